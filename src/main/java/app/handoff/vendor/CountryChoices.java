package app.handoff.vendor;

import app.handoff.kernel.CountryNames;
import app.handoff.kernel.CountryZones;
import app.handoff.text.Option;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Countries, time zones and languages to choose from, by the names the reader knows. */
public final class CountryChoices {

    private static final Pattern CITY =
            Pattern.compile("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    private CountryChoices() {}

    public static List<Option> countries(Locale reader) {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Option(code, CountryNames.of(code, reader)))
                .sorted(Comparator.comparing(Option::text))
                .toList();
    }

    public static List<Option> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> CITY.matcher(id).matches())
                .map(id -> new Option(id, city(id)))
                .sorted(Comparator.comparing(Option::text))
                .toList();
    }

    /** The time that a vendor of this country keeps as long as nobody says otherwise: at home our own, elsewhere that of most people. */
    public static ZoneId usualZone(String country, String home, ZoneId own) {
        return country.equals(home) ? own : CountryZones.all(country).get(0);
    }

    /** Europe/Lisbon is Lisbon (Europe); America/Argentina/Salta is Salta (Argentina, America). */
    private static String city(String zone) {
        var parts = Arrays.asList(zone.replace('_', ' ').split("/"));
        var around = parts.subList(0, parts.size() - 1).stream()
                .sorted(Comparator.comparingInt(parts::indexOf).reversed())
                .collect(Collectors.joining(", "));
        return parts.get(parts.size() - 1) + " (" + around + ")";
    }

    static List<Option> languages(Locale reader) {
        return Arrays.stream(Locale.getISOLanguages())
                // Three have an older code besides, under which a Java finds the newer one.
                .map(Locale::forLanguageTag)
                .distinct()
                .map(language -> new Option(language.getLanguage(), language.getDisplayLanguage(reader)))
                .sorted(Comparator.comparing(Option::text))
                .toList();
    }

    public static boolean isCountry(String code) {
        return Arrays.asList(Locale.getISOCountries()).contains(code);
    }

    static boolean isLanguage(String code) {
        return Arrays.asList(Locale.getISOLanguages()).contains(code);
    }
}
