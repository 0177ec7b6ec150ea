package app.handoff.bidding;

import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WallTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days of a bidding, in wall time of one zone.
 *
 * @param decisionBy by when vendors hear; null where nothing is promised
 */
record Schedule(
        WallTime questionsUntil,
        WallTime deadline,
        ZoneId zone,
        @Nullable LocalDate decisionBy) {

    /** No bidding takes longer: a year written wrong would close it for good, since a deadline only moves on. */
    private static final Period LONGEST = Period.ofYears(2);

    /** Times that do not come twice. */
    public Schedule(LocalDateTime questionsUntil, LocalDateTime deadline, ZoneId zone, @Nullable LocalDate decisionBy) {
        this(WallTime.of(questionsUntil), WallTime.of(deadline), zone, decisionBy);
    }

    /**
     * @param validityDays how many days after the deadline a bid must hold at least
     * @throws RuleViolation the first of its {@link #problems}
     */
    void check(int validityDays, Instant now) {
        problems(validityDays, now).stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
    }

    /**
     * Everything that is wrong with these days: the deadline has passed or lies more than two years ahead, a time never comes or
     * comes twice and nobody said which is meant, or the days contradict each other.
     *
     * @param validityDays how many days after the deadline a bid must hold at least
     */
    List<RuleViolation> problems(int validityDays, Instant now) {
        var problems = new ArrayList<RuleViolation>();
        if (deadline.at().isAfter(LocalDateTime.ofInstant(now, zone).plus(LONGEST))) {
            problems.add(new RuleViolation("bidding.deadline.tooFar").at("deadline"));
        }
        var unclear = Stream.of(deadline.problem(zone, "deadline"), questionsUntil.problem(zone, "questionsUntil"))
                .flatMap(Optional::stream)
                .toList();
        problems.addAll(unclear);
        if (unclear.isEmpty()) {
            if (!deadlineAt().isAfter(now)) {
                problems.add(new RuleViolation("bidding.deadline.past").at("deadline"));
            }
            // On one day the hour decides.
            boolean sameDay = questionsUntil.day().equals(deadline.day());
            if (sameDay && questionsUntilAt().isAfter(deadlineAt())) {
                problems.add(new RuleViolation("bidding.questionsUntil.afterDeadline").at("questionsUntil"));
            }
        }
        dates(validityDays).contradictions().stream().map(this::problem).forEach(problems::add);
        return problems;
    }

    private RuleViolation problem(ProcedureDates.Contradiction contradiction) {
        return switch (contradiction.order()) {
            case QUESTIONS_END_BY_DEADLINE ->
                new RuleViolation("bidding.questionsUntil.afterDeadline").at("questionsUntil");
            case VENDORS_HEAR_AFTER_DEADLINE -> new RuleViolation("bidding.decisionBy.beforeDeadline").at("decisionBy");
            case BIDS_HOLD_UNTIL_DECISION ->
                new RuleViolation(
                                "bidding.decisionBy.afterValidity",
                                contradiction.later(),
                                ChronoUnit.DAYS.between(deadline.day(), contradiction.to()))
                        .at("decisionBy");
            default -> throw new IllegalStateException("No days of a schedule: " + contradiction);
        };
    }

    /** These days among those of the engagement. */
    public ProcedureDates dates(int validityDays) {
        return ProcedureDates.NONE
                .with(Day.QUESTIONS_UNTIL, questionsUntil.day())
                .with(Day.DEADLINE, deadline.day())
                .with(Day.DECISION_BY, decisionBy)
                .with(Day.BIDS_VALID_UNTIL, deadline.day().plusDays(validityDays));
    }

    /** With another deadline, and everything that follows it moved by as many days. */
    public Schedule movedTo(WallTime newDeadline) {
        long days = ChronoUnit.DAYS.between(deadline.day(), newDeadline.day());
        var questions = days == 0 ? questionsUntil : WallTime.of(questionsAfter(days));
        return new Schedule(
                questions.at().isAfter(newDeadline.at()) ? newDeadline : questions,
                newDeadline,
                zone,
                decisionBy == null ? null : decisionBy.plusDays(days));
    }

    private LocalDateTime questionsAfter(long days) {
        return questionsUntil.at().plusDays(days).atZone(zone).toLocalDateTime();
    }

    /** Whether only the deadline is another: what follows it was not moved with it. */
    public boolean leavesBehind(Schedule before) {
        return !deadline.day().equals(before.deadline.day())
                && questionsUntil.equals(before.questionsUntil)
                && Objects.equals(decisionBy, before.decisionBy);
    }

    Instant deadlineAt() {
        return deadline.in(zone);
    }

    Instant questionsUntilAt() {
        return questionsUntil.in(zone);
    }

    /** Whether bids are due later than now. */
    public boolean isLaterThan(Schedule before) {
        return deadlineAt().isAfter(before.deadlineAt());
    }
}
