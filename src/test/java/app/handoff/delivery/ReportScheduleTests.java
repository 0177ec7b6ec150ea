package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReportScheduleTests {

    @Test
    void staysAtTheSameTimeOfDayWhenBerlinMovesItsClocks() {
        var weeks = fridaysAt16("Europe/Berlin").weeks(LocalDate.parse("2027-03-15"), LocalDate.parse("2027-04-09"));

        assertThat(weeks)
                .extracting(ReportSchedule.Week::dueAt)
                .containsExactly(
                        Instant.parse("2027-03-19T15:00:00Z"),
                        Instant.parse("2027-03-26T15:00:00Z"),
                        Instant.parse("2027-04-02T14:00:00Z"),
                        Instant.parse("2027-04-09T14:00:00Z"));
    }

    @Test
    void followsTheClocksOfNewYorkOnAnotherSunday() {
        var weeks = fridaysAt16("America/New_York").weeks(LocalDate.parse("2027-03-08"), LocalDate.parse("2027-03-19"));

        assertThat(weeks)
                .extracting(ReportSchedule.Week::dueAt)
                .containsExactly(Instant.parse("2027-03-12T21:00:00Z"), Instant.parse("2027-03-19T20:00:00Z"));
    }

    @Test
    void neverMovesInManila() {
        var weeks = fridaysAt16("Asia/Manila").weeks(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-12-31"));

        assertThat(weeks)
                .hasSize(52)
                .allSatisfy(week -> assertThat(week.dueAt().toString()).endsWith("T08:00:00Z"));
    }

    @Test
    void movesATimeThatTheClocksSkipForwardWithThem() {
        var schedule = new ReportSchedule(DayOfWeek.SUNDAY, LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));

        assertThat(schedule.dueOn(LocalDate.parse("2027-03-28"))).isEqualTo("2027-03-28T01:30:00Z");
    }

    @Test
    void takesTheSecondOfTwoEqualTimesSoThatNobodyIsLateByTheClocks() {
        var schedule = new ReportSchedule(DayOfWeek.SUNDAY, LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));

        assertThat(schedule.dueOn(LocalDate.parse("2027-10-31"))).isEqualTo("2027-10-31T01:30:00Z");
    }

    @Test
    void givesAShortFirstWeekToTheNext() {
        var weeks = fridaysAt16("Europe/Berlin").weeks(LocalDate.parse("2027-01-07"), LocalDate.parse("2027-01-20"));

        assertThat(weeks.get(0).from()).isEqualTo("2027-01-07");
        assertThat(weeks.get(0).to()).isEqualTo("2027-01-15");
        assertThat(weeks).hasSize(2);
        assertThat(weeks.get(1).to()).isEqualTo("2027-01-20");
    }

    private static ReportSchedule fridaysAt16(String zone) {
        return new ReportSchedule(DayOfWeek.FRIDAY, LocalTime.of(16, 0), ZoneId.of(zone));
    }
}
