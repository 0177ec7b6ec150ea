package app.handoff.delivery;

import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.measured;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Result;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MeasurementTests {

    @Test
    void nothingToMeasureIsNoDataAndNever100PerCent() {
        assertThat(measured(OVERNIGHT, 0, 0).resultOf(OVERNIGHT)).isEqualTo(Result.NO_DATA);
        assertThat(new Measurement(OVERNIGHT.id(), null, null).resultOf(OVERNIGHT))
                .isEqualTo(Result.NO_DATA);
    }

    @Test
    void fewerCasesThanTheSampleAreTooFew() {
        assertThat(measured(RIGHT_FIRST_TIME, 19, 19).resultOf(RIGHT_FIRST_TIME))
                .isEqualTo(Result.TOO_FEW);
        assertThat(measured(RIGHT_FIRST_TIME, 20, 20).resultOf(RIGHT_FIRST_TIME).value())
                .isEqualByComparingTo("100");
    }

    @Test
    void almostReachedIsNotReached() {
        var almost = measured(OVERNIGHT, 96_999, 100_000).resultOf(OVERNIGHT).value();

        assertThat(almost).isEqualByComparingTo("96.999");
        assertThat(OVERNIGHT.isReachedBy(almost)).isFalse();
    }

    @Test
    void fewerErrorsAreBetterWhereTheLevelSaysSo() {
        var errors = new AgreedLevel(
                Examples.asked(
                        "Errors",
                        ServiceLevel.Unit.PERCENT,
                        ServiceLevel.Direction.LOWER,
                        "0.5",
                        "2",
                        null,
                        null,
                        ServiceLevel.Window.WEEK,
                        null,
                        0),
                new BigDecimal("0.5"));

        assertThat(errors.isReachedBy(new BigDecimal("0.5"))).isTrue();
        assertThat(errors.isReachedBy(new BigDecimal("0.6"))).isFalse();
        assertThat(errors.asked().isBeyondMinimum(new BigDecimal("2"))).isFalse();
        assertThat(errors.asked().isBeyondMinimum(new BigDecimal("2.01"))).isTrue();
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
