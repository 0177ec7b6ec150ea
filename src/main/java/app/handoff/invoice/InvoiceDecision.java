package app.handoff.invoice;

import app.handoff.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who approved, rejected or withdrew an invoice, and when.
 *
 * @param reason why; null where an invoice that differs from nothing was approved
 */
record InvoiceDecision(Actor by, Instant at, @Nullable String reason) {}
