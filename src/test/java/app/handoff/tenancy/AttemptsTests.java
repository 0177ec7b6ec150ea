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
class AttemptsTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    Attempts attempts;

    @Test
    void tooManyTriesAreRefusedUntilTheWindowIsOver() {
        var key = "test:" + Ids.next();
        var nine = Instant.parse("2026-11-23T09:00:00Z");

        assertThat(attempts.mayTry(key, 2, HOUR, nine)).isTrue();
        assertThat(attempts.mayTry(key, 2, HOUR, nine.plusSeconds(1))).isTrue();
        assertThat(attempts.mayTry(key, 2, HOUR, nine.plusSeconds(2))).isFalse();
        assertThat(attempts.mayTry(key, 2, HOUR, nine.plus(HOUR).plusSeconds(1)))
                .isTrue();
    }

    @Test
    void countersThatLimitNobodyAnyMoreAreRemoved() {
        var old = Instant.parse("1999-01-01T09:00:00Z");
        attempts.mayTry("test:" + Ids.next(), 2, HOUR, old);
        var young = "test:" + Ids.next();
        attempts.mayTry(young, 1, HOUR, Instant.now());

        assertThat(attempts.forgetBefore(old.plus(HOUR))).isEqualTo(1);
        assertThat(attempts.mayTry(young, 1, HOUR, Instant.now()))
                .as("still limited")
                .isFalse();
    }
}
