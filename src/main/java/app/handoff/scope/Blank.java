package app.handoff.scope;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of a scope are written bit by bit: what is not given yet is an empty text or an empty list, never null. */
final class Blank {

    private Blank() {}

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
