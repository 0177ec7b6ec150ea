package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.web.Sparkline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One agreed level: a small line, and its numbers as a table, newest first. */
record LevelLine(
        String name,
        Sentence agreed,
        Sentence minimum,
        Sentence last,
        Sparkline line,
        List<LevelWeek> weeks,
        Sentence reached) {

    private static final int WEEKS_SHOWN = 12;

    /** @param since the first day of the weeks that are told of; null if these are all */
    static LevelLine of(LevelTrend trend, @Nullable LocalDate since, Format format) {
        var level = trend.level();
        var points = trend.points();
        var recent = points.subList(Math.max(0, points.size() - WEEKS_SHOWN), points.size());
        var values = new ArrayList<@Nullable BigDecimal>();
        recent.forEach(point -> values.add(point.value()));
        var last = trend.last()
                .map(point -> ServiceLevelText.result(level, point))
                .orElse(Sentence.of("delivery.value.noData"));
        return new LevelLine(
                level.name(),
                ServiceLevelPhrases.agreed(level, level.agreed()),
                ServiceLevelPhrases.least(level),
                last,
                Sparkline.of(
                        format.message(
                                "delivery.level.line",
                                level.name(),
                                recent.size(),
                                last,
                                ServiceLevelPhrases.agreed(level, level.agreed())),
                        values,
                        level.agreed()),
                recent.stream()
                        .sorted(Comparator.comparingInt(LevelTrend.Point::week).reversed())
                        .map(point -> new LevelWeek(
                                point.week(), ServiceLevelText.result(level, point), ServiceLevelText.state(point)))
                        .toList(),
                reached(trend, since));
    }

    private static Sentence reached(LevelTrend trend, @Nullable LocalDate since) {
        var reached = Sentence.of(
                trend.level().asked().window() == ServiceLevel.Window.WEEK
                        ? "delivery.level.reached"
                        : "delivery.level.reached.periods",
                trend.reached(),
                trend.periods().size());
        return since == null ? reached : Sentence.of("delivery.level.reached.since", reached, since);
    }

    record LevelWeek(int week, Sentence result, ServiceLevelText.State state) {}
}
