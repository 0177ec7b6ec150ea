package app.handoff.tenancy;

import java.time.Clock;
import java.time.Duration;
import org.springframework.test.util.ReflectionTestUtils;

/** Puts the clock of this computer wrong, as the application sees it, until it is closed. */
public final class WrongClock implements AutoCloseable {

    private static final String OWN = "own";

    private final Object databaseClock;
    private final Object right;

    /** @param clock the application's */
    public WrongClock(Clock clock, Duration ahead) {
        this.databaseClock = ReflectionTestUtils.getField(clock, "real");
        this.right = ReflectionTestUtils.getField(databaseClock, OWN);
        ReflectionTestUtils.setField(databaseClock, OWN, Clock.offset(Clock.systemUTC(), ahead));
    }

    @Override
    public void close() {
        ReflectionTestUtils.setField(databaseClock, OWN, right);
        ReflectionTestUtils.setField(databaseClock, "ahead", Duration.ZERO);
    }
}
