package app.handoff.review;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All finished reviews of one engagement together; no day is counted twice, since no day is in two of them.
 *
 * @param baseline what the task cost before in the reviewed weeks; null where that is not known
 * @param real what it really cost
 * @param saved null where it cannot be proven
 * @param savedAtMost if the days without a report had gone like the others, and {@code freedAtMost} in hours
 * @param freed hours freed, less what oversight and parallel work took; null where the hours before are not known
 */
public record Totals(
        int reviews,
        @Nullable Money baseline,
        Money real,
        @Nullable Money saved,
        @Nullable Money savedAtMost,
        @Nullable BigDecimal freed,
        @Nullable BigDecimal freedAtMost,
        BigDecimal oversight,
        int reportsOnTime,
        int reportsDue) {

    /** @return null while nothing is reviewed */
    public static @Nullable Totals of(List<Figures> finished) {
        if (finished.isEmpty()) {
            return null;
        }
        boolean provable = finished.stream().allMatch(Figures::provable);
        boolean hours = finished.stream().allMatch(Figures::hoursProvable);
        return new Totals(
                finished.size(),
                provable ? money(finished, Figures::baseline) : null,
                money(finished, Figures::real),
                provable ? money(finished, Figures::saved) : null,
                provable ? money(finished, Figures::savedAtMost) : null,
                hours ? sum(finished, Figures::freed) : null,
                hours ? sum(finished, Figures::freedAtMost) : null,
                sum(finished, Figures::oversightHours),
                count(finished, Figures::reportsOnTime),
                count(finished, Figures::reportsDue));
    }

    private static Money money(List<Figures> finished, Function<Figures, @Nullable Money> part) {
        return finished.stream()
                .map(part)
                .reduce((one, other) -> one.plus(other))
                .orElseThrow();
    }

    private static BigDecimal sum(List<Figures> finished, Function<Figures, @Nullable BigDecimal> part) {
        return finished.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int count(List<Figures> finished, ToIntFunction<Figures> part) {
        return finished.stream().mapToInt(part).sum();
    }
}
