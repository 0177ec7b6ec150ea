package app.handoff.bidding;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.UnsentMessages.Obstacle;
import app.handoff.kernel.UnsentMessages.UnsentMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bidding as its business sees it: counts and states, never what a bid says.
 *
 * @param standing its invitations and how far each is
 */
record BiddingOverview(BidRequest request, InvitationCounts.Standing standing, List<Clarification> questions) {

    /** Where the messages wait that somebody has to send. */
    public static final String TO_SEND = "/messages?show=to-send";

    public List<Entry> invitations() {
        return standing.invitations();
    }

    /** What to do next where there is no request yet. */
    public static BiddingNextStep nextBeforeARequest(EngagementId engagement, boolean scopeIsFrozen) {
        return BiddingNextStep.beforeARequest(engagement, scopeIsFrozen);
    }

    /** What to do next; empty while we wait for vendors, or once a vendor is chosen. */
    public Optional<BiddingNextStep> next(boolean scopeIsFrozen, Instant now) {
        return BiddingNextStep.next(request, standing, scopeIsFrozen, now);
    }

    public long invited() {
        return standing.invited();
    }

    public long bids() {
        return standing.bids();
    }

    public long openQuestions() {
        return standing.openQuestions();
    }

    /**
     * @param obstacle why the invitation that is written has not left; null where it has, or none is written
     * @param mustHoldLonger whether the bid that was sent was asked to hold for a shorter time than bids are now
     */
    public record Entry(
            Invitation invitation,
            InvitationStatus progress,
            @Nullable Obstacle obstacle,
            boolean mustHoldLonger) {

        static Entry of(
                Invitation invitation, @Nullable Bid last, BidRequest request, Collection<UnsentMessage> unsent) {
            var invitationStatus = InvitationStatus.of(invitation, last, request);
            return new Entry(
                    invitation,
                    invitationStatus,
                    invitationStatus == InvitationStatus.SENT ? obstacle(invitation, unsent) : null,
                    invitationStatus == InvitationStatus.BID_SENT && last != null && last.mustHoldLonger(request));
        }

        private static @Nullable Obstacle obstacle(Invitation invitation, Collection<UnsentMessage> unsent) {
            return unsent.stream()
                    .filter(invitation::isIn)
                    .map(UnsentMessage::obstacle)
                    .findFirst()
                    .orElse(null);
        }

        /** Whether the vendor cannot know that it is asked: its invitation has not left. */
        boolean isToldNobody() {
            return obstacle != null;
        }

        /** Whether the invitation waits for somebody to send it. */
        boolean waits() {
            return obstacle != null && obstacle != Obstacle.NOT_TAKEN;
        }
    }
}
