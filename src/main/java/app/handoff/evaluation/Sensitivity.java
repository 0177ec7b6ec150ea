package app.handoff.evaluation;

import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionKind;
import app.handoff.evaluation.Evaluation.Column;
import app.handoff.kernel.BidId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What would change the order: each bid's points if price weighed more or less, from 0 to 100, while the other weights
 * keep their proportions. A bid's points then lie on a straight line between its quality alone and its price alone. As in
 * the {@link Evaluation} itself, only what shows at one place decides.
 */
record Sensitivity(List<Line> lines, int priceWeight) {

    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final int PRECISION = 10;

    /** Empty where price has no weight, or nothing but price has. */
    public static Optional<Sensitivity> of(Evaluation evaluation) {
        var price = evaluation.criteria().stream()
                .filter(criterion -> criterion.kind() == CriterionKind.PRICE)
                .findFirst();
        if (price.isEmpty()
                || price.get().weight() == 0
                || price.get().weight() == 100
                || evaluation.placed().size() < 2) {
            return Optional.empty();
        }
        int weight = price.get().weight();
        var lines = evaluation.placed().stream()
                .map(column -> line(column, price.get()))
                .toList();
        return Optional.of(new Sensitivity(lines, weight));
    }

    private static Line line(Column column, Criterion price) {
        var cell = column.under(price);
        var quality = column.total()
                .subtract(cell.points())
                .multiply(FULL)
                .divide(BigDecimal.valueOf(100L - price.weight()), PRECISION, RoundingMode.HALF_UP);
        return new Line(
                column.bid().id(),
                column.bid().vendorName(),
                quality,
                cell.share().multiply(FULL));
    }

    /** The first one at a weight of price. */
    public Line firstAt(BigDecimal weight) {
        return lines.stream()
                .max(Comparator.comparing(line -> line.shownAt(weight)))
                .orElseThrow();
    }

    /** The first one at the weight that was agreed. */
    public Line first() {
        return lines.get(0);
    }

    /** From which to which weight of price, in whole points, today's first stays first. */
    public Range firstStaysFirst() {
        int from = priceWeight;
        while (from > 0 && leads(from - 1)) {
            from--;
        }
        int to = priceWeight;
        while (to < 100 && leads(to + 1)) {
            to++;
        }
        return new Range(from, to);
    }

    private boolean leads(int weight) {
        var at = BigDecimal.valueOf(weight);
        var own = first().shownAt(at);
        return lines.stream().allMatch(line -> line.shownAt(at).compareTo(own) <= 0);
    }

    /** Who would be first if price weighed a little more than the first stands, if anybody. */
    public Optional<Line> firstAbove() {
        int to = firstStaysFirst().to();
        return to == 100 ? Optional.empty() : Optional.of(firstAt(BigDecimal.valueOf(to + 1L)));
    }

    /** Who would be first if price weighed a little less than the first stands, if anybody. */
    public Optional<Line> firstBelow() {
        int from = firstStaysFirst().from();
        return from == 0 ? Optional.empty() : Optional.of(firstAt(BigDecimal.valueOf(from - 1L)));
    }

    /** The points at some weights, for the table beside the picture. */
    public List<Row> table() {
        var rows = new ArrayList<Row>();
        for (int weight = 0; weight <= 100; weight += 10) {
            var at = BigDecimal.valueOf(weight);
            var most = firstAt(at).shownAt(at);
            rows.add(new Row(
                    weight,
                    lines.stream()
                            .map(line ->
                                    new Value(line.shownAt(at), line.shownAt(at).equals(most)))
                            .toList()));
        }
        return rows;
    }

    /** The bids without which somebody else would be first, each with who that is. */
    public static List<Removal> removals(Evaluation evaluation) {
        var changes = new ArrayList<Removal>();
        for (var column : evaluation.placed()) {
            var first = evaluation.placed().get(0);
            var firstOfTheRest =
                    evaluation.without(column.bid().id()).placed().stream().findFirst();
            if (column != first) {
                firstOfTheRest
                        .map(Column::bid)
                        .filter(bid -> !bid.id().equals(first.bid().id()))
                        .ifPresent(bid -> changes.add(new Removal(column.bid().vendorName(), bid.vendorName())));
            }
        }
        return changes;
    }

    /** @param quality points of 100 without price; @param price points of 100 for price alone */
    public record Line(BidId bid, String vendor, BigDecimal quality, BigDecimal price) {

        public BigDecimal at(BigDecimal weight) {
            return quality.multiply(FULL.subtract(weight))
                    .add(price.multiply(weight))
                    .divide(FULL, PRECISION, RoundingMode.HALF_UP);
        }

        BigDecimal shownAt(BigDecimal weight) {
            return at(weight).setScale(1, RoundingMode.HALF_UP);
        }
    }

    /** From which to which weight of price, both included. */
    public record Range(int from, int to) {}

    /** The points of all lines at one weight of price. */
    public record Row(int weight, List<Value> values) {}

    /** @param first whether no other bid has more points here */
    public record Value(BigDecimal points, boolean first) {}

    /** @param newFirst who would be first without this vendor */
    public record Removal(String vendor, String newFirst) {}
}
