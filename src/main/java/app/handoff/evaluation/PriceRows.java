package app.handoff.evaluation;

import app.handoff.bidding.Criterion;
import app.handoff.evaluation.Evaluation.Column;
import app.handoff.evaluation.Matrix.Cell;
import app.handoff.evaluation.Matrix.Group;
import app.handoff.evaluation.Matrix.Row;
import app.handoff.kernel.Money;
import app.handoff.scope.Pricing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each vendor asks: in all, against what it costs today, line by line, and what is not in it. */
record PriceRows(Comparison comparison, Criterion criterion) {

    Group group() {
        var rows = new ArrayList<Row>();
        rows.add(total());
        inHouse().map(this::againstToday).ifPresent(rows::add);
        IntStream.range(0, lineCount()).mapToObj(this::line).forEach(rows::add);
        rows.add(comparison.row(
                wording().say("evaluation.comparison.takingOver"),
                null,
                column -> Cell.plain(wording().format().money(column.bid().takingOver()), null)));
        comparison
                .evaluation()
                .addedToCompare()
                .ifPresent(added -> rows.add(comparison.row(
                        wording().say("evaluation.comparison.free"),
                        wording().say("evaluation.comparison.free.note", added),
                        column -> Cell.plain(
                                wording()
                                        .format()
                                        .money(column.bid().totalPerTerm().plus(added)),
                                null))));
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
        var rowLeader = RowLeader.of(
                comparison.evaluation().ranked(), column -> column.bid().totalPerTerm(), Comparator.reverseOrder());
        return comparison.row(
                wording().say("evaluation.comparison.total", termMonths()),
                wording()
                        .say(
                                "evaluation.comparison.total.note",
                                comparison.file().request().currency().getCurrencyCode()),
                column -> comparison.ranked(
                        wording().format().money(column.bid().totalPerTerm()),
                        wording().pointsInWords(column.under(criterion).points()),
                        rowLeader,
                        column.bid().totalPerTerm(),
                        "evaluation.comparison.lowest"));
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
                    var words = wording().against(column.bid().totalPerTerm(), today);
                    return column.bid().totalPerTerm().compareTo(today) > 0
                            ? Cell.flag(words, null)
                            : Cell.plain(words, null);
                });
    }

    private boolean isPaidOnce() {
        return comparison.file().scope().pricing().basis() == Pricing.Basis.FIXED_ONCE;
    }

    private int lineCount() {
        return bids().mapToInt(lines -> lines.size()).max().orElse(0);
    }

    private Row line(int at) {
        var first = bids().filter(lines -> at < lines.size())
                .findFirst()
                .orElseThrow()
                .get(at);
        return comparison.row(
                first.label(),
                first.unit().isBlank() ? null : wording().format().count(first.quantityPerYear(), first.unit()),
                column -> price(column.bid().priceLines(), at));
    }

    private Cell price(List<PriceLine> lines, int at) {
        if (at >= lines.size()) {
            return comparison.notGiven(null);
        }
        var line = lines.get(at);
        return Cell.plain(wording().format().moneyExact(line.unitPrice()), perYear(line));
    }

    private @Nullable String perYear(PriceLine line) {
        return line.perYear().equals(line.unitPrice())
                ? null
                : wording().say("evaluation.comparison.perYear", line.perYear());
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

    private Stream<List<PriceLine>> bids() {
        return comparison.evaluation().ranked().stream()
                .map(column -> column.bid().priceLines());
    }

    private int termMonths() {
        return comparison.file().request().termMonths();
    }

    private AwardWording wording() {
        return comparison.wording();
    }
}
