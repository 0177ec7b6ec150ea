package app.handoff.kernel;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A sentence to show: the key of a text in the bundles and what fills it (texts, amounts, days, deadlines, words). */
public record Sentence(String key, List<Object> words) implements Serializable {

    public static Sentence of(String key, Object... words) {
        return new Sentence(key, Arrays.asList(words));
    }
}
