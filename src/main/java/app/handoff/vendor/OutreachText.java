package app.handoff.vendor;

import app.handoff.text.Format;
import org.jspecify.annotations.Nullable;

/** A text to find vendors with, for one way of looking. It never names a price. */
record OutreachText(
        LeadSource source,
        String title,
        String use,
        @Nullable String subject,
        String body) {

    /** Words of the business stand in the texts as they are; the engagement's name is all that tells of the work. */
    static OutreachText of(
            LeadSource source, String work, String business, String person, String email, Format format) {
        var key = "vendor.advert." + source + ".";
        return new OutreachText(
                source,
                format.message(key + "title"),
                format.message(key + "use"),
                source == LeadSource.SOCIAL ? null : format.message(key + "subject", work),
                format.message(key + "body", work, business, person, email));
    }

    public int lines() {
        return (int) body.lines().count() + body.length() / 90 + 1;
    }
}
