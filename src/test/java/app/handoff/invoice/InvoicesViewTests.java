package app.handoff.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands below the months of an engagement. */
class InvoicesViewTests {

    @Test
    void aMonthStillToComeIsInNoneOfTheTotals() {
        var total = InvoicesView.total(
                eur("0").currency(),
                List.of(
                        line("280", "0", "-280", false),
                        line("1240", "1300", "60", false),
                        line("840", "0", "-840", false),
                        line("840", "0", "0", true)));

        assertThat(total.name()).isEqualTo(Sentence.of("invoice.total.withoutAwaited"));
        assertThat(total.expected()).isEqualTo(eur("2360"));
        assertThat(total.billed()).isEqualTo(eur("1300"));
        assertThat(total.difference())
                .isEqualTo(eur("-1060"))
                .isEqualTo(total.billed().minus(total.expected()));
    }

    @Test
    void whereNoMonthIsToComeTheTotalIsOfAll() {
        var total = InvoicesView.total(eur("0").currency(), List.of(line("280", "0", "-280", false)));

        assertThat(total.name()).isEqualTo(Sentence.of("invoice.total"));
        assertThat(total.difference()).isEqualTo(eur("-280"));
    }

    private static InvoicesView.MonthLine line(String expected, String billed, String difference, boolean awaited) {
        return new InvoicesView.MonthLine(
                Sentence.of("invoice.total"),
                eur(expected),
                false,
                eur(billed),
                eur("0"),
                eur("0"),
                eur(difference),
                awaited,
                null);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
