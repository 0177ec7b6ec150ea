package app.handoff.invoice;

import app.handoff.kernel.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * That an invoice was paid, as somebody entered it.
 *
 * @param on the day on which the money left
 * @param amount in the currency of the invoice, with tax
 */
record InvoicePayment(LocalDate on, BigDecimal amount, Actor by, Instant at) {}
