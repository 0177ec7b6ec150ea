package app.handoff.delivery.web;

import app.handoff.delivery.Delivery;
import app.handoff.delivery.StatusReport;
import app.handoff.kernel.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A page that asks for the reason of a decision before it is made.
 *
 * @param weeks whether it also asks for a number of weeks
 */
record ReasonView(
        Sentence title,
        Sentence lede,
        Sentence label,
        Sentence hint,
        Sentence button,
        String action,
        String back,
        boolean weeks,
        @Nullable String context) {

    static ReasonView skip(StatusReport report, String title) {
        return of(
                "skip",
                "/reports/" + report.id() + "/skip",
                "/reports/" + report.id() + "/writing",
                title,
                report.week(),
                title);
    }

    static ReasonView early(Delivery delivery) {
        return of(
                "early", running(delivery) + "/early-end", running(delivery), delivery.title(), delivery.vendorName());
    }

    /** @param once whether the contract allows one extension by the same length */
    static ReasonView extension(Delivery delivery, boolean once) {
        var asked = of(
                "extension",
                running(delivery) + "/extension",
                running(delivery),
                delivery.title(),
                delivery.vendorName());
        return new ReasonView(
                asked.title,
                once
                        ? Sentence.of(
                                "delivery.reason.extension.once",
                                delivery.transition().weeks())
                        : asked.lede,
                asked.label,
                asked.hint,
                asked.button,
                asked.action,
                asked.back,
                true,
                asked.context);
    }

    private static ReasonView of(String what, String action, String back, String context, @Nullable Object... words) {
        var key = "delivery.reason." + what;
        return new ReasonView(
                Sentence.of(key + ".title", words),
                Sentence.of(key + ".lede", words),
                Sentence.of(key + ".label"),
                Sentence.of(key + ".hint"),
                Sentence.of(key + ".button", words),
                action,
                back,
                false,
                context);
    }

    private static String running(Delivery delivery) {
        return "/engagements/" + delivery.engagement() + "/running";
    }
}
