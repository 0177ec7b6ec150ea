package app.handoff.delivery;

import app.handoff.kernel.Actor;
import java.time.Instant;

/** That a meeting was moved from one moment to another. */
record MeetingMove(Instant from, Instant to, Actor by, Instant at) {}
