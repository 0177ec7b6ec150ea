package app.handoff.bidding;

import app.handoff.shared.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The days of a bidding, in wall time of one zone.
 *
 * @param decisionBy by when vendors hear; null where nothing is promised
 */
public record Schedule(
        LocalDateTime questionsUntil,
        LocalDateTime deadline,
        ZoneId zone,
        @Nullable LocalDate decisionBy) {

    void check(Instant now) {
        if (!deadlineAt().isAfter(now)) {
            throw new RuleViolation("bidding.deadline.past").at("deadline");
        }
        if (questionsUntilAt().isAfter(deadlineAt())) {
            throw new RuleViolation("bidding.questionsUntil.afterDeadline").at("questionsUntil");
        }
        if (decisionBy != null && decisionBy.isBefore(deadline.toLocalDate())) {
            throw new RuleViolation("bidding.decisionBy.beforeDeadline").at("decisionBy");
        }
    }

    Instant deadlineAt() {
        return instant(deadline, zone, "deadline");
    }

    Instant questionsUntilAt() {
        return instant(questionsUntil, zone, "questionsUntil");
    }

    /** @throws RuleViolation if the clocks are put forward over this wall time, so that it never comes */
    static Instant instant(LocalDateTime wallTime, ZoneId zone, String field) {
        if (zone.getRules().getValidOffsets(wallTime).isEmpty()) {
            throw new RuleViolation("bidding.deadline.noSuchTime", zone).at(field);
        }
        return wallTime.atZone(zone).toInstant();
    }
}
