package app.handoff.delivery;

import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.measured;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.scope.ServiceLevel;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TrackedLevelTests {

    @Test
    void nothingToMeasureIsNoDataAndNever100PerCent() {
        assertThat(OVERNIGHT.resultOf(measured(OVERNIGHT, 0, 0))).isEqualTo(Result.NO_DATA);
        assertThat(OVERNIGHT.resultOf(new Measurement(OVERNIGHT.id(), null, null)))
                .isEqualTo(Result.NO_DATA);
    }

    @Test
    void fewerCasesThanTheSampleAreTooFew() {
        assertThat(RIGHT_FIRST_TIME.resultOf(measured(RIGHT_FIRST_TIME, 19, 19)))
                .isEqualTo(Result.TOO_FEW);
        assertThat(RIGHT_FIRST_TIME.resultOf(measured(RIGHT_FIRST_TIME, 20, 20)).value())
                .isEqualByComparingTo("100");
    }

    @Test
    void almostReachedIsNotReached() {
        var almost = OVERNIGHT.resultOf(measured(OVERNIGHT, 96_999, 100_000)).value();

        assertThat(almost).isEqualByComparingTo("96.999");
        assertThat(OVERNIGHT.reachesAgreed(almost)).isFalse();
    }

    @Test
    void fewerErrorsAreBetterWhereTheLevelSaysSo() {
        var errors = new TrackedLevel(
                OVERNIGHT.id(),
                "Errors",
                TrackedLevel.Measure.SHARE,
                "PERCENT",
                ServiceLevel.Direction.LOWER,
                new BigDecimal("0.5"),
                null,
                new BigDecimal("2"),
                null,
                "Wrong",
                "checked",
                TrackedLevel.Window.WEEK,
                0,
                null,
                0,
                null);

        assertThat(errors.reachesAgreed(new BigDecimal("0.5"))).isTrue();
        assertThat(errors.reachesAgreed(new BigDecimal("0.6"))).isFalse();
        assertThat(errors.isBeyondMinimum(new BigDecimal("2"))).isFalse();
        assertThat(errors.isBeyondMinimum(new BigDecimal("2.01"))).isTrue();
    }

    @Test
    void theGlidePathArrivesAtTheAgreedLevelAndStaysThere() {
        var path = GlidePath.linear(new BigDecimal("90"), new BigDecimal("99"), 4);

        assertThat(path.expected()).hasSize(4);
        assertThat(path.in(1, new BigDecimal("99"))).isEqualByComparingTo("90");
        assertThat(path.in(2, new BigDecimal("99"))).isEqualByComparingTo("93");
        assertThat(path.in(4, new BigDecimal("99"))).isEqualByComparingTo("99");
        assertThat(path.in(9, new BigDecimal("99"))).isEqualByComparingTo("99");
    }
}
