package app.handoff.contract;

import java.math.BigDecimal;

/**
 * What a contract gives when an agreed service level is missed.
 *
 * @param creditPercent what is credited for each miss, in per cent of a month's fee, from 0 to 100
 * @param capPercent the most that is credited for one month, in per cent of its fee
 * @param breaches how many measuring periods with a miss of one level ...
 * @param windows ... out of how many in a row give the right to end the contract early
 * @param noticeDays the notice in days that is then enough
 */
public record RemedyTerms(BigDecimal creditPercent, BigDecimal capPercent, int breaches, int windows, int noticeDays) {}
