package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.delivery.OpenCredit;
import app.handoff.invoice.OpenInvoices;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is open is told for each engagement and in all, and amounts of different currencies never meet. */
class OpenSumsTests {

    private static final EngagementId BOOKS = EngagementId.next();
    private static final EngagementId CALLS = EngagementId.next();
    private static final EngagementId QUIET = EngagementId.next();

    private final OpenSums open = new OpenSums(
            List.of(
                    new OpenInvoices(BOOKS, 2, 1, euros("410")),
                    new OpenInvoices(CALLS, 1, 0, Money.of("90", "USD")),
                    new OpenInvoices(CALLS, 1, 0, euros("10.50"))),
            List.of(new OpenCredit(BOOKS, euros("34.17"))));

    @Test
    void eachCurrencyIsSummedByItself() {
        assertThat(open.toPay()).containsExactly(euros("420.50"), Money.of("90", "USD"));
        assertThat(open.toCredit()).containsExactly(euros("34.17"));
    }

    @Test
    void anEngagementTellsItsOwn() {
        assertThat(open.of(BOOKS).sentences())
                .containsExactly(
                        Sentence.of("review.results.open.asked", 2, euros("410"), 1),
                        Sentence.of("review.results.open.credits", euros("34.17")));
        assertThat(open.of(CALLS).toPay()).containsExactly(Money.of("90", "USD"), euros("10.50"));
        assertThat(open.of(QUIET).sentences()).isEmpty();
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
