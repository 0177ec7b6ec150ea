package app.handoff.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** How people write a currency beside an amount: its code, its signs where it is paid with, its name. */
public final class CurrencySigns {

    /** Signs in daily use that the data of the platform do not have. */
    private static final Map<String, List<String>> MORE = Map.ofEntries(
            Map.entry("CHF", List.of("fr.", "fr", "sfr.", "sfr", "franken")),
            Map.entry("INR", List.of("rs.", "rs")),
            Map.entry("JPY", List.of("円", "¥")),
            Map.entry("CNY", List.of("元", "rmb", "¥")),
            Map.entry("KRW", List.of("원")),
            Map.entry("USD", List.of("us$")),
            Map.entry("CAD", List.of("c$")),
            Map.entry("SEK", List.of("kr.", "kr")),
            Map.entry("NOK", List.of("kr.", "kr")),
            Map.entry("DKK", List.of("kr.", "kr")),
            Map.entry("ISK", List.of("kr.", "kr")),
            Map.entry("TRY", List.of("tl")),
            Map.entry("KWD", List.of("kd")),
            Map.entry("AED", List.of("dhs.", "dhs", "dh")));

    private static final Map<Currency, List<String>> KNOWN = new ConcurrentHashMap<>();

    private CurrencySigns() {}

    /** In small letters, the longest first. */
    public static List<String> of(Currency currency) {
        return KNOWN.computeIfAbsent(currency, CurrencySigns::find);
    }

    private static List<String> find(Currency currency) {
        var where = Arrays.stream(Locale.getAvailableLocales())
                .filter(locale -> locale.getCountry().length() == 2 && isPaidIn(currency, locale));
        var name = currency.getDisplayName(Locale.ENGLISH).toLowerCase(Locale.ROOT);
        var last = name.substring(name.lastIndexOf(' ') + 1);
        var signs = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        Stream.of(
                        Stream.of(currency.getCurrencyCode(), last, last + "s", currency.getSymbol(Locale.ENGLISH)),
                        where.map(currency::getSymbol),
                        MORE.getOrDefault(currency.getCurrencyCode(), List.of()).stream())
                .flatMap(sign -> sign)
                .map(sign -> NumberText.fold(sign).toLowerCase(Locale.ROOT).replace(" ", ""))
                .filter(sign -> !sign.isEmpty() && sign.chars().noneMatch(Character::isDigit))
                .forEach(signs::add);
        return List.copyOf(signs);
    }

    private static boolean isPaidIn(Currency currency, Locale locale) {
        try {
            return currency.equals(Currency.getInstance(locale));
        } catch (IllegalArgumentException noCountry) {
            return false;
        }
    }
}
