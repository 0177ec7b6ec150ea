package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the vendor answered what was raised with it, in the week of a report: of the first answers that fell due in it, how many came in
 * time. None due is nothing to measure, never all in time.
 *
 * @param due those that fell due, and those that were answered before that
 * @param inTime those of them that were answered in time
 * @param waiting those that fall due later in the week and wait for their answer
 */
record FirstAnswers(int due, int inTime, int waiting) {

    /**
     * @param asked what was raised with the vendor
     * @param minutes working minutes within which an answer is to come
     * @param from after which it falls due, as far as {@code to}
     */
    static FirstAnswers of(List<Issue> asked, WorkingClock clock, int minutes, Instant from, Instant to, Instant now) {
        int due = 0;
        int inTime = 0;
        int waiting = 0;
        for (var issue : asked) {
            var at = issue.answerDue(clock, minutes);
            if (!at.isAfter(from) || at.isAfter(to)) {
                continue;
            }
            switch (issue.answer(clock, minutes, now)) {
                case IN_TIME -> {
                    due++;
                    inTime++;
                }
                case LATE -> due++;
                case AWAITED -> waiting++;
                case TAKEN_BACK -> {}
            }
        }
        return new FirstAnswers(due, inTime, waiting);
    }

    /** What there was to count, in words. */
    public List<Sentence> said() {
        var said = new ArrayList<Sentence>();
        said.add(
                due == 0 ? Sentence.of("delivery.answers.none") : Sentence.of("delivery.answers.counted", due, inTime));
        if (waiting > 0) {
            said.add(Sentence.of("delivery.answers.waiting", waiting));
        }
        return List.copyOf(said);
    }

    /** Whether a report tells other numbers than these; where nothing fell due, whether it tells any. */
    boolean differFrom(@Nullable Measurement told) {
        var numerator = told == null ? null : told.numerator();
        var denominator = told == null ? null : told.denominator();
        return due == 0
                ? denominator != null && denominator.signum() != 0
                : numerator == null
                        || denominator == null
                        || numerator.compareTo(BigDecimal.valueOf(inTime)) != 0
                        || denominator.compareTo(BigDecimal.valueOf(due)) != 0;
    }
}
