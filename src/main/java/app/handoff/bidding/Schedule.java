package app.handoff.bidding;

import app.handoff.shared.ProcedureDates;
import app.handoff.shared.ProcedureDates.Day;
import app.handoff.shared.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
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

    /** @param validityDays how many days after the deadline a bid must hold at least */
    void check(int validityDays, Instant now) {
        check(deadline, zone, now);
        requireOnce(questionsUntil, zone, "questionsUntil");
        // On one day the hour decides.
        if (questionsUntilAt().isAfter(deadlineAt())) {
            throw new RuleViolation("bidding.questionsUntil.afterDeadline").at("questionsUntil");
        }
        for (var contradiction : dates(validityDays).contradictions()) {
            throw switch (contradiction.order()) {
                case VENDORS_HEAR_AFTER_DEADLINE ->
                    new RuleViolation("bidding.decisionBy.beforeDeadline").at("decisionBy");
                case BIDS_HOLD_UNTIL_DECISION ->
                    new RuleViolation(
                                    "bidding.decisionBy.afterValidity",
                                    contradiction.later(),
                                    ChronoUnit.DAYS.between(deadline.toLocalDate(), contradiction.to()))
                            .at("decisionBy");
                default -> new IllegalStateException("No days of a schedule: " + contradiction);
            };
        }
    }

    /** These days among those of the engagement. */
    public ProcedureDates dates(int validityDays) {
        return ProcedureDates.NONE
                .with(Day.QUESTIONS_UNTIL, questionsUntil.toLocalDate())
                .with(Day.DEADLINE, deadline.toLocalDate())
                .with(Day.DECISION_BY, decisionBy)
                .with(Day.BIDS_VALID_UNTIL, deadline.toLocalDate().plusDays(validityDays));
    }

    /** With another deadline, and everything that follows it moved by as many days. */
    public Schedule movedTo(LocalDateTime newDeadline) {
        long days = ChronoUnit.DAYS.between(deadline.toLocalDate(), newDeadline.toLocalDate());
        var questions = questionsUntil.plusDays(days).atZone(zone).toLocalDateTime();
        return new Schedule(
                questions.isAfter(newDeadline) ? newDeadline : questions,
                newDeadline,
                zone,
                decisionBy == null ? null : decisionBy.plusDays(days));
    }

    /** Whether only the deadline is another: what follows it was not moved with it. */
    public boolean leavesBehind(Schedule before) {
        return !deadline.toLocalDate().equals(before.deadline.toLocalDate())
                && questionsUntil.equals(before.questionsUntil)
                && Objects.equals(decisionBy, before.decisionBy);
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
