package app.handoff.evaluation;

import app.handoff.bidding.Criterion;
import app.handoff.diligence.AcceptedGap;
import app.handoff.evaluation.Evaluation.Column;
import app.handoff.evaluation.Matrix.Cell;
import app.handoff.evaluation.Matrix.Group;
import app.handoff.evaluation.Matrix.Head;
import app.handoff.evaluation.Matrix.Row;
import app.handoff.scope.Qualification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the matrix of one request: what is computed in the order of the criteria, then what people judged, then what is
 * needed to be chosen, and the sum.
 *
 * @param shown the bids to show; the best of a row is the best of all bids, shown or not
 */
record Comparison(EvaluationFile file, List<Column> shown, AwardWording wording) {

    Matrix matrix() {
        var groups = new ArrayList<Group>();
        for (var criterion : evaluation().criteria()) {
            switch (criterion.kind()) {
                case PRICE -> groups.add(new PriceRows(this, criterion).group());
                case SERVICE_LEVEL -> groups.add(levels(criterion));
                default -> {}
            }
        }
        if (!file.judged().isEmpty()) {
            groups.add(proof());
        }
        groups.add(needed());
        return new Matrix(shown.stream().map(this::head).toList(), groups);
    }

    Evaluation evaluation() {
        return file.evaluation();
    }

    Row row(String title, @Nullable String note, Function<Column, Cell> cell) {
        return new Row(title, note, shown.stream().map(cell).toList(), false);
    }

    private Head head(Column column) {
        var bid = column.bid();
        return new Head(
                bid.id().toString(),
                bid.vendorName(),
                bid.place(),
                standing(column),
                file.progress().isShortlisted(bid.id()));
    }

    /** Its place, where there is more than one, and that it was chosen, once it was. */
    private String standing(Column column) {
        return Stream.of(
                        isAlone() && column.hasPlace() ? "" : wording.place(column),
                        file.isWinner(column.bid().id()) ? wording.say("evaluation.comparison.chosen") : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" \u00b7 "));
    }

    boolean isAlone() {
        return evaluation().ranked().size() == 1;
    }

    private Group levels(Criterion criterion) {
        return new Group(
                wording.say("evaluation.comparison.group", criterion.name(), criterion.weight()),
                evaluation().levels().stream()
                        .map(level -> new LevelRow(this, criterion, level).row())
                        .toList());
    }

    private Group proof() {
        int weight = file.judged().stream().mapToInt(Criterion::weight).sum();
        return new Group(
                wording.say("evaluation.comparison.proof", weight),
                file.judged().stream().map(this::judged).toList());
    }

    private Row judged(Criterion criterion) {
        Function<Column, @Nullable Integer> given =
                column -> column.under(criterion).score();
        var rowLeader = RowLeader.of(evaluation().ranked(), given, Comparator.naturalOrder());
        return row(
                wording.say("evaluation.comparison.criterion", criterion.name(), criterion.weight()),
                criterion.minimum() == null ? null : wording.say("evaluation.comparison.atLeast", criterion.minimum()),
                column -> {
                    var score = file.score(column.bid().id(), criterion.id()).orElse(null);
                    if (score == null) {
                        return notGiven(wording.say("evaluation.comparison.notScored"));
                    }
                    var said = wording.say(
                            "evaluation.comparison.of5", score.given().score());
                    var points = wording.pointsInWords(column.under(criterion).points());
                    var cell = column.belowMinimum().contains(criterion)
                            ? Cell.flag(said, wording.say("evaluation.comparison.belowMinimum", points))
                            : ranked(said, points, rowLeader, given.apply(column), "evaluation.comparison.best");
                    return cell.of(BigDecimal.valueOf(score.given().score())).because(score);
                });
    }

    private Group needed() {
        var rows = new ArrayList<Row>();
        if (file.scope().qualifications().stream().anyMatch(Qualification::isRequired)) {
            rows.add(row(wording.say("evaluation.comparison.requirements"), null, this::requirements));
        }
        if (evaluation().ranked().stream()
                .anyMatch(column -> !column.belowMinimum().isEmpty())) {
            rows.add(row(wording.say("evaluation.below"), null, this::leastScores));
        }
        rows.add(row(wording.say("evaluation.comparison.checks"), null, this::checks));
        rows.add(row(
                wording.say("evaluation.comparison.valid"),
                null,
                column -> Cell.plain(wording.format().day(column.bid().validUntil()), null)));
        rows.add(sum());
        return new Group(wording.say("evaluation.comparison.needed"), rows);
    }

    private Cell requirements(Column column) {
        var bid = column.bid();
        var missed = file.missedMusts(bid);
        if (!missed.isEmpty()) {
            return Cell.flag(
                    wording.say("evaluation.comparison.requirements.missed", missed.size()), file.saidMissedMusts(bid));
        }
        long open = file.requirements(bid).stream()
                .filter(RequirementCheck::awaitsPerson)
                .count();
        return Cell.plain(
                open == 0
                        ? wording.say("evaluation.comparison.requirements.met")
                        : wording.say("evaluation.comparison.requirements.open", open),
                null);
    }

    /** Whether it reaches every least score; where not, who lets it stand and why, or that it waits for a decision. */
    private Cell leastScores(Column column) {
        if (column.belowMinimum().isEmpty()) {
            return Cell.plain(wording.say("evaluation.below.reached"), null);
        }
        var what = BelowLeastScore.said(file, column.bid(), wording.format());
        return file.waiver(column.bid().id())
                .filter(waiver -> column.isLetStand())
                .map(waiver -> Cell.flag(
                        wording.say(
                                "evaluation.below.letStand",
                                waiver.by().name(),
                                wording.format().dayTime(waiver.at()),
                                waiver.reason()),
                        what))
                .orElseGet(() -> Cell.flag(wording.say("evaluation.below.undecided"), what));
    }

    private Cell checks(Column column) {
        var check = file.check(column.bid().vendor());
        var missing = check.missing();
        var waived = check.waived();
        if (missing.isEmpty() && waived.isEmpty()) {
            return Cell.plain(wording.say("evaluation.comparison.complete"), null);
        }
        if (missing.isEmpty()) {
            return Cell.flag(
                    wording.say("evaluation.comparison.waived", waived.size()),
                    titlesByReason(waived).entrySet().stream()
                            .map(said -> wording.say(
                                    "evaluation.comparison.waived.what",
                                    String.join(", ", said.getValue()),
                                    said.getKey()))
                            .collect(Collectors.joining("; ")));
        }
        var first = missing.get(0);
        return Cell.missing(
                wording.format().text(first.what()),
                missing.size() == 1
                        ? wording.say(
                                "evaluation.comparison.cannotBeChosen",
                                first.requirement().title())
                        : wording.say(
                                "evaluation.comparison.andMore",
                                first.requirement().title(),
                                missing.size() - 1));
    }

    /** What was gone without for the same reason is said together. */
    private Map<String, List<String>> titlesByReason(List<AcceptedGap> waived) {
        return waived.stream()
                .collect(Collectors.groupingBy(
                        AcceptedGap::reason,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                one -> wording.format().text(one.requirement().title()), Collectors.toList())));
    }

    private Row sum() {
        return new Row(
                wording.say("evaluation.comparison.points"),
                null,
                shown.stream()
                        .map(column -> new Cell(
                                        wording.points(column.total()),
                                        isAlone() && column.hasPlace() ? null : placeAndWhy(column),
                                        column.place() == 1 && !isAlone() ? Cell.Look.BEST : Cell.Look.PLAIN,
                                        null)
                                .of(column.shownTotal()))
                        .toList(),
                true);
    }

    private String placeAndWhy(Column column) {
        return Stream.of(wording.place(column), wording.tie(column, evaluation().ties()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" \u00b7 "));
    }

    /** A cell that says so if it is the best of its row. */
    <T> Cell ranked(String value, String points, RowLeader<T> rowLeader, @Nullable T own, String word) {
        return rowLeader.isHeldBy(own)
                ? new Cell(value, wording.say(word, points), Cell.Look.BEST, null)
                : Cell.plain(value, points);
    }

    Cell notGiven(@Nullable String note) {
        return Cell.missing(wording.say("evaluation.comparison.notGiven"), note);
    }
}
