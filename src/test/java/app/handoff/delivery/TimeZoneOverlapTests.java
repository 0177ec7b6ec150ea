package app.handoff.delivery;

import static app.handoff.delivery.Examples.BERLIN;
import static app.handoff.delivery.Examples.MANILA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeZoneOverlapTests {

    private static final LocalDate WINTER = LocalDate.parse("2027-02-15");
    private static final LocalDate SUMMER = LocalDate.parse("2027-03-29");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final TimeZoneOverlap board = board(BERLIN, "09:00", "17:30", MANILA, "08:00", "17:00");

    @Test
    void overlapsAnHourInWinterAndTwoWhenBerlinMovedItsClocks() {
        assertThat(board.overlapLength(WINTER)).isEqualTo(Duration.ofHours(1));
        assertThat(board.overlap(WINTER).get(0).fromIn(BERLIN)).isEqualTo("09:00");
        assertThat(board.overlapLength(SUMMER)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void namesTheNextChangeOfClocksOfEitherSide() {
        assertThat(board.nextChange(Instant.parse("2027-02-15T09:40:00Z")))
                .contains(new TimeZoneOverlap.Change(BERLIN, LocalDate.parse("2027-03-28")));
        var newYork = board(BERLIN, "09:00", "17:30", NEW_YORK, "09:00", "18:00");
        assertThat(newYork.nextChange(Instant.parse("2027-02-15T09:40:00Z")))
                .contains(new TimeZoneOverlap.Change(NEW_YORK, LocalDate.parse("2027-03-14")));
        var manila = board(MANILA, "09:00", "17:30", MANILA, "09:00", "18:00");
        assertThat(manila.nextChange(Instant.parse("2027-02-15T09:40:00Z"))).isEmpty();
    }

    @Test
    void findsTheWorkThatIsDoneWhileWeSleep() {
        var night = board.night(WINTER);

        assertThat(night).hasSize(1);
        assertThat(night.get(0).fromIn(BERLIN)).isEqualTo("01:00");
        assertThat(night.get(0).toIn(BERLIN)).isEqualTo("09:00");
    }

    @Test
    void findsNoNightWhereBothWorkAtTheSameTime() {
        var lisbon = board(BERLIN, "09:00", "17:30", BERLIN, "09:00", "17:00");

        assertThat(lisbon.night(WINTER)).isEmpty();
        assertThat(lisbon.overlapLength(WINTER)).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void runsHoursThroughMidnight() {
        var night = board(BERLIN, "09:00", "17:30", MANILA, "16:00", "01:00");

        assertThat(night.overlapLength(WINTER)).isEqualTo(Duration.ofHours(8).plusMinutes(30));
    }

    private static TimeZoneOverlap board(
            ZoneId ours, String from, String to, ZoneId theirs, String theirFrom, String theirTo) {
        return new TimeZoneOverlap(
                new TimeZoneOverlap.Side(new WorkingHours(LocalTime.parse(from), LocalTime.parse(to)), ours),
                new TimeZoneOverlap.Side(
                        new WorkingHours(LocalTime.parse(theirFrom), LocalTime.parse(theirTo)), theirs));
    }
}
