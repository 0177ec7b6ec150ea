package app.handoff.invoice;

import java.time.LocalDate;
import java.util.UUID;

/**
 * That an invoice came under a contract for a month.
 *
 * @param month its first day
 */
record BilledMonth(UUID contract, LocalDate month) {}
