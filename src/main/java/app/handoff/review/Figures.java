package app.handoff.review;

import app.handoff.shared.Money;
import app.handoff.triage.Baseline;
import app.handoff.triage.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All figures of one review, money and hours apart. A finished review keeps them as they were shown.
 *
 * @param provable whether money can be compared: it cannot without a baseline or in another currency
 * @param transitionShare the part of the transition's cost that falls to this period, in percent
 * @param saved the baseline less the real cost; null when not provable
 * @param freed hours of the baseline less parallel work and oversight; null when no hours were known
 * @param breakEven the month of the term in which the cost of the transition is earned back; null when it is not
 * @param selfReported the share of measured cases that the vendor counted, in percent; null without measurements
 * @param passed the test by the leading reason; null while it cannot be told
 */
public record Figures(
        LocalDate from,
        LocalDate to,
        int weeks,
        boolean provable,
        boolean hoursProvable,
        BigDecimal baselineHours,
        Money hourlyCost,
        Money baselineOther,
        Money baselineErrors,
        Money baseline,
        Money vendor,
        boolean invoiced,
        Money credits,
        Money takingOver,
        BigDecimal parallelHoursSoFar,
        Money transitionWhole,
        BigDecimal transitionShare,
        Money transition,
        BigDecimal oversightHours,
        Money oversight,
        Money stays,
        Money real,
        @Nullable Money saved,
        BigDecimal parallelHours,
        @Nullable BigDecimal freed,
        @Nullable Integer breakEven,
        List<LevelFigure> levels,
        @Nullable BigDecimal selfReported,
        int reportsDue,
        int reportsOnTime,
        Reason reason,
        @Nullable Boolean passed) {

    private static final BigDecimal YEAR = BigDecimal.valueOf(52);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static Figures of(Baseline baseline, Reason reason, Priced priced, Worked worked, Entries entries) {
        var weeks = BigDecimal.valueOf(weeksBetween(worked.from(), worked.to()));
        var ofYear = weeks.divide(YEAR, MathContext.DECIMAL64);
        var termWeeks = YEAR.multiply(BigDecimal.valueOf(priced.termMonths())).divide(MONTHS, MathContext.DECIMAL64);
        var ofTerm = weeks.divide(termWeeks, MathContext.DECIMAL64).min(BigDecimal.ONE);
        var currency = priced.workPerTerm().currency();
        boolean sameCurrency = baseline.hourlyCost().currency().equals(currency);
        // Hours of ours cost what they cost before; in another currency they cannot be added up, so they stay apart.
        var hourly = sameCurrency ? baseline.hourlyCost() : Money.zero(currency);
        var hours = baseline.hoursPerYear().multiply(ofYear).setScale(2, RoundingMode.HALF_UP);
        var other = baseline.otherCostPerYear().times(ofYear);
        var errors = baseline.errorCostPerYear().times(ofYear);
        var before = baseline.costPerYear().times(ofYear);

        var vendor = entries.invoices() == null
                ? priced.workPerTerm().times(ofTerm)
                : new Money(entries.invoices(), currency);
        var credits = money(entries.credits(), priced);
        var whole = priced.takingOver().plus(hourly.times(worked.parallelHoursSoFar()));
        var transition = whole.times(ofTerm);
        var oversight = hourly.times(worked.oversightHours());
        var stays = money(entries.stays(), priced);
        var real = vendor.minus(credits).plus(transition).plus(oversight).plus(stays);
        boolean provable = baseline.provable() && sameCurrency;
        var saved = provable ? before.minus(real) : null;
        var freed = baseline.hoursProvable()
                ? hours.subtract(worked.parallelHours()).subtract(worked.oversightHours())
                : null;
        var unfinished = new Figures(
                worked.from(),
                worked.to(),
                weeks.intValue(),
                provable,
                baseline.hoursProvable(),
                hours,
                baseline.hourlyCost(),
                other,
                errors,
                before,
                vendor,
                entries.invoices() != null,
                credits,
                priced.takingOver(),
                worked.parallelHoursSoFar(),
                whole,
                ofTerm.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP),
                transition,
                worked.oversightHours(),
                oversight,
                stays,
                real,
                saved,
                worked.parallelHours(),
                freed,
                saved == null ? null : breakEven(saved.plus(transition), whole, weeks, priced.termMonths()),
                worked.levels(),
                selfReported(worked.levels()),
                worked.reportsDue(),
                worked.reportsOnTime(),
                reason,
                null);
        return unfinished.tested(entries);
    }

    private Figures tested(Entries entries) {
        var threshold = entries.threshold() == null ? BigDecimal.ZERO : entries.threshold();
        Boolean result = switch (reason) {
            case LOWER_MONEY_COST -> saved == null ? null : beats(saved.amount(), threshold);
            case LOWER_TIME_COST, EXTEND_RESOURCES -> freed == null ? null : beats(freedPerWeek(), threshold);
            case MISSING_EXPERTISE, ONE_OFF -> entries.accepted();
        };
        return new Figures(
                from,
                to,
                weeks,
                provable,
                hoursProvable,
                baselineHours,
                hourlyCost,
                baselineOther,
                baselineErrors,
                baseline,
                vendor,
                invoiced,
                credits,
                takingOver,
                parallelHoursSoFar,
                transitionWhole,
                transitionShare,
                transition,
                oversightHours,
                oversight,
                stays,
                real,
                saved,
                parallelHours,
                freed,
                breakEven,
                levels,
                selfReported,
                reportsDue,
                reportsOnTime,
                reason,
                result);
    }

    // Without a threshold it is enough to save anything at all, but nothing is not enough.
    private static boolean beats(BigDecimal value, BigDecimal threshold) {
        return threshold.signum() == 0 ? value.signum() > 0 : value.compareTo(threshold) >= 0;
    }

    /** Whole weeks: a period from a Monday to the Friday of its last week counts that week. */
    static int weeksBetween(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return (int) Math.max(1, Math.round(days / 7.0));
    }

    private static Money money(@Nullable BigDecimal amount, Priced priced) {
        var currency = priced.workPerTerm().currency();
        return amount == null ? Money.zero(currency) : new Money(amount, currency);
    }

    private static @Nullable Integer breakEven(Money savedBefore, Money whole, BigDecimal weeks, int termMonths) {
        if (whole.amount().signum() <= 0) {
            return savedBefore.amount().signum() > 0 ? 1 : null;
        }
        if (savedBefore.amount().signum() <= 0) {
            return null;
        }
        var perMonth =
                savedBefore.dividedBy(weeks).times(YEAR).dividedBy(MONTHS).amount();
        if (perMonth.signum() <= 0) {
            return null;
        }
        var month = whole.amount().divide(perMonth, 0, RoundingMode.CEILING);
        return month.compareTo(BigDecimal.valueOf(termMonths)) > 0 ? null : month.intValueExact();
    }

    private static @Nullable BigDecimal selfReported(List<LevelFigure> levels) {
        var all = levels.stream()
                .map(LevelFigure::measurements)
                .mapToInt(Integer::intValue)
                .sum();
        var theirs = levels.stream()
                .filter(LevelFigure::selfReported)
                .mapToInt(LevelFigure::measurements)
                .sum();
        return all == 0
                ? null
                : BigDecimal.valueOf(theirs * 100L).divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP);
    }

    /** Whether success means hours freed a week. */
    public boolean asksForHours() {
        return reason == Reason.LOWER_TIME_COST || reason == Reason.EXTEND_RESOURCES;
    }

    public BigDecimal freedPerWeek() {
        return freed == null ? BigDecimal.ZERO : freed.divide(BigDecimal.valueOf(weeks), 1, RoundingMode.HALF_UP);
    }

    public BigDecimal baselinePerWeek() {
        return baselineHours.divide(BigDecimal.valueOf(weeks), 1, RoundingMode.HALF_UP);
    }

    /** What was saved, in percent of the baseline. */
    public @Nullable BigDecimal savedPercent() {
        return saved == null || baseline.amount().signum() == 0
                ? null
                : saved.amount().multiply(HUNDRED).divide(baseline.amount(), 1, RoundingMode.HALF_UP);
    }

    /** What the contract costs. */
    public record Priced(Money workPerTerm, Money takingOver, int termMonths) {}

    /**
     * What happened in the period.
     *
     * @param parallelHoursSoFar from the start of the work to the end of the period: the transition is spread over the term
     */
    public record Worked(
            LocalDate from,
            LocalDate to,
            BigDecimal oversightHours,
            BigDecimal parallelHours,
            BigDecimal parallelHoursSoFar,
            List<LevelFigure> levels,
            int reportsDue,
            int reportsOnTime) {}

    /**
     * One service level over the period, by the sums of its measurements.
     *
     * @param value as people read it; null means no data
     */
    public record LevelFigure(
            String name,
            @Nullable String value,
            String agreed,
            BigDecimal numerator,
            BigDecimal denominator,
            boolean reached,
            int measurements,
            boolean selfReported) {}
}
