package app.handoff.delivery;

import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Divides the reports of a work into the measuring periods over which the contract judges a level. */
final class MeasurementWindows {

    private MeasurementWindows() {}

    /**
     * Every period that is complete: its last report is in.
     *
     * @param reports in order, without those of the transition
     */
    static List<LevelPeriod> complete(AgreedLevel level, Delivery delivery, List<StatusReport> reports) {
        return all(level, delivery, reports).stream()
                .filter(MeasurementWindows::isComplete)
                .map(window -> window.heldTo(delivery))
                .map(LevelPeriod::of)
                .toList();
    }

    /**
     * Every period with a report that is in, judged by what it holds so far.
     *
     * @param reports in order
     */
    static List<LevelPeriod> soFar(AgreedLevel level, Delivery delivery, List<StatusReport> reports) {
        return all(level, delivery, reports).stream()
                .filter(window -> window.reports().stream().anyMatch(StatusReport::isIn))
                .map(window -> window.heldTo(delivery))
                .map(LevelPeriod::of)
                .toList();
    }

    /**
     * The weeks that close the complete periods of levels judged by the calendar, in order.
     *
     * @param weeks in order, from the first day of a period to the last of one
     */
    static List<Integer> closing(ServiceLevel.Window length, List<WeekOfWork> weeks) {
        var counted = weeks.stream().filter(week -> !week.isSkipped()).toList();
        var closing = new ArrayList<Integer>();
        for (int i = 0; i < counted.size(); i++) {
            var week = counted.get(i);
            boolean last = length == ServiceLevel.Window.WEEK
                    || i + 1 == counted.size()
                    || numberOf(week.to(), length)
                            != numberOf(counted.get(i + 1).to(), length);
            if (last && week.isIn()) {
                closing.add(week.week());
            }
        }
        return List.copyOf(closing);
    }

    private static boolean isComplete(Window window) {
        var reports = window.reports();
        return window.full() && reports.get(reports.size() - 1).isIn();
    }

    private static List<Window> all(AgreedLevel level, Delivery delivery, List<StatusReport> reports) {
        var counted = reports.stream()
                .filter(report -> delivery.isInForce(level, report.period()))
                .filter(report -> report.status() != StatusReport.Status.SKIPPED)
                .toList();
        return switch (level.asked().window()) {
            case WEEK ->
                counted.stream()
                        .map(report -> new Window(level, List.of(report), true))
                        .toList();
            case MONTH, QUARTER -> byCalendar(level, counted);
            case ITEMS -> byCases(level, counted);
        };
    }

    private static List<Window> byCalendar(AgreedLevel level, List<StatusReport> reports) {
        var windows = new LinkedHashMap<Integer, List<StatusReport>>();
        reports.forEach(report -> windows.computeIfAbsent(
                        numberOf(report.period().to(), level.asked().window()), number -> new ArrayList<>())
                .add(report));
        return windows.values().stream()
                .map(window -> new Window(level, window, true))
                .toList();
    }

    /** The longest period of the calendar over which a level of this work is judged; empty where one is judged by cases. */
    static Optional<ServiceLevel.Window> longest(Delivery delivery) {
        var windows =
                delivery.levels().stream().map(level -> level.asked().window()).collect(Collectors.toSet());
        return windows.contains(ServiceLevel.Window.ITEMS)
                ? Optional.empty()
                : windows.stream().max(Comparator.naturalOrder());
    }

    /** The days on which the weeks of a period end. */
    static Days calendar(ServiceLevel.Window length, LocalDate day) {
        return switch (length) {
            case WEEK, ITEMS -> new Days(day, day);
            case MONTH -> new Days(day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
            case QUARTER -> {
                var first = day.withDayOfMonth(1).with(IsoFields.DAY_OF_QUARTER, 1);
                yield new Days(first, first.plusMonths(3).minusDays(1));
            }
        };
    }

    /** From one day to another, both included. */
    record Days(LocalDate from, LocalDate to) {}

    static int numberOf(LocalDate day, ServiceLevel.Window length) {
        return length == ServiceLevel.Window.QUARTER
                ? day.getYear() * 4 + day.get(IsoFields.QUARTER_OF_YEAR)
                : day.getYear() * 12 + day.getMonthValue();
    }

    private static List<Window> byCases(AgreedLevel level, List<StatusReport> reports) {
        var items = level.asked().windowItems();
        var needed = BigDecimal.valueOf(items == null ? 1 : Math.max(1, items));
        var windows = new ArrayList<Window>();
        var window = new ArrayList<StatusReport>();
        var cases = BigDecimal.ZERO;
        for (var report : reports) {
            if (!report.isIn()) {
                continue;
            }
            window.add(report);
            cases = cases.add(report.submission()
                    .measurement(level.id())
                    .map(Measurement::denominator)
                    .orElse(BigDecimal.ZERO));
            if (cases.compareTo(needed) >= 0) {
                windows.add(new Window(level, List.copyOf(window), true));
                window.clear();
                cases = BigDecimal.ZERO;
            }
        }
        if (!window.isEmpty()) {
            windows.add(new Window(level, window, false));
        }
        return windows;
    }

    /** @param full whether the calendar, or the cases needed, close it */
    record Window(AgreedLevel level, List<StatusReport> reports, boolean full) {

        /** The same with the value that was agreed on for it. */
        Window heldTo(Delivery delivery) {
            return new Window(delivery.inForce(level, reports.get(0).period()), reports, full);
        }
    }
}
