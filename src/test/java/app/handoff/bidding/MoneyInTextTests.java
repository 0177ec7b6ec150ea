package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoneyInTextTests {

    @Test
    void findsAmountsAsPeopleWriteThem() {
        assertThat(MoneyInText.in("We ask € 32 an hour, or 1,200.50 USD a month; 40 euros at night, EUR 15 by day."))
                .containsExactly("€ 32", "1,200.50 USD", "40 euros", "EUR 15");
    }

    @Test
    void takesNoOtherFigureForMoney() {
        assertThat(MoneyInText.in(
                        "Are 1,200 receipts a month, in 3 languages, by 12 Dec 2026, too many for ISO 27001?"))
                .isEmpty();
    }
}
