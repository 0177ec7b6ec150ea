package app.handoff.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The language in which most businesses of a country (ISO 3166) work with each other. */
public final class CountryLanguages {

    private static final Map<String, Locale> LANGUAGES = read();

    private CountryLanguages() {}

    private static Map<String, Locale> read() {
        var stored = new Properties();
        try (var file = Objects.requireNonNull(CountryLanguages.class.getResourceAsStream("languages.properties"))) {
            stored.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var languages = new HashMap<String, Locale>();
        stored.forEach((language, countries) -> {
            for (var country : String.valueOf(countries).split(" ")) {
                languages.put(country, Locale.forLanguageTag(String.valueOf(language)));
            }
        });
        return Map.copyOf(languages);
    }

    /**
     * What it is called in another language: German of Austria. A country in which several are spoken counts by the one that
     * most businesses use; English where none is known.
     */
    public static String of(String country, Locale inWhich) {
        return LANGUAGES.getOrDefault(country, Locale.ENGLISH).getDisplayLanguage(inWhich);
    }
}
