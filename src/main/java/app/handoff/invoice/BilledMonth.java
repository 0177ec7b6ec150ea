package app.handoff.invoice;

import app.handoff.kernel.EngagementId;
import java.time.LocalDate;

/**
 * That an invoice came for a month.
 *
 * @param month its first day
 */
record BilledMonth(EngagementId engagement, LocalDate month) {}
