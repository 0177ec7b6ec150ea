package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import app.handoff.shared.RuleViolation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clocks of a place are put back once a year, and the times of an hour come twice. */
class ScheduleTests {

    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");

    /** A place, a time that comes twice there, and when that begins and ends on its clocks; by hand from the tz database. */
    private record Again(String zone, String time, String before, String from) {}

    private static final List<Again> TWICE = List.of(
            new Again("Europe/Berlin", "2026-10-25T02:30", "02:00", "03:00"),
            new Again("Europe/Berlin", "2026-10-25T02:00", "02:00", "03:00"),
            new Again("America/New_York", "2026-11-01T01:15", "01:00", "02:00"),
            new Again("Europe/London", "2027-10-31T01:59", "01:00", "02:00"),
            new Again("Australia/Lord_Howe", "2027-04-04T01:45", "01:30", "02:00"));

    @Test
    void aDeadlineThatComesTwiceIsAskedForAgain() {
        for (var again : TWICE) {
            var zone = ZoneId.of(again.zone());
            var time = LocalDateTime.parse(again.time());

            assertThatExceptionOfType(RuleViolation.class)
                    .as(again.toString())
                    .isThrownBy(() -> Schedule.check(time, zone, NOW))
                    .satisfies(asked -> assertThat(asked.code()).isEqualTo("bidding.deadline.comesTwice"))
                    .satisfies(asked -> assertThat(asked.field()).isEqualTo("deadline"))
                    .satisfies(asked -> assertThat(asked.arguments())
                            .containsExactly(zone, LocalTime.parse(again.before()), LocalTime.parse(again.from())));
        }
    }

    @Test
    void theTimesThatItNamesAreTaken() {
        for (var again : TWICE) {
            var zone = ZoneId.of(again.zone());
            var day = LocalDateTime.parse(again.time()).toLocalDate();
            var before = day.atTime(LocalTime.parse(again.before()).minusMinutes(1));
            var from = day.atTime(LocalTime.parse(again.from()));

            assertThatNoException().as(again.toString()).isThrownBy(() -> Schedule.check(before, zone, NOW));
            assertThatNoException().as(again.toString()).isThrownBy(() -> Schedule.check(from, zone, NOW));
        }
    }
}
