package app.handoff.evaluation;

import app.handoff.bidding.Criterion;
import app.handoff.evaluation.Evaluation.Column;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a letter tells that follows from the decision: the reader's own figures, and nobody else's.
 *
 * @param points what the bid has under each criterion; none where it was not judged to the end
 * @param total of 100; null where there are no points
 * @param holdsUntil the day until which the bid holds, where something may still come of it
 * @param ordered what of the bid is ordered, in sentences; none where all of it is
 * @param disqualifiedFor why the bid does not count
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LetterFacts(
        List<Own> points,
        @Nullable BigDecimal total,
        @Nullable LocalDate holdsUntil,
        List<String> ordered,
        @Nullable String disqualifiedFor) {

    static final LetterFacts NONE = new LetterFacts(List.of(), null, null, List.of(), null);

    LetterFacts {
        points = points == null ? List.of() : List.copyOf(points);
        ordered = ordered == null ? List.of() : List.copyOf(ordered);
    }

    static LetterFacts judged(List<Criterion> criteria, Column column) {
        return new LetterFacts(
                criteria.stream().map(criterion -> Own.of(criterion, column)).toList(),
                column.shownTotal(),
                null,
                List.of(),
                null);
    }

    static LetterFacts disqualified(String reason) {
        return new LetterFacts(List.of(), null, null, List.of(), reason);
    }

    LetterFacts holdingUntil(LocalDate day) {
        return new LetterFacts(points, total, day, ordered, disqualifiedFor);
    }

    LetterFacts ordering(List<String> sentences) {
        return new LetterFacts(points, total, holdsUntil, sentences, disqualifiedFor);
    }

    /**
     * What the bid has under one criterion.
     *
     * @param weight how many points there are at most
     * @param points to one place
     * @param score 0 to 5, as people gave it; null where the points are computed
     * @param anchor what this score means; empty where it was not written down
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Own(
            String criterion,
            int weight,
            BigDecimal points,
            @Nullable Integer score,
            @Nullable String anchor) {

        private static Own of(Criterion criterion, Column column) {
            var cell = column.under(criterion);
            var score = cell.score();
            return new Own(
                    criterion.name(),
                    criterion.weight(),
                    cell.shown(),
                    score,
                    score == null ? null : criterion.anchor(score));
        }

        /** Whether people gave a score, so that there is more to tell than points. */
        @JsonIgnore
        public boolean isScored() {
            return score != null;
        }
    }
}
