package app.handoff.account;

import app.handoff.kernel.CountryNames;
import app.handoff.kernel.CountryZones;
import app.handoff.kernel.CurrenciesInUse;
import java.text.DecimalFormatSymbols;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a country suggests for a business in it: its time zones (IANA) and its currency (ISO 4217). */
@Component
class Countries {

    /** 1 234,5 and 1.234,5. */
    private static final Locale WITH_SPACES = Locale.forLanguageTag("en-FI");

    private static final Locale WITH_FULL_STOPS = Locale.forLanguageTag("en-DE");

    /** Every country by its name in this language. */
    public List<Country> all(Locale language) {
        return CountryZones.countries().stream()
                .map(code -> new Country(code, CountryNames.of(code, language)))
                .sorted(Comparator.comparing(Country::name))
                .toList();
    }

    public boolean isKnown(@Nullable String country) {
        return country != null && CountryZones.countries().contains(country);
    }

    /** The zones between which somebody there must choose; those that keep the same time from now on count once. */
    public List<ZoneId> zones(String country) {
        return CountryZones.different(country);
    }

    /** America/Vancouver is Vancouver, and America/Indiana/Knox is Knox, Indiana. */
    public String city(String zone) {
        var parts = zone.replace('_', ' ').split("/");
        return parts.length < 3 ? parts[parts.length - 1] : parts[2] + ", " + parts[1];
    }

    /** {@code CA=America/Vancouver America/Toronto;US=…}: every country in which somebody has to choose, with what from. */
    public String withSeveralZones() {
        return CountryZones.countries().stream()
                .filter(country -> zones(country).size() > 1)
                .map(country -> country + "="
                        + zones(country).stream().map(ZoneId::getId).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(";"));
    }

    /** Every zone that some country uses. */
    public List<String> allZones() {
        return CountryZones.countries().stream()
                .flatMap(country -> CountryZones.all(country).stream())
                .map(ZoneId::getId)
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
        return CurrenciesInUse.all().stream().map(Currency::getCurrencyCode).toList();
    }

    public record Country(String code, String name) {}
}
