package app.handoff.web;

import org.jspecify.annotations.Nullable;

/** Why somebody does what is not done without a word; {@link ReasonPage} asks for it, and the aggregate checks it. */
public record ReasonForm(@Nullable String reason) {

    /** What was typed; empty where nothing was. */
    public String text() {
        return reason == null ? "" : reason;
    }

    /** @param given the reason for which it was done already; null while it was not */
    public static StoredForm stored(@Nullable String given) {
        return StoredForm.once(given == null ? null : new ReasonForm(given));
    }
}
