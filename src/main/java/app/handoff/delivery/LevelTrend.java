package app.handoff.delivery;

import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Counted;
import app.handoff.servicelevel.Result;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One service level over the weeks that are held to it and whose reports are in, oldest first.
 *
 * @param level with the value that its newest report is held to
 * @param periods the complete measuring periods of the contract in these weeks
 * @param disputes what was said against its measurements, the oldest week first
 * @param breaches periods after the transition in which what was agreed was missed
 */
public record LevelTrend(
        AgreedLevel level, List<Point> points, List<LevelPeriod> periods, List<Dispute> disputes, int breaches) {

    /** What somebody says against the measurement of one week. */
    public record Dispute(int week, Objection objection) {}

    /** How one level stood in one report. */
    public static Point point(AgreedLevel level, Delivery delivery, StatusReport report) {
        return Point.of(
                delivery.inForce(level, report.period()),
                delivery,
                report,
                level.id().equals(delivery.leading().id()));
    }

    static LevelTrend of(AgreedLevel level, Delivery delivery, List<StatusReport> reports, int breaches) {
        var current = reports.stream()
                .filter(StatusReport::isIn)
                .filter(report -> delivery.isInForce(level, report.period()))
                .reduce((earlier, later) -> later)
                .map(report -> delivery.inForce(level, report.period()))
                .orElse(level);
        return new LevelTrend(
                current,
                reports.stream()
                        .filter(StatusReport::isIn)
                        .filter(report -> delivery.isInForce(level, report.period()))
                        .map(report -> point(level, delivery, report))
                        .toList(),
                MeasurementWindows.complete(level, delivery, reports).stream()
                        .filter(LevelPeriod::isMeasured)
                        .toList(),
                reports.stream()
                        .flatMap(report -> report.objections().stream()
                                .filter(objection -> objection.counted().level().equals(level.id()))
                                .map(objection -> new Dispute(report.week(), objection)))
                        .toList(),
                breaches);
    }

    public int measured() {
        return (int) points.stream().filter(Point::isMeasured).count();
    }

    /** Measured periods that reached what was agreed; during the transition the path does not count here. */
    public int reached() {
        return (int) periods.stream().filter(period -> !period.isMissed()).count();
    }

    /** Measurements that came from the vendor: it wrote the report, or the contract lets it count. */
    public int fromVendor() {
        return (int) points.stream()
                .filter(Point::isMeasured)
                .filter(point -> point.byVendor() || isCountedByVendor())
                .count();
    }

    /** Whether the contract lets the vendor count it. */
    public boolean isCountedByVendor() {
        return level.asked().measuredBy() == ServiceLevel.MeasuredBy.VENDOR;
    }

    public Optional<Point> last() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }

    /** All weeks together: one with many cases weighs more. */
    public Result overall() {
        return counted()
                .map(all -> level.asked().resultOf(all.counted(), all.cases()))
                .orElse(Result.NO_DATA);
    }

    /** The two numbers of all weeks together; empty while nothing was measured. */
    public Optional<Counted> counted() {
        return points.stream()
                .flatMap(point ->
                        new Measurement(level.id(), point.numerator(), point.denominator()).counted(level).stream())
                .reduce(level.asked().kind()::together);
    }

    /**
     * @param transition whether the week was part of the transition
     * @param onPath whether it is held against the glide path
     * @param window over what the contract judges the level; more than a week is not judged week by week
     * @param byVendor whether the vendor wrote the numbers
     * @param expected what that week was to reach: the glide path for the leading level in transition, else what was agreed
     */
    public record Point(
            int week,
            LocalDate from,
            LocalDate to,
            boolean transition,
            boolean onPath,
            ServiceLevel.Window window,
            boolean byVendor,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            Result result,
            BigDecimal expected,
            boolean asExpected) {

        static Point of(AgreedLevel level, Delivery delivery, StatusReport report, boolean leads) {
            boolean transition = delivery.wasInTransition(report);
            boolean onPath = transition && leads;
            var expected = onPath ? delivery.transition().expectedIn(report.week(), level) : level.agreed();
            var measurement = report.submission().measurement(level.id());
            var result = report.submission().resultOf(level);
            var value = result.value();
            return new Point(
                    report.week(),
                    report.period().from(),
                    report.period().to(),
                    transition,
                    onPath,
                    level.asked().window(),
                    report.isFromVendor(),
                    measurement.map(Measurement::numerator).orElse(null),
                    measurement.map(Measurement::denominator).orElse(null),
                    result,
                    expected,
                    value != null && new AgreedLevel(level.asked(), expected).isReachedBy(value));
        }

        public @Nullable BigDecimal value() {
            return result.value();
        }

        /** Whether the week alone says that the level was reached or not. */
        public boolean isJudged() {
            return onPath || window == ServiceLevel.Window.WEEK;
        }

        public boolean isMeasured() {
            return result.kind() == Result.Kind.MEASURED;
        }
    }
}
