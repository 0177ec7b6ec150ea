package app.handoff.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Amounts side by side, or as a waterfall in which each part stands on the one before; drawn by {@code chart :: bars}. */
public record BarChart(String label, int width, int height, double base, List<Bar> bars, List<Row> rows) {

    private static final double TOP = 26;
    private static final double BASE = 242;

    /** The drawing for a narrow column: as wide as a phone, a row for each bar. */
    private static final int ROW_WIDTH = 320;

    private static final int ROW = 48;
    private static final int ROW_BAR = 20;
    private static final int ROW_BAR_HEIGHT = 18;

    /** Whether it fits a narrow column as it is; more bars lie there below each other, so that words stay large enough. */
    public boolean isFew() {
        return bars.size() <= 4;
    }

    /** One bar with its place; {@code joinX} is where the dashed line to the next one ends. */
    public record Bar(
            String colour,
            double x,
            double y,
            double width,
            double height,
            String value,
            List<String> words,
            @Nullable Double joinX,
            double joinY) {

        public double middle() {
            return Scale.round(x + width / 2);
        }

        public double valueY() {
            return Scale.round(y - 7);
        }
    }

    public int rowsWidth() {
        return ROW_WIDTH;
    }

    public int rowsHeight() {
        return rows.size() * ROW;
    }

    /** One bar lying in its row; {@code joinX} is where the dashed line down to the next one stands. */
    public record Row(
            String colour,
            double x,
            double width,
            double top,
            String value,
            String words,
            @Nullable Double joinX) {

        public double textY() {
            return top + 14;
        }

        public double barY() {
            return top + ROW_BAR;
        }

        public int height() {
            return ROW_BAR_HEIGHT;
        }

        public double joinFrom() {
            return barY() + ROW_BAR_HEIGHT;
        }

        public double joinTo() {
            return barY() + ROW;
        }
    }

    /**
     * @param words what the bar is; a line break starts a second line
     * @param amount how much; in a waterfall below zero steps down
     * @param value the amount as people read it
     * @param colour c1 to c5, quiet, win or loss
     * @param total whether it stands on the ground instead of on the bar before
     */
    public record Part(String words, BigDecimal amount, String value, String colour, boolean total) {}

    /** Every bar on the ground. */
    public static BarChart sideBySide(String label, List<Part> parts) {
        return of(
                label,
                parts.stream()
                        .map(part -> new Part(part.words(), part.amount(), part.value(), part.colour(), true))
                        .toList());
    }

    /** Parts that are no totals stand on what was reached before them. */
    public static BarChart waterfall(String label, List<Part> parts) {
        return of(label, parts);
    }

    private static BarChart of(String label, List<Part> parts) {
        double highest = highest(parts);
        var scale = new Scale(0, highest, BASE, TOP);
        var across = new Scale(0, highest, 0, ROW_WIDTH);
        var rows = new ArrayList<Row>();
        int width = Math.max(272, 16 + parts.size() * 68);
        double space = (width - 16.0) / Math.max(1, parts.size());
        var bars = new ArrayList<Bar>();
        var reached = BigDecimal.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var from = part.total() ? BigDecimal.ZERO : reached;
            var to = from.add(part.amount());
            double high = scale.y(from.max(to));
            double low = scale.y(from.min(to));
            double x = Scale.round(8 + i * space + 6);
            boolean joins = i + 1 < parts.size() && !parts.get(i + 1).total();
            bars.add(new Bar(
                    part.colour(),
                    x,
                    high,
                    Scale.round(space - 12),
                    Math.max(1, Scale.round(low - high)),
                    part.value(),
                    Arrays.asList(part.words().split("\\R")),
                    joins ? Scale.round(x + space) : null,
                    scale.y(to)));
            double left = across.y(from.min(to));
            rows.add(new Row(
                    part.colour(),
                    left,
                    Math.max(2, Scale.round(across.y(from.max(to)) - left)),
                    (double) i * ROW,
                    part.value(),
                    String.join(" ", part.words().split("\\R")),
                    joins ? across.y(to) : null));
            reached = to;
        }
        return new BarChart(label, width, 290, BASE, bars, rows);
    }

    private static double highest(List<Part> parts) {
        var reached = BigDecimal.ZERO;
        var highest = BigDecimal.ONE.movePointLeft(6);
        for (var part : parts) {
            reached = part.total() ? part.amount() : reached.add(part.amount());
            highest = highest.max(reached);
        }
        return highest.doubleValue();
    }
}
