package app.handoff.text;

import org.jspecify.annotations.Nullable;

/** One answer to choose from. The light colours its word: good, wait, bad or idle. */
public record Option(
        String value,
        String text,
        @Nullable String hint,
        @Nullable String light) {

    public Option(String value, String text) {
        this(value, text, null, null);
    }

    public Option(String value, String text, @Nullable String hint) {
        this(value, text, hint, null);
    }
}
