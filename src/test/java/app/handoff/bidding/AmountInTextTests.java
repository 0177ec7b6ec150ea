package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountInTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12000",
                "We have 12,000 for it.",
                "12.000 Euro",
                "12 000",
                "12'000",
                "€12000.00",
                "12.000,00",
                "about 12k",
                "12 thousand",
                "at most 12K a year"
            })
    void findsTheUsualSpellings(String text) {
        assertThat(new AmountInText(new BigDecimal("12000.0000")).standIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"112000", "120001", "1,200", "12 entries", "12.0001", "2012,000", "twelve"})
    void leavesOtherNumbersAlone(String text) {
        assertThat(new AmountInText(new BigDecimal("12000.0000")).standIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9600.50", "9,600.50", "9.600,50"})
    void findsCents(String text) {
        assertThat(new AmountInText(new BigDecimal("9600.5000")).standIn(text)).isTrue();
    }
}
