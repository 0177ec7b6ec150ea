package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.FinalRound;
import app.handoff.bidding.TieRule;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of an opening: who opened the bids and when, which bids were in, when each had arrived, and its fingerprint. All of
 * it is fixed with the opening, and nothing of it tells what a bid says.
 *
 * @param bids those that were opened first, by the names of their vendors
 * @param offers the final offers that were opened later; none before, and where nobody sent one
 * @param seed from which lots are drawn between bids with the same points; null where no rule was said
 */
record OpeningRecord(
        BidRequest request,
        List<Entry> bids,
        List<Entry> offers,
        @Nullable String seed) {

    static OpeningRecord of(BidRequest request, List<OpenedBid> first, List<OpenedBid> counted) {
        return new OpeningRecord(
                request,
                first.stream().map(Entry::of).toList(),
                counted.stream()
                        .filter(bid -> first.stream().noneMatch(one -> one.id().equals(bid.id())))
                        .map(Entry::of)
                        .toList(),
                request.tieRule() == TieRule.JUDGEMENT ? null : TieBreak.seed(counted));
    }

    /** The round of final offers, once it was opened; null before. */
    public @Nullable FinalRound finals() {
        var round = request.finalRound();
        return round == null || !round.isOpened() ? null : round;
    }

    /** When final offers were opened, without a zone to think about. */
    public @Nullable String finalsUtc() {
        var round = finals();
        return round == null || round.openedAt() == null ? null : utc(round.openedAt());
    }

    /** The same moment without a zone to think about, to the second. */
    public @Nullable String utc() {
        return request.openedAt() == null ? null : utc(request.openedAt());
    }

    private static String utc(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * @param sentAt when it arrived, by the database's clock
     * @param version counts what this vendor sent, from 1
     */
    record Entry(String vendor, Instant sentAt, int version, String receipt, String sha256) {

        private static Entry of(OpenedBid bid) {
            return new Entry(bid.vendorName(), bid.sentAt(), bid.version(), bid.receipt(), bid.sha256());
        }

        public String utc() {
            return OpeningRecord.utc(sentAt);
        }
    }
}
