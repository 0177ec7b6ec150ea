package app.handoff.kernel;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The currencies in use today: every country's own, once, by their codes (ISO 4217). */
public final class CurrenciesInUse {

    private static final List<Currency> ALL = CountryZones.countries().stream()
            .map(country -> Currency.getInstance(new Locale("", country)))
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Comparator.comparing(Currency::getCurrencyCode))
            .toList();

    private CurrenciesInUse() {}

    public static List<Currency> all() {
        return ALL;
    }

    /** US Dollar (USD). */
    public static String name(Currency currency) {
        return currency.getDisplayName(Locale.ENGLISH) + " (" + currency.getCurrencyCode() + ")";
    }
}
