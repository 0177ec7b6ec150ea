package app.handoff.bidding;

import app.handoff.kernel.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the round of final offers stands, as its business sees it: who was asked and whether something came, never what it says.
 *
 * @param asked by the names of the vendors
 */
record FinalOffersView(FinalRound round, Deadline deadline, State state, List<Asked> asked) {

    public enum State {
        AWAITED,
        CLOSED,
        OPENED,
        CALLED_OFF,
        /** The request ended before anybody opened them. */
        ENDED
    }

    /** @param at when it was sent last; null where nothing counts that was sent in this round */
    public record Asked(
            String vendor, Standing standing, @Nullable Instant at) {}

    public enum Standing {
        NOT_YET,
        SENT,
        /** It took its final offer back. */
        WITHDRAWN,
        /** Its bid does not count any more, so none is wanted. */
        NOT_WANTED;

        /** The kind of the light beside the word. */
        public String light() {
            return switch (this) {
                case SENT -> "good";
                case NOT_YET -> "info";
                case WITHDRAWN, NOT_WANTED -> "idle";
            };
        }
    }

    static FinalOffersView of(BidRequest request, List<Invitation> invited, Map<InvitationId, Bid> sent, Instant now) {
        var round = request.finalRound();
        if (round == null) {
            throw new IllegalStateException("Nobody was asked for a final offer.");
        }
        return new FinalOffersView(
                round,
                request.finalDeadline(),
                state(request, round, now),
                invited.stream()
                        .filter(invitation -> invitation.finalAskedAt() != null)
                        .map(invitation -> asked(invitation, sent.get(invitation.id())))
                        .toList());
    }

    private static State state(BidRequest request, FinalRound round, Instant now) {
        if (round.isOpened()) {
            return State.OPENED;
        }
        if (round.isCalledOff()) {
            return State.CALLED_OFF;
        }
        return !request.isAwaitingFinalOffers()
                ? State.ENDED
                : request.areFinalOffersClosed(now) ? State.CLOSED : State.AWAITED;
    }

    private static Asked asked(Invitation invitation, @Nullable Bid last) {
        var standing = !invitation.isAskedForFinalOffer()
                ? Standing.NOT_WANTED
                : last == null ? Standing.NOT_YET : last.kind() == Bid.Kind.SENT ? Standing.SENT : Standing.WITHDRAWN;
        return new Asked(
                invitation.vendorName(), standing, standing == Standing.SENT && last != null ? last.at() : null);
    }

    public long sent() {
        return asked.stream().filter(one -> one.standing() == Standing.SENT).count();
    }

    /** Whether they can still be called off, or get more time. */
    public boolean isSealed() {
        return state == State.AWAITED || state == State.CLOSED;
    }

    public boolean isCalledOff() {
        return state == State.CALLED_OFF;
    }
}
