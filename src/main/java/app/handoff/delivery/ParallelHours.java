package app.handoff.delivery;

import java.math.BigDecimal;
import java.util.List;

/**
 * What doing the work twice cost us in hours.
 *
 * @param entered as somebody of ours entered them
 * @param assumed what the task took before, in weeks before the release for which nobody entered any
 * @param weeks from which both come, the first one first
 */
public record ParallelHours(BigDecimal entered, BigDecimal assumed, List<WorkedWeek> weeks) {

    public BigDecimal all() {
        return entered.add(assumed);
    }
}
