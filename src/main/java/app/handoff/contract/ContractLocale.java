package app.handoff.contract;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * How numbers, amounts and days are written in a contract: as the business wrote them when it drafted the contract. It is
 * kept with the contract, so that its text and its fingerprint never depend on who reads it.
 *
 * @param locale the language tag of the business, such as en-DE
 */
record ContractLocale(String locale) {

    static final ContractLocale ENGLISH = new ContractLocale("en-GB");

    private static final Set<String> MONTH_FIRST = Set.of("US", "CA", "PH");

    static ContractLocale of(Locale locale) {
        return new ContractLocale(locale.toLanguageTag());
    }

    /** 1,234.5 or 1.234,5, with at most four places. */
    String number(BigDecimal number) {
        return format("#,##0.####").format(number);
    }

    /** EUR 1,234.50 or EUR 1.234,50, always with cents where the currency has them. */
    String money(Money money) {
        int places = Math.max(
                Math.max(0, money.currency().getDefaultFractionDigits()),
                Math.max(0, money.amount().stripTrailingZeros().scale()));
        return money.currency().getCurrencyCode() + " "
                + format("#,##0" + (places == 0 ? "" : "." + "0".repeat(places)))
                        .format(money.amount());
    }

    /** 99.2 %, 4 hours, 1 hour. */
    String value(BigDecimal number, String unit) {
        boolean one = number.compareTo(BigDecimal.ONE) == 0 && unit.length() > 1 && unit.endsWith("s");
        return number(number) + (unit.isBlank() ? "" : " " + (one ? unit.substring(0, unit.length() - 1) : unit));
    }

    /** 4 January 2027, or January 4, 2027 where the month comes first: in words, so that nobody takes a day for a month. */
    String day(LocalDate day) {
        var pattern = MONTH_FIRST.contains(Locale.forLanguageTag(locale).getCountry()) ? "MMMM d, yyyy" : "d MMMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
    }

    private DecimalFormat format(String pattern) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.forLanguageTag(locale)));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
