package app.handoff.review;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All finished reviews of one engagement together; no day is counted twice, since no day is in two of them.
 *
 * @param baseline what the task cost before in the reviewed weeks; null where that is not known
 * @param real what it really cost, an amount in each currency
 * @param saved null where it cannot be proven
 * @param savedAtMost if the days without a report had gone like the others, and {@code freedAtMost} in hours
 * @param freed hours freed, less what oversight and parallel work took; null where the hours before are not known
 */
record EngagementTotals(
        int reviews,
        @Nullable Money baseline,
        List<Money> real,
        @Nullable Money saved,
        @Nullable Money savedAtMost,
        @Nullable BigDecimal freed,
        @Nullable BigDecimal freedAtMost,
        BigDecimal oversight,
        int reportsOnTime,
        int reportsDue) {

    /** @return null while nothing is reviewed */
    public static @Nullable EngagementTotals of(List<SavingsCalculation> finished) {
        if (finished.isEmpty()) {
            return null;
        }
        boolean provable = finished.stream().allMatch(SavingsCalculation::provable);
        boolean hours = finished.stream().allMatch(SavingsCalculation::hoursProvable);
        return new EngagementTotals(
                finished.size(),
                provable ? money(finished, SavingsCalculation::baseline) : null,
                inEachCurrency(finished),
                provable ? money(finished, SavingsCalculation::saved) : null,
                provable ? money(finished, SavingsCalculation::savedAtMost) : null,
                hours ? sum(finished, SavingsCalculation::freed) : null,
                hours ? sum(finished, SavingsCalculation::freedAtMost) : null,
                sum(finished, SavingsCalculation::oversightHours),
                count(finished, SavingsCalculation::reportsOnTime),
                count(finished, SavingsCalculation::reportsDue));
    }

    private static Money money(List<SavingsCalculation> finished, Function<SavingsCalculation, @Nullable Money> part) {
        return finished.stream()
                .map(part)
                .reduce((one, other) -> one.plus(other))
                .orElseThrow();
    }

    // Amounts of different currencies are never added up.
    private static List<Money> inEachCurrency(List<SavingsCalculation> finished) {
        return List.copyOf(finished.stream()
                .map(SavingsCalculation::real)
                .collect(Collectors.toMap(Money::currency, real -> real, Money::plus, LinkedHashMap::new))
                .values());
    }

    private static BigDecimal sum(
            List<SavingsCalculation> finished, Function<SavingsCalculation, @Nullable BigDecimal> part) {
        return finished.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int count(List<SavingsCalculation> finished, ToIntFunction<SavingsCalculation> part) {
        return finished.stream().mapToInt(part).sum();
    }
}
