package app.handoff.bidding;

import java.util.Currency;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Amounts of money in a text, of whatever currency: € 32, 32 EUR, USD 1,200.50, 40 euros. */
final class MoneyInText {

    private static final String FIGURE = "\\d(?:[\\d.,'’\\u00a0\\u202f ]*\\d)?";

    private static final String CURRENCY = "(?:\\p{Sc}|\\b(?:"
            + Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .sorted()
                    .collect(Collectors.joining("|"))
            + ")\\b)";

    private static final Pattern AMOUNT = Pattern.compile(CURRENCY + "\\s?" + FIGURE + "|" + FIGURE + "\\s?(?:"
            + CURRENCY + "|(?i:euros?|dollars?|pounds?|francs?)\\b)");

    private MoneyInText() {}

    /** Each of them once, as it is written there, the first one first. */
    static List<String> in(String text) {
        return AMOUNT.matcher(text).results().map(MatchResult::group).distinct().toList();
    }
}
