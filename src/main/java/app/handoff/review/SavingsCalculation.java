package app.handoff.review;

import app.handoff.delivery.HoursFreed;
import app.handoff.delivery.WorkedPeriod;
import app.handoff.delivery.WorkedWeek;
import app.handoff.engagement.Baseline;
import app.handoff.engagement.Reason;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Money;
import app.handoff.servicelevel.MeasureKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All figures of one review, money and hours apart. A finished review keeps them as they were shown.
 *
 * <p>Each amount is rounded once, half up, to what its currency can pay; sums are sums of what people read.
 *
 * <p>What was not reported is not saved: the days without a report count as neither saved nor freed, and what would be saved
 * if they had gone like the others stands beside it.
 *
 * @param weeks of seven days, parts of them too
 * @param provable whether money can be compared: it cannot without a baseline or in another currency
 * @param transitionShare the part of the transition's cost that falls to this period, in percent
 * @param saved the baseline of the reported days less the real cost; null when not provable
 * @param parallelHours still done in-house: all of it until our own people are released
 * @param freed as {@link HoursFreed} counts it; null when no hours were known
 * @param breakEven the month of the term in which the cost of the transition is earned back; null when it is not
 * @param selfReported the share of measurements that came from the vendor, in percent; null without measurements
 * @param passed the test by the leading reason; null while it cannot be told, also because reports are missing
 * @param days all days of the period; null in a review finished before they were counted, like all that follow
 * @param unreported the baseline of the days without a report, and {@code unreportedHours} its hours
 * @param savedAtMost if the days without a report had gone like the others
 * @param assumedHours of the parallel hours so far, what nobody entered and is counted as the task took before
 * @param inHouse what our own hours still done in-house cost, as {@code inHouseHours} of the parallel hours: those that the
 *     transition does not count already; null in a review finished before they were counted in money
 * @param rate the stated rate at which what the contract costs was turned into the currency of the baseline; null where both are
 *     in the same one
 * @param proof what all this was counted from; null in a review finished before that was kept
 */
record SavingsCalculation(
        LocalDate from,
        LocalDate to,
        BigDecimal weeks,
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
        @Nullable Boolean passed,
        @Nullable Integer days,
        @Nullable Integer unreportedDays,
        @Nullable Money unreported,
        @Nullable BigDecimal unreportedHours,
        @Nullable Money savedAtMost,
        @Nullable BigDecimal freedAtMost,
        @Nullable BigDecimal assumedHours,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money inHouse,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal inHouseHours,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExchangeRate rate,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SavingsProof proof) {

    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);
    private static final BigDecimal DAYS_OF_A_WEEK = BigDecimal.valueOf(7);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static SavingsCalculation of(
            Baseline baseline, Reason reason, Priced priced, Worked worked, ReviewInput reviewInput) {
        var period = worked.period();
        var days = BigDecimal.valueOf(period.days());
        var weeks = days.divide(DAYS_OF_A_WEEK, MathContext.DECIMAL64);
        var spread = priced.spread(worked.from());
        var rate = priced.rateInto(baseline.hourlyCost().currency());
        var currency = rate == null ? priced.workPerTerm().currency() : rate.to();
        boolean sameCurrency = baseline.hourlyCost().currency().equals(currency);
        // Hours of ours cost what they cost before; in another currency they cannot be added up, so they stay apart.
        var hourly = sameCurrency ? baseline.hourlyCost() : Money.zero(currency);
        var hours = HoursFreed.of(baseline.hoursPerYear(), period);
        var other = ofYear(baseline.otherCostPerYear(), period.days());
        var errors = ofYear(baseline.errorCostPerYear(), period.days());
        var before = ofYear(baseline.costPerYear(), period.days());

        var byContract = priced.of(period.days());
        var billed = worked.billed();
        var vendor = reckoned(
                reviewInput.invoices() == null
                        ? Objects.requireNonNullElse(billed, byContract)
                        : priced.amount(reviewInput.invoices()),
                rate);
        var agreed = worked.creditsAgreed();
        var credits = reckoned(
                reviewInput.credits() == null && agreed != null ? agreed : priced.amount(reviewInput.credits()), rate);
        var takingOver = reckoned(priced.takingOver(), rate);
        var whole = takingOver.plus(product(hourly, worked.parallelHoursSoFar()));
        var counted = worked.transitionCounted().stream()
                .filter(earlier -> earlier.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
        var transition = spread.part(whole.minus(counted), period.days());
        var inHouseHours = hours.inHouse().subtract(period.inParallel()).max(BigDecimal.ZERO);
        var inHouse = product(hourly, inHouseHours);
        var oversight = product(hourly, period.oversightHours());
        var stays = new Money(Objects.requireNonNullElse(reviewInput.stays(), BigDecimal.ZERO), currency).payable();
        var real = vendor.minus(credits)
                .plus(transition)
                .plus(inHouse)
                .plus(oversight)
                .plus(stays);
        boolean provable = baseline.provable() && sameCurrency;
        var unreported = ofYear(baseline.costPerYear(), period.unreportedDays());
        var saved = provable ? before.minus(real).minus(unreported) : null;
        var savedAtMost =
                provable ? before.minus(real).minus(product(hourly, period.oversightOfUnreportedDays())) : null;
        var freed = baseline.hoursProvable() ? hours.freed() : null;
        var freedAtMost = baseline.hoursProvable() ? hours.atMost() : null;
        return new SavingsCalculation(
                worked.from(),
                worked.to(),
                weeks,
                provable,
                baseline.hoursProvable(),
                hours.baseline(),
                baseline.hourlyCost(),
                other,
                errors,
                before,
                vendor,
                reviewInput.invoices() != null || billed != null,
                credits,
                takingOver,
                worked.parallelHoursSoFar(),
                whole,
                share(transition, whole),
                transition,
                period.oversightHours(),
                oversight,
                stays,
                real,
                saved,
                hours.inHouse(),
                freed,
                saved == null
                        ? null
                        : breakEven(
                                saved.plus(transition).plus(inHouse), whole.plus(inHouse), days, priced.termMonths()),
                worked.levels(),
                selfReported(worked.levels()),
                worked.reportsDue(),
                worked.reportsOnTime(),
                reason,
                switch (reason) {
                    case LOWER_MONEY_COST ->
                        passed(
                                saved == null ? null : saved.amount(),
                                savedAtMost == null ? null : savedAtMost.amount(),
                                reviewInput.threshold());
                    case LOWER_TIME_COST, EXTEND_RESOURCES ->
                        passed(perWeek(freed, weeks), perWeek(freedAtMost, weeks), reviewInput.threshold());
                    case MISSING_EXPERTISE -> reviewInput.accepted();
                    case ONE_OFF -> reviewInput.cameAsAgreed().orElse(null);
                },
                period.days(),
                period.unreportedDays(),
                unreported,
                hours.unreported(),
                savedAtMost,
                freedAtMost,
                worked.assumedHoursSoFar(),
                inHouse,
                inHouseHours,
                rate,
                SavingsProof.of(baseline, priced, byContract, worked, counted, spread));
    }

    /** An amount of the contract in the currency of the baseline, where a rate was stated; see {@link ExchangeRate#convert}. */
    private static Money reckoned(Money amount, @Nullable ExchangeRate rate) {
        return rate == null ? amount.payable() : rate.convert(amount);
    }

    /** What falls to so many days of a year. */
    private static Money ofYear(Money perYear, int days) {
        return part(perYear, days, DAYS_OF_A_YEAR.intValueExact());
    }

    /** An amount for some days of those it is for, rounded once to what the currency can pay. */
    private static Money part(Money whole, int days, int ofDays) {
        return new Money(
                whole.amount()
                        .multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(ofDays), places(whole), RoundingMode.HALF_UP),
                whole.currency());
    }

    /** Hours of ours in money, rounded once to what the currency can pay. */
    private static Money product(Money hourly, BigDecimal hours) {
        return new Money(
                hourly.amount().multiply(hours).setScale(places(hourly), RoundingMode.HALF_UP), hourly.currency());
    }

    private static int places(Money money) {
        return Math.max(0, money.currency().getDefaultFractionDigits());
    }

    /** What part of the whole falls to this period, in percent. */
    private static BigDecimal share(Money part, Money whole) {
        return whole.isZero()
                ? BigDecimal.ZERO.setScale(1)
                : part.amount().multiply(HUNDRED).divide(whole.amount(), 1, RoundingMode.HALF_UP);
    }

    /** Passed if what is proven is enough, failed if even the most that can be was not; else nobody can tell. */
    private static @Nullable Boolean passed(
            @Nullable BigDecimal proven, @Nullable BigDecimal atMost, @Nullable BigDecimal threshold) {
        if (proven == null || atMost == null) {
            return null;
        }
        if (beats(proven, threshold)) {
            return true;
        }
        return beats(atMost, threshold) ? null : Boolean.FALSE;
    }

    // Without a threshold it is enough to save anything at all, but nothing is not enough.
    private static boolean beats(BigDecimal value, @Nullable BigDecimal threshold) {
        return threshold == null || threshold.signum() == 0 ? value.signum() > 0 : value.compareTo(threshold) >= 0;
    }

    private static @Nullable BigDecimal perWeek(@Nullable BigDecimal hours, BigDecimal weeks) {
        return hours == null || weeks.signum() == 0 ? hours : hours.divide(weeks, 1, RoundingMode.HALF_UP);
    }

    // Exact until the last step: a cost earned back on the last day of a month is earned back in that month.
    private static @Nullable Integer breakEven(Money savedBefore, Money whole, BigDecimal days, int termMonths) {
        if (whole.amount().signum() <= 0) {
            return savedBefore.amount().signum() > 0 ? 1 : null;
        }
        if (savedBefore.amount().signum() <= 0) {
            return null;
        }
        var month = whole.amount()
                .multiply(days)
                .multiply(MONTHS)
                .divide(savedBefore.amount().multiply(DAYS_OF_A_YEAR), 0, RoundingMode.CEILING);
        return month.compareTo(BigDecimal.valueOf(termMonths)) > 0 ? null : month.intValueExact();
    }

    private static @Nullable BigDecimal selfReported(List<LevelFigure> levels) {
        int all = levels.stream().mapToInt(LevelFigure::measurements).sum();
        int theirs = levels.stream().mapToInt(LevelFigure::fromVendor).sum();
        return all == 0
                ? null
                : BigDecimal.valueOf(theirs * 100L).divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP);
    }

    /** Whether success means hours freed a week. */
    public boolean asksForHours() {
        return reason == Reason.LOWER_TIME_COST || reason == Reason.EXTEND_RESOURCES;
    }

    /** Whether reports are missing, so that what is proven and what is possible differ. */
    public boolean hasGaps() {
        return unreportedDays != null && unreportedDays > 0;
    }

    /** Hours still done in-house in this period that the transition counts; all of them in a review finished before others were. */
    public BigDecimal inTransition() {
        return inHouseHours == null ? parallelHours : parallelHours.subtract(inHouseHours);
    }

    /** Whether work still done in-house costs something that the transition does not count. */
    public boolean costsInHouse() {
        return inHouse != null && !inHouse.isZero();
    }

    /** If the days without a report had gone like the others; the same as saved where none is missing. */
    public @Nullable Money savedAtMost() {
        return savedAtMost == null ? saved : savedAtMost;
    }

    /** As {@link #savedAtMost}, in hours. */
    public @Nullable BigDecimal freedAtMost() {
        return freedAtMost == null ? freed : freedAtMost;
    }

    public BigDecimal freedPerWeek() {
        return Objects.requireNonNullElse(perWeek(freed, weeks), BigDecimal.ZERO);
    }

    public BigDecimal freedPerWeekAtMost() {
        return Objects.requireNonNullElse(perWeek(freedAtMost(), weeks), BigDecimal.ZERO);
    }

    public BigDecimal baselinePerWeek() {
        return Objects.requireNonNullElse(perWeek(baselineHours, weeks), BigDecimal.ZERO);
    }

    /** The weeks as people read them, to one place. */
    public BigDecimal weeksShown() {
        return weeks.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** What was saved, in percent of the baseline. */
    public @Nullable BigDecimal savedPercent() {
        return saved == null || baseline.amount().signum() == 0
                ? null
                : saved.amount().multiply(HUNDRED).divide(baseline.amount(), 1, RoundingMode.HALF_UP);
    }

    /**
     * What the contract costs, in its own currency.
     *
     * @param starts the first day of the work
     * @param ends its last day: the end of the term, or the day on which the contract was ended before or goes on to
     * @param rate at which it was compared when it was chosen; null where it is in the currency of its request
     */
    public record Priced(
            Money workPerTerm,
            Money takingOver,
            int termMonths,
            LocalDate starts,
            LocalDate ends,
            @Nullable ExchangeRate rate) {

        /** The days of the term by the calendar. */
        int termDays() {
            return (int) ChronoUnit.DAYS.between(starts, starts.plusMonths(termMonths));
        }

        /** The price of as many days of the term, each day the same. */
        Money of(int days) {
            return part(workPerTerm, days, termDays());
        }

        /** The days over which what the transition still costs is spread: those from here to the last day of the work. */
        Spread spread(LocalDate from) {
            return new Spread(ends, (int) Math.max(0, ChronoUnit.DAYS.between(from, ends) + 1));
        }

        /** The rate, where it leads into this currency from that of the contract. */
        private @Nullable ExchangeRate rateInto(Currency currency) {
            return rate != null && rate.to().equals(currency) && rate.from().equals(workPerTerm.currency())
                    ? rate
                    : null;
        }

        /** An amount that somebody typed in the currency of the contract. */
        private Money amount(@Nullable BigDecimal typed) {
            return new Money(Objects.requireNonNullElse(typed, BigDecimal.ZERO), workPerTerm.currency());
        }
    }

    /**
     * What happened in the period.
     *
     * @param parallelHoursSoFar from the start of the work to the end of the period: the transition is spread over the term
     * @param assumedHoursSoFar of those, what nobody entered
     * @param soFar the weeks from which these come
     * @param billed what the vendor billed for the period before credits, in the currency of the contract; null unless each of its
     *     months has an invoice
     * @param creditsAgreed what both sides agreed on for missed levels, in the currency of the contract; null where nothing was
     * @param transitionCounted what each finished review before counted of the transition
     */
    public record Worked(
            LocalDate from,
            LocalDate to,
            WorkedPeriod period,
            BigDecimal parallelHoursSoFar,
            BigDecimal assumedHoursSoFar,
            List<WorkedWeek> soFar,
            List<Money> transitionCounted,
            @Nullable Money billed,
            @Nullable Money creditsAgreed,
            List<LevelFigure> levels,
            int reportsDue,
            int reportsOnTime) {}

    /**
     * Over which days a cost is spread.
     *
     * @param to the last one
     */
    public record Spread(LocalDate to, int days) {

        /** What falls to the first of these days; all of it on the last ones. */
        Money part(Money whole, int of) {
            return of >= days ? whole.payable() : SavingsCalculation.part(whole, of, days);
        }
    }

    /**
     * One service level over the period, by all its measurements together.
     *
     * @param sentence what was agreed, as scope, bid, contract and report say it; null in a review finished before it was kept
     * @param value as people read it; null means no data
     * @param kind which kind of value it is; null in a review finished before there were kinds
     * @param selfReported whether the contract lets the vendor count
     * @param disputed what was said against its measurements, in sentences with name and time
     * @param byVendor how many of the measurements came from the vendor; null in a review finished before they were counted
     */
    public record LevelFigure(
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sentence,

            @Nullable String value,
            String agreed,
            BigDecimal numerator,
            BigDecimal denominator,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MeasureKind kind,

            boolean reached,
            int measurements,
            boolean selfReported,
            @Nullable Integer byVendor,
            List<String> disputed) {

        public LevelFigure {
            // Reviews that were finished before disputes were kept with them.
            disputed = disputed == null ? List.of() : List.copyOf(disputed);
        }

        /** What the two numbers are, after which a text names them: a part of cases, the slowest of them. */
        public String countedAs() {
            if (kind == null) {
                return "PART";
            }
            return switch (kind) {
                case SHARE, WITHIN, TIERS, AVAILABILITY, FIRST_ANSWER, AVERAGE -> "PART";
                case EVERY -> "CASES";
                case SCORE -> "SCORED";
                case COUNT -> "TIMES";
            };
        }

        int fromVendor() {
            return byVendor != null ? byVendor : selfReported ? measurements : 0;
        }
    }
}
