package app.handoff.diligence;

import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.util.List;
import java.util.stream.IntStream;

/** A score from 0, poor, to 5, excellent. */
final class CheckScore {

    private static final int BEST = 5;

    private CheckScore() {}

    /** All scores to choose from, each with what it means. */
    static List<Option> options(Format format) {
        return IntStream.rangeClosed(0, BEST)
                .mapToObj(score -> new Option(String.valueOf(score), format.message("diligence.score." + score)))
                .toList();
    }

    static int checked(int score) {
        if (score < 0 || score > BEST) {
            throw new RuleViolation("diligence.score.range").at("score");
        }
        return score;
    }
}
