package app.handoff.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of countries in English, by themselves and within a sentence, where some need an article. */
public final class CountryNames {

    /** Islands, unions, republics and other common nouns, and the few that are plural by habit (ISO 3166). */
    private static final Set<String> WITH_ARTICLE = Set.of(
            "AE", "AX", "BQ", "BS", "CC", "CF", "CK", "DO", "FK", "FO", "GB", "GM", "IM", "IO", "KM", "KY", "MH", "MP",
            "MV", "NL", "PH", "PN", "PS", "SB", "SC", "TC", "TF", "UM", "US", "VG", "VI");

    /** How people write some of them beside the name on the list. */
    private static final Set<String> ALSO_WRITTEN = Set.of(
            "usa",
            "u.s.",
            "u.s.a.",
            "us",
            "united states of america",
            "uk",
            "u.k.",
            "united kingdom of great britain and northern ireland",
            "uae",
            "czech republic",
            "european union",
            "eu",
            "republic of ireland",
            "kingdom of the netherlands");

    private CountryNames() {}

    /**
     * The name on a list, such as Netherlands.
     *
     * @param code ISO 3166, two letters
     */
    public static String of(String code) {
        return of(code, Locale.ENGLISH);
    }

    /** The name on a list in the language of its reader. */
    public static String of(String code, Locale reader) {
        return new Locale("", code).getDisplayCountry(reader);
    }

    /** Every country by name, in the order of the alphabet. */
    public static List<String> all() {
        return Arrays.stream(Locale.getISOCountries())
                .map(CountryNames::of)
                .sorted()
                .toList();
    }

    /** The country of this code as a sentence says it: the Netherlands, Germany. */
    public static String inSentence(String code) {
        return (WITH_ARTICLE.contains(code) ? "the " : "") + of(code);
    }

    /** What a person typed, as a sentence says it: a country gets its article, anything else stays as it is. */
    public static String typedInSentence(String typed) {
        var name = typed.strip();
        return ALSO_WRITTEN.contains(name.toLowerCase(Locale.ROOT))
                        || WITH_ARTICLE.stream().map(CountryNames::of).anyMatch(name::equalsIgnoreCase)
                ? "the " + name
                : typed;
    }
}
