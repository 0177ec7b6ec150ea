package app.handoff.bidding.web;

import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.Evaluation;
import app.handoff.bidding.Evaluation.Column;
import app.handoff.bidding.Evaluations.Judging;
import app.handoff.bidding.OpenedBid;
import app.handoff.bidding.PriceLine;
import app.handoff.bidding.Sensitivity;
import app.handoff.shared.Money;
import app.handoff.shared.Text;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.LineChart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bids side by side: what to be careful about, the matrix, and what would change the order. */
record ComparisonView(
        List<Head> heads,
        List<Group> groups,
        List<Caution> cautions,
        @Nullable Picture picture,
        List<Text> words,
        @Nullable Text ceiling) {

    record Head(String id, String vendor, @Nullable String place) {}

    record Group(String title, List<Row> rows) {}

    /** @param equal whether all bids say the same here; such rows can be hidden */
    record Row(String title, @Nullable String note, List<Cell> cells, boolean equal, boolean sum) {}

    record Cell(@Nullable String value, @Nullable String note, Look look) {
        enum Look {
            PLAIN,
            BEST,
            FLAG,
            MISSING
        }

        /** The class that carries the look; the words say the same. */
        public @Nullable String css() {
            return look == Look.PLAIN ? null : look.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Caution(boolean grave, Text title, Text what) {}

    /** @param table the same numbers, by weight of price */
    record Picture(LineChart chart, List<String> vendors, List<Sensitivity.Row> table) {}

    static ComparisonView of(Judging judging, Format format) {
        return new Builder(judging, format).build();
    }

    private static final class Builder {

        private final Judging judging;
        private final Evaluation evaluation;
        private final Format format;
        private final List<Column> columns;

        Builder(Judging judging, Format format) {
            this.judging = judging;
            this.format = format;
            this.evaluation = judging.evaluation();
            this.columns = evaluation.ranked();
        }

        ComparisonView build() {
            var groups = new ArrayList<Group>();
            for (var criterion : evaluation.criteria()) {
                if (criterion.kind() == CriterionKind.PRICE) {
                    groups.add(price(criterion));
                } else if (criterion.kind() == CriterionKind.SERVICE_LEVEL) {
                    groups.add(levels(criterion));
                }
            }
            proof(groups);
            groups.add(needed());
            var sensitivity = Sensitivity.of(evaluation);
            return new ComparisonView(
                    columns.stream()
                            .map(column -> new Head(
                                    column.bid().id().toString(),
                                    column.bid().vendorName(),
                                    column.bid().place()))
                            .toList(),
                    groups,
                    cautions(),
                    sensitivity.map(this::picture).orElse(null),
                    words(sensitivity.orElse(null)),
                    ceiling());
        }

        private Group price(Criterion criterion) {
            var rows = new ArrayList<Row>();
            var lowest = evaluation.lowestTotal().orElse(null);
            rows.add(row(
                    format.message("bidding.comparison.total", judging.request().termMonths()),
                    format.message(
                            "bidding.comparison.total.note",
                            judging.request().currency().getCurrencyCode()),
                    column -> {
                        var points = points(column.points().get(criterion.id()).shown());
                        boolean best = column.bid().totalPerTerm().equals(lowest);
                        return new Cell(
                                format.money(column.bid().totalPerTerm()),
                                best ? format.message("bidding.comparison.lowest", points) : points,
                                best ? Cell.Look.BEST : Cell.Look.PLAIN);
                    }));
            for (int i = 0; i < lineCount(); i++) {
                int line = i;
                rows.add(row(lineTitle(line), lineNote(line), column -> priceLine(column.bid(), line)));
            }
            rows.add(row(
                    format.message("bidding.comparison.takingOver"),
                    null,
                    column -> plain(column.bid().takingOver())));
            rows.add(row(
                    format.message("bidding.comparison.low"),
                    format.message("bidding.comparison.low.note"),
                    column -> evaluation
                            .abnormallyLow(column.bid())
                            .map(low -> new Cell(
                                    format.message("bidding.comparison.abnormal"),
                                    format.message(
                                            "bidding.comparison.abnormal.note", low.underMean(), low.underNext()),
                                    Cell.Look.FLAG))
                            .orElse(new Cell(format.message("bidding.comparison.usual"), null, Cell.Look.PLAIN))));
            rows.add(row(
                    format.message("bidding.comparison.exclusions"),
                    null,
                    column -> stated(column.bid().exclusions())));
            rows.add(row(
                    format.message("bidding.comparison.assumptions"),
                    null,
                    column -> stated(column.bid().assumptions())));
            return new Group(format.message("bidding.comparison.group", criterion.name(), criterion.weight()), rows);
        }

        private int lineCount() {
            return columns.stream()
                    .mapToInt(column -> column.bid().priceLines().size())
                    .max()
                    .orElse(0);
        }

        private String lineTitle(int line) {
            return line(line).label();
        }

        private @Nullable String lineNote(int line) {
            var first = line(line);
            return first.unit().isBlank() ? null : format.number(first.quantityPerYear()) + " " + first.unit();
        }

        private PriceLine line(int line) {
            return columns.stream()
                    .map(column -> column.bid().priceLines())
                    .filter(lines -> line < lines.size())
                    .findFirst()
                    .orElseThrow()
                    .get(line);
        }

        private Cell priceLine(OpenedBid bid, int line) {
            if (line >= bid.priceLines().size()) {
                return missing(null);
            }
            var price = bid.priceLines().get(line);
            return new Cell(
                    format.moneyExact(price.unitPrice()),
                    price.perYear().equals(price.unitPrice())
                            ? null
                            : format.message("bidding.comparison.perYear", format.money(price.perYear())),
                    Cell.Look.PLAIN);
        }

        private Group levels(Criterion criterion) {
            var rows = evaluation.levels().stream()
                    .map(level -> {
                        var best = columns.stream()
                                .map(column -> column.bid().committed().get(level.id()))
                                .filter(Objects::nonNull)
                                .reduce((one, other) -> level.atLeastAsGood(one, other) ? one : other)
                                .orElse(null);
                        boolean differs = columns.stream()
                                        .map(column -> column.bid().committed().get(level.id()))
                                        .distinct()
                                        .count()
                                > 1;
                        return row(
                                level.name(),
                                format.message(
                                        "bidding.comparison.level.note",
                                        value(level.target(), level.unit()),
                                        value(level.minimum(), level.unit())),
                                column -> {
                                    var cell = column.levels().get(level.id());
                                    var points = points(cell.shown());
                                    if (cell.committed() == null) {
                                        return missing(points);
                                    }
                                    var committed = value(cell.committed(), level.unit());
                                    if (cell.reference() != null) {
                                        return new Cell(
                                                committed,
                                                format.message(
                                                        "bidding.comparison.references.say",
                                                        value(cell.reference(), level.unit()),
                                                        points),
                                                Cell.Look.FLAG);
                                    }
                                    boolean isBest = differs
                                            && best != null
                                            && cell.committed().compareTo(best) == 0;
                                    return new Cell(
                                            committed,
                                            isBest ? format.message("bidding.comparison.best", points) : points,
                                            isBest ? Cell.Look.BEST : Cell.Look.PLAIN);
                                });
                    })
                    .toList();
            return new Group(format.message("bidding.comparison.group", criterion.name(), criterion.weight()), rows);
        }

        private String value(BigDecimal value, app.handoff.scope.ServiceLevel.Unit unit) {
            return format.message("bidding.unit." + unit.name(), format.number(value));
        }

        private void proof(List<Group> groups) {
            var people = evaluation.criteria().stream()
                    .filter(criterion -> !criterion.kind().isComputed())
                    .toList();
            if (people.isEmpty()) {
                return;
            }
            int weight = people.stream().mapToInt(Criterion::weight).sum();
            groups.add(new Group(
                    format.message("bidding.comparison.proof", weight),
                    people.stream().map(this::scored).toList()));
        }

        private Row scored(Criterion criterion) {
            var best = columns.stream()
                    .map(column -> column.points().get(criterion.id()).score())
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            boolean differs = columns.stream()
                            .map(column -> column.points().get(criterion.id()).score())
                            .distinct()
                            .count()
                    > 1;
            return row(
                    format.message("bidding.comparison.criterion", criterion.name(), criterion.weight()),
                    criterion.minimum() == null
                            ? null
                            : format.message("bidding.comparison.atLeast", criterion.minimum()),
                    column -> {
                        var cell = column.points().get(criterion.id());
                        if (cell.score() == null) {
                            return missing(format.message("bidding.comparison.notScored"));
                        }
                        var points = points(cell.shown());
                        if (column.belowMinimum(List.of(criterion)).size() == 1) {
                            return new Cell(
                                    format.message("bidding.comparison.of5", cell.score()),
                                    format.message("bidding.comparison.belowMinimum", points),
                                    Cell.Look.FLAG);
                        }
                        boolean isBest = differs && cell.score().equals(best);
                        return new Cell(
                                format.message("bidding.comparison.of5", cell.score()),
                                isBest ? format.message("bidding.comparison.best", points) : points,
                                isBest ? Cell.Look.BEST : Cell.Look.PLAIN);
                    });
        }

        private Group needed() {
            var rows = new ArrayList<Row>();
            rows.add(row(format.message("bidding.comparison.checks"), null, column -> {
                var check = judging.check(column.bid().vendor());
                return check.isComplete()
                        ? new Cell(format.message("bidding.comparison.complete"), null, Cell.Look.PLAIN)
                        : new Cell(
                                format.text(check.missing().get(0).what()),
                                check.missing().size() == 1
                                        ? format.message("bidding.comparison.cannotBeChosen")
                                        : format.message(
                                                "bidding.comparison.andMore",
                                                check.missing().size() - 1),
                                Cell.Look.MISSING);
            }));
            rows.add(row(
                    format.message("bidding.comparison.valid"),
                    null,
                    column -> new Cell(format.day(column.bid().validUntil()), null, Cell.Look.PLAIN)));
            rows.add(sum());
            return new Group(format.message("bidding.comparison.needed"), rows);
        }

        private Row sum() {
            var cells = columns.stream()
                    .map(column -> new Cell(
                            format.number(column.shownTotal()),
                            format.message("bidding.comparison.place", column.place()),
                            column.place() == 1 ? Cell.Look.BEST : Cell.Look.PLAIN))
                    .toList();
            return new Row(format.message("bidding.comparison.points"), null, cells, false, true);
        }

        private List<Caution> cautions() {
            var cautions = new ArrayList<Caution>();
            for (var column : columns) {
                evaluation
                        .abnormallyLow(column.bid())
                        .ifPresent(low -> cautions.add(new Caution(
                                true,
                                Text.of("bidding.caution.low", column.bid().vendorName()),
                                Text.of(
                                        "bidding.caution.low.what",
                                        column.bid().totalPerTerm(),
                                        low.underMean(),
                                        low.underNext(),
                                        column.bid().vendorName()))));
            }
            if (columns.size() == 1) {
                cautions.add(new Caution(true, Text.of("bidding.caution.one"), Text.of("bidding.caution.one.what")));
            } else if (columns.size() > 1) {
                lowestIsNotFirst(cautions);
            }
            return cautions;
        }

        private void lowestIsNotFirst(List<Caution> cautions) {
            var first = columns.get(0);
            var lowest = columns.stream()
                    .min(Comparator.comparing(column -> column.bid().totalPerTerm()))
                    .orElseThrow();
            if (lowest == first) {
                return;
            }
            cautions.add(new Caution(
                    false,
                    Text.of("bidding.caution.lowest"),
                    Text.of(
                            "bidding.caution.lowest.what",
                            lowest.bid().vendorName(),
                            format.message("bidding.comparison.place", lowest.place()),
                            first.bid().vendorName(),
                            first.bid().totalPerTerm().minus(lowest.bid().totalPerTerm()),
                            judging.request().termMonths())));
        }

        private Picture picture(Sensitivity sensitivity) {
            var steps = sensitivity.table().stream()
                    .map(row -> String.valueOf(row.weight()))
                    .toList();
            var series = new ArrayList<LineChart.Values>();
            for (int i = 0; i < sensitivity.lines().size(); i++) {
                int at = i;
                series.add(new LineChart.Values(
                        sensitivity.lines().get(i).vendor(),
                        "c" + (i % 5 + 1),
                        false,
                        sensitivity.table().stream()
                                .map(row -> row.values().get(at).points())
                                .toList()));
            }
            var drawn = LineChart.of(
                    format.text(stays(sensitivity)),
                    steps,
                    series,
                    value -> format.number(value.setScale(0, RoundingMode.HALF_UP)));
            var range = sensitivity.firstStaysFirst();
            return new Picture(
                    drawn.banded(
                            100,
                            range.from(),
                            range.to(),
                            format.message(
                                    "bidding.sensitivity.band",
                                    sensitivity.first().vendor(),
                                    range.from(),
                                    range.to()),
                            sensitivity.priceWeight(),
                            format.message("bidding.sensitivity.agreed", sensitivity.priceWeight()),
                            format.message("bidding.sensitivity.axis")),
                    sensitivity.lines().stream().map(Sensitivity.Line::vendor).toList(),
                    sensitivity.table());
        }

        private static Text stays(Sensitivity sensitivity) {
            var range = sensitivity.firstStaysFirst();
            return Text.of(
                    "bidding.sensitivity.stays",
                    sensitivity.first().vendor(),
                    range.from(),
                    range.to(),
                    sensitivity.priceWeight());
        }

        private List<Text> words(@Nullable Sensitivity sensitivity) {
            var words = new ArrayList<Text>();
            if (sensitivity != null) {
                words.add(stays(sensitivity));
                var range = sensitivity.firstStaysFirst();
                sensitivity
                        .firstAbove()
                        .ifPresent(
                                other -> words.add(Text.of("bidding.sensitivity.above", range.to(), other.vendor())));
                sensitivity
                        .firstBelow()
                        .ifPresent(
                                other -> words.add(Text.of("bidding.sensitivity.below", range.from(), other.vendor())));
            }
            for (var removal : Sensitivity.removals(evaluation)) {
                words.add(
                        removal.newFirst() == null
                                ? Text.of("bidding.sensitivity.without.same", removal.vendor())
                                : Text.of("bidding.sensitivity.without.other", removal.vendor(), removal.newFirst()));
            }
            return words;
        }

        private @Nullable Text ceiling() {
            if (judging.ceiling() == null) {
                return null;
            }
            long above = columns.stream()
                    .filter(column -> judging.isAboveCeiling(column.bid()))
                    .count();
            return Text.of(
                    "bidding.comparison.ceiling", judging.ceiling().limit(), columns.size() - above, columns.size());
        }

        private Row row(String title, @Nullable String note, Function<Column, Cell> cell) {
            var cells = columns.stream().map(cell).toList();
            boolean equal = cells.stream().map(Cell::value).distinct().count() <= 1;
            return new Row(title, note, cells, equal, false);
        }

        private Cell plain(Money money) {
            return new Cell(format.money(money), null, Cell.Look.PLAIN);
        }

        private Cell stated(String text) {
            return text.isBlank()
                    ? new Cell(format.message("bidding.comparison.noneStated"), null, Cell.Look.PLAIN)
                    : new Cell(text, null, Cell.Look.FLAG);
        }

        private Cell missing(@Nullable String note) {
            return new Cell(format.message("bidding.comparison.notGiven"), note, Cell.Look.MISSING);
        }

        private String points(BigDecimal points) {
            return format.message("bidding.comparison.pointsOf", format.number(points));
        }
    }
}
