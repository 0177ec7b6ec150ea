package app.handoff.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

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
