package app.handoff.bidding.web;

import app.handoff.bidding.Disqualification;
import app.handoff.bidding.Judging;
import app.handoff.bidding.OpenedBid;
import app.handoff.text.Format;
import java.util.List;

/**
 * A bid that does not count, or did not for a time.
 *
 * @param vendor its name, which tells nothing while quality is judged with names hidden
 */
record Excluded(String bid, String vendor, Disqualification why) {

    static List<Excluded> of(Judging judging, Format format) {
        return judging.disqualifications().stream()
                .map(one -> new Excluded(one.bid().toString(), name(judging, one, format), one))
                .toList();
    }

    private static String name(Judging judging, Disqualification one, Format format) {
        return name(judging, judging.bid(one.bid()), format);
    }

    /** Before quality is final a bid is called as it is on the page where it is judged. */
    static String name(Judging judging, OpenedBid bid, Format format) {
        return judging.progress().isQualityFinal() || judging.request().status().isOver()
                ? bid.vendorName()
                : judging.masked().stream()
                        .filter(masked -> masked.bid().id().equals(bid.id()))
                        .map(masked -> format.text(masked.name()))
                        .findFirst()
                        .orElseThrow();
    }
}
