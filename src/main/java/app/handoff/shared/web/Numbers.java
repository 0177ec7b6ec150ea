package app.handoff.shared.web;

import app.handoff.shared.Tenancy;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads numbers as people write them: 8400, 8,400.00, 8.400,00, 8 400, 8'400, 1,40. Only a single separator followed by
 * exactly three digits can be taken in two ways; then the country of the business decides: 1,400 is one thousand four
 * hundred in Canada and one and four tenths in Germany. Where that would begin with 0 it is a fraction everywhere. The page
 * shows how a number was read.
 */
public final class Numbers {

    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u202f'’]");
    private static final Pattern GROUPED = Pattern.compile("[-+]?[1-9][0-9]{0,2}([.,])[0-9]{3}(\\1[0-9]{3})*");
    private static final int LONGEST = 24;

    private Numbers() {}

    /**
     * Reads a number as the current business writes them.
     *
     * @throws NumberFormatException if the text is no number of at most 24 characters
     */
    public static BigDecimal parse(String text) {
        return parse(text, Tenancy.locality().locale());
    }

    static BigDecimal parse(String text, Locale locale) {
        var digits = SPACES.matcher(text.strip().replace('−', '-')).replaceAll("");
        if (digits.length() > LONGEST || !digits.matches("[-+]?[0-9.,]*[0-9][0-9.,]*")) {
            throw new NumberFormatException("not a number");
        }
        int decimal = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (decimal < 0) {
            return new BigDecimal(digits);
        }
        boolean separatorRepeats = digits.indexOf(digits.charAt(decimal)) != decimal;
        boolean separatesDecimals = !separatorRepeats && digits.charAt(decimal) == decimalSeparator(locale);
        if (GROUPED.matcher(digits).matches() && !separatesDecimals) {
            return new BigDecimal(digits.replace(",", "").replace(".", ""));
        }
        var whole = digits.substring(0, decimal).replace(",", "").replace(".", "");
        var fraction = digits.substring(decimal + 1);
        if (separatorRepeats || fraction.isEmpty()) {
            throw new NumberFormatException("not a number");
        }
        return new BigDecimal(
                (whole.isEmpty() || whole.equals("-") || whole.equals("+") ? whole + "0" : whole) + "." + fraction);
    }

    /** A number as it stands in a field: without thousands, so that the current business reads the same again. */
    public static String print(BigDecimal number) {
        return print(number, Tenancy.locality().locale());
    }

    static String print(BigDecimal number, Locale locale) {
        var plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString().replace('.', decimalSeparator(locale));
    }

    // The comma or the full stop, whichever the country writes; others, such as the Arabic one, no keyboard here types.
    private static char decimalSeparator(Locale locale) {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',' ? ',' : '.';
    }
}
