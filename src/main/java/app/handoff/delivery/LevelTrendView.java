package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.text.Format;
import app.handoff.web.LineChart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The leading level week by week against what was expected of it, from the same numbers as the table. */
record LevelTrendView(String name, Sentence title, Sentence note, boolean onPath, LineChart chart) {

    private static final int WEEKS_SHOWN = 12;

    static LevelTrendView of(Delivery delivery, LevelTrend leading, Format format) {
        var level = leading.level();
        boolean transition = delivery.phase() == Delivery.Phase.TRANSITION;
        int reported = leading.last().map(LevelTrend.Point::week).orElse(1);
        int last = transition ? Math.max(delivery.transition().weeks(), reported) : reported;
        var weeks = IntStream.rangeClosed(transition ? 1 : Math.max(1, last - WEEKS_SHOWN + 1), last)
                .boxed()
                .toList();
        var lines = new ArrayList<LineChart.Values>();
        lines.add(limit("delivery.glide.agreed", "c2", level.agreed(), weeks, format));
        if (level.asked().upperTarget() != null) {
            lines.add(limit("delivery.glide.agreedMost", "c2", level.asked().upperTarget(), weeks, format));
        }
        if (level.asked().minimum() != null) {
            lines.add(limit("delivery.glide.minimum", "c5", level.asked().minimum(), weeks, format));
        }
        if (level.asked().maximum() != null) {
            lines.add(limit("delivery.glide.maximum", "c5", level.asked().maximum(), weeks, format));
        }
        if (transition) {
            lines.add(new LineChart.Values(
                    format.message("delivery.glide.path"),
                    "quiet",
                    true,
                    weeks.stream().map(delivery.transition()::expectedIn).toList()));
        }
        lines.add(new LineChart.Values(
                format.message("delivery.glide.measured"), "c1", false, measured(leading, level, weeks)));
        return new LevelTrendView(
                level.name(),
                Sentence.of(transition ? "delivery.glide.title" : "delivery.course.title"),
                Sentence.of(
                        transition ? "delivery.glide.note" : "delivery.course.note",
                        ServiceLevelPhrases.agreed(level, level.agreed())),
                transition,
                LineChart.withLegend(
                        format.text(sentence(leading, transition)),
                        weeks.stream()
                                .map(week -> format.message("delivery.week", week))
                                .toList(),
                        lines,
                        value -> format.text(ServiceLevelPhrases.value(level, value))));
    }

    private static LineChart.Values limit(
            String key, String colour, BigDecimal value, List<Integer> weeks, Format format) {
        return new LineChart.Values(
                format.message(key),
                colour,
                true,
                weeks.stream().map(week -> value).toList());
    }

    private static List<@Nullable BigDecimal> measured(LevelTrend leading, AgreedLevel level, List<Integer> weeks) {
        var measured = new ArrayList<@Nullable BigDecimal>();
        for (var week : weeks) {
            measured.add(leading.points().stream()
                    .filter(point -> point.week() == week)
                    .map(LevelTrend.Point::value)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(value -> ServiceLevelPhrases.shown(level, value))
                    .orElse(null));
        }
        return measured;
    }

    private static Sentence sentence(LevelTrend leading, boolean transition) {
        var measured =
                leading.points().stream().filter(LevelTrend.Point::isMeasured).toList();
        if (measured.isEmpty()) {
            return Sentence.of("delivery.glide.nothing", leading.level().name());
        }
        var first = measured.get(0);
        var last = measured.get(measured.size() - 1);
        long under = measured.stream()
                .filter(LevelTrend.Point::isJudged)
                .filter(point -> !point.asExpected())
                .count();
        return Sentence.of(
                transition ? "delivery.glide.sentence" : "delivery.course.sentence",
                leading.level().name(),
                value(leading.level(), first),
                first.week(),
                value(leading.level(), last),
                last.week(),
                under);
    }

    private static Sentence value(AgreedLevel level, LevelTrend.Point point) {
        return ServiceLevelPhrases.value(level, point.value() == null ? BigDecimal.ZERO : point.value());
    }
}
