package app.handoff.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DatabaseClockTests {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Own own = new Own();
    private final DatabaseClock clock = new DatabaseClock(own);

    @Test
    void tellsTheServersTimeWhereItsOwnIsMinutesOff() {
        clock.compare(() -> NOON.plusSeconds(120));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(120));

        own.now = NOON.plusSeconds(30);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(150));
    }

    @Test
    void followsAServerThatIsReplacedByOneWithAnotherTime() {
        clock.compare(() -> NOON.plusSeconds(120));
        clock.compare(() -> NOON.minusSeconds(90));

        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(90));
    }

    @Test
    void doesNotGoToAndFroWithWhatTheWayToTheServerTakes() {
        clock.compare(() -> NOON.plusMillis(200));
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.compare(() -> {
            own.now = NOON.plusSeconds(8);
            return NOON.plusSeconds(8);
        });
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(8));
    }

    private static final class Own extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
