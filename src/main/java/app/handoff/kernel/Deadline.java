package app.handoff.kernel;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;

/** An instant by which something must be done, with the zone in whose wall time it was promised. */
public record Deadline(Instant at, ZoneId zone) implements Serializable {}
