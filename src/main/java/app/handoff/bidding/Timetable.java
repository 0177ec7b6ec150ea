package app.handoff.bidding;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WallTime;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When questions end, when bids are due and by when vendors hear, in the zone of the business. Times only ever move on. */
@Embeddable
class Timetable {

    private @Nullable Instant deadline;
    private ZoneId zone;
    private @Nullable Instant questionsUntil;
    private @Nullable LocalDate decisionBy;

    Timetable(ZoneId zone) {
        this.zone = zone;
    }

    @SuppressWarnings("NullAway.Init")
    protected Timetable() {}

    void follow(Schedule schedule) {
        deadline = schedule.deadlineAt();
        zone = schedule.zone();
        questionsUntil = schedule.questionsUntilAt();
        decisionBy = schedule.decisionBy();
    }

    /** What was promised and would be broken: bids are due later, questions end no earlier and an answer stays promised. */
    List<RuleViolation> brokenBy(Schedule later) {
        var before = schedule();
        var broken = new ArrayList<RuleViolation>();
        if (!later.isLaterThan(before)) {
            broken.add(new RuleViolation("bidding.deadline.onlyLater", deadline()).at("deadline"));
        }
        if (later.questionsUntilAt().isBefore(before.questionsUntilAt())) {
            broken.add(
                    new RuleViolation("bidding.questionsUntil.onlyLater", new Deadline(before.questionsUntilAt(), zone))
                            .at("questionsUntil"));
        }
        if (before.decisionBy() != null && later.decisionBy() == null) {
            broken.add(new RuleViolation("bidding.decisionBy.promised", before.decisionBy()).at("decisionBy"));
        }
        return broken;
    }

    /** Where less is left, bids are due at the same time of a later day, and everything that follows moves with it. */
    void leaveAtLeast(Duration time, Instant now) {
        var least = now.plus(time);
        if (dueAt().isBefore(least)) {
            var wallTime = dueAt().atZone(zone).toLocalTime();
            var day = least.atZone(zone).toLocalDate().atTime(wallTime).atZone(zone);
            var later = day.toInstant().isBefore(least) ? day.plusDays(1) : day;
            follow(schedule().movedTo(WallTime.of(later.toInstant(), zone)));
        }
    }

    /** @throws RuleViolation if no deadline is set, or it has passed */
    void requireAhead(Instant now) {
        if (deadline == null) {
            throw new RuleViolation("bidding.deadline.missing");
        }
        if (!deadline.isAfter(now)) {
            throw new RuleViolation("bidding.deadline.passed", deadline());
        }
    }

    boolean hasDeadline() {
        return deadline != null;
    }

    /** Whether the deadline has come. */
    boolean isDue(Instant now) {
        return !now.isBefore(dueAt());
    }

    boolean takesQuestions(Instant now) {
        return questionsUntil != null && now.isBefore(questionsUntil);
    }

    Deadline deadline() {
        return new Deadline(dueAt(), zone);
    }

    Schedule schedule() {
        var due = WallTime.of(dueAt(), zone);
        return new Schedule(questionsUntil == null ? due : WallTime.of(questionsUntil, zone), due, zone, decisionBy);
    }

    /** @throws IllegalStateException before a deadline was set */
    private Instant dueAt() {
        if (deadline == null) {
            throw new IllegalStateException("No deadline was set.");
        }
        return deadline;
    }

    ZoneId zone() {
        return zone;
    }

    @Nullable Instant questionsUntil() {
        return questionsUntil;
    }

    @Nullable LocalDate decisionBy() {
        return decisionBy;
    }
}
