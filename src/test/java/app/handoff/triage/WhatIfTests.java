package app.handoff.triage;

import static app.handoff.triage.ATask.EUR;
import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bookkeeping costs 13,260 euros and 390 hours a year today. */
class WhatIfTests {

    private static final WhatIfForm.Unit A_MONTH = new WhatIfForm.Unit("month", "a month", BigDecimal.valueOf(12));

    @Test
    void aYearCostsThePriceTheOversightAndAtFirstTheTransition() {
        var whatIf = supposed("600", null, "3", "4", "500");

        assertThat(whatIf.vendor()).isEqualTo(range("6120", "8280"));
        assertThat(whatIf.oversightAYear()).isEqualTo(euros("1224"));
        assertThat(whatIf.parallel()).isEqualTo(euros("1020"));
        assertThat(whatIf.firstYear()).isEqualTo(range("8864", "11024"));
        assertThat(whatIf.laterYear()).isEqualTo(range("7344", "9504"));
        assertThat(whatIf.savedInFirstYear()).contains(range("4396", "2236"));
        assertThat(whatIf.savedInLaterYears()).contains(range("5916", "3756"));
    }

    @ParameterizedTest
    @CsvSource({
        // lowest, highest, hours of oversight, weeks, once, paid back at the lowest, at the highest
        "600,   , 3, 4,   500,  4,  5",
        "510, 690, 3, 4,  500,  4,  5",
        "600, 600, 3, 4,  500,  4,  4",
        "600, 600,  ,  ,     ,  1,  1",
        "600, 600, 0, 0,    0,  1,  1",
        "900, 1100, 3, 4, 500, 15,   ",
        "1003, 1100, 3, 4, 500,  ,   ",
        "1000, 1002, 3, 4, 500,  ,   ",
        "2000,    , 3, 4, 500,   ,   ",
        "100,  100, 40, 0,  0,   ,   "
    })
    void theMonthOfPayingBackIsToldForTheLowestAndTheHighestPrice(
            String price,
            @Nullable String highest,
            @Nullable String oversight,
            @Nullable String weeks,
            @Nullable String once,
            @Nullable Integer soonest,
            @Nullable Integer latest) {
        var whatIf = supposed(price, highest, oversight, weeks, once);

        assertThat(whatIf.paidBackAtTheLowest().orElse(null)).isEqualTo(soonest);
        assertThat(whatIf.paidBackAtTheHighest().orElse(null)).isEqualTo(latest);
    }

    @Test
    void inTheMonthOfPayingBackTheYearsBeforeAreSettled() {
        var whatIf = supposed("600", "600", "3", "4", "500");
        int month = whatIf.paidBackAtTheLowest().orElseThrow();

        assertThat(savedUpTo(month, whatIf)).isPositive();
        assertThat(savedUpTo(month - 1, whatIf)).isNegative();
    }

    /** Month by month: today's cost falls away, vendor and oversight are paid, the transition was paid for. */
    private static BigDecimal savedUpTo(int month, WhatIf whatIf) {
        var aMonth =
                whatIf.today().costPerYear().minus(whatIf.laterYear().low()).dividedBy(BigDecimal.valueOf(12));
        return aMonth.times(month)
                .minus(whatIf.parallel())
                .minus(whatIf.paidOnce())
                .amount();
    }

    @Test
    void theHighestPriceThatPaysLeavesNothing() {
        assertThat(supposed("600", null, "3", "4", "500").highestThatPays()).contains(euros("1003"));
        var atThatPrice = supposed("1003", "1003", "3", null, null);
        assertThat(atThatPrice.savedInLaterYears()).contains(range("0", "0"));
        assertThat(supposed("600", null, "40", null, null).highestThatPays()).isEmpty();
    }

    @Test
    void hoursAreFreedLessThoseOfLookingAfterIt() {
        var whatIf = supposed("600", null, "3", "4", null);

        assertThat(whatIf.hoursFreed())
                .hasValueSatisfying(freed -> assertThat(freed).isEqualByComparingTo("354"));
        assertThat(whatIf.hoursFreedInFirstYear())
                .hasValueSatisfying(freed -> assertThat(freed).isEqualByComparingTo("324"));
        assertThat(supposed("600", null, "40", null, null).hoursFreed().orElseThrow())
                .isEqualByComparingTo("-90");
    }

    @Test
    void nothingIsSavedOrFreedThatNobodyKnows() {
        var task = aTask().costing(Cost.unknown())
                .taking(Effort.unknown(Period.WEEK))
                .build();
        var whatIf = form("600", null, "3", "4", "500").of(task, List.of(A_MONTH));

        assertThat(whatIf.savedInFirstYear()).isEmpty();
        assertThat(whatIf.savedInLaterYears()).isEmpty();
        assertThat(whatIf.paidBackAtTheLowest()).isEmpty();
        assertThat(whatIf.highestThatPays()).isEmpty();
        assertThat(whatIf.hoursFreed()).isEmpty();
        assertThat(whatIf.laterYear()).isEqualTo(range("6120", "8280"));
    }

    @Test
    void aPriceCanBeForAnHourOrAPiece() {
        var piece = new WhatIfForm.Unit("piece-1", "ledger entries", BigDecimal.valueOf(2000));
        var form = new WhatIfForm("piece-1", new BigDecimal("3"), new BigDecimal("4"), null, null, null);

        assertThat(form.of(aTask().build(), List.of(A_MONTH, piece)).vendor()).isEqualTo(range("6000", "8000"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> form.of(aTask().build(), List.of(A_MONTH)))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("per"));
    }

    @Test
    void theHighestPriceIsNotBelowTheLowest() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> supposed("600", "599", null, null, null))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("highest"));
    }

    private static WhatIf supposed(
            String price,
            @Nullable String highest,
            @Nullable String oversight,
            @Nullable String weeks,
            @Nullable String once) {
        return form(price, highest, oversight, weeks, once).of(aTask().build(), List.of(A_MONTH));
    }

    private static WhatIfForm form(
            String price,
            @Nullable String highest,
            @Nullable String oversight,
            @Nullable String weeks,
            @Nullable String once) {
        return new WhatIfForm("month", number(price), number(highest), number(oversight), number(weeks), number(once));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static WhatIf.Range range(String low, String high) {
        return new WhatIf.Range(euros(low), euros(high));
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), EUR);
    }
}
