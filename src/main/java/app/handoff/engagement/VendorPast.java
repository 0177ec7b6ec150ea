package app.handoff.engagement;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import java.util.Collection;
import java.util.List;

/** What came of an engagement with a vendor. The directory of vendors asks; each step that deals with vendors answers. */
public interface VendorPast {

    /**
     * What this step tells of the newest engagements with these vendors, in a fixed number of statements however many there are.
     *
     * @param vendors entries of the directory that stand for one and the same vendor
     * @param most how many engagements to tell of
     */
    List<Told> of(Collection<VendorId> vendors, int most);

    /** @param kind how it looks; nothing is good or bad about most of it */
    record Told(EngagementId engagement, Topic topic, Sentence text, Badge.Kind kind) {}

    /** What it is about. Each step tells at most one thing about each in one engagement. */
    enum Topic {
        /** That the vendor was checked. */
        CHECK,
        /** How far it came when bids were asked for. */
        BIDDING,
        /** What its bid was worth: told of opened bids only. */
        SCORE,
        CONTRACT,
        REVIEW
    }
}
