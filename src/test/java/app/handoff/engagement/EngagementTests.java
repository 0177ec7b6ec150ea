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
import app.handoff.triage.Effort;
import app.handoff.triage.OutsourcingReasons;
import app.handoff.triage.Period;
import app.handoff.triage.Task;
import org.junit.jupiter.api.Test;

/** What an engagement keeps of its task, and how it ends. */
class EngagementTests {

    @Test
    void theBaselineStaysWhenTheTaskChanges() {
        var task = aTask().build();
        var engagement = handOver(task);

        task.change(aTask().taking(Effort.of("1", Period.WEEK)).details());

        assertThat(engagement.baseline().hoursPerYear()).isEqualByComparingTo("390");
        assertThat(engagement.baseline().costPerYear()).isEqualTo(Money.of("13260", "EUR"));
        assertThat(task.hoursPerYear()).isEqualByComparingTo("52");
    }

    @Test
    void aProjectCostsOneTimeWhatItsYearsAddUpTo() {
        var every = new int[] {2, 4, 10};
        for (int years : every) {
            var engagement =
                    handOver(aTask().taking(Effort.everyYears(years, "200")).build());

            assertThat(engagement.costOfOneTime().orElseThrow().amount().doubleValue())
                    .isCloseTo(200 * 34.0, within(0.5 * years));
            assertThat(engagement.baseline().costPerYear().amount().doubleValue())
                    .isCloseTo(200 * 34.0 / years, within(0.5));
        }
        assertThat(handOver(aTask().taking(Effort.of("80", Period.ONCE)).build())
                        .costOfOneTime())
                .contains(Money.of("2720", "EUR"));
        assertThat(handOver(aTask().taking(Effort.of("8", Period.MONTH)).build())
                        .costOfOneTime())
                .isEmpty();
    }

    @Test
    void anEngagementEndsOnce() {
        var engagement = handOver(aTask().build());
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

    private static Engagement handOver(Task task) {
        var handover = task.handOver(
                "Bookkeeping for 2027", OutsourcingReasons.leading(Reason.LOWER_MONEY_COST), null, null, ANA, MONDAY);
        return new Engagement(EngagementId.next(), handover.opening(), ANA, MONDAY);
    }
}
