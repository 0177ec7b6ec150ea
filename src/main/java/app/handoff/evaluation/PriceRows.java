package app.handoff.evaluation;

import app.handoff.bidding.Criterion;
import app.handoff.evaluation.Evaluation.Column;
import app.handoff.evaluation.Matrix.Cell;
import app.handoff.evaluation.Matrix.Group;
import app.handoff.evaluation.Matrix.Row;
import app.handoff.kernel.Money;
import app.handoff.scope.PriceItem;
import app.handoff.scope.Pricing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each vendor asks: in all, against what it costs today, line by line, and what is not in it. */
record PriceRows(Comparison comparison, Criterion criterion) {

    Group group() {
        var rows = new ArrayList<Row>();
        rows.add(total());
        if (comparison.evaluation().ranked().stream()
                .anyMatch(column -> column.bid().rate() != null)) {
            rows.add(comparison.row(
                    wording().say("evaluation.comparison.asBid"),
                    wording().say("evaluation.comparison.asBid.note"),
                    this::asBid));
        }
        if (comparison.evaluation().ranked().stream().anyMatch(Column::isCompleted)) {
            rows.add(comparison.row(
                    wording().say("evaluation.comparison.completed"),
                    wording().say("evaluation.comparison.completed.note"),
                    column -> Cell.plain(wording().format().money(column.comparedTotal()), null)
                            .of(column.comparedTotal())));
        }
        if (comparison.evaluation().ranked().stream()
                .anyMatch(column -> comparison.file().firstOf(column.bid()).isPresent())) {
            rows.add(comparison.row(
                    wording().say("evaluation.comparison.first"),
                    wording().say("evaluation.comparison.first.note"),
                    this::first));
            rows.add(comparison.row(wording().say("evaluation.comparison.change"), null, this::change));
        }
        inHouse().map(this::againstToday).ifPresent(rows::add);
        var lines = lines();
        lines.entrySet().stream()
                .filter(line -> !line.getValue().optional())
                .forEach(line -> rows.add(line(line.getKey(), line.getValue())));
        rows.add(comparison.row(
                wording().say("evaluation.comparison.takingOver"),
                null,
                column -> Cell.plain(wording().format().money(column.bid().takingOver()), null)
                        .of(column.bid().takingOver())));
        rows.addAll(options(lines));
        comparison
                .evaluation()
                .addedToCompare()
                .ifPresent(added -> rows.add(comparison.row(
                        wording().say("evaluation.comparison.free"),
                        wording().say("evaluation.comparison.free.note", added),
                        column -> Cell.plain(
                                wording().format().money(column.comparedTotal().plus(added)), null))));
        comparison
                .file()
                .scope()
                .pricing()
                .discountDays()
                .ifPresent(days -> rows.add(comparison.row(
                        wording().say("evaluation.comparison.discount", days),
                        wording().say("evaluation.comparison.discount.note"),
                        column -> Cell.plain(discount(column), null))));
        if (!comparison.isAlone()) {
            rows.add(comparison.row(
                    wording().say("evaluation.comparison.low"),
                    wording().say("evaluation.comparison.low.note"),
                    this::low));
        }
        rows.add(comparison.row(
                wording().say("evaluation.comparison.exclusions"),
                null,
                column -> stated(column.bid().exclusions())));
        rows.add(comparison.row(
                wording().say("evaluation.comparison.assumptions"),
                null,
                column -> stated(column.bid().assumptions())));
        return new Group(wording().say("evaluation.comparison.group", criterion.name(), criterion.weight()), rows);
    }

    private Row total() {
        var rowLeader =
                RowLeader.of(comparison.evaluation().ranked(), Column::comparedTotal, Comparator.reverseOrder());
        return comparison.row(
                wording().say("evaluation.comparison.total", termMonths()),
                wording()
                        .say(
                                "evaluation.comparison.total.note",
                                comparison.file().request().currency().getCurrencyCode()),
                column -> comparison
                        .ranked(
                                wording().format().money(column.bid().comparableTotal()),
                                wording().pointsInWords(column.under(criterion).points()),
                                rowLeader,
                                column.comparedTotal(),
                                "evaluation.comparison.lowest")
                        .of(column.bid().comparableTotal()));
    }

    /** What its vendor asks, in the currency that it chose, and the rate. */
    private Cell asBid(Column column) {
        var bid = column.bid();
        return Cell.plain(
                        wording().format().money(bid.totalPerTerm()),
                        bid.rate() == null
                                ? wording().say("evaluation.comparison.asBid.same")
                                : wording()
                                        .say(
                                                "bidding.rates.stated",
                                                bid.rate(),
                                                bid.rate().day(),
                                                bid.rate().source()))
                .of(bid.totalPerTerm());
    }

    private Cell first(Column column) {
        var first = comparison.file().firstOf(column.bid()).orElse(column.bid());
        return Cell.plain(wording().format().money(first.totalPerTerm()), null).of(first.totalPerTerm());
    }

    private Cell change(Column column) {
        return comparison
                .file()
                .firstOf(column.bid())
                .map(first -> {
                    var change = column.bid().totalPerTerm().minus(first.totalPerTerm());
                    return change.isZero()
                            ? Cell.plain(wording().say("evaluation.comparison.change.none"), null)
                            : Cell.plain(
                                            wording()
                                                    .say(
                                                            change.amount().signum() < 0
                                                                    ? "evaluation.comparison.change.less"
                                                                    : "evaluation.comparison.change.more",
                                                            new Money(
                                                                    change.amount()
                                                                            .abs(),
                                                                    change.currency())),
                                            null)
                                    .of(change);
                })
                .orElseGet(() -> Cell.plain(wording().say("evaluation.comparison.change.noOffer"), null));
    }

    private Optional<Money> inHouse() {
        return comparison.file().inHouseToCompare();
    }

    private Row againstToday(Money today) {
        return comparison.row(
                wording().say("evaluation.comparison.today", today),
                isPaidOnce()
                        ? wording().say("evaluation.comparison.today.once")
                        : wording().say("evaluation.comparison.today.note", termMonths()),
                column -> {
                    var words = wording().against(column.comparedTotal(), today);
                    return column.comparedTotal().compareTo(today) > 0
                            ? Cell.flag(words, null)
                            : Cell.plain(words, null);
                });
    }

    private boolean isPaidOnce() {
        return comparison.file().scope().pricing().basis() == Pricing.Basis.FIXED_ONCE;
    }

    /** The lines that any bid prices, in the order of the bid document: by what is priced, the first that prices it. */
    private Map<String, PriceLine> lines() {
        var items = comparison.file().scope().priceItems().stream()
                .map(PriceItem::key)
                .toList();
        var lines = new LinkedHashMap<String, PriceLine>();
        comparison.evaluation().ranked().stream()
                .flatMap(column -> column.bid().priceLines().stream())
                .sorted(Comparator.comparingInt(line -> items.indexOf(line.item())))
                .forEach(line -> lines.putIfAbsent(line.row(), line));
        return lines;
    }

    /** The lines that are in no total, with a sum of their own. */
    private List<Row> options(Map<String, PriceLine> lines) {
        var options = lines.entrySet().stream()
                .filter(line -> line.getValue().optional())
                .map(line -> line(line.getKey(), line.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!options.isEmpty()) {
            options.add(comparison.row(
                    wording().say("evaluation.comparison.options"),
                    wording().say("evaluation.comparison.options.note"),
                    column -> Cell.plain(wording().format().money(column.bid().options()), null)
                            .of(column.bid().options())));
        }
        return options;
    }

    private Row line(String row, PriceLine first) {
        var counted = first.unit().isBlank() ? null : wording().format().count(first.quantityPerYear(), first.unit());
        return comparison.row(
                first.label(),
                first.optional() ? wording().say("evaluation.comparison.optional") : counted,
                column -> column.bid().priceLines().stream()
                        .filter(line -> line.row().equals(row))
                        .findFirst()
                        .map(line -> Cell.plain(wording().format().moneyExact(line.unitPrice()), perYear(line))
                                .of(line.unitPrice()))
                        .orElseGet(() -> first.part() == null
                                ? comparison.notGiven(null)
                                : Cell.missing(wording().say("evaluation.comparison.notOffered"), null)));
    }

    private @Nullable String perYear(PriceLine line) {
        return line.perYear().equals(line.unitPrice())
                ? null
                : wording().say("evaluation.comparison.perYear", line.perYear());
    }

    private String discount(Column column) {
        var percent = column.bid().earlyPayment();
        return percent == null
                ? wording().say("evaluation.comparison.noneStated")
                : wording().format().percent(percent);
    }

    private Cell low(Column column) {
        return comparison
                .evaluation()
                .abnormallyLow(column.bid())
                .map(low -> Cell.flag(
                        wording().say("evaluation.comparison.abnormal"),
                        wording().say("evaluation.comparison.abnormal.note", low.underMedian(), low.underNext())))
                .orElseGet(() -> Cell.plain(wording().say("evaluation.comparison.usual"), null));
    }

    private Cell stated(String text) {
        return text.isBlank()
                ? Cell.plain(wording().say("evaluation.comparison.noneStated"), null)
                : Cell.flag(text, null);
    }

    private int termMonths() {
        return comparison.file().request().termMonths();
    }

    private AwardWording wording() {
        return comparison.wording();
    }
}
