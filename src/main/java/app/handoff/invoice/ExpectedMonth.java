package app.handoff.invoice;

import app.handoff.invoice.BilledPrice.Kind;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a contract lets the vendor bill for one month.
 *
 * @param confirmed whether somebody said what was delivered, or nothing has to be said; else the volumes are those that the prices
 *     were asked for
 * @param total of all lines, with or without tax as the prices are
 */
record ExpectedMonth(YearMonth month, List<Line> lines, boolean confirmed, Money total) {

    ExpectedMonth {
        lines = List.copyOf(lines);
    }

    /** The key of the line for taking over the work. */
    static final String TAKING_OVER = "=taking-over";

    /** The key of the line for what the most of the whole term leaves out. */
    static final String CAP = "=cap";

    /**
     * One line of what is expected.
     *
     * @param price null for taking over the work and for what the most of the term leaves out
     * @param quantity how many; of what is paid by the month 1, or the share of its days
     * @param amount quantity times unit price, as it is paid
     */
    record Line(String key, @Nullable BilledPrice price, BigDecimal quantity, Money unitPrice, Money amount) {}

    /**
     * Every month of a contract, the first one first.
     *
     * @param volumes what was delivered, by month and by the key of its price; a month that is not in it was not confirmed
     * @param through the last month asked for
     */
    static List<ExpectedMonth> all(
            BillingTerms terms, Map<YearMonth, Map<String, BigDecimal>> volumes, YearMonth through) {
        var months = new ArrayList<ExpectedMonth>();
        var before = Money.zero(terms.currency());
        var last = through.isAfter(terms.last()) ? terms.last() : through;
        for (var month = terms.first(); !month.isAfter(last); month = month.plusMonths(1)) {
            var expected = of(terms, month, volumes.get(month), before);
            months.add(expected);
            before = before.plus(expected.total());
        }
        return months;
    }

    /**
     * One month of a contract.
     *
     * @param volumes what was delivered, by the key of its price; null as long as nobody confirmed it
     * @param before what all months before it came to
     */
    static ExpectedMonth of(
            BillingTerms terms, YearMonth month, @Nullable Map<String, BigDecimal> volumes, Money before) {
        var lines = new ArrayList<Line>();
        boolean asked = false;
        for (var price : terms.prices()) {
            if (price.kind() == Kind.MONTHLY) {
                lines.add(monthly(terms, price, month));
            } else if (price.isCounted()) {
                asked |= price.kind() == Kind.COUNTED;
                lines.add(counted(terms, price, month, volumes));
            }
        }
        if (!terms.takingOver().isZero() && YearMonth.from(terms.takenOver()).equals(month)) {
            var once = terms.takingOver().payable();
            lines.add(new Line(TAKING_OVER, null, BigDecimal.ONE, terms.takingOver(), once));
        }
        lines.removeIf(line ->
                line.amount().isZero() && line.price() != null && line.price().kind() == Kind.ONCE);
        var sum = lines.stream().map(Line::amount).reduce(Money.zero(terms.currency()), Money::plus);
        var most = terms.most();
        if (most != null && before.plus(sum).compareTo(most) > 0) {
            var left = most.minus(before);
            var paid = left.isNegative() ? Money.zero(terms.currency()) : left.payable();
            var cut = paid.minus(sum);
            lines.add(new Line(CAP, null, BigDecimal.ONE, cut, cut));
            sum = paid;
        }
        return new ExpectedMonth(month, lines, volumes != null || !asked, sum);
    }

    private static Line monthly(BillingTerms terms, BilledPrice price, YearMonth month) {
        int days = terms.days(month);
        return new Line(
                price.key(),
                price,
                days == month.lengthOfMonth() ? BigDecimal.ONE : terms.share(BigDecimal.valueOf(12), month),
                price.unitPrice(),
                terms.share(price.perYear(), month));
    }

    private static Line counted(
            BillingTerms terms, BilledPrice price, YearMonth month, @Nullable Map<String, BigDecimal> volumes) {
        var quantity = volumes != null
                ? volumes.getOrDefault(price.key(), BigDecimal.ZERO)
                : price.kind() == Kind.ONCE ? BigDecimal.ZERO : terms.share(price.quantity(), month);
        return new Line(price.key(), price, quantity, price.unitPrice(), Payable.product(quantity, price.unitPrice()));
    }

    Optional<Line> line(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst();
    }

    /** What is expected of one price; nothing where it has no line. */
    Money amountOf(String key) {
        return line(key).map(Line::amount).orElse(Money.zero(total.currency()));
    }

    static Map<YearMonth, ExpectedMonth> byMonth(List<ExpectedMonth> months) {
        var found = new TreeMap<YearMonth, ExpectedMonth>();
        months.forEach(month -> found.put(Objects.requireNonNull(month.month()), month));
        return found;
    }
}
