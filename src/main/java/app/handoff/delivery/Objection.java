package app.handoff.delivery;

import app.handoff.kernel.Actor;
import java.time.Instant;

/**
 * What somebody says against a measurement of a report: the numbers as they counted them, and why. The reported ones count
 * until the report is corrected; both stand on it.
 *
 * @param revision the version of the report that it speaks against
 */
public record Objection(Measurement counted, String reason, Actor by, Instant at, int revision) {}
