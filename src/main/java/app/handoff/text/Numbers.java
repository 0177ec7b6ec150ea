package app.handoff.text;

import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as people write them: 8400, 8,400.00, 8.400,00, 8 400, 8'400, 1,25,000.50, 1.2k, 2 Mio., 1½, ８４００; amounts with
 * the sign of their own currency, hours as 1:30, 1h30 or 90 min, others with the unit of their {@link NumberKind}. Only a single
 * separator followed by exactly three digits can be taken in two ways; then the country of the business decides: 1,400 is
 * one thousand four hundred in Canada and one and four tenths in Germany. Where that would begin with 0 it is a fraction
 * everywhere; where the country says a fraction and only a whole number can be meant, nobody knows, and it is refused. The
 * page shows how a number was read; its script, {@code reading.js}, reads in the same way.
 */
public final class Numbers {

    private static final Pattern TWO_WAYS = Pattern.compile("[1-9][0-9]{0,2}([.,])[0-9]{3}");
    private static final Pattern PLAIN = Pattern.compile("[0-9]*(?:[.,][0-9]+)?");
    private static final Pattern GROUPED =
            Pattern.compile("([1-9][0-9]{0,2}(?:([ '.,])[0-9]{3})(?:\\2[0-9]{3})*)(?:(?!\\2)[.,]([0-9]+))?");
    private static final Pattern INDIAN = Pattern.compile("([1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})(?:\\.([0-9]+))?");
    private static final Pattern PART = Pattern.compile("(?:([0-9]{1,9}) )?([1-9])/(10|[234568])");
    private static final Pattern NO_CENTS = Pattern.compile("(.*[0-9])(?:[.,]-{1,2}|:-|/[-=])");
    /** "US $" is "US$". */
    private static final Pattern LETTERS_BEFORE_A_DOLLAR = Pattern.compile("([a-z]) (?=\\$)");

    private static final Pattern SIGN_IN_THE_MIDDLE = Pattern.compile("([0-9][0-9 .',]*) ?(\\D+?) ?([0-9]{2})");
    /** Words and signs behind a number that make it larger, each with how many noughts it stands for. */
    private static final Map<Pattern, Integer> LARGER = Map.of(
            Pattern.compile("(.*[0-9]) ?(?:k|thousand|tsd\\.?|tausend|tys\\.?|тыс\\.?|千)"), 3,
            Pattern.compile("(.*[0-9]) ?(?:万|萬)"), 4,
            Pattern.compile("(.*[0-9]) ?(?:lakhs?|lacs?)"), 5,
            Pattern.compile("(.*[0-9]) ?(?:mn|mio\\.?|mln\\.?|millions?|millionen|millones|milioni|млн\\.?|juta)"), 6,
            Pattern.compile("(.*[0-9]) ?(?:crores?|cr\\.?)"), 7);

    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,5}):([0-5][0-9])(?::00)?");
    private static final Pattern HOURS_AND_MINUTES = Pattern.compile("([0-9]{1,5}) ?(?:" + NumberKind.Words.HOURS
            + ") ?(?:, )?(?:and|und|et|e|y|i|og|och|en|&|\\+)? ?([0-5]?[0-9])(?: ?(?:" + NumberKind.Words.MINUTES
            + "))?");
    private static final Pattern ANOTHER_CURRENCY = Pattern.compile(".*(?:\\p{Sc}|\\b[A-Z]{3}\\b).*");

    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 24;

    private Numbers() {}

    /**
     * Reads a number of no particular kind as the current business writes them.
     *
     * @throws UnreadableNumber if the text is no number of at most 24 digits
     */
    public static BigDecimal parse(String text) {
        return read(text, NumberKind.NUMBER);
    }

    /**
     * Reads a number of this kind as the current business writes them. Minutes in a field of hours are rounded to a
     * hundredth of an hour.
     *
     * @throws UnreadableNumber saying what to type instead
     */
    public static BigDecimal read(String text, NumberKind kind) {
        return read(text, kind, kind == NumberKind.COUNT);
    }

    public static BigDecimal read(String text, NumberKind kind, boolean whole) {
        var locality = Tenancy.locality();
        return read(text, kind, whole, locality.locale(), locality.currency());
    }

    /**
     * Reads an amount in this currency.
     *
     * @throws UnreadableNumber saying what to type instead
     */
    public static BigDecimal amount(String text, Currency currency) {
        return read(text, NumberKind.MONEY, false, Tenancy.locality().locale(), currency);
    }

    static BigDecimal parse(String text, Locale locale) {
        return read(text, NumberKind.NUMBER, false, locale, Currency.getInstance("EUR"));
    }

    public static BigDecimal read(String text, NumberKind kind, boolean whole, Locale locale, Currency currency) {
        return new Reading(kind, whole, locale, currency).read(NumberText.fold(text));
    }

    /**
     * Whether a number is typed just as the current business writes it, so that nobody need be told how it was read. Long ones,
     * and those with a single separator before three digits, are worth a second look.
     */
    public static boolean isPlain(String text) {
        return isPlain(text, Tenancy.locality().locale());
    }

    static boolean isPlain(String text, Locale locale) {
        return text.matches(" *[0-9]{1,3}(?:[" + decimalSeparator(locale) + "][0-9]{1,2})? *");
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
    static char decimalSeparator(Locale locale) {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',' ? ',' : '.';
    }

    /** One text, read as one kind in one country. */
    private record Reading(NumberKind kind, boolean whole, Locale locale, Currency currency) {

        BigDecimal read(String folded) {
            if (folded.length() > LONGEST) {
                throw unreadable();
            }
            var text = folded.replace('\u066b', decimalSeparator(locale))
                    .replace('\u066c', decimalSeparator(locale) == ',' ? '.' : ',');
            var small = text.toLowerCase(Locale.ROOT);
            var value = switch (kind) {
                case MONEY -> money(small, text);
                case HOURS, MINUTES -> time(small);
                default -> signed(kind.withoutUnit(small));
            };
            if (whole && value.stripTrailingZeros().scale() > 0) {
                throw new UnreadableNumber("number.notWhole", true);
            }
            return value;
        }

        private BigDecimal money(String small, String typed) {
            boolean negative = small.startsWith("-");
            var amount = LETTERS_BEFORE_A_DOLLAR.matcher(small).replaceAll("$1");
            var rest =
                    withoutSign(signAsSeparator(negative ? amount.substring(1).strip() : amount));
            if (!negative && rest.startsWith("-")) {
                negative = true;
                rest = rest.substring(1).strip();
            }
            var cents = NO_CENTS.matcher(rest);
            BigDecimal value;
            try {
                value = signed(cents.matches() ? cents.group(1) : rest);
            } catch (UnreadableNumber e) {
                throw e.isPlain() && ANOTHER_CURRENCY.matcher(typed).matches()
                        ? new UnreadableNumber("number.otherCurrency", false, currency.getCurrencyCode())
                        : e;
            }
            if (isWithoutCents() && value.stripTrailingZeros().scale() > 0) {
                throw new UnreadableNumber("number.noFractions", false, currency.getCurrencyCode());
            }
            return negative ? value.negate() : value;
        }

        private boolean isWithoutCents() {
            return kind == NumberKind.MONEY && currency.getDefaultFractionDigits() == 0;
        }

        // "12 € 50", as on the price tags of some countries.
        private String signAsSeparator(String small) {
            var parts = SIGN_IN_THE_MIDDLE.matcher(small);
            boolean middle = currency.getDefaultFractionDigits() == 2
                    && parts.matches()
                    && CurrencySigns.of(currency).contains(parts.group(2))
                    && signed(parts.group(1).strip()).stripTrailingZeros().scale() <= 0;
            return middle ? parts.group(1).replaceAll("[^0-9]", "") + "." + parts.group(3) : small;
        }

        private String withoutSign(String small) {
            var signs = CurrencySigns.of(currency);
            var rest = small;
            for (var sign : signs) {
                if (rest.startsWith(sign) && !areLetters(sign, sign.length() - 1, rest, sign.length())) {
                    rest = rest.substring(sign.length()).strip();
                    break;
                }
            }
            for (var sign : signs) {
                int at = rest.length() - sign.length();
                if (rest.endsWith(sign) && !areLetters(sign, 0, rest, at - 1)) {
                    return rest.substring(0, at).strip();
                }
            }
            return rest;
        }

        private static boolean areLetters(String one, int at, String other, int there) {
            return isLetter(one.charAt(at)) && there >= 0 && there < other.length() && isLetter(other.charAt(there));
        }

        // A sign such as 万 or 円 is a word of its own.
        private static boolean isLetter(char character) {
            return Character.isLetter(character) && !Character.isIdeographic(character);
        }

        private BigDecimal time(String small) {
            var clock = kind == NumberKind.HOURS ? CLOCK.matcher(NumberKind.HOURS.withoutUnit(small)) : null;
            if (clock != null && clock.matches()) {
                return minutes(clock.group(1), clock.group(2));
            }
            var both = HOURS_AND_MINUTES.matcher(small);
            if (both.matches()) {
                return minutes(both.group(1), both.group(2));
            }
            var own = kind.withoutUnit(small);
            if (!own.equals(small)) {
                return signed(own);
            }
            var other = kind == NumberKind.HOURS ? NumberKind.MINUTES : NumberKind.HOURS;
            var converted = other.withoutUnit(small);
            if (converted.equals(small)) {
                return signed(small);
            }
            var value = signed(converted);
            return kind == NumberKind.HOURS ? inHours(value) : value.multiply(SIXTY);
        }

        private BigDecimal minutes(String hours, String minutes) {
            var all = new BigDecimal(hours).multiply(SIXTY).add(new BigDecimal(minutes));
            return kind == NumberKind.HOURS ? inHours(all) : all;
        }

        private static BigDecimal inHours(BigDecimal minutes) {
            return minutes.divide(SIXTY, 2, RoundingMode.HALF_UP);
        }

        private BigDecimal signed(String text) {
            if (text.startsWith("-")) {
                return number(text.substring(1).strip()).negate();
            }
            return number(text.startsWith("+") ? text.substring(1).strip() : text);
        }

        private BigDecimal number(String text) {
            if (List.of(NumberKind.NUMBER, NumberKind.MONEY, NumberKind.COUNT).contains(kind)) {
                for (var larger : LARGER.entrySet()) {
                    var named = larger.getKey().matcher(text);
                    if (named.matches()) {
                        return unsigned(named.group(1), true).movePointRight(larger.getValue());
                    }
                }
            }
            return unsigned(text, false);
        }

        private BigDecimal unsigned(String text, boolean inThousands) {
            if (text.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
                throw unreadable();
            }
            var twoWays = TWO_WAYS.matcher(text);
            if (twoWays.matches()) {
                return asTheCountryWrites(text, twoWays.group(1).charAt(0), inThousands);
            }
            var part = PART.matcher(text);
            if (part.matches()) {
                return withPart(part.group(1), Integer.parseInt(part.group(2)), Integer.parseInt(part.group(3)));
            }
            if (PLAIN.matcher(text).matches() && !text.isEmpty()) {
                int separator = Math.max(text.indexOf('.'), text.indexOf(','));
                return separator < 0
                        ? new BigDecimal(text)
                        : decimal(text.substring(0, separator), text.substring(separator + 1));
            }
            for (var form : List.of(GROUPED, INDIAN)) {
                var grouped = form.matcher(text);
                if (grouped.matches()) {
                    return decimal(grouped.group(1), grouped.group(grouped.groupCount()));
                }
            }
            throw unreadable();
        }

        // Thirds and sixths to a hundredth, as minutes of an hour are; the others are exact.
        private BigDecimal withPart(@Nullable String whole, int above, int below) {
            if (above >= below) {
                throw unreadable();
            }
            var part = BigDecimal.valueOf(above)
                    .divide(BigDecimal.valueOf(below), below % 3 == 0 ? 2 : 3, RoundingMode.HALF_UP);
            return new BigDecimal(whole == null ? "0" : whole).add(part);
        }

        private BigDecimal asTheCountryWrites(String text, char separator, boolean inThousands) {
            var grouped = decimal(text, null);
            if (separator != decimalSeparator(locale)) {
                return grouped;
            }
            var fraction =
                    decimal(text.substring(0, text.indexOf(separator)), text.substring(text.indexOf(separator) + 1));
            if (!inThousands && (whole || isWithoutCents())) {
                throw new UnreadableNumber("number.twoWays", false, fraction, grouped, print(grouped, locale));
            }
            return fraction;
        }

        private static BigDecimal decimal(String grouped, @Nullable String fraction) {
            var digits = grouped.replaceAll("[^0-9]", "");
            return new BigDecimal((digits.isEmpty() ? "0" : digits) + (fraction == null ? "" : "." + fraction));
        }

        private UnreadableNumber unreadable() {
            var example = NumberFormat.getNumberInstance(locale);
            int places = kind == NumberKind.MONEY ? Math.max(0, currency.getDefaultFractionDigits()) : 2;
            example.setMinimumFractionDigits(places);
            return new UnreadableNumber(
                    "number.unreadable." + (whole && kind == NumberKind.NUMBER ? NumberKind.COUNT : kind),
                    true,
                    example.format(kind == NumberKind.MONEY ? 8400 : 1250.5),
                    currency.getSymbol(locale));
        }
    }
}
