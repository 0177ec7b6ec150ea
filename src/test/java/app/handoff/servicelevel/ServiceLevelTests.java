package app.handoff.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Standing;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.math.BigDecimal;
import java.util.List;
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
        var level = rightFirstTime();
        var result = level.resultOf(good, all);

        assertThat(result.kind()).isEqualTo(Result.Kind.MEASURED);
        assertThat(result.value()).isEqualByComparingTo(value);
        assertThat(level.standingOf(result.value())).isEqualTo(standing);
        assertThat(level.isBeyondMinimum(result.value())).isEqualTo(standing == Standing.BREACH);
        assertThat(level.accepts(result.value())).isEqualTo(standing != Standing.BREACH);
    }

    @Test
    void aFirstAnswerIsAskedForInWorkingMinutesOrHours() {
        assertThat(answeredWithin("4", Unit.HOURS).clock())
                .as("nobody answers at night")
                .isEqualTo(Measure.Clock.BUSINESS);
        assertThat(answeredWithin("1.5", Unit.HOURS).limit().minutes()).isEqualTo(90);
        assertThat(answeredWithin("45", Unit.MINUTES).limit().minutes()).isEqualTo(45);
        for (var unit : List.of(Unit.SECONDS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS)) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> answeredWithin("1", unit))
                    .satisfies(refused -> assertThat(refused.field()).isEqualTo("limitUnit"));
        }
    }

    private static Measure answeredWithin(String amount, Unit unit) {
        return new Measure(
                MeasureKind.FIRST_ANSWER,
                Measure.Clock.CALENDAR,
                new Measure.TimeLimit(new BigDecimal(amount), unit),
                List.of(),
                null,
                null);
    }

    @Test
    void nothingMeasuredIsNoDataAndNeverHundredPercent() {
        assertThat(rightFirstTime().resultOf(BigDecimal.ZERO, BigDecimal.ZERO)).isEqualTo(Result.NO_DATA);
        assertThat(rightFirstTime().resultOf(null, null)).isEqualTo(Result.NO_DATA);
        assertThat(Result.NO_DATA.value()).isNull();
    }

    @Test
    void fewerThanTheSmallestSampleAreTooFew() {
        var level = rightFirstTime();

        assertThat(level.resultOf(number("0"), number("19"))).isEqualTo(Result.TOO_FEW);
        assertThat(level.standingOf(level.resultOf(number("0"), number("20")).value()))
                .isEqualTo(Standing.BREACH);
    }

    @Test
    void theExactRatioDecidesAndNotTheRoundedOne() {
        var level = rightFirstTime();
        var value = level.resultOf(number("96999"), number("100000")).value();

        assertThat(value).isEqualByComparingTo("96.999");
        assertThat(level.standingOf(value)).isEqualTo(Standing.BREACH);
    }

    @ParameterizedTest
    @CsvSource({"40, 10, ON_TARGET", "60, 10, BELOW_TARGET", "80, 10, BELOW_TARGET", "81, 10, BREACH"})
    void lessIsBetterWhereTheDirectionSaysSo(BigDecimal hours, BigDecimal tickets, Standing standing) {
        var answered = average(Direction.LOWER, "4", "8", null, null);

        assertThat(answered.standingOf(answered.resultOf(hours, tickets).value()))
                .isEqualTo(standing);
        assertThat(answered.atLeastAsGood(number("3"), number("4"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"17.9, BREACH", "18, BELOW_TARGET", "20, ON_TARGET", "22, ON_TARGET", "23, BELOW_TARGET", "24.1, BREACH"
    })
    void aRangeHasTwoSides(BigDecimal value, Standing standing) {
        var range = average(Direction.RANGE, "20", "18", "22", "24");

        assertThat(range.standingOf(value)).isEqualTo(standing);
        assertThat(range.standingOf(range.resultOf(value, BigDecimal.ONE).value()))
                .isEqualTo(standing);
    }

    @Test
    void onlyARangeHasTwoEnds() {
        var answered = average(Direction.LOWER, "4", "8", "5", "9");

        assertThat(answered.upperTarget()).isNull();
        assertThat(answered.maximum()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "100, true", "101, false"})
    void aShareIsPartOfAHundred(BigDecimal value, boolean allowed) {
        assertThat(Unit.PERCENT.allows(value)).isEqualTo(allowed);
        assertThat(Unit.HOURS.allows(value)).isEqualTo(value.signum() >= 0);
    }

    @Test
    void refusesAMinimumOnTheWrongSideOfTheTarget() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> level(Unit.PERCENT, Direction.HIGHER, "97", "99", null, null))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("minimum"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> level(Unit.HOURS, Direction.LOWER, "8", "4", null, null));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> level(Unit.PERCENT, Direction.HIGHER, "101", "99", null, null))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("target"));
    }

    @ParameterizedTest
    @CsvSource({"99.2, true", "99.19, false", "100, true"})
    void isReachedByWhatWasAgreedAndNotByTheTarget(BigDecimal value, boolean reached) {
        var agreed = new AgreedLevel(rightFirstTime(), number("99.2"));

        assertThat(agreed.isReachedBy(value)).isEqualTo(reached);
        assertThat(agreed.boundFor(value)).isEqualByComparingTo("99.2");
        assertThat(agreed.asked().minimumFor(value)).isEqualByComparingTo("97");
    }

    @Test
    void aRangeIsAgreedAsItWasAskedFor() {
        var agreed = new AgreedLevel(average(Direction.RANGE, "20", "18", "22", "24"), number("21"));

        assertThat(agreed.agreed()).isEqualByComparingTo("20");
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }

    private static ServiceLevel rightFirstTime() {
        return level(Unit.PERCENT, Direction.HIGHER, "99", "97", null, null);
    }

    private static ServiceLevel average(
            Direction direction, String target, String minimum, String upperTarget, String maximum) {
        return level(Unit.HOURS, direction, target, minimum, upperTarget, maximum);
    }

    private static ServiceLevel level(
            Unit unit, Direction direction, String target, String minimum, String upperTarget, String maximum) {
        return new ServiceLevel(
                ServiceLevelId.next(),
                "SL1",
                "First answer",
                unit,
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
                unit == Unit.PERCENT ? 20 : 0,
                "",
                null,
                "");
    }

    @Test
    void ofEverySingleCaseTheSlowestOneTellsHoweverManyReportsThereAre() {
        var urgent = ALevel.of(Measure.of(MeasureKind.EVERY), Unit.MINUTES, Direction.LOWER, "3", "5");

        assertThat(urgent.resultOf(number("2.5"), number("12")).value()).isEqualByComparingTo("2.5");
        assertThat(urgent.resultOf(null, BigDecimal.ZERO)).isEqualTo(Result.NO_DATA);
        var month = urgent.together(List.of(counted("2.5", "12"), counted("6", "1"), counted("1", "40")));
        assertThat(month.value()).isEqualByComparingTo("6");
        assertThat(urgent.standingOf(month.value())).isEqualTo(Standing.BREACH);
    }

    @Test
    void whatIsOnlyCountedIsDataAlsoWhenItIsNone() {
        var complaints = ALevel.of(Measure.of(MeasureKind.COUNT), Unit.CASES, Direction.LOWER, "2", "5");

        assertThat(complaints.resultOf(BigDecimal.ZERO, null).value()).isEqualByComparingTo("0");
        assertThat(complaints.resultOf(null, null)).isEqualTo(Result.NO_DATA);
        assertThat(complaints
                        .together(List.of(counted("1", "0"), counted("3", "0")))
                        .value())
                .isEqualByComparingTo("4");
    }

    @Test
    void aScoreOfManyCasesWeighsMoreAndStaysOnItsScale() {
        var scale = new Measure(MeasureKind.SCORE, null, null, List.of(), number("1"), number("5"));
        var monitored = ALevel.of(scale, Unit.POINTS, Direction.HIGHER, "4.2", "3.8");

        assertThat(monitored
                        .together(List.of(counted("4", "30"), counted("5", "10")))
                        .value())
                .isEqualByComparingTo("4.25");
        assertThat(monitored.allows(number("5.1"))).isFalse();
        assertThat(monitored.allows(number("0.9"))).isFalse();
        assertThat(monitored.highest(number("1000"))).isEqualByComparingTo("5");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> ALevel.of(scale, Unit.POINTS, Direction.HIGHER, "5.5", "4"))
                .satisfies(violation -> assertThat(violation.field()).isEqualTo("target"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new Measure(MeasureKind.SCORE, null, null, List.of(), number("5"), number("1")));
    }

    @Test
    void aShareOfTimeIsTakenOverHoursAndNotOverReports() {
        var line = ALevel.of(Measure.of(MeasureKind.AVAILABILITY), Unit.PERCENT, Direction.HIGHER, "99.5", "99");

        assertThat(line.together(List.of(counted("39.5", "40"), counted("8", "10")))
                        .value())
                .isEqualByComparingTo("95");
    }

    @Test
    void aRangeNeedsNoLowestValueWhereNoneIsTooLow() {
        var length = new ServiceLevel(
                ServiceLevelId.next(),
                "SL1",
                "Length",
                Unit.MINUTES,
                Direction.RANGE,
                number("3"),
                null,
                number("5"),
                number("8"),
                "handling time",
                "calls",
                Window.MONTH,
                null,
                Method.AUTO,
                null,
                MeasuredBy.VENDOR,
                0,
                "",
                null,
                "");

        assertThat(length.standingOf(number("0.5"))).isEqualTo(Standing.BELOW_TARGET);
        assertThat(length.standingOf(number("4"))).isEqualTo(Standing.ON_TARGET);
        assertThat(length.standingOf(number("8.1"))).isEqualTo(Standing.BREACH);
        assertThat(length.minimumFor(number("1"))).isNull();
        assertThat(length.leastFor(number("1"))).isEqualByComparingTo("3");
        assertThat(length.leastFor(number("9"))).isEqualByComparingTo("8");
    }

    @Test
    void whatWasFrozenBeforeThereWereKindsIsAShareOrAnAverage() {
        assertThat(rightFirstTime().kind()).isEqualTo(MeasureKind.SHARE);
        assertThat(average(Direction.LOWER, "4", "8", null, null).kind()).isEqualTo(MeasureKind.AVERAGE);
    }

    private static Counted counted(String counted, String cases) {
        return new Counted(number(counted), number(cases));
    }
}
