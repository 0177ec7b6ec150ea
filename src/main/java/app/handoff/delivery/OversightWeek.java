package app.handoff.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What looking after the work took in one week.
 *
 * @param reports read in it
 * @param questions asked about reports in it
 * @param others all else that our people did in this engagement
 * @param estimated hours, by the minutes that each touch is taken to last
 * @param entered hours, with a report or by whoever read it; null where nobody entered any
 * @param corrected hours, as somebody says for the whole week; null where nobody does
 * @param revision how often somebody said so
 * @param planned hours a week by the contract
 * @param baseline hours a week that the task took before; null where nobody recorded them
 */
record OversightWeek(
        int week,
        LocalDate from,
        LocalDate to,
        int reports,
        int questions,
        int others,
        BigDecimal estimated,
        @Nullable BigDecimal entered,
        @Nullable BigDecimal corrected,
        int revision,
        BigDecimal planned,
        @Nullable BigDecimal baseline) {

    private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

    /** Where the hours of a week come from. */
    enum Source {
        CORRECTED,
        ENTERED,
        ESTIMATED
    }

    /**
     * Those of these weeks that have begun, the newest first.
     *
     * @param reports in order; what was read and asked about others is told as any other act
     * @param acts when our people did something in this engagement
     */
    static List<OversightWeek> of(
            Delivery delivery, List<StatusReport> reports, List<Instant> acts, OversightRecord settings, Instant now) {
        var begun = new TreeMap<Instant, StatusReport>();
        reports.stream()
                .filter(report -> !report.period().opensAt().isAfter(now))
                .forEach(report -> begun.put(report.period().opensAt(), report));
        var read = numbers(
                begun,
                reports.stream()
                        .flatMap(other -> Optional.ofNullable(other.acknowledgement()).stream())
                        .map(ReportAcknowledgement::at));
        var asked = numbers(
                begun,
                reports.stream()
                        .flatMap(other -> other.discussion().questions().stream())
                        .map(question -> question.asked().at()));
        var all = numbers(begun, acts.stream());
        return begun.descendingMap().values().stream()
                .map(report -> of(
                        delivery,
                        report,
                        read.getOrDefault(report.week(), 0),
                        asked.getOrDefault(report.week(), 0),
                        all.getOrDefault(report.week(), 0),
                        settings))
                .toList();
    }

    private static OversightWeek of(
            Delivery delivery, StatusReport report, int read, int asked, int all, OversightRecord settings) {
        int others = Math.max(0, all - read - asked);
        return new OversightWeek(
                report.week(),
                report.period().from(),
                report.period().to(),
                read,
                asked,
                others,
                BigDecimal.valueOf(settings.minutes(read, asked, others))
                        .divide(MINUTES_OF_AN_HOUR, 1, RoundingMode.HALF_UP),
                report.oversightEntered().orElse(null),
                report.oversightCorrected().orElse(null),
                report.oversightRevision(),
                delivery.oversightHoursPerWeek(),
                delivery.baselineHoursPerWeek());
    }

    /** How many of these moments lie in each week. */
    private static Map<Integer, Integer> numbers(NavigableMap<Instant, StatusReport> weeks, Stream<Instant> moments) {
        var numbers = new HashMap<Integer, Integer>();
        moments.forEach(at -> {
            var week = weeks.floorEntry(at);
            if (week != null && week.getValue().period().holds(at)) {
                numbers.merge(week.getValue().week(), 1, Integer::sum);
            }
        });
        return numbers;
    }

    int touches() {
        return reports + questions + others;
    }

    Source source() {
        return corrected != null ? Source.CORRECTED : entered != null ? Source.ENTERED : Source.ESTIMATED;
    }

    /** The hours that count: as corrected, else as entered, else as estimated. */
    BigDecimal hours() {
        return corrected != null ? corrected : entered != null ? entered : estimated;
    }

    boolean isAbove() {
        return hours().compareTo(planned) > 0;
    }

    /** Whether the last two weeks that are over, the newest first, were both above the plan. */
    static boolean isTwiceAbove(List<OversightWeek> weeks, LocalDate today) {
        var over = weeks.stream().filter(week -> week.to().isBefore(today)).toList();
        return over.size() > 1 && over.get(0).isAbove() && over.get(1).isAbove();
    }
}
