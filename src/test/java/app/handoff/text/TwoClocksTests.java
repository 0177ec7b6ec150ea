package app.handoff.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/** A time is said a second time only to somebody whose clock shows another one. */
class TwoClocksTests {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Instant WINTER = Instant.parse("2026-12-15T15:00:00Z");
    private static final Instant SUMMER = Instant.parse("2027-06-15T14:00:00Z");

    private final Format format = new Format(new StaticMessageSource());

    @Test
    void whoseClockShowsTheSameReadsItOnce() {
        assertThat(elsewhere(WINTER, "Europe/Vienna")).isNull();
        assertThat(elsewhere(WINTER, "Europe/Warsaw")).isNull();
        assertThat(elsewhere(WINTER, "Africa/Lagos")).isNull();
    }

    @Test
    void whatCountsIsTheTimeOfYear() {
        assertThat(elsewhere(SUMMER, "Africa/Lagos")).isEqualTo("15:00, Lagos");
        assertThat(elsewhere(SUMMER, "Asia/Manila")).isEqualTo("22:00, Manila");
        assertThat(elsewhere(SUMMER, "Pacific/Auckland")).isEqualTo("Wed 16 Jun, 02:00, Auckland");
    }

    private @Nullable String elsewhere(Instant at, String there) {
        return format.elsewhere(at, ZoneId.of(there), VIENNA);
    }
}
