package app.handoff.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Levels over time, such as the measured one against its path; drawn by {@code chart :: lines}. */
public record LineChart(
        String label,
        int width,
        int height,
        double left,
        double right,
        List<Mark> marks,
        List<Mark> steps,
        List<Series> series,
        @Nullable Band band,
        boolean namesBelow,
        @Nullable LineChart narrow) {

    private static final double TOP = 26;
    private static final double BOTTOM = 246;
    private static final int HEIGHT = 280;
    private static final int CAPTION = 22;
    private static final int LEGEND = 20;
    private static final double BESIDE_THE_AXIS = 10;
    private static final double WIDTH_OF_A_LETTER = 7;

    /** How wide half a caption of the band is at most: it never leaves the drawing. */
    private static final double HALF_CAPTION = 96;

    /** Where the name of this line stands, counted from 0, where they stand below each other. */
    public double legendAt(int line) {
        return HEIGHT + (band == null ? 0 : CAPTION) + LEGEND / 2.0 + line * LEGEND;
    }

    /** Whether the name of this line stands at its end, where it has one. */
    public boolean namesAtEnd(Series line) {
        return !namesBelow && line.endY() != null;
    }

    /** The middle of what is drawn, between the two axes. */
    public double middle() {
        return (left + 20 + right) / 2;
    }

    /** How a drawing is laid out: names at the ends of the lines where there is room, else below. */
    private record Layout(int width, double left, double right, int mostSteps, boolean namesBelow) {

        static final Layout WIDE = new Layout(568, 56, 456, 8, false);
        static final Layout WIDE_WITH_LEGEND = new Layout(568, 56, 540, 8, true);
        static final Layout NARROW = new Layout(320, 46, 292, 4, true);

        int height(int lines) {
            return namesBelow ? HEIGHT + lines * LEGEND : HEIGHT;
        }
    }

    /**
     * What stands out along the steps: where something is agreed, between which steps it makes no difference, and what the
     * steps are.
     */
    public record Band(
            double from, double to, String text, double textX, double at, String atText, boolean atEnd, String axis) {

        public double width() {
            return to - from;
        }

        /** Beside the line: on its right, or on its left where the drawing ends. */
        public double atTextX() {
            return atEnd ? at - 6 : at + 6;
        }
    }

    /** A place on an axis and its word. */
    public record Mark(double at, String text) {}

    /** One value; {@code textY} keeps its number off the line. */
    public record Point(double x, double y, @Nullable String text, double textY) {}

    public record Series(
            String name,
            String colour,
            boolean dashed,
            List<String> runs,
            List<Point> points,
            @Nullable Double endY) {

        /** How the line is drawn: what is only agreed or planned is thin. */
        public String stroke() {
            return dashed ? "stroke thin" : "stroke";
        }
    }

    /**
     * @param values one for each step; null where there was no data, which breaks the line
     * @param dashed whether it is only agreed or planned, and drawn without points
     */
    public record Values(String name, String colour, boolean dashed, List<@Nullable BigDecimal> values) {}

    /** @param writer how a value is read by people, on the axis and at the points */
    public static LineChart of(
            String label, List<String> steps, List<Values> all, Function<BigDecimal, String> writer) {
        var narrow = of(label, steps, all, writer, Layout.NARROW, null);
        return of(label, steps, all, writer, Layout.WIDE, narrow);
    }

    /** The same with the names of the lines in a legend below: a name beside the last point reads as if it named the point. */
    public static LineChart withLegend(
            String label, List<String> steps, List<Values> all, Function<BigDecimal, String> writer) {
        var narrow = of(label, steps, all, writer, Layout.NARROW, null);
        return of(label, steps, all, writer, Layout.WIDE_WITH_LEGEND, narrow);
    }

    private static LineChart of(
            String label,
            List<String> steps,
            List<Values> all,
            Function<BigDecimal, String> writer,
            Layout layout,
            @Nullable LineChart narrow) {
        var known = all.stream()
                .flatMap(values -> values.values().stream())
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .summaryStatistics();
        double least = known.getCount() == 0 ? 0 : known.getMin();
        double greatest = known.getCount() == 0 ? 1 : known.getMax();
        double tick = tick(greatest - least);
        double lowest = Math.floor(least / tick) * tick;
        var scale = new Scale(lowest, Math.max(Math.ceil(greatest / tick), lowest / tick + 1) * tick, BOTTOM, TOP);
        var marks = new ArrayList<Mark>();
        for (double value = lowest; value < scale.greatest() + tick / 2; value += tick) {
            marks.add(new Mark(
                    scale.y(value),
                    writer.apply(BigDecimal.valueOf(value).setScale(tick < 1 ? 1 : 0, RoundingMode.HALF_UP))));
        }
        double axis = Math.max(layout.left(), room(marks));
        double left = axis + 20;
        double step = steps.size() < 2 ? 0 : (layout.right() - left) / (steps.size() - 1);
        var words = new ArrayList<Mark>();
        int every = Math.max(1, (int) Math.ceil(steps.size() / (double) layout.mostSteps()));
        for (int i = 0; i < steps.size(); i += every) {
            words.add(new Mark(Scale.round(left + i * step), steps.get(i)));
        }
        var series = new ArrayList<Series>();
        for (var values : all) {
            var points = new ArrayList<Point>();
            for (int i = 0; i < values.values().size(); i++) {
                var value = values.values().get(i);
                if (value != null) {
                    double y = scale.y(value);
                    boolean inValley = neighbours(values.values(), i) > value.doubleValue() + tick / 20;
                    points.add(new Point(
                            Scale.round(left + i * step),
                            y,
                            every == 1 || layout.namesBelow() && i == last(values.values())
                                    ? writer.apply(value)
                                    : null,
                            Scale.round(inValley ? y + 20 : y - 10)));
                }
            }
            series.add(new Series(
                    values.name(),
                    values.colour(),
                    values.dashed(),
                    scale.runs(values.values(), left, step),
                    points,
                    points.isEmpty() ? null : points.get(points.size() - 1).y()));
        }
        return new LineChart(
                label,
                layout.width(),
                layout.height(series.size()),
                axis,
                layout.right(),
                marks,
                words,
                layout.namesBelow() ? series : apart(series),
                null,
                layout.namesBelow(),
                narrow);
    }

    /** How far from the edge the axis stands, so that none of its amounts is cut. */
    private static double room(List<Mark> marks) {
        return BESIDE_THE_AXIS
                + WIDTH_OF_A_LETTER
                        * marks.stream()
                                .mapToInt(mark -> mark.text().length())
                                .max()
                                .orElse(0);
    }

    /**
     * The same with a band, where the steps run evenly over a scale of their own; each line has one point, where it is
     * agreed.
     *
     * @param scale the value of the last step; the first is 0
     */
    public LineChart banded(
            double scale, double from, double to, String text, double agreed, String agreedText, String axis) {
        double left = left() + 20;
        double across = right() - left;
        double middle = left + across * (from + to) / 2 / scale;
        double at = Scale.round(left + across * agreed / scale);
        var bare = series.stream()
                .map(line -> new Series(
                        line.name(),
                        line.colour(),
                        line.dashed(),
                        line.runs(),
                        pointAt(at, line.points()),
                        line.endY()))
                .toList();
        return new LineChart(
                label,
                width,
                height + CAPTION,
                left(),
                right(),
                marks,
                steps,
                bare,
                new Band(
                        Scale.round(left + across * from / scale),
                        Scale.round(left + across * to / scale),
                        text,
                        Scale.round(Math.max(HALF_CAPTION, Math.min(width - HALF_CAPTION, middle))),
                        at,
                        agreedText,
                        at > width - HALF_CAPTION,
                        axis),
                namesBelow,
                narrow == null ? null : narrow.banded(scale, from, to, text, agreed, agreedText, axis));
    }

    private static List<Point> pointAt(double x, List<Point> points) {
        for (int i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            if (from.x() <= x && x <= to.x()) {
                double y = Scale.round(from.y() + (to.y() - from.y()) * (x - from.x()) / (to.x() - from.x()));
                return List.of(new Point(x, y, null, y));
            }
        }
        return List.of();
    }

    private static int last(List<? extends @Nullable BigDecimal> values) {
        int last = values.size() - 1;
        while (last > 0 && values.get(last) == null) {
            last--;
        }
        return last;
    }

    // Round numbers on the axis, three to six of them.
    private static double tick(double range) {
        double rough = Math.max(range, 0.1) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (rough <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static double neighbours(List<? extends @Nullable BigDecimal> values, int at) {
        return Stream.of(at - 1, at + 1)
                .filter(i -> i >= 0 && i < values.size())
                .map(values::get)
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    // Names at the end of the lines must not lie upon each other.
    private static List<Series> apart(List<Series> series) {
        var places = new HashMap<Series, Double>();
        series.stream()
                .filter(one -> one.endY() != null)
                .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.endY())))
                .forEach(one -> {
                    double place = Objects.requireNonNull(one.endY());
                    while (places.values().stream().anyMatch(nearBy(place))) {
                        place += 1;
                    }
                    places.put(one, place);
                });
        return series.stream()
                .map(one ->
                        new Series(one.name(), one.colour(), one.dashed(), one.runs(), one.points(), places.get(one)))
                .toList();
    }

    private static Predicate<Double> nearBy(double place) {
        return other -> Math.abs(other - place) < 15;
    }
}
