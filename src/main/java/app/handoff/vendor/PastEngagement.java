package app.handoff.vendor;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.VendorPast.Told;
import app.handoff.engagement.VendorPast.Topic;
import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import java.util.Collection;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of one engagement with a vendor.
 *
 * @param stood how far the vendor came before there was a contract
 * @param score what its bid was worth; null where nobody may know or has judged it
 * @param contract how its contract is or ended; null where it had none
 * @param review what the last review came to; null where there was none
 */
record PastEngagement(
        EngagementId id,
        String name,
        Badge.Kind kind,
        @Nullable String stood,
        @Nullable String score,
        @Nullable String contract,
        @Nullable String review) {

    /** @param told all that the steps tell of it */
    static PastEngagement of(EngagementId id, String name, Collection<Told> told, Format format) {
        var about = new EnumMap<Topic, Told>(Topic.class);
        told.forEach(one -> about.put(one.topic(), one));
        var stood = about.getOrDefault(Topic.BIDDING, about.get(Topic.CHECK));
        return new PastEngagement(
                id,
                name,
                stood == null ? Badge.Kind.IDLE : stood.kind(),
                text(stood, format),
                text(about.get(Topic.SCORE), format),
                text(about.get(Topic.CONTRACT), format),
                text(about.get(Topic.REVIEW), format));
    }

    private static @Nullable String text(@Nullable Told told, Format format) {
        return told == null ? null : format.text(told.text());
    }
}
