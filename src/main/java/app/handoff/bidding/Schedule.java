package app.handoff.bidding;

import app.handoff.shared.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
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

    /** No bidding takes longer: a year written wrong would close it for good, since a deadline only moves on. */
    private static final Period LONGEST = Period.ofYears(2);

    void check(Instant now) {
        check(deadline, zone, now);
        requireOnce(questionsUntil, zone, "questionsUntil");
        if (questionsUntilAt().isAfter(deadlineAt())) {
            throw new RuleViolation("bidding.questionsUntil.afterDeadline").at("questionsUntil");
        }
        if (decisionBy != null && decisionBy.isBefore(deadline.toLocalDate())) {
            throw new RuleViolation("bidding.decisionBy.beforeDeadline").at("decisionBy");
        }
    }

    /**
     * @return the moment of this deadline
     * @throws RuleViolation if it has passed, never comes, comes twice, or lies more than two years ahead
     */
    static Instant check(LocalDateTime deadline, ZoneId zone, Instant now) {
        if (deadline.isAfter(LocalDateTime.ofInstant(now, zone).plus(LONGEST))) {
            throw new RuleViolation("bidding.deadline.tooFar").at("deadline");
        }
        requireOnce(deadline, zone, "deadline");
        var at = instant(deadline, zone, "deadline");
        if (!at.isAfter(now)) {
            throw new RuleViolation("bidding.deadline.past").at("deadline");
        }
        return at;
    }

    Instant deadlineAt() {
        return instant(deadline, zone, "deadline");
    }

    Instant questionsUntilAt() {
        return instant(questionsUntil, zone, "questionsUntil");
    }

    /** Where clocks are put back, an hour comes twice: whoever names it is asked for a time that all vendors read alike. */
    private static void requireOnce(LocalDateTime wallTime, ZoneId zone, String field) {
        if (zone.getRules().getValidOffsets(wallTime).size() > 1) {
            var change = zone.getRules().getTransition(wallTime);
            throw new RuleViolation(
                            "bidding.deadline.comesTwice",
                            zone,
                            change.getDateTimeAfter().toLocalTime(),
                            change.getDateTimeBefore().toLocalTime())
                    .at(field);
        }
    }

    /** @throws RuleViolation if the clocks are put forward over this wall time, so that it never comes */
    static Instant instant(LocalDateTime wallTime, ZoneId zone, String field) {
        if (zone.getRules().getValidOffsets(wallTime).isEmpty()) {
            throw new RuleViolation("bidding.deadline.noSuchTime", zone).at(field);
        }
        return wallTime.atZone(zone).toInstant();
    }
}
