package app.handoff.evaluation;

import app.handoff.bidding.Criterion;
import app.handoff.evaluation.Evaluation.LevelCell;
import app.handoff.evaluation.Matrix.Cell;
import app.handoff.evaluation.Matrix.Row;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;

/** What each vendor commits to for one service level, and what its references say of that. */
record LevelRow(Comparison comparison, Criterion criterion, ServiceLevel level) {

    Row row() {
        var rowLeader = RowLeader.of(
                comparison.evaluation().ranked(),
                column -> column.forLevel(level).counted(),
                better());
        return comparison.row(
                wording().say("evaluation.comparison.criterion", level.name(), weight()),
                wording()
                        .say(
                                "evaluation.comparison.level.note",
                                wording().level(level, level.target()),
                                wording().level(level, level.least())),
                column -> cell(column.forLevel(level), rowLeader));
    }

    private Cell cell(LevelCell own, RowLeader<BigDecimal> rowLeader) {
        var points = wording().pointsInWords(own.points());
        if (own.committed() == null) {
            return comparison.notGiven(points);
        }
        var committed = wording().level(level, own.committed());
        return own.reference() == null
                ? comparison.ranked(committed, points, rowLeader, own.counted(), word())
                : Cell.flag(
                        committed,
                        wording()
                                .say(
                                        "evaluation.comparison.references.say",
                                        wording().level(level, own.reference()),
                                        points));
    }

    private String word() {
        return switch (level.direction()) {
            case HIGHER -> "evaluation.comparison.highest";
            case LOWER -> "evaluation.comparison.lowest";
            case RANGE -> "evaluation.comparison.best";
        };
    }

    /** The better value is the greater one; values that are as good as each other are equal. */
    private Comparator<BigDecimal> better() {
        return (one, other) -> {
            boolean first = level.atLeastAsGood(one, other);
            boolean second = level.atLeastAsGood(other, one);
            return first == second ? 0 : first ? 1 : -1;
        };
    }

    /** How many points the level can bring. */
    private String weight() {
        return wording()
                .format()
                .number(comparison.evaluation().pointsOf(level, criterion).setScale(1, RoundingMode.HALF_UP));
    }

    private AwardWording wording() {
        return comparison.wording();
    }
}
