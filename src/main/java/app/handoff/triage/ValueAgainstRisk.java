package app.handoff.triage;

import app.handoff.text.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture of tasks: what they cost upwards, how bad it is if they go wrong to the right.
 *
 * @param width of the whole drawing
 * @param right where the greatest risk is
 * @param narrow the same for a narrow column; null for that one itself
 */
record ValueAgainstRisk(
        int width,
        int right,
        List<Mark> marks,
        List<Point> points,
        @Nullable String best,
        @Nullable ValueAgainstRisk narrow) {

    private static final int WIDE = 560;
    private static final int NARROW = 360;
    private static final int LEFT = 40;
    private static final int MARGIN = 14;
    private static final int TOP = 10;
    private static final int BOTTOM = 340;
    private static final int HALF_OF_THE_RISK = 5;
    private static final double MOST_RISK = 10;
    private static final double RADIUS = 6;
    private static final double WIDTH_OF_A_LETTER = 6.1;
    private static final int LONGEST_LABEL = 28;

    private static final double HIGHEST_POINT = 21;

    /** A name stands beside its point, else above it or below it. */
    private static final double[] PLACES_OF_A_LABEL = {0, -15, 15};

    /** A line across with its amount. */
    record Mark(double y, String text) {}

    /**
     * @param label beside the point; null where there is no room, the table beneath has them all
     * @param labelX where it starts, or ends if {@code toTheLeft}
     * @param labelY on which line it stands
     * @param held by a gate: drawn hollow
     */
    record Point(
            double x,
            double y,
            @Nullable String label,
            double labelX,
            double labelY,
            boolean toTheLeft,
            boolean held) {}

    private record Box(double left, double right, double y) {

        /** Where the letters of a text stand whose middle it is. */
        double baseline() {
            return Math.round((y + 4) * 10) / 10.0;
        }

        boolean touches(Box other) {
            return left < other.right && other.left < right && Math.abs(y - other.y) < 13;
        }
    }

    /** What nobody has assessed yet has no place in it. */
    static ValueAgainstRisk of(List<TaskLine> all, Format format) {
        return of(all, format, WIDE, of(all, format, NARROW, null));
    }

    private static ValueAgainstRisk of(
            List<TaskLine> all, Format format, int width, @Nullable ValueAgainstRisk narrow) {
        int right = width - MARGIN;
        var tasks = all.stream().filter(task -> task.risk() != null).toList();
        double highest = highest(tasks);
        double step = step(highest);
        double top = Math.max(highest * 1.2, step);
        var marks = new ArrayList<Mark>();
        for (int i = 0; i * step <= top; i++) {
            marks.add(new Mark(y(i * step, top), amount(i * step, format)));
        }
        return new ValueAgainstRisk(width, right, marks, points(tasks, top, right, format), best(tasks), narrow);
    }

    /** Between what is risky and what is not. */
    public int middle() {
        return middle(right);
    }

    private static int middle(int right) {
        return (LEFT + right) / 2;
    }

    /** The words in the four corners: "Start here", "Plan with care", "One-off or automate", "Leave". */
    private static List<Box> corners(int right) {
        int middle = middle(right);
        return List.of(
                new Box(48, 120, 24),
                new Box(middle + 7, middle + 103, 24),
                new Box(48, 172, 326),
                new Box(right - 46, right - 6, 326));
    }

    // What a gate holds stays anyway: if it costs far more than the rest it may touch the upper edge.
    private static double highest(List<TaskLine> tasks) {
        var free = tasks.stream().filter(task -> task.gate() == null).toList();
        return (free.isEmpty() ? tasks : free)
                .stream().mapToDouble(ValueAgainstRisk::cost).max().orElse(0);
    }

    private static List<Point> points(List<TaskLine> tasks, double top, int right, Format format) {
        var taken = new ArrayList<>(corners(right));
        for (var task : tasks) {
            double y = height(task, top);
            taken.add(new Box(x(task, right) - RADIUS, x(task, right) + RADIUS, y));
        }
        var points = new ArrayList<Point>();
        var byImportance = Comparator.<TaskLine, Boolean>comparing(task -> task.gate() != null)
                .thenComparing(
                        Comparator.comparingDouble(ValueAgainstRisk::cost).reversed());
        tasks.stream().sorted(byImportance).forEach(task -> points.add(point(task, top, right, taken, format)));
        return points;
    }

    private static Point point(TaskLine task, double top, int edge, List<Box> taken, Format format) {
        double x = x(task, edge);
        double y = height(task, top);
        var label = shortened(task.name()) + (cost(task) > top ? ", " + amount(cost(task), format) : "");
        double width = label.length() * WIDTH_OF_A_LETTER;
        var own = new Box(x - RADIUS, x + RADIUS, y);
        boolean held = task.gate() != null;
        for (double down : PLACES_OF_A_LABEL) {
            double beside = down == 0 ? RADIUS + 4 : 0;
            var right = new Box(x + beside, x + beside + width, y + down);
            if (right.right <= edge && isFree(right, own, taken)) {
                taken.add(right);
                return new Point(x, y, label, right.left, right.baseline(), false, held);
            }
            var left = new Box(x - beside - width, x - beside, y + down);
            if (left.left >= LEFT && isFree(left, own, taken)) {
                taken.add(left);
                return new Point(x, y, label, left.right, left.baseline(), true, held);
            }
        }
        return new Point(x, y, null, x, y, false, held);
    }

    private static boolean isFree(Box wanted, Box own, List<Box> taken) {
        return wanted.y > TOP
                && wanted.y < BOTTOM - 4
                && taken.stream().noneMatch(box -> !box.equals(own) && box.touches(wanted));
    }

    private static @Nullable String best(List<TaskLine> tasks) {
        return tasks.stream()
                .filter(task -> task.gate() == null && risk(task) <= HALF_OF_THE_RISK)
                .max(Comparator.comparingDouble(ValueAgainstRisk::cost))
                .map(TaskLine::name)
                .orElse(null);
    }

    private static double x(TaskLine task, int right) {
        return Math.min(LEFT + risk(task) * (right - LEFT) / MOST_RISK, right - RADIUS);
    }

    private static double height(TaskLine task, double top) {
        return Math.max(y(Math.min(cost(task), top), top), HIGHEST_POINT);
    }

    private static double y(double cost, double top) {
        return Math.round((BOTTOM - (BOTTOM - TOP) * cost / top) * 10) / 10.0;
    }

    /** 1, 2, 4 or 5 times a power of ten, so that at most five lines cross the picture. */
    private static double step(double highest) {
        if (highest <= 0) {
            return 1000;
        }
        double power = Math.pow(10, Math.floor(Math.log10(highest)) - 1);
        for (double times : new double[] {1, 2, 4, 5, 10, 20, 40, 50}) {
            if (highest / (power * times) <= 4.5) {
                return power * times;
            }
        }
        return power * 100;
    }

    private static String amount(double amount, Format format) {
        return amount >= 1000
                ? format.number(BigDecimal.valueOf(amount / 1000)
                                .setScale(amount < 10_000 ? 1 : 0, RoundingMode.HALF_UP))
                        + " k"
                : format.number(new BigDecimal(amount, MathContext.DECIMAL32).setScale(0, RoundingMode.HALF_UP));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL - 1) + "…";
    }

    private static int risk(TaskLine task) {
        return Objects.requireNonNull(task.risk());
    }

    private static double cost(TaskLine task) {
        return task.cost().amount().doubleValue();
    }
}
