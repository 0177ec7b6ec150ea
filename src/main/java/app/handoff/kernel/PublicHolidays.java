package app.handoff.kernel;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of countries (ISO 3166-1) and their regions, as far as the Jollyday project writes them down. It knows no days of
 * religions, companies or schools, and about half of all countries not at all. Read when somebody asks for the first time.
 */
public final class PublicHolidays {

    /** Names that the project writes otherwise than English does. */
    private static final Map<String, String> BETTER_NAMES = Map.ofEntries(
            Map.entry("1st Christmas day", "Christmas Day"),
            Map.entry("2nd Christmas day", "Second Day of Christmas"),
            Map.entry("Christmas", "Christmas Day"),
            Map.entry("St. Josephs day", "St. Joseph's Day"),
            Map.entry("St. Berchtholds day", "St. Berchtold's Day"),
            Map.entry("St. Peter and Paul day", "St. Peter and St. Paul's Day"),
            Map.entry("St. Ursulas's Day", "St. Ursula's Day"),
            Map.entry("St.Stephen's Day", "St. Stephen's Day"),
            Map.entry("St.Demetrius' Day", "St. Demetrius' Day"),
            Map.entry("St.Elijah's Day", "St. Elijah's Day"),
            Map.entry("St.George Day", "St. George's Day"),
            Map.entry("St.Peter's Day", "St. Peter's Day"),
            Map.entry("St.Vitus' Day", "St. Vitus' Day"),
            Map.entry("Johannis day", "St. John's Day"),
            Map.entry("Eight hours day", "Eight Hours' Day"));

    private PublicHolidays() {}

    /** @param name in English, such as New Year's Day */
    public record Day(LocalDate date, String name) {}

    /** Whether the holidays of this country are written down. */
    public static boolean areKnown(String country) {
        return Countries.KNOWN.contains(country);
    }

    /** The regions of a country with holidays of their own, by code; empty where there are none. */
    public static Map<String, String> regions(String country) {
        return areKnown(country)
                ? manager(country).getCalendarHierarchy().getChildren().values().stream()
                        .collect(Collectors.toMap(
                                CalendarHierarchy::getId,
                                region -> region.getDescription(Locale.ENGLISH),
                                (one, other) -> one,
                                TreeMap::new))
                : Map.of();
    }

    /**
     * What is celebrated on a day; empty for a working day, and where holidays are not known.
     *
     * @param region part of the country, as {@link #regions} names it; null for what the whole country celebrates
     */
    public static Optional<Day> on(String country, @Nullable String region, LocalDate day) {
        return areKnown(country)
                ? holidays(country, region, day.getYear()).stream()
                        .filter(holiday -> holiday.getDate().equals(day))
                        .findFirst()
                        .map(PublicHolidays::told)
                : Optional.empty();
    }

    /** Those from one day to another, both included, the first one in front. */
    public static List<Day> between(String country, @Nullable String region, LocalDate from, LocalDate to) {
        return areKnown(country)
                ? from.getYear() > to.getYear()
                        ? List.of()
                        : java.util.stream.IntStream.rangeClosed(from.getYear(), to.getYear())
                                .boxed()
                                .flatMap(year -> holidays(country, region, year).stream())
                                .filter(holiday -> !holiday.getDate().isBefore(from)
                                        && !holiday.getDate().isAfter(to))
                                .sorted(Comparator.comparing(Holiday::getDate))
                                .map(PublicHolidays::told)
                                .toList()
                : List.of();
    }

    private static Set<Holiday> holidays(String country, @Nullable String region, int year) {
        var all = region == null
                ? manager(country).getHolidays(Year.of(year))
                : manager(country).getHolidays(Year.of(year), region);
        return all.stream()
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .collect(Collectors.toSet());
    }

    private static Day told(Holiday holiday) {
        var name = holiday.getDescription(Locale.ENGLISH);
        return new Day(holiday.getDate(), BETTER_NAMES.getOrDefault(name, name));
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    /** Of these the library has a calendar; it also has some of stock exchanges. */
    private static final class Countries {

        static final Set<String> KNOWN = HolidayManager.getSupportedCalendarCodes().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .filter(Set.of(Locale.getISOCountries())::contains)
                .collect(Collectors.toUnmodifiableSet());
    }
}
