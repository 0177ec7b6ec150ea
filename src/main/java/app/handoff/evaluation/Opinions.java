package app.handoff.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What several people gave the same bid for the same criterion, each apart.
 *
 * @param sorted 0 to 5 each, the lowest first
 */
record Opinions(List<Integer> sorted) {

    /** From this distance on, people saw different things, and what they agree on says why. */
    private static final int FAR_APART = 2;

    static Opinions of(IntStream scores) {
        return new Opinions(scores.sorted().boxed().toList());
    }

    /** By how much the highest is above the lowest. */
    public int spread() {
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1) - sorted.get(0);
    }

    public boolean areFarApart() {
        return spread() >= FAR_APART;
    }

    /** The middle one; of an even number the mean of the two in the middle, a half rounded up. Empty where nobody scored. */
    public Optional<Integer> proposal() {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int upper = sorted.get(sorted.size() / 2);
        int lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of((lower + upper + 1) / 2);
    }
}
