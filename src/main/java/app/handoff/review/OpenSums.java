package app.handoff.review;

import app.handoff.delivery.OpenCredit;
import app.handoff.invoice.OpenInvoices;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** What is open between the business and its vendors: invoices to check or to pay, and credits by which nothing was paid less yet. */
record OpenSums(List<OpenInvoices> invoices, List<OpenCredit> credits) {

    /** What of it belongs to one engagement. */
    OpenSums of(EngagementId engagement) {
        return new OpenSums(
                invoices.stream()
                        .filter(one -> one.engagement().equals(engagement))
                        .toList(),
                credits.stream()
                        .filter(one -> one.engagement().equals(engagement))
                        .toList());
    }

    /** What is to be paid, in each currency. */
    public List<Money> toPay() {
        return byCurrency(invoices.stream().map(OpenInvoices::toPay));
    }

    /** What is to be credited, in each currency. */
    public List<Money> toCredit() {
        return byCurrency(credits.stream().map(OpenCredit::amount));
    }

    private static List<Money> byCurrency(Stream<Money> amounts) {
        var sums = new LinkedHashMap<Currency, Money>();
        amounts.forEach(amount -> sums.merge(amount.currency(), amount, Money::plus));
        return List.copyOf(sums.values());
    }

    /** One sentence for the invoices and one for the credits of each currency. */
    public List<Sentence> sentences() {
        var said = new ArrayList<Sentence>();
        invoices.forEach(one -> said.add(
                one.asked() == 0
                        ? Sentence.of("review.results.open.invoices", one.number(), one.toPay())
                        : Sentence.of("review.results.open.asked", one.number(), one.toPay(), one.asked())));
        credits.forEach(one -> said.add(Sentence.of("review.results.open.credits", one.amount())));
        return said;
    }
}
