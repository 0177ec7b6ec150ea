package app.handoff.kernel;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/**
 * Where a business is: its zone, its currency and how it writes numbers and dates.
 *
 * @param country ISO 3166-1 alpha-2, by which taxes and laws are called; numbers may be written as elsewhere
 */
public record Locality(ZoneId zone, Currency currency, Locale locale, String country) implements Serializable {

    /** Used where no business is known: before set-up and on error pages. */
    public static final Locality NOWHERE =
            new Locality(ZoneId.of("UTC"), Currency.getInstance("EUR"), Locale.forLanguageTag("en-GB"));

    /** In the country in which numbers are written like this. */
    public Locality(ZoneId zone, Currency currency, Locale locale) {
        this(zone, currency, locale, locale.getCountry());
    }
}
