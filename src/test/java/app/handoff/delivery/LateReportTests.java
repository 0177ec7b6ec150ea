package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report that did not come is asked for by a person, and then has two days to come. */
class LateReportTests {

    private final Delivery delivery = Examples.inTransition();
    private final StatusReport report = Examples.planned(delivery).get(0);

    @Test
    void isAskedForOnceItIsLate() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> report.askFor(ANA, report.dueAt()))
                .withMessage("delivery.report.notLate");

        var asked = report.dueAt().plusSeconds(1);
        report.askFor(ANA, asked);

        assertThat(report.askedLately(asked.plus(Duration.ofHours(47))))
                .hasValueSatisfying(by -> assertThat(by.by()).isEqualTo(ANA));
        assertThat(report.askedLately(asked.plus(Duration.ofHours(48))))
                .as("after two days somebody may ask again")
                .isEmpty();
    }

    @Test
    void isNotAskedForOnceItCameOrWasSkipped() {
        Examples.send(delivery, report, 78);
        var skipped = Examples.planned(delivery).get(1);
        skipped.skip("A holiday", ANA, skipped.dueAt());

        for (var settled : List.of(report, skipped)) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> settled.askFor(ANA, settled.dueAt().plus(Duration.ofDays(1))))
                    .withMessage("delivery.report.notLate");
        }
    }
}
