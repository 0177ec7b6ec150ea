package app.handoff.invoice;

import app.handoff.invoice.BilledPrice.Kind;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An invoice beside what its contract lets the vendor bill for the month, line by line. All amounts are with or without tax as the
 * prices of the contract are; the differences of the rows add up to the difference of the whole.
 *
 * @param expected what may still be billed for the month: what is expected, less what other invoices billed already
 * @param billed what the invoice bills
 * @param taxProblem what is wrong with its tax; null where nothing is
 */
record InvoiceCheck(
        List<Row> rows,
        Money expected,
        Money billed,
        @Nullable Sentence taxProblem) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int EXACT = 12;

    /** No country asks for more of a service; where a line names a rate, that is what counts. */
    private static final BigDecimal HIGHEST_TAX = BigDecimal.valueOf(30);

    InvoiceCheck {
        rows = List.copyOf(rows);
    }

    /** Why a row differs. */
    enum Cause {
        /** More than was confirmed as delivered. */
        QUANTITY,
        /** Less than was confirmed as delivered: the rest may still come. */
        LESS,
        /** Another price than the contract has. */
        PRICE,
        /** The contract has no price for it, or not in this month. */
        UNEXPECTED,
        /** Another invoice billed it already. */
        BILLED_BEFORE,
        /** What was spent was to be agreed before, which nobody but a person knows. */
        RECEIPTS,
        /** What is billed at cost is more than the most of a year. */
        OVER_COST,
        /** Expected and not on the invoice. */
        NOT_BILLED,
        /** More than the most for the whole term. */
        CAP,
        /** Only rounded otherwise. */
        ROUNDING,
        /** The total on the invoice is not what its lines come to. */
        SUM;

        /** Whether it is to be asked about before it is paid: who bills less than agreed does us no wrong. */
        boolean isObjection() {
            return this != NOT_BILLED && this != LESS;
        }
    }

    /** One cause with the sentence that says it. */
    record Reason(Cause cause, Sentence words) {}

    /**
     * One line of both.
     *
     * @param key the key of the price; null where the contract has none
     * @param quantity expected; null where nothing was expected
     * @param unitPrice of the contract; null where it has none
     * @param expected in all, less what other invoices billed
     * @param billedQuantity null where it is not on the invoice
     * @param billedPrice of one unit, with or without tax as the price of the contract is
     */
    record Row(
            @Nullable String key,
            String label,
            @Nullable BigDecimal quantity,
            @Nullable Money unitPrice,
            Money expected,
            @Nullable BigDecimal billedQuantity,
            @Nullable Money billedPrice,
            Money billed,
            List<Reason> reasons) {

        Money difference() {
            return billed.minus(expected);
        }

        boolean isObjected() {
            return reasons.stream().anyMatch(reason -> reason.cause().isObjection());
        }
    }

    Money difference() {
        return billed.minus(expected);
    }

    /** Whether something on it has to be asked about, or is right for a reason that the contract does not tell. */
    boolean differs() {
        return taxProblem != null || rows.stream().anyMatch(Row::isObjected);
    }

    /** What is said in one sentence about the whole. */
    Sentence verdict() {
        var difference = difference();
        if (difference.isZero()) {
            return Sentence.of(differs() ? "invoice.verdict.other" : "invoice.verdict.same");
        }
        return difference.isNegative()
                ? Sentence.of(
                        "invoice.verdict.less",
                        Money.zero(difference.currency()).minus(difference))
                : Sentence.of("invoice.verdict.more", difference);
    }

    /**
     * Compares an invoice.
     *
     * @param others the invoices for the same month that count and came before it
     * @param atCost what invoices before it in the same year of the contract billed at cost, by the key of the price
     */
    static InvoiceCheck of(
            BillingTerms terms,
            ExpectedMonth month,
            InvoiceContent content,
            List<InvoiceContent> others,
            Map<String, Money> atCost) {
        return new Work(terms, month, content, others, atCost).compare();
    }

    /** What one line bills as the prices of the contract are. */
    static Money billed(InvoiceContent content, InvoiceLine line, boolean withTax) {
        var amount = line.amount(content.currency());
        return Payable.of(converted(content, line, amount.amount(), withTax), content.currency());
    }

    private static BigDecimal converted(InvoiceContent content, InvoiceLine line, BigDecimal amount, boolean withTax) {
        if (content.taxIncluded() == withTax) {
            return amount;
        }
        var percent = line.taxPercent() == null ? percentOfAll(content) : line.taxPercent();
        var factor = HUNDRED.add(percent);
        return withTax
                ? amount.multiply(factor).divide(HUNDRED, EXACT, RoundingMode.HALF_UP)
                : amount.multiply(HUNDRED).divide(factor, EXACT, RoundingMode.HALF_UP);
    }

    /** Where lines name no rate: the one that the tax on the whole invoice comes to. */
    private static BigDecimal percentOfAll(InvoiceContent content) {
        var net = content.total().minus(content.tax()).amount();
        return net.signum() <= 0
                ? BigDecimal.ZERO
                : content.tax().amount().multiply(HUNDRED).divide(net, EXACT, RoundingMode.HALF_UP);
    }

    private record Work(
            BillingTerms terms,
            ExpectedMonth month,
            InvoiceContent content,
            List<InvoiceContent> others,
            Map<String, Money> atCost) {

        InvoiceCheck compare() {
            var billed = new LinkedHashMap<String, List<InvoiceLine>>();
            var rows = new ArrayList<Row>();
            content.lines().stream()
                    .filter(line -> line.key() != null)
                    .forEach(
                            line -> billed.computeIfAbsent(Objects.requireNonNull(line.key()), key -> new ArrayList<>())
                                    .add(line));
            for (var line : month.lines()) {
                var lines = billed.remove(line.key());
                if (!line.key().equals(ExpectedMonth.CAP)) {
                    rows.add(row(line, lines == null ? List.of() : lines));
                }
            }
            billed.forEach((key, lines) -> rows.add(notThisMonth(key, lines)));
            content.lines().stream().filter(line -> line.key() == null).forEach(line -> rows.add(unexpected(line)));
            var whole = content.billed(terms.taxIncluded());
            var rest = whole.minus(sum(rows.stream().map(Row::billed)));
            if (!rest.isZero()) {
                rows.add(sum(rest));
            }
            overTheMost(whole, sum(rows.stream().map(Row::expected))).ifPresent(rows::add);
            var expected = sum(rows.stream().map(Row::expected));
            rows.removeIf(row -> row.expected().isZero() && row.billed().isZero() && row.billedQuantity() == null);
            return new InvoiceCheck(rows, expected, whole, taxProblem());
        }

        private Money sum(Stream<Money> amounts) {
            return amounts.reduce(zero(), Money::plus);
        }

        private Money zero() {
            return Money.zero(content.currency());
        }

        private Row row(ExpectedMonth.Line line, List<InvoiceLine> lines) {
            var before = before(line.key());
            var left = line.amount().minus(before);
            var price = line.price();
            var label = price == null ? "" : price.label();
            if (lines.isEmpty()) {
                return new Row(
                        line.key(),
                        label,
                        line.quantity(),
                        line.unitPrice(),
                        left,
                        null,
                        null,
                        zero(),
                        left.isZero() ? List.of() : List.of(notBilled(left)));
            }
            var billed = billed(lines);
            var quantity = quantity(lines);
            var unitPrice = unitPrice(lines, quantity);
            var quantityLeft =
                    line.quantity().subtract(quantityBefore(line.key())).max(BigDecimal.ZERO);
            var reasons = new ArrayList<Reason>();
            if (quantity.compareTo(quantityLeft) > 0 && !before.isZero()) {
                reasons.add(new Reason(Cause.BILLED_BEFORE, Sentence.of("invoice.cause.BILLED_BEFORE", before)));
                reasons.addAll(otherPrice(line, quantity, unitPrice));
            } else if (!billed.equals(left)
                    || price != null && price.kind() == Kind.COUNTED && quantity.compareTo(quantityLeft) != 0) {
                reasons.addAll(why(line, quantity, quantityLeft, unitPrice));
            }
            return new Row(
                    line.key(), label, line.quantity(), line.unitPrice(), left, quantity, unitPrice, billed, reasons);
        }

        private List<Reason> why(ExpectedMonth.Line line, BigDecimal quantity, BigDecimal expected, Money unitPrice) {
            var reasons = new ArrayList<Reason>();
            int more = quantity.compareTo(expected);
            if (more != 0) {
                var times = Payable.product(quantity.subtract(expected), line.unitPrice());
                var cause = more > 0 ? Cause.QUANTITY : Cause.LESS;
                boolean byDays = line.price() != null && line.price().kind() == Kind.MONTHLY;
                reasons.add(new Reason(
                        cause,
                        Sentence.of(
                                "invoice.cause." + cause
                                        + (byDays && isInPart()
                                                ? ".days"
                                                : byDays ? ".month" : month.confirmed() ? "" : ".unconfirmed"),
                                quantity,
                                expected,
                                more > 0 ? times : zero().minus(times),
                                terms.days(month.month()),
                                month.month().lengthOfMonth())));
            }
            reasons.addAll(otherPrice(line, quantity, unitPrice));
            if (reasons.isEmpty()) {
                reasons.add(new Reason(Cause.ROUNDING, Sentence.of("invoice.cause.ROUNDING")));
            }
            return reasons;
        }

        private boolean isInPart() {
            return terms.days(month.month()) < month.month().lengthOfMonth();
        }

        private List<Reason> otherPrice(ExpectedMonth.Line line, BigDecimal quantity, Money unitPrice) {
            return unitPrice.compareTo(line.unitPrice()) == 0
                    ? List.of()
                    : List.of(new Reason(
                            Cause.PRICE,
                            Sentence.of(
                                    "invoice.cause.PRICE",
                                    Payable.said(unitPrice),
                                    Payable.said(line.unitPrice()),
                                    Payable.product(quantity, unitPrice.minus(line.unitPrice())))));
        }

        private Reason notBilled(Money left) {
            return left.isNegative()
                    ? new Reason(
                            Cause.BILLED_BEFORE, Sentence.of("invoice.cause.BILLED_BEFORE.more", zero().minus(left)))
                    : new Reason(Cause.NOT_BILLED, Sentence.of("invoice.cause.NOT_BILLED"));
        }

        /** What the most of the term leaves out is expected to be missing on the invoice. */
        private Optional<Row> overTheMost(Money whole, Money expected) {
            if (month.left() == null) {
                return Optional.empty();
            }
            var left = month.left().minus(sum(others.stream().map(other -> other.billed(terms.taxIncluded()))));
            if (expected.compareTo(left) <= 0) {
                return Optional.empty();
            }
            return Optional.of(new Row(
                    ExpectedMonth.CAP,
                    "",
                    null,
                    null,
                    left.minus(expected),
                    null,
                    null,
                    zero(),
                    whole.compareTo(left) > 0
                            ? List.of(new Reason(Cause.CAP, Sentence.of("invoice.cause.CAP", terms.most())))
                            : List.of()));
        }

        /** Billed by a price of the contract of which nothing was expected this month. */
        private Row notThisMonth(String key, List<InvoiceLine> lines) {
            var price = terms.price(key).orElse(null);
            var billed = billed(lines);
            var quantity = quantity(lines);
            var reasons = new ArrayList<Reason>();
            var expected = zero();
            if (price != null && price.kind() == Kind.AS_AGREED) {
                expected = billed;
                reasons.add(new Reason(Cause.RECEIPTS, Sentence.of("invoice.cause.RECEIPTS")));
            } else if (price != null && price.kind() == Kind.AT_COST) {
                var most = price.perYear().minus(atCost.getOrDefault(key, zero()));
                if (billed.compareTo(most) > 0) {
                    reasons.add(new Reason(Cause.OVER_COST, Sentence.of("invoice.cause.OVER_COST", price.perYear())));
                    expected = most.isNegative() ? zero() : most;
                } else {
                    expected = billed;
                }
            } else {
                reasons.add(new Reason(
                        Cause.UNEXPECTED,
                        Sentence.of(
                                price == null
                                        ? "invoice.cause.UNEXPECTED.takingOver"
                                        : "invoice.cause.UNEXPECTED.undelivered",
                                terms.takenOver())));
            }
            return new Row(
                    key,
                    price == null ? "" : price.label(),
                    null,
                    price == null ? null : price.unitPrice(),
                    expected,
                    quantity,
                    unitPrice(lines, quantity),
                    billed,
                    reasons);
        }

        private Row unexpected(InvoiceLine line) {
            var lines = List.of(line);
            return new Row(
                    null,
                    line.label(),
                    null,
                    null,
                    zero(),
                    line.quantity(),
                    unitPrice(lines, line.quantity()),
                    billed(lines),
                    List.of(new Reason(Cause.UNEXPECTED, Sentence.of("invoice.cause.UNEXPECTED"))));
        }

        private Row sum(Money rest) {
            return new Row(
                    null,
                    "",
                    null,
                    null,
                    zero(),
                    null,
                    null,
                    rest,
                    List.of(new Reason(
                            isOnlyRounded(rest) ? Cause.ROUNDING : Cause.SUM,
                            Sentence.of(
                                    isOnlyRounded(rest) ? "invoice.cause.ROUNDING" : "invoice.cause.SUM",
                                    content.sumOfLines()))));
        }

        /** Tax that is taken out of each line, or added to it, may differ from that of the whole by half a cent a line. */
        private boolean isOnlyRounded(Money rest) {
            return content.taxIncluded() != terms.taxIncluded()
                    && rest.amount()
                                    .abs()
                                    .movePointRight(Payable.places(content.currency()))
                                    .multiply(BigDecimal.valueOf(2))
                                    .compareTo(
                                            BigDecimal.valueOf(content.lines().size()))
                            <= 0;
        }

        private Money before(String key) {
            return sum(others.stream()
                    .flatMap(other -> other.lines().stream()
                            .filter(line -> key.equals(line.key()))
                            .map(line -> InvoiceCheck.billed(other, line, terms.taxIncluded()))));
        }

        private BigDecimal quantityBefore(String key) {
            return quantity(others.stream()
                    .flatMap(other -> other.lines().stream())
                    .filter(line -> key.equals(line.key()))
                    .toList());
        }

        private Money billed(List<InvoiceLine> lines) {
            return sum(lines.stream().map(line -> InvoiceCheck.billed(content, line, terms.taxIncluded())));
        }

        private static BigDecimal quantity(List<InvoiceLine> lines) {
            return lines.stream().map(InvoiceLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Of one line its price; of several with the same price of the contract their mean. */
        private Money unitPrice(List<InvoiceLine> lines, BigDecimal quantity) {
            if (lines.size() == 1) {
                var line = lines.get(0);
                return new Money(converted(content, line, line.unitPrice(), terms.taxIncluded()), content.currency());
            }
            return quantity.signum() == 0 ? zero() : billed(lines).dividedBy(quantity);
        }

        private @Nullable Sentence taxProblem() {
            int places = Payable.places(content.currency());
            if (content.lines().stream().allMatch(line -> line.taxPercent() == null)) {
                var percent = percentOfAll(content).setScale(1, RoundingMode.HALF_UP);
                return percent.compareTo(HIGHEST_TAX) > 0
                        ? Sentence.of("invoice.cause.TAX.high", content.tax(), percent.stripTrailingZeros())
                        : null;
            }
            var exact = BigDecimal.ZERO;
            var byLine = BigDecimal.ZERO;
            for (var line : content.lines()) {
                var percent = line.taxPercent() == null ? BigDecimal.ZERO : line.taxPercent();
                var amount = line.amount(content.currency()).amount();
                var tax = content.taxIncluded()
                        ? Payable.taxWithin(amount, percent, EXACT)
                        : Payable.taxOn(amount, percent);
                exact = exact.add(tax);
                byLine = byLine.add(tax.setScale(places, RoundingMode.HALF_UP));
            }
            var printed = content.tax().amount();
            var whole = exact.setScale(places, RoundingMode.HALF_UP);
            return printed.compareTo(whole) == 0 || printed.compareTo(byLine) == 0
                    ? null
                    : Sentence.of(
                            "invoice.cause.TAX",
                            content.tax(),
                            Payable.of(whole, content.currency()),
                            content.tax().minus(Payable.of(whole, content.currency())));
        }
    }
}
