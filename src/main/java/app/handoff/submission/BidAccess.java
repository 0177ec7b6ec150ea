package app.handoff.submission;

import app.handoff.bidding.Invitation;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vendor that has proven who it is and acts on its bid.
 *
 * @param codeChosenAt when the vendor's own code was chosen that it came in by; null if it came in by a mailed one
 * @param colleague which colleague acts in the vendor's name; null where it is the person who was invited
 */
record BidAccess(
        InvitationId invitation,
        @Nullable Instant codeChosenAt,
        @Nullable UUID colleague) {

    public static BidAccess by(InvitationId invitation, Proof proof) {
        return new BidAccess(invitation, proof.kind() == Proof.Kind.OWN_CODE ? proof.at() : null, null);
    }

    /** The same for whoever came through this link. */
    public static BidAccess by(LinkVisitor visitor, Proof proof) {
        var own = by(new InvitationId(visitor.subject()), proof);
        return isInvited(visitor)
                ? own
                : new BidAccess(own.invitation, null, visitor.requiredHolder().id());
    }

    /** As a vendor comes in that has no code of its own. */
    public static BidAccess byMailedCode(InvitationId invitation) {
        return new BidAccess(invitation, null, null);
    }

    /** Whether this link was made for the person who was invited, and not for a colleague. */
    static boolean isInvited(LinkVisitor visitor) {
        return visitor.requiredHolder().id().equals(visitor.subject());
    }

    /** Whether the vendor knows its own code: then it is not lost. */
    boolean hasOwnCode() {
        return codeChosenAt != null;
    }

    /** Whether this is the person who was invited, known by the address of the invitation and not by a code of its own. */
    boolean hasProvenTheAddress() {
        return codeChosenAt == null && colleague == null;
    }

    /** @throws RuleViolation for a colleague: who works on a bid is for the person to say who was invited */
    void requireInvited() {
        if (colleague != null) {
            throw new RuleViolation("submission.colleagues.invitedOnly");
        }
    }

    /** @throws NotFound for a colleague whose access was taken away */
    void requireKnownTo(Invitation invited) {
        actor(invited);
    }

    /** Who acts in the vendor's name. */
    Actor actor(Invitation invited) {
        return colleague == null
                ? invited.actor()
                : invited.actor(invited.colleague(colleague).orElseThrow(NotFound::new));
    }

    /** The name of the person who acts. */
    String person(Invitation invited) {
        return colleague == null
                ? invited.contact()
                : invited.colleague(colleague).orElseThrow(NotFound::new).name();
    }
}
