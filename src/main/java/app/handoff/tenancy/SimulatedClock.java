package app.handoff.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Tells the time, or what it was told while a sample business with a history is made. */
final class SimulatedClock extends Clock {

    private final Clock real;

    SimulatedClock(Clock real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        var scope = Tenancy.current();
        var told = scope == null ? null : scope.toldTime();
        return told == null ? real.instant() : told;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SimulatedClock(real.withZone(zone));
    }
}
