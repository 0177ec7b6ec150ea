package app.handoff.review;

import app.handoff.delivery.WorkedWeek;
import app.handoff.engagement.Baseline;
import app.handoff.kernel.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a review were counted from, so that anybody can count them again: each day, hour and amount with where it
 * stands. A finished review keeps it.
 *
 * @param hoursPerYear of the baseline, as all of {@code baseline}, frozen when the engagement was opened
 * @param inHouseDays of the period, on which all was still done in-house
 * @param perTerm the price of the work over the term, without taking over, in the currency of the contract
 * @param termTo the last day of the term, which has {@code termDays}
 * @param byContract the price of the days of the period, in the currency of the contract
 * @param takingOver the one-off price of taking over, in the currency of the contract
 * @param transitionCounted what earlier reviews counted of the transition
 * @param spreadTo the last day over which the rest of it is spread, and {@code spreadDays} how many days that is
 * @param parallelHours entered for weeks of the period before our own people were released
 * @param parallelHoursAfterwards entered for weeks of the period after it
 * @param oversightOfUnreported hours that the days without a report would have taken at the pace of the others
 * @param billed what the vendor billed for the period; null unless each of its months has an invoice, and in reviews finished before
 * @param creditsAgreed what both sides agreed on for missed levels; null where nothing was, and in reviews finished before
 * @param weeks of the period
 * @param parallelWeeks the weeks from the start of the work on for which hours in parallel count
 */
record SavingsProof(
        BigDecimal hoursPerYear,
        Money hourlyCost,
        Money otherPerYear,
        Money errorsPerYear,
        int inHouseDays,
        Money perTerm,
        LocalDate termFrom,
        LocalDate termTo,
        int termDays,
        Money byContract,
        Money takingOver,
        Money transitionCounted,
        LocalDate spreadTo,
        int spreadDays,
        BigDecimal parallelHours,
        BigDecimal parallelHoursAfterwards,
        BigDecimal oversightOfUnreported,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money billed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money creditsAgreed,
        List<Week> weeks,
        List<Week> parallelWeeks) {

    static SavingsProof of(
            Baseline baseline,
            SavingsCalculation.Priced priced,
            Money byContract,
            SavingsCalculation.Worked worked,
            Money transitionCounted,
            SavingsCalculation.Spread spread) {
        var period = worked.period();
        return new SavingsProof(
                baseline.hoursPerYear(),
                baseline.hourlyCost(),
                baseline.otherCostPerYear(),
                baseline.errorCostPerYear(),
                period.inHouseDays(),
                priced.workPerTerm(),
                priced.starts(),
                priced.starts().plusMonths(priced.termMonths()).minusDays(1),
                priced.termDays(),
                byContract,
                priced.takingOver(),
                transitionCounted,
                spread.to(),
                spread.days(),
                period.parallelHours(),
                period.parallelHoursAfterwards(),
                period.oversightOfUnreportedDays(),
                worked.billed(),
                worked.creditsAgreed(),
                period.weeks().stream().map(Week::of).toList(),
                worked.soFar().stream()
                        .map(Week::of)
                        .filter(week -> week.inParallel().signum() > 0)
                        .toList());
    }

    /** @param parallel hours entered; null where nobody entered them and {@code assumed} stands in for them */
    record Week(
            int week,
            LocalDate from,
            LocalDate to,
            int days,
            int ofDays,
            WorkedWeek.Told told,
            @Nullable BigDecimal parallel,
            BigDecimal assumed,
            BigDecimal oversight) {

        static Week of(WorkedWeek week) {
            return new Week(
                    week.week(),
                    week.from(),
                    week.to(),
                    week.days(),
                    week.ofDays(),
                    week.told(),
                    week.parallel(),
                    week.assumed(),
                    week.oversight());
        }

        /** Hours in parallel, entered or assumed. */
        BigDecimal inParallel() {
            return parallel == null ? assumed : parallel;
        }
    }
}
