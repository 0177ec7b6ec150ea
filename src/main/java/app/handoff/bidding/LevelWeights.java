package app.handoff.bidding;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.ServiceLevel;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * How often each service level counts among all of a request: one with 3 brings three times the points of one with 1; one with 0
 * is promised and reported and brings none. A level that is not named counts once, and so does one that an addendum adds.
 *
 * @param weights those that do not count once
 */
record LevelWeights(List<Weight> weights) implements Serializable {

    /** All levels count alike. */
    static final LevelWeights ALIKE = new LevelWeights(List.of());

    static final int USUAL = 1;

    /** Beyond it the others would be left without a point that anybody sees. */
    static final int HIGHEST = 10;

    /** @throws RuleViolation if a level counts less than never or more than ten times */
    LevelWeights {
        weights = weights.stream().filter(one -> one.weight() != USUAL).toList();
        if (weights.stream().anyMatch(one -> one.weight() < 0 || one.weight() > HIGHEST)) {
            throw new RuleViolation("bidding.levels.outOfRange", HIGHEST);
        }
    }

    /** How often a level counts, 0 to 10. */
    int of(ServiceLevelId level) {
        return weights.stream()
                .filter(one -> one.level().equals(level.id()))
                .mapToInt(Weight::weight)
                .findFirst()
                .orElse(USUAL);
    }

    /** Whether at least one of these levels counts. */
    boolean leavesAnyOf(List<ServiceLevel> levels) {
        return levels.stream().anyMatch(level -> of(level.id()) > 0);
    }

    /** @param weight how often the level counts, 0 to 10 */
    record Weight(UUID level, int weight) implements Serializable {}
}
