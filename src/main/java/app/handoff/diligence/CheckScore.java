package app.handoff.diligence;

import app.handoff.kernel.RuleViolation;

/** A mark from 0, poor, to 5, excellent. */
final class CheckScore {

    private static final int BEST = 5;

    private CheckScore() {}

    static int checked(int mark) {
        if (mark < 0 || mark > BEST) {
            throw new RuleViolation("diligence.mark.range").at("mark");
        }
        return mark;
    }
}
