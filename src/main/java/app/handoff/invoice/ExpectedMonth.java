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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a contract lets the vendor bill for one month.
 *
 * @param confirmed whether somebody said what was delivered, or nothing has to be said; else the volumes are those that the prices
 *     were asked for
 * @param total of all lines, with or without tax as the prices are
 * @param left what the most of the whole term leaves for this month and all later ones; null where there is no such most
 */
record ExpectedMonth(
        YearMonth month,
        List<Line> lines,
        boolean confirmed,
        Money total,
        @Nullable Money left) {

    ExpectedMonth {
        lines = List.copyOf(lines);
    }

    /** The key of the line for taking over the work. */
    static final String TAKING_OVER = "=taking-over";

    /** The key of the line for what the most of the whole term leaves out. */
    static final String CAP = "=cap";

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    /**
     * One line of what is expected.
     *
     * @param price null for taking over the work and for what the most of the term leaves out
     * @param quantity how many, and no fewer than are paid for in any case; of what is paid by the month 1, or the share of its
     *     days, as of what is paid for in any case
     * @param amount quantity times unit price, as it is paid
     */
    record Line(String key, @Nullable BilledPrice price, BigDecimal quantity, Money unitPrice, Money amount) {}

    /**
     * Every month of a contract, the first one first.
     *
     * @param present tells its first and its last day
     * @param agreed what was agreed for each month
     * @param volumes what was delivered, by month and by the key of its price; a month that is not in it was not confirmed
     * @param billed what invoices came to, by month: of the most of the whole term they take what they bill, whatever was expected
     */
    static List<ExpectedMonth> all(
            BillingTerms present,
            Function<YearMonth, BillingTerms> agreed,
            Map<YearMonth, Map<String, BigDecimal>> volumes,
            Map<YearMonth, Money> billed,
            YearMonth through) {
        var months = new ArrayList<ExpectedMonth>();
        var before = Money.zero(present.currency());
        var last = through.isAfter(present.last()) ? present.last() : through;
        for (var month = present.first(); !month.isAfter(last); month = month.plusMonths(1)) {
            var expected = of(agreed.apply(month), month, volumes.get(month), before);
            months.add(expected);
            before = before.plus(billed.getOrDefault(month, expected.total()));
        }
        return months;
    }

    /**
     * One month of a contract.
     *
     * @param volumes what was delivered, by the key of its price; null as long as nobody confirmed it
     * @param before what all months before it came to, which counts where there is a most for the whole term
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
        var left = terms.left(before);
        if (left != null && sum.compareTo(left) > 0) {
            var cut = left.minus(sum);
            lines.add(new Line(CAP, null, BigDecimal.ONE, cut, cut));
            sum = left;
        }
        return new ExpectedMonth(month, lines, volumes != null || !asked, sum, left);
    }

    private static Line monthly(BillingTerms terms, BilledPrice price, YearMonth month) {
        int days = terms.days(month);
        return new Line(
                price.key(),
                price,
                days == month.lengthOfMonth() ? BigDecimal.ONE : terms.share(MONTHS, month),
                price.unitPrice(),
                terms.share(price.perYear(), month));
    }

    private static Line counted(
            BillingTerms terms, BilledPrice price, YearMonth month, @Nullable Map<String, BigDecimal> volumes) {
        var delivered = volumes != null
                ? volumes.getOrDefault(price.key(), BigDecimal.ZERO)
                : price.kind() == Kind.ONCE ? BigDecimal.ZERO : terms.share(price.quantity(), month);
        var least = price.leastPerMonth();
        var quantity = least == null ? delivered : delivered.max(terms.share(least.multiply(MONTHS), month));
        return new Line(price.key(), price, quantity, price.unitPrice(), Payable.product(quantity, price.unitPrice()));
    }

    /** The same, where other invoices left so much of the most of the whole term, whichever months they are for. */
    ExpectedMonth leaving(@Nullable Money now) {
        return new ExpectedMonth(month, lines, confirmed, total, now);
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
