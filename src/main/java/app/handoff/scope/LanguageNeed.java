package app.handoff.scope;

import org.jspecify.annotations.Nullable;

/**
 * A language the vendor must command, and how well.
 *
 * @param use where it is needed: in writing, in calls
 */
public record LanguageNeed(String language, @Nullable Cefr level, String use) {

    public LanguageNeed {
        language = Blank.text(language);
        use = Blank.text(use);
    }

    /** The levels of the Common European Framework of Reference for Languages, the lowest first. */
    public enum Cefr {
        A1,
        A2,
        B1,
        B2,
        C1,
        C2
    }
}
