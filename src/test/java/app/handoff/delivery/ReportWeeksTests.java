package app.handoff.delivery;

import static app.handoff.delivery.StatusReport.Standing.ACKNOWLEDGED;
import static app.handoff.delivery.StatusReport.Standing.DUE;
import static app.handoff.delivery.StatusReport.Standing.LATE;
import static app.handoff.delivery.StatusReport.Standing.MISSED;
import static app.handoff.delivery.StatusReport.Standing.QUERIED;
import static app.handoff.delivery.StatusReport.Standing.SKIPPED;
import static app.handoff.delivery.StatusReport.Standing.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.delivery.StatusReport.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In which order the weeks of running work are shown. */
class ReportWeeksTests {

    @Test
    void theWeekThatMattersStandsBeforeSeventeenThatAreDone() {
        var reportWeeks = ReportWeeks.of(begun(17, DUE), 0);

        assertThat(numbers(reportWeeks.shown())).containsExactly(18, 17, 16, 15, 14);
        assertThat(numbers(reportWeeks.older())).containsExactly(13, 12, 11, 10, 9, 8, 7, 6);
    }

    @Test
    void anOldWeekThatIsMissingStaysInSight() {
        var weeks = new ArrayList<>(begun(30, SUBMITTED));
        weeks.set(1, week(2, MISSED));

        assertThat(numbers(ReportWeeks.of(weeks, 0).shown())).containsExactly(31, 2, 30, 29, 28, 27);
    }

    @ParameterizedTest
    @EnumSource(names = {"DUE", "LATE", "MISSED", "SUBMITTED", "QUERIED"})
    void aWeekThatNeedsSomebodyIsNeverFolded(Standing standing) {
        var weeks = new ArrayList<>(begun(9, DUE));
        weeks.set(0, week(1, standing));

        assertThat(numbers(ReportWeeks.of(weeks, 0).shown())).startsWith(10, 1);
    }

    @Test
    void allWeeksOfALongTransitionCanBeUnfolded() {
        var reportWeeks = ReportWeeks.of(begun(20, LATE), 16);

        assertThat(reportWeeks.shown()).hasSize(1 + 4);
        assertThat(numbers(reportWeeks.older())).startsWith(16).endsWith(5).hasSize(12);
    }

    @Test
    void fewWeeksAreNotFolded() {
        var reportWeeks = ReportWeeks.of(List.of(week(1, ACKNOWLEDGED), week(2, SKIPPED), week(3, QUERIED)), 8);

        assertThat(numbers(reportWeeks.shown())).containsExactly(3, 2, 1);
        assertThat(reportWeeks.older()).isEmpty();
        assertThat(ReportWeeks.of(List.of(), 8).isEmpty()).isTrue();
    }

    private static List<WeekLine> begun(int settled, Standing last) {
        var weeks = new ArrayList<>(IntStream.rangeClosed(1, settled)
                .mapToObj(week -> week(week, ACKNOWLEDGED))
                .toList());
        weeks.add(week(settled + 1, last));
        return weeks;
    }

    private static WeekLine week(int number, Standing standing) {
        var from = LocalDate.parse("2027-01-04").plusWeeks(number - 1);
        return new WeekLine(
                number,
                from,
                from.plusDays(4),
                "/reports/" + number,
                standing,
                ServiceLevelText.kind(standing),
                null,
                "idle",
                null,
                null,
                null,
                null);
    }

    private static List<Integer> numbers(List<WeekLine> weeks) {
        return weeks.stream().map(WeekLine::week).toList();
    }
}
