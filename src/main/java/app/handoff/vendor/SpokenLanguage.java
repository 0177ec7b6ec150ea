package app.handoff.vendor;

import java.util.Locale;

/** A language a vendor works in, by its ISO 639-1 code, and how well. */
record SpokenLanguage(String code, Cefr level) {

    /** What the language is called by those who read the page. */
    public String name(Locale reader) {
        return Locale.forLanguageTag(code).getDisplayLanguage(reader);
    }
}
