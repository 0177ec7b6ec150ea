package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Result;
import app.handoff.servicelevel.ServiceLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How running work goes: the worse of what its newest report says and of what was measured. Every page takes it from here.
 *
 * @param state null while nothing is known, which is never good
 * @param measured what the numbers alone say; null while none were judged
 * @param why what was measured, where that is worse than what was said; else null
 * @param onPath whether it is told as being on or under the path of the transition, not as good or bad
 */
record HealthAssessment(
        @Nullable Health state,
        @Nullable Health measured,
        @Nullable Sentence why,
        boolean onPath) {

    /** How long ago a measuring period may have been to count: a whole quarter after a whole quarter. */
    static final Duration LOOK_BACK = Duration.ofDays(190);

    private static final int PERIODS = 5;
    private static final int MISSED_TOO_OFTEN = 3;
    private static final int MISSED_AGAIN = 2;

    /** From when on reports are needed to tell the health of work. */
    static Instant since(Instant now) {
        return now.minus(LOOK_BACK);
    }

    /** Those of which all reports are needed: periods by cases are counted from the start. */
    static List<DeliveryId> byCases(Collection<Delivery> deliveries) {
        return deliveries.stream()
                .filter(delivery -> delivery.levels().stream()
                        .anyMatch(level -> level.asked().window() == ServiceLevel.Window.ITEMS))
                .map(Delivery::id)
                .toList();
    }

    /** @param reports of this work in order, at least those since {@link #since}, or all of work {@link #byCases} */
    public static HealthAssessment of(Delivery delivery, List<StatusReport> reports, Instant now) {
        var said = latest(reports, now)
                .map(report -> report.submission().content())
                .map(ReportContent::health)
                .orElse(null);
        boolean transition = delivery.phase() == Delivery.Phase.TRANSITION;
        var judged = transition
                ? onItsPath(delivery, reports)
                : inForce(delivery, reports).stream()
                        .map(level -> judged(delivery, level, reports, now))
                        .flatMap(Optional::stream)
                        .max(Comparator.comparing(Judged::health))
                        .orElse(null);
        var measured = judged == null ? null : judged.health();
        if (said == null && (measured == null || measured == Health.ON_TRACK)) {
            return new HealthAssessment(null, measured, null, false);
        }
        if (said == Health.ON_TRACK && measured == null && nothingMeasured(delivery, reports)) {
            return new HealthAssessment(null, null, null, false);
        }
        var state = Objects.requireNonNull(Stream.of(said, measured)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow());
        boolean worse = measured != null && (said == null || measured.compareTo(said) > 0);
        return new HealthAssessment(
                state,
                measured,
                judged != null && worse ? judged.why() : null,
                transition && (worse || state == Health.ON_TRACK));
    }

    /**
     * The report that tells how the work stands now: the newest one that is in. Empty when a whole week after it went
     * without a report, because an old report says nothing about today.
     *
     * @param byWeek the reports of one delivery, the oldest first
     */
    public static Optional<StatusReport> latest(List<StatusReport> byWeek, Instant now) {
        return byWeek.stream()
                .filter(report -> report.isIn() || report.standing(now) == StatusReport.Standing.MISSED)
                .reduce((earlier, later) -> later)
                .filter(StatusReport::isIn);
    }

    /** The levels that the newest week with a report is held to: one that was dropped says nothing about today. */
    private static List<AgreedLevel> inForce(Delivery delivery, List<StatusReport> reports) {
        return reports.stream()
                .filter(StatusReport::isIn)
                .reduce((earlier, later) -> later)
                .map(newest -> delivery.levels().stream()
                        .filter(level -> delivery.isInForce(level, newest.period()))
                        .toList())
                .orElse(List.of());
    }

    private static boolean nothingMeasured(Delivery delivery, List<StatusReport> reports) {
        return reports.stream()
                .filter(StatusReport::isIn)
                .noneMatch(report -> delivery.levels().stream()
                        .anyMatch(level -> report.submission().resultOf(level).kind() != Result.Kind.NO_DATA));
    }

    private static @Nullable Judged onItsPath(Delivery delivery, List<StatusReport> reports) {
        return LevelTrend.of(delivery.leading(), delivery, reports, 0).points().stream()
                .filter(LevelTrend.Point::isMeasured)
                .reduce((earlier, later) -> later)
                .map(point -> point.asExpected()
                        ? new Judged(Health.ON_TRACK, null)
                        : new Judged(
                                Health.SOME_TROUBLE,
                                Sentence.of(
                                        "delivery.health.underPath",
                                        delivery.leading().name(),
                                        point.week())))
                .orElse(null);
    }

    private static Optional<Judged> judged(
            Delivery delivery, AgreedLevel level, List<StatusReport> reports, Instant now) {
        var known = delivery.periods(level, reports).stream()
                .filter(LevelPeriod::isMeasured)
                .filter(period -> period.lies(delivery, now.minus(LOOK_BACK)))
                .toList();
        var recent = known.subList(Math.max(0, known.size() - PERIODS), known.size());
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        var last = recent.get(recent.size() - 1);
        long missed = recent.stream().filter(LevelPeriod::isMissed).count();
        if (last.isBeyondMinimum()) {
            return Optional.of(new Judged(
                    Health.OFF_TRACK,
                    Sentence.of(
                            "delivery.health.minimum", level.name(), last.last().week())));
        }
        var health = missed >= MISSED_TOO_OFTEN
                ? Health.OFF_TRACK
                : missed >= MISSED_AGAIN || last.isMissed() ? Health.SOME_TROUBLE : Health.ON_TRACK;
        return Optional.of(new Judged(
                health,
                health == Health.ON_TRACK
                        ? null
                        : Sentence.of("delivery.health.missed", level.name(), missed, recent.size())));
    }

    /** What people read: during the transition the path counts, then the health itself. */
    public Sentence words() {
        if (state == null) {
            return Sentence.of("delivery.badge.noData");
        }
        if (onPath) {
            return Sentence.of(state == Health.ON_TRACK ? "delivery.badge.onPath" : "delivery.badge.underPath");
        }
        return Sentence.of("enum.Health." + state);
    }

    private record Judged(Health health, @Nullable Sentence why) {}
}
