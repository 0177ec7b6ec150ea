package app.handoff.kernel;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/** Where a business is: its zone, its currency and how it writes numbers and dates. */
public record Locality(ZoneId zone, Currency currency, Locale locale) implements Serializable {

    /** Used where no business is known: before set-up and on error pages. */
    public static final Locality NOWHERE =
            new Locality(ZoneId.of("UTC"), Currency.getInstance("EUR"), Locale.forLanguageTag("en-GB"));
}
