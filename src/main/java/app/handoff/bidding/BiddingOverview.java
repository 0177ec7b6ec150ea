package app.handoff.bidding;

import app.handoff.kernel.UnsentLetters.UnsentLetter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bidding as its business sees it: counts and states, never what a bid says.
 *
 * @param unsent how many of its letters wait for somebody to send them
 */
public record BiddingOverview(BidRequest request, List<Entry> invitations, List<Clarification> questions, int unsent) {

    /** Where the letters wait that somebody has to send. */
    public static final String TO_SEND = "/messages?show=to-send";

    public long invited() {
        return invitations.stream()
                .filter(entry -> entry.progress() != InvitationStatus.REVOKED)
                .count();
    }

    public long bids() {
        return invitations.stream()
                .filter(entry -> entry.progress() == InvitationStatus.BID_SENT)
                .count();
    }

    public long openQuestions() {
        return questions.stream().filter(Clarification::isOpen).count();
    }

    /** How many of the invitations written wait for somebody to send them. */
    public long unsentInvitations() {
        return invitations.stream().filter(Entry::waits).count();
    }

    /**
     * @param waits whether the invitation is written and waits for somebody to send it
     * @param mustHoldLonger whether the bid that was sent was asked to hold for a shorter time than bids are now
     */
    public record Entry(Invitation invitation, InvitationStatus progress, boolean waits, boolean mustHoldLonger) {

        static Entry of(
                Invitation invitation, @Nullable Bid last, BidRequest request, Collection<UnsentLetter> unsent) {
            var invitationStatus = InvitationStatus.of(invitation, last, request);
            return new Entry(
                    invitation,
                    invitationStatus,
                    invitationStatus == InvitationStatus.SENT && unsent.stream().anyMatch(invitation::isIn),
                    invitationStatus == InvitationStatus.BID_SENT && last != null && last.mustHoldLonger(request));
        }
    }
}
