package app.handoff.account;

import app.handoff.kernel.CountryNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** What a country suggests for a business in it: its time zones (IANA) and its currency (ISO 4217). */
@Component
class Countries {

    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    /** 1 234,5 and 1.234,5. */
    private static final Locale WITH_SPACES = Locale.forLanguageTag("en-FI");

    private static final Locale WITH_FULL_STOPS = Locale.forLanguageTag("en-DE");

    private final Properties zones;

    Countries() {
        try {
            zones = PropertiesLoaderUtils.loadProperties(new ClassPathResource("app/handoff/account/zones.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every country by its name in this language. */
    public List<Country> all(Locale language) {
        return zones.stringPropertyNames().stream()
                .map(code -> new Country(code, CountryNames.of(code, language)))
                .sorted(Comparator.comparing(Country::name))
                .toList();
    }

    public boolean isKnown(@Nullable String country) {
        return country != null && zones.containsKey(country);
    }

    /** The zones between which somebody there must choose; those that keep the same time from now on count once. */
    public List<ZoneId> zones(String country) {
        var different = new LinkedHashMap<Object, ZoneId>();
        for (var name : zones.getProperty(country, "UTC").split(" ")) {
            var rules = ZoneId.of(name).getRules();
            different.putIfAbsent(List.of(rules.getOffset(FAR), rules.getTransitionRules()), ZoneId.of(name));
        }
        return List.copyOf(different.values());
    }

    /** Every zone that some country uses. */
    public List<String> allZones() {
        return zones.stringPropertyNames().stream()
                .flatMap(country -> Arrays.stream(zones.getProperty(country).split(" ")))
                .distinct()
                .sorted()
                .toList();
    }

    /** Money of the country; euros where it has none of its own. */
    public Currency currency(String country) {
        var currency = Currency.getInstance(new Locale("", country));
        return currency == null ? Currency.getInstance("EUR") : currency;
    }

    /**
     * How numbers are written there, as a business that works in English writes them: as English is written there, where it
     * is; else with the comma before decimals where the country has it, and with full stops or spaces between thousands.
     */
    public Locale numbers(String country) {
        var own = Locale.forLanguageTag("en-" + country);
        var there = Arrays.stream(Locale.getAvailableLocales())
                .filter(locale -> locale.getCountry().equals(country)
                        && locale.getScript().isEmpty())
                .map(DecimalFormatSymbols::getInstance)
                .toList();
        boolean known = Arrays.asList(Locale.getAvailableLocales()).contains(own);
        var commas = there.stream()
                .filter(symbols -> symbols.getDecimalSeparator() == ',')
                .toList();
        if (known || 2 * commas.size() <= there.size()) {
            return own;
        }
        long spaces = commas.stream()
                .filter(symbols -> Character.isSpaceChar(symbols.getGroupingSeparator()))
                .count();
        return 2 * spaces > commas.size() ? WITH_SPACES : WITH_FULL_STOPS;
    }

    /** The currencies in use today: every country's own, once. */
    public List<String> allCurrencies() {
        return zones.stringPropertyNames().stream()
                .map(country -> currency(country).getCurrencyCode())
                .distinct()
                .sorted()
                .toList();
    }

    public record Country(String code, String name) {}
}
