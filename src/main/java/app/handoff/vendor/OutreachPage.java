package app.handoff.vendor;

import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The texts to find vendors with, filled for one work, and whom the business has asked.
 *
 * @param chosen the work; null for none in particular
 * @param older where the next page of those asked begins; null where there is none
 */
record OutreachPage(
        @Nullable EngagementId chosen,
        List<Option> engagements,
        List<Line> texts,
        List<Asked> asked,
        @Nullable UUID older) {

    public boolean isAbout(Option engagement) {
        return chosen != null && engagement.value().equals(chosen.toString());
    }

    /** One text, as it would be sent or posted. */
    record Line(
            LeadSource source,
            String title,
            String use,
            @Nullable String subject,
            String body) {

        static Line of(LeadSource source, OutreachText filled, Format format) {
            var key = "vendor.advert." + source + ".";
            return new Line(
                    source,
                    format.message(key + "title"),
                    format.message(key + "use"),
                    filled.subject(),
                    filled.body());
        }

        /** How high its field is. */
        public int rows() {
            return (int) body.lines().count() + body.length() / 90 + 1;
        }

        public boolean isSendable() {
            return source.isWrittenTo();
        }
    }

    /** Somebody who was asked. */
    record Asked(String name, String email, String about, String when) {

        static Asked of(Inquiry inquiry, Map<EngagementId, String> engagements, Format format) {
            return new Asked(
                    inquiry.name(),
                    inquiry.email(),
                    inquiry.engagement()
                            .map(engagements::get)
                            .orElseGet(() -> format.message("vendor.advert.engagement.none")),
                    format.message(
                            "vendor.page.added.by",
                            format.dayOf(inquiry.askedAt()),
                            inquiry.askedBy().name()));
        }
    }
}
