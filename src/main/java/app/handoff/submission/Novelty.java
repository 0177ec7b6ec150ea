package app.handoff.submission;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

/** What became of something that vendors are asked for since bidding opened. */
enum Novelty {
    SAME,
    NEW,
    CHANGED;

    /**
     * @param before everything of its kind that was asked for when bidding opened
     * @param key names the same thing in both versions
     */
    static <T> Novelty of(T asked, Collection<T> before, Function<T, Object> key) {
        return before.stream()
                .filter(earlier -> Objects.equals(key.apply(earlier), key.apply(asked)))
                .findFirst()
                .map(earlier -> earlier.equals(asked) ? SAME : CHANGED)
                .orElse(NEW);
    }
}
