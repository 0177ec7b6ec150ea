package app.handoff.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
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
}
