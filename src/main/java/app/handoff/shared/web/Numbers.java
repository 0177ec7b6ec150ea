package app.handoff.shared.web;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads numbers as people write them: 8400, 8,400.00, 8.400,00, 8 400, 8'400, 1,40. A single separator followed by
 * exactly three digits, with one to three before it that do not begin with 0, is taken for thousands: 1,400 is one thousand
 * four hundred, 0,125 an eighth. The page shows how a number was read.
 */
public final class Numbers {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f'’]");
    private static final Pattern GROUPED = Pattern.compile("[-+]?[1-9][0-9]{0,2}([.,])[0-9]{3}(\\1[0-9]{3})*");
    private static final int LONGEST = 24;

    private Numbers() {}

    /** @throws NumberFormatException if the text is no number of at most 24 characters */
    public static BigDecimal parse(String text) {
        var digits = SPACES.matcher(text.strip().replace('−', '-')).replaceAll("");
        if (digits.length() > LONGEST || !digits.matches("[-+]?[0-9.,]*[0-9][0-9.,]*")) {
            throw new NumberFormatException("not a number");
        }
        if (GROUPED.matcher(digits).matches()) {
            return new BigDecimal(digits.replace(",", "").replace(".", ""));
        }
        int decimal = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (decimal < 0) {
            return new BigDecimal(digits);
        }
        var whole = digits.substring(0, decimal).replace(",", "").replace(".", "");
        var fraction = digits.substring(decimal + 1);
        boolean separatorRepeats = digits.indexOf(digits.charAt(decimal)) != decimal;
        if (separatorRepeats || fraction.isEmpty()) {
            throw new NumberFormatException("not a number");
        }
        return new BigDecimal(
                (whole.isEmpty() || whole.equals("-") || whole.equals("+") ? whole + "0" : whole) + "." + fraction);
    }
}
