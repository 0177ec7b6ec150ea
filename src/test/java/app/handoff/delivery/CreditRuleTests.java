package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract credits for missed levels, against a second reckoning in plain numbers. */
class CreditRuleTests {

    @Test
    void eachMissBringsItsShareUntilTheMostOfTheMonthIsReached() {
        var rule = new CreditRule(new BigDecimal("5"), new BigDecimal("12"), Money.of("700", "EUR"));

        assertThat(rule.full()).isEqualTo(Money.of("35", "EUR"));
        assertThat(rule.cap()).isEqualTo(Money.of("84", "EUR"));
        assertThat(rule.next(Money.of("0", "EUR"))).isEqualTo(Money.of("35", "EUR"));
        assertThat(rule.next(Money.of("70", "EUR"))).isEqualTo(Money.of("14", "EUR"));
        assertThat(rule.next(Money.of("84", "EUR"))).isEqualTo(Money.of("0", "EUR"));
        assertThat(rule.next(Money.of("90", "EUR"))).isEqualTo(Money.of("0", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 8400, 5, 15",
        "EUR, 8599.99, 3.5, 10",
        "EUR, 0.07, 5, 15",
        "USD, 1234567.89, 7.25, 22.5",
        "JPY, 1300000, 5, 15",
        "JPY, 999, 3, 100",
        "JPY, 1000001, 0.5, 1.2"
    })
    void isTheSameAsASecondReckoning(String currency, String perYear, String percent, String cap) {
        int places = Currency.getInstance(currency).getDefaultFractionDigits();
        var fee = new BigDecimal(perYear).divide(BigDecimal.valueOf(12), 8, RoundingMode.HALF_UP);
        var month = fee.setScale(4, RoundingMode.HALF_UP).setScale(places, RoundingMode.HALF_UP);
        var most = month.multiply(new BigDecimal(cap))
                .divide(BigDecimal.valueOf(100), 8, RoundingMode.HALF_UP)
                .setScale(places, RoundingMode.HALF_UP);
        var each = month.multiply(new BigDecimal(percent))
                .divide(BigDecimal.valueOf(100), 8, RoundingMode.HALF_UP)
                .setScale(places, RoundingMode.HALF_UP);
        var rule = new CreditRule(
                new BigDecimal(percent),
                new BigDecimal(cap),
                Money.of(perYear, currency).dividedBy(BigDecimal.valueOf(12)).payable());

        var credited = Money.zero(Currency.getInstance(currency));
        var total = BigDecimal.ZERO;
        for (int miss : IntStream.rangeClosed(1, 40).toArray()) {
            var next = rule.next(credited);
            credited = credited.plus(next);
            var before = total;
            total = each.multiply(BigDecimal.valueOf(miss)).min(most);
            assertThat(next.amount())
                    .as("miss %s", miss)
                    .isEqualByComparingTo(total.subtract(before).max(BigDecimal.ZERO));
            assertThat(next.payable()).as("can be paid").isEqualTo(next);
        }
        assertThat(credited.amount()).isLessThanOrEqualTo(most);
    }

    @Test
    void amountsOfOneMonthNeverPassItsMostHoweverTheyWereAgreed() {
        var rule = new CreditRule(new BigDecimal("5"), new BigDecimal("15"), Money.of("700", "EUR"));

        for (var agreed : List.of("0", "12.34", "60", "104.99", "105", "400")) {
            var credited = Money.of(agreed, "EUR");
            assertThat(credited.plus(rule.next(credited)))
                    .isLessThanOrEqualTo(credited.compareTo(rule.cap()) > 0 ? credited : rule.cap());
        }
    }
}
