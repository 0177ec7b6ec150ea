package app.handoff.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Amounts, hours and counts as people write them in twelve countries. What each means is known before it is written, so
 * nothing here asks the reader what is right.
 */
class NumbersOfTwelveCountriesTests {

    private static final int READABLE = 2_000;
    private static final int UNREADABLE = 500;

    private final Random random = new Random(20261128);

    /**
     * @param numbers how a business there writes numbers
     * @param grouping between thousands, each as people there type it
     * @param signs before or behind an amount; the place of the amount is #
     */
    private record Country(String numbers, String currency, List<String> grouping, char decimal, List<String> signs) {

        int places() {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        }
    }

    private static final List<Country> COUNTRIES = List.of(
            new Country(
                    "en-US",
                    "USD",
                    List.of(",", ""),
                    '.',
                    List.of("$#", "$ #", "# USD", "US$#", "USD #", "# dollars", "#")),
            new Country("en-GB", "GBP", List.of(",", ""), '.', List.of("£#", "£ #", "GBP #", "# GBP", "# pounds", "#")),
            new Country(
                    "en-DE", "EUR", List.of(".", " ", ""), ',', List.of("# €", "#€", "€ #", "EUR #", "# Euro", "#")),
            new Country(
                    "en-FI",
                    "EUR",
                    List.of(" ", "\u202f", "\u00a0", ""),
                    ',',
                    List.of("# €", "#\u00a0€", "# EUR", "# euros", "#")),
            new Country(
                    "en-CH",
                    "CHF",
                    List.of("'", "’", ""),
                    '.',
                    List.of("CHF #", "Fr. #", "# CHF", "SFr. #", "# Franken", "#")),
            new Country(
                    "en-IN",
                    "INR",
                    List.of("indian", ""),
                    '.',
                    List.of("₹ #", "₹#", "Rs. #", "Rs #", "INR #", "# rupees", "#")),
            new Country("en-JP", "JPY", List.of(",", ""), '.', List.of("¥#", "￥#", "#円", "# 円", "JPY #", "# yen", "#")),
            new Country("en-DE", "BRL", List.of(".", ""), ',', List.of("R$ #", "R$#", "R$\u00a0#", "BRL #", "#")),
            new Country("en-SE", "SEK", List.of(" ", "\u00a0", ""), ',', List.of("# kr", "#kr", "# SEK", "kr #", "#")),
            new Country("en-FI", "PLN", List.of(" ", "\u00a0", ""), ',', List.of("# zł", "#zł", "# PLN", "PLN #", "#")),
            new Country("en-KW", "KWD", List.of(",", ""), '.', List.of("KD #", "KWD #", "# KD", "د.ك.\u200f #", "#")),
            new Country("en-MX", "MXN", List.of(",", ""), '.', List.of("$#", "$ #", "MX$#", "# MXN", "# pesos", "#")));

    /** @param meant null where it can mean nothing */
    private record Typed(
            Country country,
            NumberKind kind,
            boolean whole,
            String text,
            @Nullable BigDecimal meant) {}

    @Test
    void whatPeopleWriteIsReadAndNothingElse() {
        var readable = IntStream.range(0, READABLE).mapToObj(this::readable).toList();
        var unreadable =
                IntStream.range(0, UNREADABLE).mapToObj(this::unreadable).toList();

        var wrong = new ArrayList<String>();
        readable.stream()
                .filter(typed -> !isEqual(typed.meant(), read(typed)))
                .forEach(typed -> wrong.add(typed + " was read as " + read(typed)));
        var taken = unreadable.stream()
                .filter(typed -> read(typed) != null)
                .map(typed -> typed + " was read as " + read(typed))
                .toList();

        System.out.printf(
                "Numbers of 12 countries: %d of %d readable refused or misread, %d of %d unreadable taken%n",
                wrong.size(), READABLE, taken.size(), UNREADABLE);
        assertThat(wrong).isEmpty();
        assertThat(taken).isEmpty();
    }

    @Test
    void theScriptReadsAsTheServerDoes() {
        var all = new ArrayList<Typed>();
        IntStream.range(0, READABLE).mapToObj(this::readable).forEach(all::add);
        IntStream.range(0, UNREADABLE).mapToObj(this::unreadable).forEach(all::add);
        var questions = all.stream().map(NumbersOfTwelveCountriesTests::asked).toList();

        try (var browser = Browser.launch()) {
            var page = browser.open(1280, ColorScheme.LIGHT);
            page.addScriptTag(new com.microsoft.playwright.Page.AddScriptTagOptions()
                    .setPath(Path.of("src/main/resources/static/reading.js")));
            var answers = (List<?>) page.evaluate(
                    "all => all.map(({ text, how }) => { const read = Reading.number(text, how); return Number.isNaN(read) ? '' : String(read); })",
                    questions);
            var plain = (List<?>)
                    page.evaluate("all => all.map(({ text, how }) => Reading.isPlain(text, how.decimal))", questions);

            var different = new ArrayList<String>();
            for (int i = 0; i < all.size(); i++) {
                var server = read(all.get(i));
                var script = String.valueOf(answers.get(i));
                if (!isEqual(server, script.isEmpty() ? null : new BigDecimal(script))) {
                    different.add(all.get(i) + ": server " + server + ", script " + script);
                }
            }
            System.out.printf("Page and script: %d texts, %d read differently%n", all.size(), different.size());
            assertThat(different).isEmpty();
            assertThat(plain)
                    .isEqualTo(all.stream()
                            .map(typed -> Numbers.isPlain(typed.text(), locale(typed.country())))
                            .toList());
        }
    }

    private static Map<String, Object> asked(Typed typed) {
        var currency = Currency.getInstance(typed.country().currency());
        return Map.of(
                "text",
                typed.text(),
                "how",
                Map.of(
                        "kind", typed.kind().name(),
                        "whole", typed.whole(),
                        "signs", CurrencySigns.of(currency),
                        "places", currency.getDefaultFractionDigits(),
                        "decimal", String.valueOf(Numbers.decimalSeparator(locale(typed.country())))));
    }

    private static boolean isEqual(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static @Nullable BigDecimal read(Typed typed) {
        try {
            return Numbers.read(
                    typed.text(),
                    typed.kind(),
                    typed.whole(),
                    locale(typed.country()),
                    Currency.getInstance(typed.country().currency()));
        } catch (UnreadableNumber e) {
            return null;
        }
    }

    private static Locale locale(Country country) {
        return Locale.forLanguageTag(country.numbers());
    }

    private Typed readable(int at) {
        var country = COUNTRIES.get(at % COUNTRIES.size());
        return switch (at / COUNTRIES.size() % 4) {
            case 0, 1 -> amount(country);
            case 2 -> hours(country);
            default -> count(country);
        };
    }

    private Typed amount(Country country) {
        var whole = random.nextInt(random.nextBoolean() ? 2_000 : 9_000_000);
        int places = random.nextInt(3) == 0 ? 0 : country.places();
        var fraction = "0".repeat(places).isEmpty() ? "" : digits(places);
        var text = grouped(whole, oneOf(country.grouping())) + (fraction.isEmpty() ? "" : country.decimal() + fraction);
        if (fraction.isEmpty() && country.places() == 2 && random.nextInt(4) == 0) {
            text += oneOf(List.of(".–", ".-", ",-", ",--", "/-", "k", " thousand", " Mio.", " lakh"));
        }
        var meant = new BigDecimal(fraction.isEmpty() ? "" + whole : whole + "." + fraction);
        meant = meant.movePointRight(
                text.endsWith("k") || text.endsWith("thousand")
                        ? 3
                        : text.endsWith("lakh") ? 5 : text.endsWith("Mio.") ? 6 : 0);
        return new Typed(
                country, NumberKind.MONEY, false, pasted(oneOf(country.signs()).replace("#", text)), meant);
    }

    private Typed hours(Country country) {
        int hours = random.nextInt(60);
        int minutes = random.nextInt(60);
        var exact = new BigDecimal(hours * 60 + minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
        var tenth = new BigDecimal(hours + "." + random.nextInt(10));
        var said = tenth.toPlainString().replace('.', country.decimal());
        return switch (random.nextInt(8)) {
            case 0 -> hours(country, "%d:%02d".formatted(hours, minutes), exact);
            case 1 -> hours(country, "%d:%02d h".formatted(hours, minutes), exact);
            case 2 ->
                hours(
                        country,
                        hours
                                + oneOf(List.of(" h ", "h", "h ", " hours ", " Std. ", " hours and ", " hr, ", " h & "))
                                + "%02d".formatted(minutes),
                        exact);
            case 3 -> hours(country, hours + "h " + minutes + oneOf(List.of(" min", "m", " minutes", " Min.")), exact);
            case 4 ->
                hours(
                        country,
                        minutes + oneOf(List.of(" min", "min", " minutes", " Minuten", "分", " mins")),
                        new BigDecimal(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP));
            case 5 ->
                hours(
                        country,
                        hours + oneOf(List.of("½", " ½ h", "½ h", " 1/2", " 1/2 h")),
                        new BigDecimal(hours + ".5"));
            default ->
                hours(
                        country,
                        said
                                + oneOf(List.of(
                                        " h",
                                        "h",
                                        " hours",
                                        " Stunden",
                                        " heures",
                                        " horas",
                                        " tim",
                                        " godz.",
                                        "時間",
                                        "")),
                        tenth);
        };
    }

    private Typed hours(Country country, String text, BigDecimal meant) {
        return new Typed(country, NumberKind.HOURS, false, pasted(text), meant);
    }

    private Typed count(Country country) {
        int count = random.nextInt(random.nextBoolean() ? 500 : 2_000_000);
        return switch (random.nextInt(6)) {
            case 0 ->
                new Typed(
                        country,
                        NumberKind.DAYS,
                        true,
                        pasted(count % 400 + oneOf(List.of(" days", "d", " Tage", "日", " jours"))),
                        BigDecimal.valueOf(count % 400));
            case 1 ->
                new Typed(
                        country,
                        NumberKind.MONTHS,
                        true,
                        pasted(count % 60 + oneOf(List.of(" months", " Monate", " mois", "か月"))),
                        BigDecimal.valueOf(count % 60));
            case 2 ->
                new Typed(
                        country,
                        NumberKind.PERCENT,
                        false,
                        pasted(count % 100 + oneOf(List.of("%", " %", " percent", "％", "\u00a0%"))),
                        BigDecimal.valueOf(count % 100));
            default ->
                new Typed(
                        country,
                        NumberKind.COUNT,
                        true,
                        pasted(grouped(count, oneOf(country.grouping()))),
                        BigDecimal.valueOf(count));
        };
    }

    private Typed unreadable(int at) {
        var country = COUNTRIES.get(at % COUNTRIES.size());
        int number = 1 + random.nextInt(900);
        var other = oneOf(COUNTRIES.stream()
                .map(Country::currency)
                .filter(code -> !code.equals(country.currency()))
                .toList());
        return switch (at / COUNTRIES.size() % 6) {
            case 0 -> nothing(country, NumberKind.MONEY, other + " " + number);
            case 1 ->
                nothing(
                        country,
                        NumberKind.MONEY,
                        oneOf(List.of(
                                number + "-" + (number + 5),
                                number + " or more",
                                "about " + number,
                                "(" + number + ")",
                                number + "/month",
                                number + ".",
                                number + "..5",
                                "1e5",
                                number + " 12",
                                "12 34 567",
                                number + ",5,5",
                                "TBD",
                                "n/a",
                                "ten",
                                number + "²",
                                "₿" + number)));
            case 2 ->
                nothing(
                        country,
                        NumberKind.HOURS,
                        oneOf(List.of(
                                "1:75",
                                "1:3",
                                ":30",
                                "25 %",
                                number + " days",
                                "1:30:20",
                                "half a day",
                                number + ":",
                                "1h75",
                                "2-3 h",
                                "€ " + number,
                                "12:30 pm",
                                "h",
                                "min")));
            case 3 ->
                new Typed(
                        country,
                        NumberKind.COUNT,
                        true,
                        oneOf(List.of(
                                "" + number + country.decimal() + "5",
                                "" + number + country.decimal() + "250",
                                number + " pieces",
                                "a dozen",
                                "~" + number,
                                number + " h",
                                number + " %",
                                "12:30",
                                number + "½")),
                        null);
            case 4 ->
                nothing(
                        country,
                        NumberKind.PERCENT,
                        oneOf(List.of(
                                number + " ‰",
                                "all",
                                number + " of 100",
                                number + " h",
                                "%",
                                number + " pts",
                                "10 - 20 %")));
            default ->
                country.places() == 0
                        ? nothing(
                                country,
                                NumberKind.MONEY,
                                oneOf(country.signs()).replace("#", number + ".5"))
                        : nothing(
                                country,
                                NumberKind.MONEY,
                                oneOf(List.of(
                                        "1,2,3",
                                        "1.2.3,4",
                                        "12,34,56",
                                        "1 2 3",
                                        "0,125,5",
                                        "1'25",
                                        "1.234.56",
                                        "1234.567.890",
                                        "12.345,678,9")));
        };
    }

    private static Typed nothing(Country country, NumberKind kind, String text) {
        return new Typed(country, kind, false, text, null);
    }

    private String grouped(int number, String separator) {
        var digits = String.valueOf(number);
        if (separator.isEmpty()) {
            return digits;
        }
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            int left = digits.length() - i;
            boolean ends = separator.equals("indian") ? left == 3 || left > 3 && left % 2 == 1 : left % 3 == 0;
            if (i > 0 && ends) {
                text.append(separator.equals("indian") ? "," : separator);
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    private String digits(int places) {
        return IntStream.range(0, places)
                .mapToObj(place -> String.valueOf(random.nextInt(10)))
                .reduce("", String::concat);
    }

    /** As it comes out of a word processor, a web page or another keyboard. */
    private String pasted(String text) {
        return switch (random.nextInt(8)) {
            case 0 -> "\u200b" + text;
            case 1 -> text + "\ufeff";
            case 2 -> text.charAt(0) + "\u00ad" + text.substring(1);
            case 3 -> "\u202a" + text + "\u202c";
            case 4 -> "\u00a0" + text + "\t";
            case 5 -> fullWidth(text);
            default -> text;
        };
    }

    private static String fullWidth(String text) {
        return text.codePoints()
                .map(character -> character >= '0' && character <= '9' ? character - '0' + '０' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
