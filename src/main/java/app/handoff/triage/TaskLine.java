package app.handoff.triage;

import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.TaskId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list of tasks.
 *
 * @param risk null where nobody has assessed the task yet
 * @param verdict what was decided, else what the rules suggest
 * @param because why, in two or three words
 */
record TaskLine(
        TaskId id,
        String name,
        Sentence effort,
        BigDecimal hours,
        Money cost,
        @Nullable Integer risk,
        @Nullable Gate gate,
        @Nullable Score score,
        Verdict verdict,
        Sentence because,
        boolean decided) {

    static TaskLine of(TaskRow row) {
        var assessment = row.assessment();
        var suggestion = assessment.suggestion();
        var nature = row.nature();
        var verdict = row.verdict();
        boolean decided = verdict != null;
        return new TaskLine(
                row.id(),
                row.name(),
                said(row.effort(), row.doneBy()),
                row.hoursPerYear(),
                row.costPerYear(),
                nature == null ? null : nature.risk(),
                assessment.gate().orElse(null),
                assessment.score().orElse(null),
                verdict == null ? suggestion.verdict() : verdict,
                decided ? decided(row) : Sentence.of("triage.because." + suggestion.because() + ".short"),
                decided);
    }

    private static Sentence decided(TaskRow row) {
        return Sentence.of(row.standing() == Task.Standing.ENGAGED ? "triage.list.engaged" : "triage.list.decided");
    }

    /** "Jonas, 7.5 h weekly". */
    static Sentence said(Effort effort, @Nullable String doneBy) {
        var often = effort.isKnown()
                ? Sentence.of("triage.effort." + effort.period(), effort.hours(), effort.everyYears())
                : Sentence.of("triage.effort.unknown");
        return doneBy == null ? often : Sentence.of("triage.effort.by", doneBy, often);
    }

    /** Cents say nothing in a list. */
    public Money wholeCost() {
        return whole(cost);
    }

    static Money whole(Money money) {
        return new Money(money.amount().setScale(0, RoundingMode.HALF_UP), money.currency());
    }

    public boolean blocked() {
        return verdict == Verdict.BLOCKED;
    }
}
