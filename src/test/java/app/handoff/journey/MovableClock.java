package app.handoff.journey;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/**
 * The clock of the application under test and of its database, which decides what arrives before a deadline: the real time,
 * and as much ahead as the story needs.
 */
@Primary
final class MovableClock extends Clock {

    private final Environment settings;
    private volatile Duration ahead = Duration.ZERO;

    MovableClock(Environment settings) {
        this.settings = settings;
    }

    void forward(Duration duration) {
        setTo(ahead.plus(duration));
    }

    /** As if nothing had been put forward. */
    void backToRealTime() {
        setTo(Duration.ZERO);
    }

    private void setTo(Duration ahead) {
        try (var owner = DriverManager.getConnection(
                        settings.getRequiredProperty("spring.flyway.url"),
                        settings.getRequiredProperty("spring.flyway.user"),
                        settings.getRequiredProperty("spring.flyway.password"));
                var statement = owner.createStatement()) {
            statement.execute(
                    "create or replace function bidding_clock() returns timestamptz language sql volatile set search_path ="
                            + " pg_catalog, public, pg_temp as $$ select clock_timestamp() + interval '"
                            + ahead.toMillis() + " milliseconds' $$");
        } catch (SQLException e) {
            throw new IllegalStateException("The clock of the database stays as it is", e);
        }
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
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
