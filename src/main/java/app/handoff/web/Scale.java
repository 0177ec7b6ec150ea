package app.handoff.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From values to places in a drawing: the least value at the bottom, the greatest at the top. */
record Scale(double least, double greatest, double bottom, double top) {

    double y(Number value) {
        var share = greatest == least ? 0.5 : (value.doubleValue() - least) / (greatest - least);
        return round(bottom + (top - bottom) * share);
    }

    /** Lines between neighbouring values. A missing value breaks the line: nothing was measured there. */
    List<String> runs(List<? extends @Nullable BigDecimal> values, double left, double step) {
        var runs = new ArrayList<String>();
        var run = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value != null) {
                run.add(text(left + i * step) + "," + text(y(value)));
            } else if (!run.isEmpty()) {
                runs.add(String.join(" ", run));
                run.clear();
            }
        }
        if (!run.isEmpty()) {
            runs.add(String.join(" ", run));
        }
        return runs;
    }

    static double round(double place) {
        return Math.round(place * 10) / 10.0;
    }

    private static String text(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
