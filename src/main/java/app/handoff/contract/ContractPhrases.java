package app.handoff.contract;

import app.handoff.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * Writes numbers, amounts and days as the text of a contract has them: always the same, whoever reads, so that the text
 * and its fingerprint never depend on the reader.
 */
final class ContractPhrases {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private ContractPhrases() {}

    /** 4 January 2027. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** 16:00, Berlin time. */
    static String time(LocalTime time, ZoneId zone) {
        return TIME.format(time) + ", " + Terms.cityOf(zone) + " time";
    }

    static String weekday(java.time.DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** 1,234.5. */
    static String number(BigDecimal number) {
        return format("#,##0.####").format(number);
    }

    /** EUR 1,234.50. */
    static String money(Money money) {
        int places = Math.max(
                Math.max(0, money.currency().getDefaultFractionDigits()),
                Math.max(0, money.amount().stripTrailingZeros().scale()));
        return money.currency().getCurrencyCode() + " "
                + format("#,##0" + (places == 0 ? "" : "." + "0".repeat(places)))
                        .format(money.amount());
    }

    /** 99.2 %, 4 working hours. */
    static String value(BigDecimal number, String unit) {
        return number(number) + (unit.isBlank() ? "" : " " + unit);
    }

    /** 1 week, 8 weeks. */
    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** bookkeeping, payroll and filing. */
    static String enumeration(List<String> words) {
        return switch (words.size()) {
            case 0 -> "";
            case 1 -> words.get(0);
            default -> String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
        };
    }

    /** Text of others as part of a sentence: one line, without its last full stop. */
    static String phrase(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static DecimalFormat format(String pattern) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
