package app.handoff.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTests {

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    8400 = 8400
                    8,400.00 = 8400
                    8.400,00 = 8400
                    8 400 = 8400
                    8'400 = 8400
                    1,40 = 1.4
                    1.40 = 1.4
                    1.400.000 = 1400000
                    0,125 = 0.125
                    0.125 = 0.125
                    .5 = 0.5
                    -1,5 = -1.5
                    """)
    void readsNumbersAsPeopleWriteThem(String typed, String read) {
        for (var country : List.of("en-CA", "de-DE", "hu-HU", "de-CH", "fr-FR")) {
            assertThat(Numbers.parse(typed, Locale.forLanguageTag(country)))
                    .as(country)
                    .isEqualByComparingTo(read);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    en-CA 1,125 = 1125
                    en-CA 1.125 = 1.125
                    de-DE 1,125 = 1.125
                    de-DE 1.125 = 1125
                    hu-HU 1,125 = 1.125
                    de-CH 1.125 = 1.125
                    fr-FR -1,125 = -1.125
                    """)
    void readsALoneSeparatorBeforeThreeDigitsAsTheCountryWritesIt(String written, String read) {
        var countryAndTyped = written.split(" ");

        assertThat(Numbers.parse(countryAndTyped[1], Locale.forLanguageTag(countryAndTyped[0])))
                .isEqualByComparingTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.125", "1.125", "1125", "1200000", "99.2500", "-3.1415", "1E+3"})
    void writesANumberIntoAFieldSoThatItIsReadTheSameAgain(String number) {
        for (var country : List.of("en-CA", "de-DE", "hu-HU", "de-CH", "fr-FR", "ar-EG")) {
            var locale = Locale.forLanguageTag(country);
            assertThat(Numbers.parse(Numbers.print(new BigDecimal(number), locale), locale))
                    .as(country)
                    .isEqualByComparingTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a lot", "1,2,3", "1.2.3", "5.", "NaN", "1e400", "12 %", "1234567890123456789012345"})
    void refusesWhatIsNoNumber(String typed) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Numbers.parse(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    MONEY € 1.40 = 1.4
                    MONEY € 1,250.50 = 1250.5
                    MONEY 1.250,50 € = 1250.5
                    MONEY 1’250.50 = 1250.5
                    MONEY EUR 25.– = 25
                    MONEY 1.2k = 1200
                    HOURS 1:30 = 1.5
                    HOURS 15 min = 0.25
                    HOURS 1 h 30 = 1.5
                    HOURS 1,5 h = 1.5
                    HOURS 90 minutes = 1.5
                    HOURS 20 min = 0.33
                    MINUTES 1 h 30 = 90
                    MINUTES 2 h = 120
                    MONEY € 12,50 = 12.5
                    MONEY 12 € 50 = 12.5
                    MONEY 1250€50 = 1250.5
                    MONEY 2 Mio. € = 2000000
                    MONEY 1.5 million euros = 1500000
                    MONEY 8 Tsd. = 8000
                    MONEY 1½ € = 1.5
                    HOURS 1½ = 1.5
                    HOURS 1 1/2 h = 1.5
                    HOURS ⅓ h = 0.33
                    HOURS 2⅛ = 2.125
                    HOURS 1h30 = 1.5
                    HOURS 1 hr, 30 min = 1.5
                    HOURS 1 hour & 30 minutes = 1.5
                    HOURS 1h 30' = 1.5
                    HOURS 1 ч 30 мин = 1.5
                    MINUTES ½ h = 30
                    PERCENT 96٪ = 96
                    PERCENT 96 procent = 96
                    PERCENT 96 por ciento = 96
                    COUNT 2 million = 2000000
                    COUNT 1 200 = 1200
                    COUNT 1,200 = 1200
                    PERCENT 12.5 % = 12.5
                    WEEKS 8 weeks = 8
                    """)
    void readsTheUnitOfItsField(String typed, String read) {
        var kindAndText = typed.split(" ", 2);

        assertThat(read(kindAndText[1], NumberKind.valueOf(kindAndText[0]), "EUR"))
                .isEqualByComparingTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    MONEY EUR $1,250.50 = number.otherCurrency
                    MONEY EUR 40 CHF = number.otherCurrency
                    MONEY USD 40 € = number.otherCurrency
                    MONEY JPY 1250.5 = number.noFractions
                    MONEY JPY 1.250 = number.twoWays
                    COUNT EUR 1.200 = number.twoWays
                    COUNT EUR 1.5 = number.notWhole
                    MONEY EUR a lot = number.unreadable.MONEY
                    HOURS EUR 15 % = number.unreadable.HOURS
                    HOURS EUR 1:75 = number.unreadable.HOURS
                    COUNT EUR some = number.unreadable.COUNT
                    PERCENT EUR € 5 = number.unreadable.PERCENT
                    """)
    void saysWhatToTypeInstead(String typed, String code) {
        var parts = typed.split(" ", 3);

        assertThatExceptionOfType(UnreadableNumber.class)
                .isThrownBy(() -> read(parts[2], NumberKind.valueOf(parts[0]), parts[1]))
                .satisfies(unreadable -> assertThat(unreadable.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    INR ₹1,25,000/- = 125000
                    INR Rs. 500/- = 500
                    INR 1.5 lakh = 150000
                    INR ₹ 2 crore = 20000000
                    USD US $1,250 = 1250
                    USD USD$1250 = 1250
                    USD 1.250,50 dólares = 1250.5
                    SGD S$5 = 5
                    HKD $5 = 5
                    AUD AU$5 = 5
                    PLN 5 złotych = 5
                    PLN 12 zł 50 = 12.5
                    SEK 5 kronor = 5
                    NOK 1 250,50 kroner = 1250.5
                    BRL 5 reais = 5
                    RON 1.250,50 lei = 1250.5
                    UAH 5 грн. = 5
                    JPY 3万円 = 30000
                    GBP 5 pfund = 5
                    CHF 5 franchi = 5
                    """)
    void readsAmountsInTheWordsOfTheirCountry(String typed, String read) {
        var currencyAndText = typed.split(" ", 2);

        assertThat(read(currencyAndText[1], NumberKind.MONEY, currencyAndText[0]))
                .isEqualByComparingTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1/1", "5/4", "1/7", "1 12/13", "24/7", "1/2/3", "12 kr 50", "1.5 € 50", "1 million 5", "5 lakes"
            })
    void takesNoOtherSignForAPart(String typed) {
        assertThatExceptionOfType(UnreadableNumber.class).isThrownBy(() -> read(typed, NumberKind.MONEY, "EUR"));
    }

    @Test
    void readsAsManyDecimalsAsTheCurrencyHas() {
        assertThat(read("1.250", NumberKind.MONEY, "KWD")).isEqualByComparingTo("1.25");
        assertThat(read("KD 0.125", NumberKind.MONEY, "KWD")).isEqualByComparingTo("0.125");
        assertThat(read("¥ 1,250", NumberKind.MONEY, "JPY")).isEqualByComparingTo("1250");
    }

    private static BigDecimal read(String text, NumberKind kind, String currency) {
        return Numbers.read(
                text, kind, kind == NumberKind.COUNT, Locale.forLanguageTag("en-GB"), Currency.getInstance(currency));
    }
}
