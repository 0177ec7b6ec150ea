package app.handoff.engagement;

import static app.handoff.triage.ATask.ANA;
import static app.handoff.triage.ATask.MONDAY;
import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.triage.ATask;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What an engagement keeps of its task, and how it ends. */
class EngagementTests {

    @Test
    void theBaselineStaysWhenTheTaskChanges() {
        var task = aTask().handedOver();
        var engagement = opened(task);

        task.change(aTask().taking("1", "WEEK"));

        assertThat(engagement.baseline().hoursPerYear()).isEqualByComparingTo("390");
        assertThat(engagement.baseline().costPerYear()).isEqualTo(Money.of("13260", "EUR"));
        assertThat(task.hoursPerYear()).isEqualByComparingTo("52");
    }

    @Test
    void aProjectCostsOneTimeWhatItsYearsAddUpTo() {
        var every = new int[] {2, 4, 10};
        for (int years : every) {
            var engagement = handOver(aTask().takingEveryYears(years, "200"));

            assertThat(engagement.costOfOneTime().orElseThrow().amount().doubleValue())
                    .isCloseTo(200 * 34.0, within(0.5 * years));
            assertThat(engagement.baseline().costPerYear().amount().doubleValue())
                    .isCloseTo(200 * 34.0 / years, within(0.5));
        }
        assertThat(handOver(aTask().taking("80", "ONCE")).costOfOneTime()).contains(Money.of("2720", "EUR"));
        assertThat(handOver(aTask().taking("8", "MONTH")).costOfOneTime()).isEmpty();
    }

    @Test
    void anEngagementEndsOnce() {
        var engagement = handOver(aTask());
        engagement.end(Engagement.Outcome.TAKEN_BACK, ANA, MONDAY);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> engagement.end(Engagement.Outcome.COMPLETED, ANA, MONDAY))
                .extracting(RuleViolation::code)
                .isEqualTo("engagement.ended.already");
        assertThat(engagement.outcome()).contains(Engagement.Outcome.TAKEN_BACK);
    }

    @Test
    void theNextRoundIsNumbered() {
        assertThat(Engagement.nameOfRoundAfter("Bookkeeping")).isEqualTo("Bookkeeping (2)");
        assertThat(Engagement.nameOfRoundAfter("Bookkeeping (2)")).isEqualTo("Bookkeeping (3)");
        assertThat(Engagement.nameOfRoundAfter("Books (2027)")).isEqualTo("Books (2027) (2)");
        assertThat(Engagement.nameOfRoundAfter("x".repeat(120))).hasSize(120).endsWith(" (2)");
    }

    @Test
    void whatTheTaskCostIsDividedAmongThoseWhoDoItsParts() {
        var whole = handOver(aTask());
        var first = whole.openPart("Personnel records", new BigDecimal("0.25"), ANA, MONDAY);
        var second = whole.openPart("Benefits", new BigDecimal("0.5"), ANA, MONDAY);

        assertThat(first.share()).isEqualByComparingTo("0.25");
        assertThat(second.share()).isEqualByComparingTo("0.375");
        assertThat(whole.share()).isEqualByComparingTo("0.375");
        assertThat(first.baseline().hoursPerYear()).isEqualByComparingTo("97.50");
        assertThat(first.baselineOfTask()).isEqualTo(whole.baselineOfTask());
        assertThat(whole.baseline()
                        .costPerYear()
                        .plus(first.baseline().costPerYear())
                        .plus(second.baseline().costPerYear())
                        .payable())
                .isEqualTo(Money.of("13260", "EUR"));
        assertThat(first.name()).isEqualTo(whole.name() + ": Personnel records");
        assertThat(first.whole()).isEqualTo(whole.id());
        assertThat(whole.openPart("x".repeat(200), BigDecimal.ZERO, ANA, MONDAY).name())
                .hasSize(Engagement.LONGEST_NAME)
                .endsWith("…");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> first.openPart("Files", BigDecimal.ONE, ANA, MONDAY));
    }

    private static Engagement handOver(ATask task) {
        return opened(task.handedOver());
    }

    private static Engagement opened(ATask.HandedOver task) {
        return new Engagement(EngagementId.next(), task.opening(), ANA, MONDAY);
    }
}
