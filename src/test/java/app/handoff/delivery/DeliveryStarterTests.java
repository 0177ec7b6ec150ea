package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.contract.AgreedLevel;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.scope.ServiceLevel;
import app.handoff.scope.ServiceLevel.Direction;
import app.handoff.scope.ServiceLevel.Unit;
import app.handoff.scope.ServiceLevel.Window;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryStarterTests {

    @Test
    void followsTheAgreedValueAndNotTheTarget() {
        var level = level(Unit.PERCENT, Direction.HIGHER, "99", "97", Window.MONTH);

        var tracked = DeliveryStarter.tracked(
                new AgreedLevel(level, new BigDecimal("99.2"), level.minimum()), "5 % is credited.");

        assertThat(tracked.id()).isEqualTo(level.id());
        assertThat(tracked.measure()).isEqualTo(TrackedLevel.Measure.SHARE);
        assertThat(tracked.agreed()).isEqualByComparingTo("99.2");
        assertThat(tracked.minimum()).isEqualByComparingTo("97");
        assertThat(tracked.sample()).isEqualTo(20);
        assertThat(tracked.remedy()).isEqualTo("5 % is credited.");
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryWindow(Window window) {
        var level = level(Unit.HOURS, Direction.LOWER, "4", "8", window);

        var tracked = DeliveryStarter.tracked(new AgreedLevel(level, level.target(), level.minimum()), null);

        assertThat(tracked.window().name()).isEqualTo(window.name());
        assertThat(tracked.measure()).isEqualTo(TrackedLevel.Measure.MEAN);
    }

    @Test
    void aLevelSaysTheSameHereAsInTheScope() {
        var level = level(Unit.HOURS, Direction.LOWER, "4", "8", Window.WEEK);
        var tracked = DeliveryStarter.tracked(new AgreedLevel(level, level.target(), level.minimum()), null);

        for (var hours : new int[] {100, 160, 161, 320, 321}) {
            var scope = level.resultOf(BigDecimal.valueOf(hours), BigDecimal.valueOf(40));
            var value = tracked.resultOf(
                            new Measurement(tracked.id(), BigDecimal.valueOf(hours), BigDecimal.valueOf(40)))
                    .value();
            assertThat(tracked.reachesAgreed(value)).isEqualTo(scope.standing() == ServiceLevel.Standing.ON_TARGET);
            assertThat(tracked.isBeyondMinimum(value)).isEqualTo(scope.breach());
        }
    }

    private static ServiceLevel level(Unit unit, Direction direction, String target, String minimum, Window window) {
        return new ServiceLevel(
                ServiceLevelId.next(),
                "SL1",
                "Entries right first time",
                unit,
                direction,
                new BigDecimal(target),
                new BigDecimal(minimum),
                null,
                null,
                "need no correction",
                "entries posted",
                window,
                window == Window.ITEMS ? 200 : null,
                ServiceLevel.Method.ALL,
                null,
                ServiceLevel.MeasuredBy.US,
                20,
                "");
    }
}
