package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRateTests {

    private static final String SOURCE = "Bank of Canada, closing of 27 November";

    @ParameterizedTest
    @CsvSource({
        "USD, 1.3725, CAD, 42331.12, 58099.46",
        // 0.005 is half a cent, and rounds up once: not to 0.0050 and then to another cent.
        "USD, 1, CAD, 0.005, 0.01",
        "USD, 0.5, CAD, 0.0099, 0.00",
        "JPY, 0.0091, CAD, 4250000, 38675.00",
        "CAD, 109.89, JPY, 100.01, 10990",
        "KWD, 3.2501, USD, 100.125, 325.42"
    })
    void turnsAnAmountIntoTheOtherCurrencyAndRoundsItOnce(
            String from, String rate, String to, String amount, String converted) {
        assertThat(rate(from, rate, to).convert(Money.of(amount, from))).isEqualTo(Money.of(converted, to));
    }

    @Test
    void isReadInBothDirections() {
        assertThat(rate("USD", "1.3725", "CAD").inverse()).isEqualByComparingTo("0.72860");
        assertThat(rate("VND", "0.0000525", "CAD").inverse()).isEqualByComparingTo("19048");
    }

    @Test
    void turnsNothingAroundAndNothingElse() {
        var rate = rate("USD", "1.3725", "CAD");

        for (var other : new String[] {"CAD", "EUR"}) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> rate.convert(Money.of("1", other)))
                    .satisfies(why -> assertThat(why.code()).isEqualTo("money.currenciesDiffer"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CAD, 1.3725, currency, money.rate.same",
        "USD, 0, rate, money.rate.notPositive",
        "USD, -1.3725, rate, money.rate.notPositive",
        "USD, 1.37250000001, rate, money.rate.outOfRange",
        "USD, 10000001, rate, money.rate.outOfRange"
    })
    void isNoRate(String from, String rate, String field, String code) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> rate(from, rate, "CAD"))
                .satisfies(why -> {
                    assertThat(why.code()).isEqualTo(code);
                    assertThat(why.field()).isEqualTo(field);
                });
    }

    @Test
    void saysWhereItStands() {
        for (var source : new String[] {"", "  ", "x".repeat(201)}) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> new ExchangeRate(
                            Currency.getInstance("USD"),
                            BigDecimal.ONE,
                            Currency.getInstance("CAD"),
                            LocalDate.parse("2026-11-27"),
                            source))
                    .satisfies(why -> assertThat(why.field()).isEqualTo("source"));
        }
    }

    private static ExchangeRate rate(String from, String rate, String to) {
        return new ExchangeRate(
                Currency.getInstance(from),
                new BigDecimal(rate),
                Currency.getInstance(to),
                LocalDate.parse("2026-11-27"),
                SOURCE);
    }
}
