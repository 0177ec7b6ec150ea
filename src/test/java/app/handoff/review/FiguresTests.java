package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.shared.Money;
import app.handoff.shared.RuleViolation;
import app.handoff.triage.Baseline;
import app.handoff.triage.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Half a year with Tala Ledger, counted as on paper. */
class FiguresTests {

    private static final Baseline BOOKKEEPING = new Baseline(new BigDecimal("390"), eur("34"), eur("540"), eur("600"));

    @Test
    void halfAYearSavesMoneyAndHours() {
        var figures = figures(BOOKKEEPING, Reason.LOWER_TIME_COST, entries("4029", "4"));

        assertThat(figures.weeks()).isEqualTo(26);
        assertThat(figures.baseline()).isEqualTo(eur("7200"));
        assertThat(figures.transition()).isEqualTo(eur("702"));
        assertThat(figures.oversight()).isEqualTo(eur("1105"));
        assertThat(figures.real()).isEqualTo(eur("5936"));
        assertThat(figures.saved()).isEqualTo(eur("1264"));
        assertThat(figures.savedPercent()).isEqualByComparingTo("17.6");
        assertThat(figures.freed()).isEqualByComparingTo("131.5");
        assertThat(figures.freedPerWeek()).isEqualByComparingTo("5.1");
        assertThat(figures.passed()).isTrue();
        assertThat(figures.breakEven()).isEqualTo(5);
    }

    @Test
    void withoutInvoicesTheContractIsCountedByItsWeeks() {
        var figures = figures(BOOKKEEPING, Reason.LOWER_MONEY_COST, entries(null, "2000"));

        assertThat(figures.vendor()).isEqualTo(eur("4029"));
        assertThat(figures.passed()).as("1,264 saved, 2,000 asked for").isFalse();
    }

    @Test
    void nothingIsProvenWithoutABaseline() {
        var none = new Baseline(BigDecimal.ZERO, eur("0"), eur("0"), eur("0"));

        var figures = figures(none, Reason.LOWER_MONEY_COST, Entries.none());

        assertThat(figures.saved()).isNull();
        assertThat(figures.freed()).isNull();
        assertThat(figures.passed()).isNull();
        assertThat(figures.breakEven()).isNull();
    }

    @Test
    void amountsOfAnotherCurrencyAreNotCompared() {
        var dollars =
                new Baseline(new BigDecimal("390"), Money.of("34", "USD"), Money.of("0", "USD"), Money.of("0", "USD"));

        var figures = figures(dollars, Reason.LOWER_TIME_COST, Entries.none());

        assertThat(figures.saved()).isNull();
        assertThat(figures.freed()).isEqualByComparingTo("131.5");
    }

    @Test
    void otherInvoicesNeedAReason() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() ->
                        new Entries(BigDecimal.TEN, null, null, null, null, null, null, null, null, null, null, null))
                .matches(violation -> "invoicesReason".equals(violation.field()));
    }

    private static Entries entries(@Nullable String invoices, String threshold) {
        return new Entries(
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

    private static Figures figures(Baseline baseline, Reason reason, Entries entries) {
        return Figures.of(
                baseline,
                reason,
                new Figures.Priced(eur("8058"), eur("350"), 12),
                new Figures.Worked(
                        LocalDate.of(2027, 1, 4),
                        LocalDate.of(2027, 7, 2),
                        new BigDecimal("32.5"),
                        new BigDecimal("31"),
                        new BigDecimal("31"),
                        List.of(),
                        26,
                        26),
                entries);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
