package app.handoff.sample;

import java.util.HashMap;
import java.util.Map;

/** What the acts of one sample business have made so far, by kind and by the name that the play gives it. */
final class SampleMemory {

    private final Map<Class<?>, Map<String, Object>> kept = new HashMap<>();

    void keep(String name, Object thing) {
        var before =
                kept.computeIfAbsent(thing.getClass(), kind -> new HashMap<>()).put(name, thing);
        if (before != null) {
            throw new IllegalStateException("Told twice in the sample business: " + name);
        }
    }

    <T> T known(Class<T> kind, String name) {
        var thing = kept.getOrDefault(kind, Map.of()).get(name);
        if (thing == null) {
            throw new IllegalArgumentException(
                    "Nobody in the sample business has told of the " + kind.getSimpleName() + " " + name);
        }
        return kind.cast(thing);
    }
}
