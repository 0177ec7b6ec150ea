package app.handoff.submission;

import app.handoff.bidding.InvitationId;
import app.handoff.kernel.Proof;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A vendor that has proven who it is and acts on its bid.
 *
 * @param codeChosenAt when the vendor's own code was chosen that it came in by; null if it came in by a mailed one
 */
record BidAccess(InvitationId invitation, @Nullable Instant codeChosenAt) {

    public static BidAccess by(InvitationId invitation, Proof proof) {
        return new BidAccess(invitation, proof.kind() == Proof.Kind.OWN_CODE ? proof.at() : null);
    }

    /** As a vendor comes in that has no code of its own. */
    public static BidAccess byMailedCode(InvitationId invitation) {
        return new BidAccess(invitation, null);
    }

    /** Whether the vendor knows its own code: then it is not lost. */
    boolean hasOwnCode() {
        return codeChosenAt != null;
    }
}
