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

    /** Signs and words in daily use that the data of the platform do not have, in the languages of where vendors are. */
    private static final Map<String, List<String>> MORE = Map.ofEntries(
            Map.entry("EUR", List.of("eur.", "euró", "evro")),
            Map.entry("GBP", List.of("quid", "sterling", "pfund", "livres", "libras", "sterline")),
            Map.entry("USD", List.of("us$", "dollar", "dólares", "dolares", "dollari")),
            Map.entry("CAD", List.of("c$", "ca$", "dollar", "dólares", "dolares", "dollari")),
            Map.entry("AUD", List.of("au$", "dollar", "dólares", "dolares", "dollari")),
            Map.entry("NZD", List.of("nz$")),
            Map.entry("SGD", List.of("s$", "sg$")),
            Map.entry("HKD", List.of("$", "hk$")),
            Map.entry("CHF", List.of("fr.", "fr", "sfr.", "sfr", "franken", "franchi", "frs", "frs.")),
            Map.entry("INR", List.of("rs.", "rs", "rupien", "roupies")),
            Map.entry("JPY", List.of("円", "¥", "jp¥", "圓")),
            Map.entry("CNY", List.of("元", "rmb", "¥", "cn¥")),
            Map.entry("KRW", List.of("원")),
            Map.entry("THB", List.of("บาท")),
            Map.entry("PHP", List.of("p", "piso")),
            Map.entry("NGN", List.of("n")),
            Map.entry("VND", List.of("đ", "dong", "đồng")),
            Map.entry("BRL", List.of("reais")),
            Map.entry("PLN", List.of("zl", "złoty", "złote", "złotych", "zlotych")),
            Map.entry("CZK", List.of("kc", "korun", "koruny", "kronen")),
            Map.entry("HUF", List.of("forint")),
            Map.entry("RON", List.of("lei")),
            Map.entry("BGN", List.of("лв", "лв.", "lv", "lv.")),
            Map.entry("UAH", List.of("грн", "грн.", "гривень")),
            Map.entry("ILS", List.of("שח", "ש\"ח", "nis", "shekels")),
            Map.entry("SEK", List.of("kr.", "kr", "kronor", "kronen")),
            Map.entry("NOK", List.of("kr.", "kr", "kroner", "kronen")),
            Map.entry("DKK", List.of("kr.", "kr", "kroner", "kronen")),
            Map.entry("ISK", List.of("kr.", "kr", "krónur", "kronur")),
            Map.entry("TRY", List.of("tl", "lira", "lirası")),
            Map.entry("KWD", List.of("kd")),
            Map.entry("AED", List.of("dhs.", "dhs", "dh", "د.إ")));

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
        if (signs.contains("$")) {
            signs.add(currency.getCurrencyCode().toLowerCase(Locale.ROOT) + "$");
        }
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
