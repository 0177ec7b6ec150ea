package app.handoff.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
                    1,400 = 1400
                    1.400.000 = 1400000
                    0,125 = 0.125
                    0.125 = 0.125
                    .5 = 0.5
                    -1,5 = -1.5
                    """)
    void readsNumbersAsPeopleWriteThem(String typed, String read) {
        assertThat(Numbers.parse(typed)).isEqualByComparingTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a lot", "1,2,3", "1.2.3", "5.", "NaN", "1e400", "12 %", "1234567890123456789012345"})
    void refusesWhatIsNoNumber(String typed) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Numbers.parse(typed));
    }
}
