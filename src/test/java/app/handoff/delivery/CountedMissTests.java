package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.contract.ReportedBy;
import app.handoff.delivery.CountedMiss.Numbered;
import app.handoff.delivery.CountedMiss.Numbering;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Misses in so many periods in a row give the right to end a contract. */
class CountedMissTests {

    private static final LocalDate DAY = LocalDate.parse("2027-01-08");

    private static List<Numbered> misses(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> new Numbered("Right first time", number, DAY.plusWeeks(number)))
                .toList();
    }

    @Test
    void threeOutOfSixAreEnoughWithTheThird() {
        assertThat(CountedMiss.first(List.of(misses(0, 6, 7, 11, 12)), 3, 6))
                .map(Numbered::number)
                .contains(11);
        assertThat(CountedMiss.first(List.of(misses(0, 6, 12, 18)), 3, 6)).isEmpty();
        assertThat(CountedMiss.first(List.of(misses(0, 3, 6)), 3, 6)).isEmpty();
        assertThat(CountedMiss.first(List.of(misses(), misses(4)), 1, 1))
                .map(Numbered::number)
                .contains(4);
    }

    @Test
    void theLevelThatCameToItFirstCounts() {
        assertThat(CountedMiss.first(List.of(misses(7, 8), misses(2, 3)), 2, 2))
                .map(Numbered::number)
                .contains(3);
    }

    @Test
    void theMostInARowIsFoundWhereverItLies() {
        assertThat(CountedMiss.most(misses(), 6)).isZero();
        assertThat(CountedMiss.most(misses(0, 6, 12), 6)).isOne();
        assertThat(CountedMiss.most(misses(0, 6, 20, 22, 25, 26), 6)).isEqualTo(3);
    }

    /** What is told without reading the reports is what all of them tell. */
    @RepeatedTest(40)
    void periodsAreClosedByTheSameWeeksAsByWholeReports(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var window = List.of(Window.WEEK, Window.MONTH, Window.QUARTER).get(random.nextInt(3));
        var level = Examples.share("95", "80", window, null);
        var delivery = new Delivery(Examples.terms(0, ReportedBy.STAFF, level), ANA, SIGNED);
        var weeks = Examples.planned(delivery).subList(0, 50);
        for (var week : weeks) {
            switch (random.nextInt(8)) {
                case 0 -> week.skip("A holiday", ANA, week.dueAt());
                case 1 -> {}
                default ->
                    Examples.send(
                            delivery,
                            week,
                            Examples.content(Health.ON_TRACK, Examples.measured(level, 90 + random.nextInt(11), 100)));
            }
        }
        var periods = delivery.periods(level, weeks);
        var missed = periods.stream()
                .filter(LevelPeriod::isMissed)
                .map(period -> new CountedMiss(
                        level.id(), period.last().week(), period.last().period().to()))
                .toList();
        if (missed.isEmpty()) {
            return;
        }
        int from = missed.get(0).week();
        int to = missed.get(missed.size() - 1).week();
        var read = weeks.stream()
                .filter(week -> week.week() >= from && week.week() <= to)
                .map(week -> new WeekOfWork(week.week(), week.period().to(), week.status()))
                .toList();
        var numbering = window == Window.WEEK
                ? Numbering.weeks(read.stream()
                        .filter(week -> !week.isIn())
                        .map(WeekOfWork::week)
                        .toList())
                : Numbering.closedBy(MeasurementWindows.closing(window, read));

        var numbered = CountedMiss.numbered(delivery, missed, Map.of(level.id(), numbering))
                .get(0);

        int enough = 1 + random.nextInt(3);
        int inARow = enough + random.nextInt(4);
        assertThat(CountedMiss.most(numbered, inARow)).isEqualTo(mostIn(periods, inARow));
        assertThat(CountedMiss.first(List.of(numbered), enough, inARow).map(Numbered::endsOn))
                .isEqualTo(firstIn(periods, enough, inARow).stream().findFirst());
    }

    /** Where every report is in, months are numbered by the calendar. */
    @Test
    void monthsFollowEachOther() {
        var level = Examples.share("95", "80", Window.MONTH, null);
        var delivery = new Delivery(Examples.terms(0, ReportedBy.STAFF, level), ANA, SIGNED);
        var days = List.of("2027-12-31", "2028-01-28", "2028-03-31");
        var missed = IntStream.range(0, days.size())
                .mapToObj(i -> new CountedMiss(level.id(), i, LocalDate.parse(days.get(i))))
                .toList();

        var numbered = CountedMiss.numbered(delivery, missed, Map.of(level.id(), Numbering.calendar(Window.MONTH)))
                .get(0);

        assertThat(CountedMiss.most(numbered, 3)).isEqualTo(2);
        assertThat(CountedMiss.most(numbered, 4)).isEqualTo(3);
    }

    private static int mostIn(List<LevelPeriod> periods, int inARow) {
        return IntStream.range(0, periods.size())
                .map(from -> (int) periods.subList(from, Math.min(periods.size(), from + inARow)).stream()
                        .filter(LevelPeriod::isMissed)
                        .count())
                .max()
                .orElse(0);
    }

    private static List<LocalDate> firstIn(List<LevelPeriod> periods, int enough, int inARow) {
        var days = new ArrayList<LocalDate>();
        for (int end = 1; end <= periods.size(); end++) {
            if (periods.subList(Math.max(0, end - inARow), end).stream()
                            .filter(LevelPeriod::isMissed)
                            .count()
                    >= enough) {
                days.add(periods.get(end - 1).last().period().to());
            }
        }
        return days;
    }
}
