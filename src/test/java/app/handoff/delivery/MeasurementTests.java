package app.handoff.delivery;

import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.ALevel;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.Result;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import java.math.BigDecimal;
import java.util.List;
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

    /** 52 of 58 is 89.66 on any calculator; 9,849 of 10,000 has not reached 98.5. */
    @Test
    void aValueIsShownAsACalculatorRoundsItUnlessItWouldReadAsReached() {
        assertThat(ServiceLevelPhrases.shown(RIGHT_FIRST_TIME, new BigDecimal("89.6552")))
                .isEqualTo("89.7");
        assertThat(RIGHT_FIRST_TIME.agreed()).isEqualByComparingTo("98.5");
        assertThat(ServiceLevelPhrases.shown(RIGHT_FIRST_TIME, new BigDecimal("98.4900")))
                .isEqualTo("98.4");
        assertThat(ServiceLevelPhrases.result(RIGHT_FIRST_TIME, measured(RIGHT_FIRST_TIME, 9_849, 10_000))
                        .key())
                .isEqualTo("delivery.value.share.short");
        assertThat(ServiceLevelPhrases.result(RIGHT_FIRST_TIME, measured(RIGHT_FIRST_TIME, 52, 58))
                        .key())
                .isEqualTo("delivery.value.share");
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

    @Test
    void whatIsOnlyCountedNeedsNoCases() {
        var complaints = ofKind(Measure.of(MeasureKind.COUNT), Unit.CASES, Direction.LOWER, "2", "5");
        var three = new Measurement(complaints.id(), new BigDecimal("3"), null);

        three.check(complaints, 0);
        assertThat(three.resultOf(complaints).value()).isEqualByComparingTo("3");
        assertThat(complaints.isReachedBy(new BigDecimal("3"))).isFalse();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new Measurement(complaints.id(), new BigDecimal("2.5"), null).check(complaints, 0))
                .satisfies(violation -> assertThat(violation.field()).isEqualTo("levels[0].numerator"));
    }

    @Test
    void theSlowestCaseIsATimeAndItsCasesAreCounted() {
        var urgent = ofKind(Measure.of(MeasureKind.EVERY), Unit.MINUTES, Direction.LOWER, "3", "5");

        new Measurement(urgent.id(), new BigDecimal("2.75"), new BigDecimal("12")).check(urgent, 0);
        new Measurement(urgent.id(), null, BigDecimal.ZERO).check(urgent, 0);
        assertThat(LevelPeriod.together(
                                urgent,
                                List.of(
                                        new Measurement(urgent.id(), new BigDecimal("2.75"), new BigDecimal("12")),
                                        new Measurement(urgent.id(), null, BigDecimal.ZERO),
                                        new Measurement(urgent.id(), new BigDecimal("4"), BigDecimal.ONE)))
                        .value())
                .isEqualByComparingTo("4");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new Measurement(urgent.id(), null, BigDecimal.TEN).check(urgent, 0))
                .satisfies(violation -> assertThat(violation.field()).isEqualTo("levels[0].numerator"));
    }

    @Test
    void availabilityIsMeasuredInHoursAndNeverMoreThanWereAgreed() {
        var line = ofKind(Measure.of(MeasureKind.AVAILABILITY), Unit.PERCENT, Direction.HIGHER, "99.5", "99");

        new Measurement(line.id(), new BigDecimal("39.75"), new BigDecimal("40")).check(line, 0);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(
                        () -> new Measurement(line.id(), new BigDecimal("40.5"), new BigDecimal("40")).check(line, 0));
    }

    @Test
    void aScoreBeyondItsScaleIsRefused() {
        var scale = new Measure(MeasureKind.SCORE, null, null, List.of(), BigDecimal.ONE, new BigDecimal("5"));
        var score = ofKind(scale, Unit.POINTS, Direction.HIGHER, "4.2", "3.8");

        new Measurement(score.id(), new BigDecimal("4.35"), new BigDecimal("20")).check(score, 0);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(
                        () -> new Measurement(score.id(), new BigDecimal("6"), new BigDecimal("20")).check(score, 0))
                .satisfies(violation -> assertThat(violation.field()).isEqualTo("levels[0].numerator"));
    }

    private static AgreedLevel ofKind(Measure measure, Unit unit, Direction direction, String agreed, String minimum) {
        return new AgreedLevel(ALevel.of(measure, unit, direction, agreed, minimum), new BigDecimal(agreed));
    }
}
