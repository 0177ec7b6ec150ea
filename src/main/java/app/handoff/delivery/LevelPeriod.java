package app.handoff.delivery;

import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;

/**
 * One service level over one measuring period of the contract, judged as the contract says: it is missed when it does not
 * reach what was agreed, and then the clause on remedies counts. A period without data is neither reached nor missed.
 *
 * @param reports those of the period, in order
 * @param result of all its reports together: a week with many cases weighs more
 */
record LevelPeriod(AgreedLevel level, List<StatusReport> reports, Result result) {

    static LevelPeriod of(MeasurementWindows.Window window) {
        var measured = window.reports().stream()
                .filter(StatusReport::isIn)
                .flatMap(
                        report -> report.submission().measurement(window.level().id()).stream())
                .toList();
        return new LevelPeriod(window.level(), List.copyOf(window.reports()), together(window.level(), measured));
    }

    static Result together(AgreedLevel level, List<Measurement> measured) {
        return level.asked()
                .together(measured.stream()
                        .flatMap(one -> one.counted(level).stream())
                        .toList());
    }

    /** The report that closes the period, or the newest one so far. */
    public StatusReport last() {
        return reports.stream()
                .filter(StatusReport::isIn)
                .reduce((earlier, later) -> later)
                .orElse(reports.get(reports.size() - 1));
    }

    /** Whether all of it lies after this instant, so that a list of reports that begins there has all of it. */
    boolean lies(Delivery delivery, Instant after) {
        var day = reports.get(0).period().to();
        var begins = switch (level.asked().window()) {
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).with(IsoFields.DAY_OF_QUARTER, 1);
            case WEEK -> day.minusDays(6);
            case ITEMS -> LocalDate.MAX;
        };
        var earliest = LocalDate.ofInstant(after, delivery.schedule().zone()).plusDays(7);
        return !begins.isBefore(earliest) || !delivery.starts().isBefore(earliest);
    }

    public boolean holds(StatusReport report) {
        return reports.stream().anyMatch(one -> one.id().equals(report.id()));
    }

    public boolean isMeasured() {
        return result.value() != null;
    }

    boolean isMeasuredIn(StatusReport report) {
        return report.submission().resultOf(level).kind() != Result.Kind.NO_DATA;
    }

    public boolean isMissed() {
        return result.value() != null && !level.isReachedBy(result.value());
    }

    public boolean isReached() {
        return isMeasured() && !isMissed();
    }

    /** Whether it is even worse than the least that was accepted. */
    public boolean isBeyondMinimum() {
        return result.value() != null && level.asked().isBeyondMinimum(result.value());
    }
}
