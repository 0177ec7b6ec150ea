package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.SIGNED;
import static app.handoff.delivery.Examples.START;
import static app.handoff.delivery.Examples.planned;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.contract.ReportedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The next step of running work, the same on its page, on the page of its engagement and on home. */
class NextActionTests {

    @ParameterizedTest
    @ValueSource(ints = {-20, 0, 3})
    void aVendorWithoutALinkIsGivenOneBeforeAndAfterTheWorkBegins(int days) {
        var delivery = work(ReportedBy.VENDOR);
        var now = START.plusDays(days).atStartOfDay(Examples.BERLIN).toInstant();

        var next = NextAction.of(delivery, planned(delivery), false, now);

        assertThat(next.step().title().key()).isEqualTo("delivery.step.link");
        assertThat(next.quiet()).isNull();
        assertThat(NextAction.of(delivery, planned(delivery), true, now).step()).isNull();
    }

    @Test
    void whereStaffReportNobodyNeedsALink() {
        var delivery = work(ReportedBy.STAFF);

        assertThat(NextAction.of(delivery, planned(delivery), false, SIGNED).quiet())
                .isNotNull();
    }

    @Test
    void aReportThatIsInIsReadBeforeALinkIsGiven() {
        var delivery = work(ReportedBy.VENDOR);
        var reports = planned(delivery);
        Examples.send(delivery, reports.get(0), 79);

        var next = NextAction.of(delivery, reports, false, reports.get(0).dueAt());

        assertThat(next.step().title().key()).isEqualTo("delivery.step.read");
    }

    @Test
    void aQuestionAboutAReportOfOursIsTheNextStep() {
        var delivery = work(ReportedBy.STAFF);
        var reports = planned(delivery);
        Examples.send(delivery, reports.get(0), 79);
        var now = reports.get(0).dueAt().plus(Duration.ofHours(1));
        reports.get(0).query("Which receipts?", ANA, now);

        var next = NextAction.of(delivery, reports, false, now);

        assertThat(next.step().title().key()).isEqualTo("delivery.step.answer");
        assertThat(next.step().href()).isEqualTo("/reports/" + reports.get(0).id() + "/writing");
    }

    @Test
    void aTransitionThatIsOverWithoutItsRuleAsksForADecision() {
        var delivery = work(ReportedBy.VENDOR);
        Instant dayAfter = delivery.transition()
                .ends()
                .plusDays(1)
                .atTime(12, 0)
                .atZone(Examples.BERLIN)
                .toInstant();

        assertThat(NextAction.of(delivery, List.of(), true, dayAfter)
                        .step()
                        .title()
                        .key())
                .isEqualTo("delivery.step.decide");
        assertThat(NextAction.of(delivery, List.of(), true, dayAfter.minus(Duration.ofDays(1)))
                        .step())
                .isNull();
    }

    private static Delivery work(ReportedBy side) {
        return new Delivery(Examples.terms(8, side, RIGHT_FIRST_TIME, OVERNIGHT), ANA, SIGNED);
    }
}
