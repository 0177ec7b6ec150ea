package app.handoff.bidding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** The ways people write one amount: 12000, 12,000, 12.000, 12 000, 12'000, 12000.00, 12k, 12 thousand. */
public final class AmountInText {

    private static final String SEPARATOR = "[\\s\\u00a0\\u202f.,'’]?";
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final Pattern pattern;

    public AmountInText(BigDecimal amount) {
        var exact = amount.stripTrailingZeros();
        var whole = exact.setScale(0, RoundingMode.DOWN);
        var cents = exact.subtract(whole).setScale(2, RoundingMode.HALF_UP).unscaledValue();
        var fraction = cents.signum() == 0 ? "(?:[.,](?:0{1,2}|-{1,2}|–))?" : "[.,]" + "%02d".formatted(cents);
        var written = new StringBuilder(grouped(whole.toPlainString())).append(fraction);
        if (cents.signum() == 0 && whole.compareTo(THOUSAND) >= 0) {
            var thousands = exact.divide(THOUSAND).stripTrailingZeros().toPlainString();
            written.append("|")
                    .append(thousands.replace(".", "[.,]"))
                    .append("[\\s\\u00a0\\u202f]?(?:k\\b|thousand\\b|tsd\\b|mille?\\b)");
        }
        pattern = Pattern.compile(
                "(?<![\\d.,])(?:" + written + ")(?!\\d|[.,]\\d)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String grouped(String digits) {
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(SEPARATOR);
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    public boolean standIn(String text) {
        return pattern.matcher(text).find();
    }
}
