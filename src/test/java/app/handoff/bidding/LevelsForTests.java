package app.handoff.bidding;

import app.handoff.servicelevel.ServiceLevel;
import java.util.List;
import java.util.stream.IntStream;

/** Service levels that count differently, for tests of who judges by them. */
public final class LevelsForTests {

    private LevelsForTests() {}

    /** @param weights how often each of the levels counts, in their order */
    public static CountedLevels weighed(List<ServiceLevel> levels, int... weights) {
        return new CountedLevels(
                levels,
                new LevelWeights(IntStream.range(0, weights.length)
                        .mapToObj(at ->
                                new LevelWeights.Weight(levels.get(at).id().id(), weights[at]))
                        .toList()));
    }
}
