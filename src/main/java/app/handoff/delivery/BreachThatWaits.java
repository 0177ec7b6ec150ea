package app.handoff.delivery;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A missed level that needs one of us: the vendor replied, or did not by its day, or the day of its plan is over.
 *
 * @param replyBy by when the vendor was to reply
 */
record BreachThatWaits(Breach breach, Instant replyBy, ZoneId zone, String vendorName) {

    EngagementId engagement() {
        return breach.engagement();
    }

    String href() {
        return "/engagements/" + breach.engagement() + "/running/breaches/" + breach.id();
    }

    /** What it waits for: {@code reply}, {@code noReply} or {@code plan}. */
    String what() {
        return switch (breach.status()) {
            case REPLIED -> "reply";
            case NOTIFIED -> "noReply";
            default -> "plan";
        };
    }

    Sentence title(String under) {
        return Sentence.of(under + what(), breach.levelName(), breach.week());
    }

    Sentence said(String under) {
        return Sentence.of(under + what(), vendorName);
    }

    /** Whether a day has passed. */
    boolean isOverdue() {
        return breach.status() != Breach.Status.REPLIED;
    }

    @Nullable Deadline due() {
        var plan = breach.plan();
        if (what().equals("plan") && plan != null) {
            LocalDate day = plan.by();
            return new Deadline(day.atTime(23, 59).atZone(zone).toInstant(), zone);
        }
        return what().equals("noReply") ? new Deadline(replyBy, zone) : null;
    }
}
