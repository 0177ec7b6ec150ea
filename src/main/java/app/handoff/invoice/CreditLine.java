package app.handoff.invoice;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A credit that is set off against an invoice: so much less is paid.
 *
 * @param label what it is for
 * @param amount in the currency of the invoice
 */
record CreditLine(UUID credit, String label, BigDecimal amount) {}
