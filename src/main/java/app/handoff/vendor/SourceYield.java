package app.handoff.vendor;

/**
 * What one way of looking led to.
 *
 * @param found how many vendors were found there
 * @param considered how many of them were checked, or put on a list of those to be invited
 * @param bid how many sent a bid
 * @param chosen how many were chosen
 */
record SourceYield(LeadSource source, long found, long considered, long bid, long chosen) {}
