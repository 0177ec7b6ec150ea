package app.handoff.evaluation;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bids as columns, criteria as rows, grouped as they are weighted. */
record Matrix(List<Head> heads, List<Group> groups) {

    /** Without the rows in which all bids say the same. */
    Matrix onlyDifferences() {
        return new Matrix(
                heads,
                groups.stream()
                        .map(Group::onlyDifferences)
                        .filter(group -> !group.rows().isEmpty())
                        .toList());
    }

    /** The same with so many bids at most, the best ones. */
    Matrix first(int most) {
        return columns(0, Math.min(most, heads.size()));
    }

    int rows() {
        return groups.stream().mapToInt(group -> group.rows().size()).sum();
    }

    /** The same in several, each with so many bids at most: for paper, which is only so wide. */
    List<Matrix> inColumnsOf(int most) {
        return IntStream.iterate(0, from -> from < heads.size(), from -> from + most)
                .mapToObj(from -> columns(from, Math.min(from + most, heads.size())))
                .toList();
    }

    private Matrix columns(int from, int to) {
        return new Matrix(
                heads.subList(from, to),
                groups.stream()
                        .map(group -> new Group(
                                group.title(),
                                group.rows().stream()
                                        .map(row -> new Row(
                                                row.title(),
                                                row.note(),
                                                row.cells().subList(from, to),
                                                row.sum()))
                                        .toList()))
                        .toList());
    }

    /**
     * @param town where the vendor is, if known
     * @param standing its place in the order, and whether it was chosen, in words; may be empty
     */
    record Head(String bid, String vendor, @Nullable String town, String standing, boolean shortlisted) {

        /** Manila · first. */
        public String about() {
            return town == null || town.isBlank() ? standing : standing.isEmpty() ? town : town + " \u00b7 " + standing;
        }
    }

    record Group(String title, List<Row> rows) {

        private Group onlyDifferences() {
            return new Group(
                    title,
                    rows.stream().filter(row -> row.sum() || !row.isEqual()).toList());
        }
    }

    /** @param sum whether it is the row of the totals, which is always shown */
    record Row(String title, @Nullable String note, List<Cell> cells, boolean sum) {

        private boolean isEqual() {
            return cells.stream().map(Cell::value).distinct().count() <= 1;
        }
    }

    /**
     * @param note the points, and what is to be said about them
     * @param why what the judge wrote, where people gave the score
     * @param figure the value as a number, where it is one
     */
    record Cell(
            String value,
            @Nullable String note,
            Look look,
            @Nullable Why why,
            @Nullable Figure figure) {

        Cell(String value, @Nullable String note, Look look, @Nullable Why why) {
            this(value, note, look, why, null);
        }

        static Cell plain(String value, @Nullable String note) {
            return new Cell(value, note, Look.PLAIN, null);
        }

        static Cell flag(String value, @Nullable String note) {
            return new Cell(value, note, Look.FLAG, null);
        }

        static Cell missing(String value, @Nullable String note) {
            return new Cell(value, note, Look.MISSING, null);
        }

        /** The same, to be reckoned with in a spreadsheet. */
        Cell of(Money amount) {
            return new Cell(value, note, look, why, new Figure(amount.amount(), amount.currency()));
        }

        Cell of(BigDecimal number) {
            return new Cell(value, note, look, why, new Figure(number, null));
        }

        Cell because(BidScore score) {
            var note = score.given().note();
            return note.isEmpty()
                    ? this
                    : new Cell(value, this.note, look, new Why(note, score.by(), score.at()), figure);
        }

        /** The class that carries the look; the words say the same. */
        public @Nullable String css() {
            return look == Look.PLAIN ? null : look.name().toLowerCase(Locale.ROOT);
        }

        enum Look {
            PLAIN,
            BEST,
            FLAG,
            MISSING
        }
    }

    /** @param currency null for what is no money */
    record Figure(BigDecimal value, @Nullable Currency currency) {}

    /** The note behind a score. */
    record Why(String note, Actor by, Instant at) {}
}
