package app.handoff.scope;

import static app.handoff.scope.Scopes.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.scope.ServiceLevel.Direction;
import app.handoff.scope.ServiceLevel.MeasuredBy;
import app.handoff.scope.ServiceLevel.Method;
import app.handoff.scope.ServiceLevel.Standing;
import app.handoff.scope.ServiceLevel.Unit;
import app.handoff.scope.ServiceLevel.Window;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceLevelTests {

    @ParameterizedTest
    @CsvSource({
        "100, 100, ON_TARGET, 100.00",
        "99, 100, ON_TARGET, 99.00",
        "98, 100, BELOW_TARGET, 98.00",
        "97, 100, BELOW_TARGET, 97.00",
        "96, 100, BREACH, 96.00",
        "0, 100, BREACH, 0.00"
    })
    void holdsAShareAgainstTargetAndMinimum(BigDecimal good, BigDecimal all, Standing standing, BigDecimal value) {
        var result = Scopes.rightFirstTime().resultOf(good, all);

        assertThat(result.standing()).isEqualTo(standing);
        assertThat(result.value()).isEqualTo(value);
        assertThat(result.breach()).isEqualTo(standing == Standing.BREACH);
        assertThat(result.counts()).isTrue();
    }

    @Test
    void nothingMeasuredIsNoDataAndNeverHundredPercent() {
        var result = Scopes.rightFirstTime().resultOf(BigDecimal.ZERO, BigDecimal.ZERO);

        assertThat(result.standing()).isEqualTo(Standing.NO_DATA);
        assertThat(result.value()).isNull();
        assertThat(result.counts()).isFalse();
        assertThat(result.breach()).isFalse();
    }

    @Test
    void fewerThanTheSmallestSampleAreTooFew() {
        var level = Scopes.rightFirstTime();

        assertThat(level.resultOf(number("0"), number("19")).standing()).isEqualTo(Standing.TOO_FEW);
        assertThat(level.resultOf(number("0"), number("19")).breach()).isFalse();
        assertThat(level.resultOf(number("0"), number("20")).standing()).isEqualTo(Standing.BREACH);
    }

    @Test
    void theExactRatioDecidesAndNotTheRoundedOne() {
        var result = Scopes.rightFirstTime().resultOf(number("96999"), number("100000"));

        assertThat(result.value()).isEqualByComparingTo("97.00");
        assertThat(result.standing()).isEqualTo(Standing.BREACH);
    }

    @ParameterizedTest
    @CsvSource({"40, 10, ON_TARGET", "60, 10, BELOW_TARGET", "80, 10, BELOW_TARGET", "81, 10, BREACH"})
    void lessIsBetterWhereTheDirectionSaysSo(BigDecimal hours, BigDecimal tickets, Standing standing) {
        var answered = average(Direction.LOWER, "4", "8", null, null);

        assertThat(answered.resultOf(hours, tickets).standing()).isEqualTo(standing);
        assertThat(answered.atLeastAsGood(number("3"), number("4"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"17.9, BREACH", "18, BELOW_TARGET", "20, ON_TARGET", "22, ON_TARGET", "23, BELOW_TARGET", "24.1, BREACH"
    })
    void aRangeHasTwoSides(BigDecimal value, Standing standing) {
        var range = average(Direction.RANGE, "20", "18", "22", "24");

        assertThat(range.standingOf(value)).isEqualTo(standing);
        assertThat(range.resultOf(value, BigDecimal.ONE).standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "1, -10", "11, 10", "1, 0"})
    void refusesWhatCannotBe(BigDecimal good, BigDecimal all) {
        var level = Scopes.rightFirstTime();

        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> level.resultOf(good, all));
    }

    @Test
    void refusesAMinimumOnTheWrongSideOfTheTarget() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Scopes.level("", Unit.PERCENT, Direction.HIGHER, "97", "99"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("minimum"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Scopes.level("", Unit.HOURS, Direction.LOWER, "8", "4"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Scopes.level("", Unit.PERCENT, Direction.HIGHER, "101", "99"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("target"));
    }

    @Test
    void takesOverWhatAVendorAgreedTo() {
        var agreed = Scopes.rightFirstTime().agreedAt(number("99.5"));

        assertThat(agreed.target()).isEqualByComparingTo("99.5");
        assertThat(agreed.minimum()).isEqualByComparingTo("97");
        assertThat(agreed.resultOf(number("99"), number("100")).standing()).isEqualTo(Standing.BELOW_TARGET);
    }

    private static ServiceLevel average(
            Direction direction, String target, String minimum, String upperTarget, String maximum) {
        return new ServiceLevel(
                ServiceLevelId.next(),
                "SL1",
                "First answer",
                Unit.HOURS,
                direction,
                number(target),
                number(minimum),
                upperTarget == null ? null : number(upperTarget),
                maximum == null ? null : number(maximum),
                "hours until the first answer",
                "tickets",
                Window.WEEK,
                null,
                Method.AUTO,
                null,
                MeasuredBy.VENDOR,
                0,
                "");
    }
}
