package app.handoff.bidding;

import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people give one bid for one criterion, from 0, poor, to 5, excellent. The ends of the scale say why.
 *
 * @param score 0 to 5
 * @param note why, at most 2,000 characters; needed with 0, 1 and 5
 */
@Embeddable
public record CriterionScore(int score, String note) {

    public static final int LOWEST = 0;
    public static final int HIGHEST = 5;
    public static final int LONGEST_NOTE = 2000;
    private static final int EXPLAINED_UP_TO = 1;

    /**
     * @throws RuleViolation at {@code score} if it is out of range, at {@code note} if it is missing at the ends of the
     *     scale, or too long
     */
    public CriterionScore {
        note = note.strip();
        if (score < LOWEST || score > HIGHEST) {
            throw new RuleViolation("evaluation.score.outOfRange").at("score");
        }
        if ((score <= EXPLAINED_UP_TO || score == HIGHEST) && note.isEmpty()) {
            throw new RuleViolation("evaluation.score.sayWhy", score).at("note");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new RuleViolation("text.tooLong", LONGEST_NOTE).at("note");
        }
    }

    /**
     * As somebody typed it; empty where nothing was given yet.
     *
     * @throws RuleViolation also if there is a note without a score, or the score is not a number
     */
    public static Optional<CriterionScore> typed(@Nullable String score, @Nullable String note) {
        var why = note == null ? "" : note;
        if (score == null || score.isBlank()) {
            if (!why.isBlank()) {
                throw new RuleViolation("evaluation.score.forNote").at("score");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(new CriterionScore(Integer.parseInt(score.strip()), why));
        } catch (NumberFormatException notANumber) {
            throw new RuleViolation("evaluation.score.outOfRange").at("score");
        }
    }
}
