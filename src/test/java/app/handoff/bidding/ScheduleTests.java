package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WallTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The clocks of a place are put back once a year, and the times of an hour come twice. */
class ScheduleTests {

    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");

    /** A place, a time that comes twice there, and both moments in UTC; by hand from the tz database. */
    private record Again(String zone, String time, String first, String second) {

        ZoneId place() {
            return ZoneId.of(zone);
        }

        LocalDateTime at() {
            return LocalDateTime.parse(time);
        }

        List<ZoneOffset> both() {
            return List.of(distance(first), distance(second));
        }

        private ZoneOffset distance(String utc) {
            var seconds =
                    at().toEpochSecond(ZoneOffset.UTC) - Instant.parse(utc).getEpochSecond();
            return ZoneOffset.ofTotalSeconds((int) seconds);
        }
    }

    private static final List<Again> TWICE = List.of(
            new Again("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
            new Again("Europe/Berlin", "2026-10-25T02:00", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"),
            new Again("America/New_York", "2026-11-01T01:15", "2026-11-01T05:15:00Z", "2026-11-01T06:15:00Z"),
            new Again("Europe/London", "2027-10-31T01:59", "2027-10-31T00:59:00Z", "2027-10-31T01:59:00Z"),
            new Again("Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-03T14:45:00Z", "2027-04-03T15:15:00Z"));

    @Test
    void whichOfTwoIsMeantIsAsked() {
        for (var again : TWICE) {
            for (var field : List.of("deadline", "questionsUntil")) {
                assertThatExceptionOfType(RuleViolation.class)
                        .as("%s as %s", again, field)
                        .isThrownBy(() -> with(field, again, null).check(60, NOW))
                        .satisfies(asked -> assertThat(asked.code()).isEqualTo("time.twice"))
                        .satisfies(asked -> assertThat(asked.field()).isEqualTo(field + "Meant"))
                        .satisfies(asked -> assertThat(asked.arguments())
                                .containsExactly(again.at().toLocalTime(), again.place()));
            }
            assertThat(WallTime.twice(again.at(), again.place()))
                    .as(again.toString())
                    .isEqualTo(again.both());
        }
    }

    @Test
    void theOneThatIsMeantIsTaken() {
        for (var again : TWICE) {
            var both = again.both();
            assertThat(with("deadline", again, both.get(0)).deadlineAt()).isEqualTo(again.first());
            assertThat(with("deadline", again, both.get(1)).deadlineAt()).isEqualTo(again.second());
            for (var meant : both) {
                var schedule = with("deadline", again, meant);
                assertThatNoException().as(again.toString()).isThrownBy(() -> schedule.check(60, NOW));
                assertThat(WallTime.of(schedule.deadlineAt(), again.place()))
                        .as("what is stored is shown as it was said")
                        .isEqualTo(schedule.deadline());
            }
        }
    }

    @Test
    void anAnswerThatIsNeitherOfTheTwoIsAskedForAgain() {
        var again = TWICE.get(0);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> with("deadline", again, ZoneOffset.ofHours(5)).check(60, NOW))
                .satisfies(asked -> assertThat(asked.code()).isEqualTo("time.twice"));
    }

    @Test
    void anAnswerIsForgottenWhereTheTimeComesOnce() {
        var once = new WallTime(LocalDateTime.parse("2026-10-25T03:00"), ZoneOffset.ofHours(2));

        assertThat(once.in(ABidding.BERLIN)).isEqualTo("2026-10-25T02:00:00Z");
        assertThatNoException().isThrownBy(() -> new Schedule(once, once, ABidding.BERLIN, null).check(60, NOW));
    }

    @Test
    void aDeadlineMovesOnWithinTheHourThatComesTwice() {
        var again = TWICE.get(0);
        var summer = with("deadline", again, again.both().get(0));
        var winter = with("deadline", again, again.both().get(1));

        assertThat(winter.isLaterThan(summer)).isTrue();
        assertThat(summer.isLaterThan(winter)).isFalse();
        assertThat(summer.movedTo(winter.deadline()).deadlineAt()).isEqualTo(again.second());
    }

    /** One of the two times of a schedule comes twice, the other one is clear. */
    private static Schedule with(String field, Again again, @Nullable ZoneOffset meant) {
        var twice = new WallTime(again.at(), meant);
        var day = again.at().toLocalDate();
        return field.equals("deadline")
                ? new Schedule(WallTime.of(day.minusDays(2).atTime(LocalTime.NOON)), twice, again.place(), null)
                : new Schedule(twice, WallTime.of(day.plusDays(2).atTime(LocalTime.NOON)), again.place(), null);
    }
}
