package app.handoff.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.DatabaseLog;
import app.handoff.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** How often something may be tried. */
@SpringBootTest
class RateLimitTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    RateLimit rateLimit;

    @Test
    void tooManyTriesAreRefusedUntilTheWindowIsOver() {
        var key = "test:" + Ids.next();
        var nine = Instant.parse("2026-11-23T09:00:00Z");

        assertThat(rateLimit.mayTry(key, 2, HOUR, nine)).isTrue();
        assertThat(rateLimit.mayTry(key, 2, HOUR, nine.plusSeconds(1))).isTrue();
        assertThat(rateLimit.mayTry(key, 2, HOUR, nine.plusSeconds(2))).isFalse();
        assertThat(rateLimit.mayTry(key, 2, HOUR, nine.plus(HOUR).plusSeconds(1)))
                .isTrue();
    }

    @Test
    void whoeverWasRefusedIsRefusedAgainAtOnceWithoutAQuestion() {
        var key = "test:" + Ids.next();
        var nine = Instant.parse("2026-11-23T09:00:00Z");
        for (int at = 0; at < 3; at++) {
            assertThat(rateLimit.hasReached(key, 3, HOUR, nine)).isFalse();
            rateLimit.mayTry(key, 3, HOUR, nine);
        }
        var asked = DatabaseLog.of(() -> {
            assertThat(rateLimit.hasReached(key, 3, HOUR, nine)).isTrue();
        });
        var again = DatabaseLog.of(() -> {
            assertThat(rateLimit.hasReached(key, 3, HOUR, nine.plusSeconds(1))).isTrue();
            assertThat(rateLimit.wait(key, HOUR, nine.plusSeconds(1))).isEqualTo(HOUR.minusSeconds(1));
        });
        assertThat(asked).isNotEmpty();
        assertThat(again).isEmpty();
        assertThat(rateLimit.hasReached(key, 4, HOUR, nine))
                .as("a higher limit")
                .isFalse();
        assertThat(rateLimit.hasReached(key, 3, HOUR, nine.plus(HOUR).plusSeconds(1)))
                .as("after its window")
                .isFalse();
        rateLimit.forget(key);
        assertThat(rateLimit.hasReached(key, 3, HOUR, nine)).as("forgotten").isFalse();
    }

    @Test
    void countersThatLimitNobodyAnyMoreAreRemoved() {
        var then = Instant.parse("1999-01-01T09:00:00Z");
        var old = "test:" + Ids.next();
        rateLimit.mayTry(old, 1, HOUR, then);
        var young = "test:" + Ids.next();
        rateLimit.mayTry(young, 1, HOUR, Instant.now());

        // The round that cleans up may have been faster.
        rateLimit.forgetBefore(then.plus(HOUR));

        assertThat(rateLimit.mayTry(old, 1, HOUR, then)).as("counted anew").isTrue();
        assertThat(rateLimit.mayTry(young, 1, HOUR, Instant.now()))
                .as("still limited")
                .isFalse();
    }
}
