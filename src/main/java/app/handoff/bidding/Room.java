package app.handoff.bidding;

import java.util.List;

/** The bidding as its business sees it: counts and states, never what a bid says. */
public record Room(BidRequest request, List<Entry> invitations, List<Clarification> questions) {

    public long invited() {
        return invitations.stream()
                .filter(entry -> entry.progress() != Progress.REVOKED)
                .count();
    }

    public long bids() {
        return invitations.stream()
                .filter(entry -> entry.progress() == Progress.BID_SENT)
                .count();
    }

    public long openQuestions() {
        return questions.stream().filter(Clarification::isOpen).count();
    }

    public record Entry(Invitation invitation, Progress progress) {}
}
