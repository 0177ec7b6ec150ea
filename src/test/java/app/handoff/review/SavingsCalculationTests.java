package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import app.handoff.delivery.WorkedPeriod;
import app.handoff.engagement.Baseline;
import app.handoff.engagement.Reason;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half a year with Tala Ledger, counted as on paper. */
class SavingsCalculationTests {

    private static final LocalDate START = LocalDate.of(2027, 1, 4);
    private static final LocalDate END = LocalDate.of(2028, 1, 3);
    private static final Baseline BOOKKEEPING = new Baseline(new BigDecimal("390"), eur("34"), eur("540"), eur("600"));

    @Test
    void halfAYearSavesMoneyAndHours() {
        var savingsCalculation = figures(BOOKKEEPING, Reason.LOWER_TIME_COST, entries("4029", "4"));

        assertThat(savingsCalculation.weeksShown()).isEqualByComparingTo("26");
        assertThat(savingsCalculation.baseline()).isEqualTo(onPaper(14_400, 182));
        assertThat(savingsCalculation.transition()).isEqualTo(onPaper(1404, 182));
        assertThat(savingsCalculation.oversight()).isEqualTo(eur("1105"));
        assertThat(savingsCalculation.real().amount().doubleValue())
                .isCloseTo(4029 - 60 + 1404 * 182 / 365.0 + 980.56 + 1105 + 160, within(0.02));
        assertThat(savingsCalculation.saved().amount().doubleValue())
                .isCloseTo((14_400 - 1404) * 182 / 365.0 - 4029 + 60 - 980.56 - 1105 - 160, within(0.02));
        assertThat(savingsCalculation.freed().doubleValue()).isCloseTo(390 * 126 / 365.0 - 32.5, within(0.02));
        assertThat(savingsCalculation.freedPerWeek()).isEqualByComparingTo("3.9");
        assertThat(savingsCalculation.passed())
                .as("3.9 hours a week, 4 asked for")
                .isFalse();
        assertThat(savingsCalculation.breakEven()).isEqualTo(8);
    }

    /** In 56 days the task took 59.84 hours before; 31 of them are entered as work in parallel, which is the transition's. */
    @Test
    void whatIsStillDoneInHouseIsSavedNeitherInHoursNorInMoney() {
        var counted = figures(BOOKKEEPING, Reason.LOWER_MONEY_COST, ReviewInput.none(), period(56, 56, 0, "31", "0"));

        assertThat(counted.parallelHours()).isEqualByComparingTo("59.84");
        assertThat(counted.inHouseHours()).isEqualByComparingTo("28.84");
        assertThat(counted.inHouse()).isEqualTo(eur("980.56"));
        assertThat(counted.freed()).isEqualByComparingTo("0");
        assertThat(counted.saved().isNegative())
                .as("nothing came out of it yet")
                .isTrue();
    }

    @Test
    void workInParallelThatTookMoreThanBeforeIsCountedOnce() {
        var counted = figures(BOOKKEEPING, Reason.LOWER_MONEY_COST, ReviewInput.none(), period(56, 56, 0, "70", "0"));

        assertThat(counted.inHouse()).isEqualTo(eur("0"));
        assertThat(counted.transitionWhole()).isEqualTo(eur("2730"));
    }

    @Test
    void withoutInvoicesTheContractIsCountedByItsWeeks() {
        var savingsCalculation = figures(BOOKKEEPING, Reason.LOWER_MONEY_COST, entries(null, "2000"));

        assertThat(savingsCalculation.vendor()).isEqualTo(onPaper(8058, 182));
        assertThat(savingsCalculation.passed())
                .as("1,264 saved, 2,000 asked for")
                .isFalse();
    }

    @Test
    void nothingIsProvenWithoutABaseline() {
        var none = new Baseline(BigDecimal.ZERO, eur("0"), eur("0"), eur("0"));

        var savingsCalculation = figures(none, Reason.LOWER_MONEY_COST, ReviewInput.none());

        assertThat(savingsCalculation.saved()).isNull();
        assertThat(savingsCalculation.freed()).isNull();
        assertThat(savingsCalculation.passed()).isNull();
        assertThat(savingsCalculation.breakEven()).isNull();
    }

    @Test
    void amountsOfAnotherCurrencyAreNotCompared() {
        var dollars =
                new Baseline(new BigDecimal("390"), Money.of("34", "USD"), Money.of("0", "USD"), Money.of("0", "USD"));

        var savingsCalculation = figures(dollars, Reason.LOWER_TIME_COST, ReviewInput.none());

        assertThat(savingsCalculation.saved()).isNull();
        assertThat(savingsCalculation.freed().doubleValue()).isCloseTo(390 * 126 / 365.0 - 32.5, within(0.02));
    }

    /** 8,058 and 350 dollars at 1 USD = 1.3725 EUR: what the contract costs is turned, and what stays with us is not. */
    @Test
    void whatIsPaidInAnotherCurrencyIsComparedAtTheStatedRate() {
        var rate = new ExchangeRate(
                Currency.getInstance("USD"),
                new BigDecimal("1.3725"),
                Currency.getInstance("EUR"),
                LocalDate.of(2026, 11, 27),
                "Example bank");
        var priced = new SavingsCalculation.Priced(usd("8058"), usd("350"), 12, START, END, rate);
        var other = new ReviewInput(
                new BigDecimal("4029"),
                "As invoiced",
                new BigDecimal("60"),
                "Late",
                new BigDecimal("160"),
                "Programs",
                null,
                null,
                null,
                null,
                null,
                null);

        var counted = figures(BOOKKEEPING, Reason.LOWER_MONEY_COST, priced, other, period(182, 56, 0, "31", "32.5"));

        assertThat(counted.provable()).isTrue();
        assertThat(counted.rate()).isEqualTo(rate);
        assertThat(counted.vendor()).isEqualTo(eur("5529.80"));
        assertThat(counted.credits()).isEqualTo(eur("82.35"));
        assertThat(counted.takingOver()).isEqualTo(eur("480.38"));
        assertThat(counted.stays()).isEqualTo(eur("160"));
        assertThat(counted.saved()).isNotNull();
        assertThat(counted.real().currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(counted.real())
                .isEqualTo(counted.vendor()
                        .minus(counted.credits())
                        .plus(counted.transition())
                        .plus(counted.inHouse())
                        .plus(counted.oversight())
                        .plus(counted.stays()));
        var byContract = figures(
                BOOKKEEPING, Reason.LOWER_MONEY_COST, priced, ReviewInput.none(), period(182, 56, 0, "31", "32.5"));
        // 8,058 × 182 ÷ 365 = 4,017.9616 dollars.
        assertThat(byContract.vendor()).isEqualTo(eur("5514.65"));
    }

    @Test
    void aRateIntoAnotherCurrencyThanThatOfTheBaselineHelpsNobody() {
        var rate = new ExchangeRate(
                Currency.getInstance("USD"),
                new BigDecimal("1.3725"),
                Currency.getInstance("CAD"),
                LocalDate.of(2026, 11, 27),
                "Example bank");

        var counted = figures(
                BOOKKEEPING,
                Reason.LOWER_MONEY_COST,
                new SavingsCalculation.Priced(usd("8058"), usd("350"), 12, START, END, rate),
                ReviewInput.none(),
                period(182, 56, 0, "31", "32.5"));

        assertThat(counted.saved()).isNull();
        assertThat(counted.rate()).isNull();
    }

    /** What was not reported is not saved: of 140 days, 98 have no report. */
    @Test
    void daysWithoutAReportAreUnprovenAndShownAsARange() {
        var savingsCalculation =
                figures(BOOKKEEPING, Reason.LOWER_TIME_COST, ReviewInput.none(), period(140, 0, 98, "0", "9"));

        assertThat(savingsCalculation.freed().doubleValue()).isCloseTo(390 * 42 / 365.0 - 9, within(0.02));
        assertThat(savingsCalculation.freedAtMost().doubleValue())
                .isCloseTo(390 * 140 / 365.0 - 9 - 9 * 98 / 42.0, within(0.02));
        assertThat(savingsCalculation
                        .savedAtMost()
                        .minus(savingsCalculation.saved())
                        .amount()
                        .doubleValue())
                .isCloseTo(14_400 * 98 / 365.0 - 34 * 9 * 98 / 42.0, within(0.03));
        assertThat(savingsCalculation.passed())
                .as("what is proven is more than nothing")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"1, true", "3, true", "5, ?", "7, false"},
            nullValues = "?")
    void theTestIsToldOnlyByWhatMissingReportsCannotChange(String threshold, @Nullable Boolean passed) {
        var savingsCalculation =
                figures(BOOKKEEPING, Reason.EXTEND_RESOURCES, entries(null, threshold), period(140, 0, 70, "0", "10"));

        // Proven 390 * 70 / 365 - 10 = 64.8 hours, at most 390 * 140 / 365 - 20 = 129.6, in 20 weeks.
        assertThat(savingsCalculation.freedPerWeek()).isEqualByComparingTo("3.2");
        assertThat(savingsCalculation.freedPerWeekAtMost()).isEqualByComparingTo("6.5");
        assertThat(savingsCalculation.passed()).isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({"3, 0.4", "7, 1", "10, 1.4", "1, 0.1"})
    void partsOfAWeekCountByTheirDays(int days, String shown) {
        var savingsCalculation =
                figures(BOOKKEEPING, Reason.LOWER_MONEY_COST, ReviewInput.none(), period(days, 0, 0, "0", "0"));

        assertThat(savingsCalculation.weeksShown()).isEqualByComparingTo(shown);
        assertThat(savingsCalculation.vendor()).isEqualTo(onPaper(8058, days));
        assertThat(savingsCalculation.baseline()).isEqualTo(onPaper(14_400, days));
    }

    /** A contract of a year that was ended after 200 days: what 140 days left of the transition falls to the last 60. */
    @Test
    void whatTheTransitionCostIsCountedInFullByTheDayTheWorkEnds() {
        var first = figures(START.plusDays(364), START, 140, List.of());
        assertThat(first.transition()).isEqualTo(onPaper(1404, 140));

        var last = figures(START.plusDays(199), START.plusDays(140), 60, List.of(first.transition()));

        assertThat(first.transition().plus(last.transition())).isEqualTo(eur("1404"));
    }

    /** A contract that goes on for a second year spreads the rest over more days, and bills each of them as before. */
    @Test
    void whatGoesOnBeyondTheTermCostsByItsDays() {
        var first = figures(START.plusDays(364), START, 365, List.of());
        var second = figures(START.plusDays(729), START.plusDays(365), 365, List.of(first.transition()));

        assertThat(first.transition()).isEqualTo(eur("1404"));
        assertThat(second.transition()).isEqualTo(eur("0"));
        assertThat(second.vendor()).isEqualTo(eur("8058"));
    }

    /** Six months of 181 days cost what six months cost. */
    @Test
    void aTermCostsItsPriceByTheCalendar() {
        var priced = new SavingsCalculation.Priced(
                eur("4029"), eur("0"), 6, LocalDate.of(2027, 1, 1), LocalDate.of(2027, 6, 30), null);

        var counted =
                figures(BOOKKEEPING, Reason.LOWER_MONEY_COST, priced, ReviewInput.none(), period(181, 0, 0, "0", "0"));

        assertThat(counted.vendor()).isEqualTo(eur("4029"));
    }

    @Test
    void agreedCreditsCountUntilSomebodyEntersOthers() {
        var agreed = eur("45");

        assertThat(entered(null, null, null, agreed).credits()).isEqualTo(eur("45"));
        assertThat(entered(null, "60", null, agreed).credits()).isEqualTo(eur("60"));
        assertThat(entered(null, "0", null, agreed).credits()).isEqualTo(eur("0"));
        assertThat(entered(null, null, null, null).credits()).isEqualTo(eur("0"));
    }

    @Test
    void invoicesCountUntilSomebodyEntersAnotherAmountAndThePriceOfTheContractWhereAMonthHasNone() {
        var billed = eur("1987.40");

        assertThat(entered(null, null, billed, null).vendor()).isEqualTo(billed);
        assertThat(entered("2100", null, billed, null).vendor()).isEqualTo(eur("2100"));
        assertThat(entered(null, null, billed, null).invoiced()).isTrue();
        assertThat(entered(null, null, null, null).vendor()).isEqualTo(eur("2008.98"));
        assertThat(entered(null, null, null, null).invoiced()).isFalse();
    }

    private static SavingsCalculation entered(
            @Nullable String invoices, @Nullable String credits, @Nullable Money billed, @Nullable Money agreed) {
        var input = new ReviewInput(
                invoices == null ? null : new BigDecimal(invoices),
                "Extra work",
                credits == null ? null : new BigDecimal(credits),
                "Late",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return SavingsCalculation.of(
                BOOKKEEPING,
                Reason.LOWER_MONEY_COST,
                new SavingsCalculation.Priced(eur("8058"), eur("350"), 12, START, END, null),
                new SavingsCalculation.Worked(
                        START,
                        START.plusDays(90),
                        period(91, 0, 0, "0", "0"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        List.of(),
                        List.of(),
                        billed,
                        agreed,
                        List.of(),
                        10,
                        10),
                input);
    }

    private static SavingsCalculation figures(LocalDate ends, LocalDate from, int days, List<Money> counted) {
        return SavingsCalculation.of(
                BOOKKEEPING,
                Reason.LOWER_MONEY_COST,
                new SavingsCalculation.Priced(eur("8058"), eur("350"), 12, START, ends, null),
                new SavingsCalculation.Worked(
                        from,
                        from.plusDays(days - 1),
                        period(days, 0, 0, "0", "0"),
                        new BigDecimal("31"),
                        BigDecimal.ZERO,
                        List.of(),
                        counted,
                        null,
                        null,
                        List.of(),
                        10,
                        10),
                ReviewInput.none());
    }

    @Test
    void nothingIsFreedBeforeOurOwnPeopleAreReleased() {
        var savingsCalculation =
                figures(BOOKKEEPING, Reason.LOWER_TIME_COST, ReviewInput.none(), period(56, 56, 0, "14", "6"));

        assertThat(savingsCalculation.freed()).isEqualByComparingTo("-6");
        assertThat(savingsCalculation.passed()).isFalse();
    }

    @Test
    void otherInvoicesNeedAReason() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new ReviewInput(
                        BigDecimal.TEN, null, null, null, null, null, null, null, null, null, null, null))
                .matches(violation -> "invoicesReason".equals(violation.field()));
    }

    /** 350 for taking over, 10 a day before: in a whole year it is 350 times 12 through what a year saves. */
    @ParameterizedTest
    @CsvSource({"3300, 12", "2950, 6", "2600, 4", "2599, 4", "2601, 5", "3301, ", "3650, "})
    void whatIsEarnedBackByTheEndOfAMonthIsEarnedBackInIt(String invoiced, @Nullable Integer month) {
        var tenADay = new Baseline(BigDecimal.ZERO, eur("0"), eur("3650"), eur("0"));
        var input = new ReviewInput(
                new BigDecimal(invoiced), "As billed", null, null, null, null, null, null, 4, null, "Tax adviser", 4);

        var figures = figures(tenADay, Reason.LOWER_MONEY_COST, input, period(365, 0, 0, "0", "0"));

        assertThat(figures.saved())
                .isEqualTo(eur(new BigDecimal(3650 - 350)
                        .subtract(new BigDecimal(invoiced))
                        .toPlainString()));
        assertThat(figures.breakEven()).isEqualTo(month);
    }

    private static ReviewInput entries(@Nullable String invoices, String threshold) {
        return new ReviewInput(
                invoices == null ? null : new BigDecimal(invoices),
                "As billed",
                new BigDecimal("60"),
                "Breach of May",
                new BigDecimal("160"),
                "Receipt app, late fees",
                new BigDecimal(threshold),
                null,
                4,
                null,
                "Tax adviser",
                4);
    }

    /** 182 days, of which 56 were in transition with 31 hours of ours. */
    private static SavingsCalculation figures(Baseline baseline, Reason reason, ReviewInput reviewInput) {
        return figures(baseline, reason, reviewInput, period(182, 56, 0, "31", "32.5"));
    }

    private static WorkedPeriod period(int days, int inHouse, int unreported, String parallel, String oversight) {
        return new WorkedPeriod(
                days,
                inHouse,
                unreported,
                new BigDecimal(parallel),
                BigDecimal.ZERO,
                0,
                BigDecimal.ZERO,
                new BigDecimal(oversight),
                List.of());
    }

    private static Money onPaper(int perYear, int days) {
        return eur(BigDecimal.valueOf(perYear)
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(365), 2, RoundingMode.HALF_UP)
                .toPlainString());
    }

    private static SavingsCalculation figures(
            Baseline baseline, Reason reason, ReviewInput reviewInput, WorkedPeriod period) {
        return figures(
                baseline,
                reason,
                new SavingsCalculation.Priced(eur("8058"), eur("350"), 12, START, END, null),
                reviewInput,
                period);
    }

    private static SavingsCalculation figures(
            Baseline baseline,
            Reason reason,
            SavingsCalculation.Priced priced,
            ReviewInput reviewInput,
            WorkedPeriod period) {
        return SavingsCalculation.of(
                baseline,
                reason,
                priced,
                new SavingsCalculation.Worked(
                        LocalDate.of(2027, 1, 4),
                        LocalDate.of(2027, 1, 4).plusDays(period.days() - 1),
                        period,
                        period.parallelHours(),
                        BigDecimal.ZERO,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        26,
                        26),
                reviewInput);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
