package app.handoff.invoice;

import app.handoff.kernel.Money;

/**
 * What a vendor billed for the days of a period.
 *
 * @param billed for the work, without taking it over, by all invoices that were neither rejected nor withdrawn, before credits, with or
 *     without tax as the prices of the contract are; of a month that is partly in the period its share of days of the work
 * @param complete whether all of these invoices are checked and every month of the period in which the work ran has an invoice; of what is paid once, whether all was billed
 */
public record BilledWork(Money billed, boolean complete) {}
