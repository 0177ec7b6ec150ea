package app.handoff.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Tells the time of the database server, which decides what arrives before a deadline. Each transaction that begins compares
 * it with this computer's own clock; where the two agree as well as one can see, the own one is told as it is.
 */
final class DatabaseClock extends Clock {

    /** What two clocks may differ by without anybody being told a wrong time. */
    private static final Duration TOLERANCE = Duration.ofMillis(250);

    private final Clock own;
    private volatile Duration ahead = Duration.ZERO;

    DatabaseClock(Clock own) {
        this.own = own;
    }

    /** @param ask asks the database server for its time */
    <X extends Exception> void compare(Asking<X> ask) throws X {
        var before = own.instant();
        var there = ask.time();
        var after = own.instant();
        var waited = Duration.between(before, after);
        var seen = Duration.between(before.plus(waited.dividedBy(2)), there);
        // It was that time there at some moment of the wait: nothing finer can be known, and time must not go to and
        // fro.
        if (seen.minus(ahead).abs().compareTo(TOLERANCE.plus(waited.dividedBy(2))) > 0) {
            ahead = seen;
        }
    }

    @Override
    public Instant instant() {
        return own.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** Asks the database server. */
    interface Asking<X extends Exception> {

        Instant time() throws X;
    }
}
