package app.handoff.kernel;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence to show: the key of a text in the bundles and what fills it (texts, amounts, days, deadlines, words). Where
 * nothing is known for a gap, it stays empty.
 */
public record Sentence(String key, List<@Nullable Object> words) implements Serializable {

    public static Sentence of(String key, @Nullable Object... words) {
        return new Sentence(key, Arrays.asList(words));
    }
}
