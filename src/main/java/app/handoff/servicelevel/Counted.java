package app.handoff.servicelevel;

import java.math.BigDecimal;

/**
 * The two numbers that a report tells of a service level.
 *
 * @param counted what was counted or measured: cases as they should be, a sum, the slowest case, a mean of points
 * @param cases out of how many; of a level that only counts, 0
 */
public record Counted(BigDecimal counted, BigDecimal cases) {}
