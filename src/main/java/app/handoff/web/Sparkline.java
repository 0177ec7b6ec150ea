package app.handoff.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A small line that says how a level went, for a row of a table; drawn by {@code chart :: spark}. */
public record Sparkline(
        String label,
        String colour,
        List<String> runs,
        @Nullable Double targetY,
        @Nullable Double lastX,
        @Nullable Double lastY) {

    private static final double WIDTH = 112;

    /** @param values oldest first; null where there was no data */
    public static Sparkline of(String label, List<? extends @Nullable BigDecimal> values, @Nullable BigDecimal target) {
        return of(label, values, target, "c1");
    }

    /** @param colour one of c1 to c5, or quiet */
    public static Sparkline of(
            String label, List<? extends @Nullable BigDecimal> values, @Nullable BigDecimal target, String colour) {
        var all = new ArrayList<BigDecimal>();
        values.stream().filter(Objects::nonNull).forEach(all::add);
        if (all.isEmpty()) {
            return new Sparkline(label, colour, List.of(), target == null ? null : 14.0, null, null);
        }
        if (target != null) {
            all.add(target);
        }
        var scale = new Scale(
                all.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0),
                all.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1),
                24,
                4);
        double step = values.size() < 2 ? 0 : WIDTH / (values.size() - 1);
        int last = values.size() - 1;
        while (values.get(last) == null) {
            last--;
        }
        return new Sparkline(
                label,
                colour,
                scale.runs(values, 2, step),
                target == null ? null : scale.y(target),
                Scale.round(2 + last * step),
                scale.y(Objects.requireNonNull(values.get(last))));
    }
}
