package app.handoff.diligence;

import app.handoff.kernel.RuleViolation;

/** A score from 0, poor, to 5, excellent. */
final class CheckScore {

    private static final int BEST = 5;

    private CheckScore() {}

    static int checked(int score) {
        if (score < 0 || score > BEST) {
            throw new RuleViolation("diligence.score.range").at("score");
        }
        return score;
    }
}
