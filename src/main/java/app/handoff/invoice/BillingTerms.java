package app.handoff.invoice;

import app.handoff.contract.PaymentTerms;
import app.handoff.contract.RateModel;
import app.handoff.contract.SignedContract;
import app.handoff.delivery.CountedWork;
import app.handoff.invoice.BilledPrice.Kind;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a signed contract lets a vendor bill: its prices, the days on which it runs, and what limits them.
 *
 * @param starts the first day of the work
 * @param ends its last day
 * @param takingOver paid once for taking over the work
 * @param takenOver the day at whose end that is due: the last one of the transition, or the first one where there is none
 * @param most the most that is paid for the whole term; null where there is no such limit
 * @param taxIncluded whether the prices include tax
 * @param paymentDays within how many days of its receipt an invoice is paid
 * @param discount what may be deducted for paying early; null where nothing was offered
 */
record BillingTerms(
        RateModel model,
        List<BilledPrice> prices,
        LocalDate starts,
        LocalDate ends,
        Money takingOver,
        LocalDate takenOver,
        @Nullable Money most,
        boolean taxIncluded,
        int paymentDays,
        PaymentTerms.@Nullable EarlyPayment discount) {

    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    BillingTerms {
        prices = List.copyOf(prices);
    }

    /** @param term the days of the work; null before it was set up */
    static BillingTerms of(SignedContract contract, CountedWork.@Nullable Term term) {
        var payment = contract.payment();
        var own = term != null && term.contract().equals(contract.id().id()) ? term : null;
        return new BillingTerms(
                payment.rateModel(),
                prices(payment),
                own == null ? contract.start() : own.starts(),
                own == null ? contract.end() : own.lastDay(),
                contract.takingOver(),
                own == null ? planned(contract) : own.takenOver(),
                payment.rateModel() == RateModel.CAPPED ? contract.totalPerTerm() : null,
                payment.taxIncluded(),
                payment.paymentDays(),
                payment.discount());
    }

    private static LocalDate planned(SignedContract contract) {
        if (contract.transitionWeeks() == 0) {
            return contract.start();
        }
        var day = contract.start().plusWeeks(contract.transitionWeeks()).minusDays(1);
        return day.isAfter(contract.end()) ? contract.end() : day;
    }

    private static List<BilledPrice> prices(PaymentTerms payment) {
        var seen = new HashMap<String, Integer>();
        var prices = new ArrayList<BilledPrice>();
        for (var price : payment.prices()) {
            int number = seen.merge(price.label(), 1, Integer::sum);
            var key = number == 1 ? price.label() : price.label() + " (" + number + ")";
            prices.add(price(key, price));
        }
        return prices;
    }

    private static BilledPrice price(String key, PaymentTerms.Price price) {
        var kind = kind(price);
        return new BilledPrice(
                key,
                price.label(),
                price.unit(),
                kind,
                kind == Kind.MONTHLY ? BigDecimal.ONE : price.quantityPerYear(),
                kind == Kind.MONTHLY ? price.perYear().dividedBy(MONTHS_OF_A_YEAR) : price.unitPrice(),
                price.perYear(),
                price.leastPerMonth());
    }

    private static Kind kind(PaymentTerms.Price price) {
        return switch (price.paidBy()) {
            case MONTH -> Kind.MONTHLY;
            case COUNT -> Kind.COUNTED;
            case ONCE -> Kind.ONCE;
            case COST -> Kind.AT_COST;
            case RECEIPTS -> Kind.AS_AGREED;
        };
    }

    /** What the most of the whole term leaves once so much was billed; null where there is no such most. */
    @Nullable Money left(Money billed) {
        if (most == null) {
            return null;
        }
        var left = most.minus(billed);
        return left.isNegative() ? Money.zero(currency()) : left.payable();
    }

    Currency currency() {
        return takingOver.currency();
    }

    /** Whether an invoice is expected each month; else when something was delivered. */
    boolean isMonthly() {
        return model != RateModel.ONCE;
    }

    YearMonth first() {
        return YearMonth.from(starts);
    }

    YearMonth last() {
        return YearMonth.from(ends);
    }

    /** Whether the work runs on any day of this month. */
    boolean covers(YearMonth month) {
        return !month.isBefore(first()) && !month.isAfter(last());
    }

    /** On how many days of a month the work runs. */
    int days(YearMonth month) {
        return days(month.atDay(1), month.atEndOfMonth());
    }

    /** On how many of these days the work runs, both included. */
    int days(LocalDate from, LocalDate to) {
        var first = from.isAfter(starts) ? from : starts;
        var last = to.isBefore(ends) ? to : ends;
        return (int) Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }

    /** What a yearly amount comes to in a month, by the days on which the work runs in it. */
    Money share(Money perYear, YearMonth month) {
        return new Money(shareOf(perYear.amount(), month, Payable.places(perYear.currency())), perYear.currency());
    }

    /** How many of so many a year are to be expected in a month, to two places. */
    BigDecimal share(BigDecimal perYear, YearMonth month) {
        return shareOf(perYear, month, 2);
    }

    private BigDecimal shareOf(BigDecimal perYear, YearMonth month, int places) {
        return perYear.multiply(BigDecimal.valueOf(days(month)))
                .divide(
                        MONTHS_OF_A_YEAR.multiply(BigDecimal.valueOf(month.lengthOfMonth())),
                        places,
                        RoundingMode.HALF_UP);
    }

    Optional<BilledPrice> price(String key) {
        return prices.stream().filter(price -> price.key().equals(key)).findFirst();
    }

    /** The prices for which somebody says how much was delivered. */
    List<BilledPrice> counted() {
        return prices.stream().filter(BilledPrice::isCounted).toList();
    }

    /** When an invoice that came on this day is to be paid. */
    LocalDate dueOn(LocalDate received) {
        return received.plusDays(paymentDays);
    }

    Map<String, BilledPrice> byKey() {
        var found = new HashMap<String, BilledPrice>();
        prices.forEach(price -> found.put(price.key(), price));
        return found;
    }
}
