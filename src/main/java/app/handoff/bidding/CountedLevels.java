package app.handoff.bidding;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The service levels of a scope with how often each counts when bids are judged.
 *
 * @param weights where none of these levels counts, as an addendum may leave them, all of them count alike
 */
public record CountedLevels(List<ServiceLevel> levels, LevelWeights weights) {

    public static final CountedLevels NONE = alike(List.of());

    private static final int PRECISION = 10;

    public CountedLevels {
        levels = List.copyOf(levels);
        weights = weights.leavesAnyOf(levels) ? weights : LevelWeights.ALIKE;
    }

    public static CountedLevels alike(List<ServiceLevel> levels) {
        return new CountedLevels(levels, LevelWeights.ALIKE);
    }

    /** How a criterion brings points, as vendors read it before they bid. */
    public Sentence judged(Criterion criterion) {
        var how = !criterion.kind().isComputed()
                ? "scored"
                : pointsUnder(criterion).isEmpty() ? criterion.kind().name() : criterion.kind() + ".weighed";
        return Sentence.of("bidding.judged." + how, criterion.weight());
    }

    /** Out of how many points each level counts under a criterion, in the order of the scope; empty unless they differ. */
    public List<Share> pointsUnder(Criterion criterion) {
        return criterion.kind() != CriterionKind.SERVICE_LEVEL || isAlike()
                ? List.of()
                : levels.stream()
                        .map(level -> new Share(
                                level.name(), pointsOf(level, criterion).setScale(1, RoundingMode.HALF_UP)))
                        .toList();
    }

    /** Whether there are several, so that one can count more than another. */
    public boolean isWeighable() {
        return levels.size() > 1;
    }

    private boolean isAlike() {
        return levels.stream()
                        .mapToInt(level -> weights.of(level.id()))
                        .distinct()
                        .count()
                <= 1;
    }

    /** How often a level counts, 0 to 10. */
    public BigDecimal weightOf(ServiceLevel level) {
        return BigDecimal.valueOf(weights.of(level.id()));
    }

    /** How often all of them count together; 0 only where there are none. */
    public BigDecimal sum() {
        return BigDecimal.valueOf(
                levels.stream().mapToInt(level -> weights.of(level.id())).sum());
    }

    /** How many of the points of a criterion a level can bring: its weight in the sum of all, to ten places. */
    public BigDecimal pointsOf(ServiceLevel level, Criterion criterion) {
        return BigDecimal.valueOf(criterion.weight())
                .multiply(weightOf(level))
                .divide(sum(), PRECISION, RoundingMode.HALF_UP);
    }

    /** @param points how many a level can bring, to one place */
    public record Share(String name, BigDecimal points) {}
}
