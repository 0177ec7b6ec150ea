package app.handoff.contract;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That a contract went on beyond its term, as its clause on the end says.
 *
 * @param how by itself, or because the business took up its option
 * @param on the day on which that was certain
 * @param ends the last day of the further term
 * @param by who took up the option; our own name for it where it went on by itself
 */
record Renewed(Renewal how, LocalDate on, LocalDate ends, String by, Instant at) {}
