package app.handoff.delivery;

import app.handoff.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a report that is due on a holiday.
 *
 * @param before when it was due before it was moved; null where it stays
 */
record HolidayDecision(Actor by, Instant at, @Nullable Instant before) {}
