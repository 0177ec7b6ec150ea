package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.servicelevel.ALevel;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.Measure.Clock;
import app.handoff.servicelevel.Measure.Tier;
import app.handoff.servicelevel.Measure.TimeLimit;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LevelFormulaTests {

    private static final ContractLocale UK = ContractLocale.of(Locale.UK);

    @Test
    void aContractSaysWithinWhatTimeAndByWhichClock() {
        assertThat(words(
                                measure(MeasureKind.WITHIN, Clock.CALENDAR, limit("20", Unit.SECONDS), List.of()),
                                Unit.PERCENT,
                                Direction.HIGHER,
                                "")
                        .formula())
                .isEqualTo("how many of the calls are answered within 20 seconds");
        var every = words(measure(MeasureKind.EVERY, Clock.BUSINESS, null, List.of()), Unit.HOURS, Direction.LOWER, "");
        assertThat(every.formula()).isEqualTo("the time within which all of the calls are answered");
        assertThat(every.unit()).isEqualTo("business hours");
    }

    @Test
    void aContractNamesEveryPriorityWithItsTime() {
        var tiers = List.of(new Tier("urgent", limit("15", Unit.MINUTES)), new Tier("normal", limit("1", Unit.DAYS)));

        assertThat(words(measure(MeasureKind.TIERS, Clock.BUSINESS, null, tiers), Unit.PERCENT, Direction.HIGHER, "")
                        .formula())
                .isEqualTo("how many of the calls are answered in the time of their priority:"
                        + " urgent within 15 business minutes, normal within 1 business day");
    }

    @Test
    void aContractSaysWhichAnswersCountAndWhere() {
        var words = words(
                measure(MeasureKind.FIRST_ANSWER, Clock.CALENDAR, limit("4", Unit.HOURS), List.of()),
                Unit.PERCENT,
                Direction.HIGHER,
                "");

        assertThat(words.formula())
                .isEqualTo(
                        "how many of the questions, faults and changes that the Client raises with the Vendor between"
                                + " the reports get a first answer within 4 business hours");
        assertThat(words.measuring())
                .isEqualTo("Counted where they are raised and answered, in the working hours of the Vendor");
    }

    @Test
    void aContractSaysTheConditionAndTheScale() {
        var scale =
                new Measure(MeasureKind.SCORE, Clock.CALENDAR, null, List.of(), BigDecimal.ONE, new BigDecimal("5"));

        assertThat(words(scale, Unit.POINTS, Direction.HIGHER, "surveys are conducted")
                        .formula())
                .isEqualTo("the average score of the calls, on a scale from 1 to 5; only if surveys are conducted");
    }

    @Test
    void whatIsOnlyCountedIsOutOfNothing() {
        var count = words(Measure.of(MeasureKind.COUNT), Unit.CASES, Direction.LOWER, "");

        assertThat(count.formula()).isEqualTo("how many are answered there are");
        assertThat(UK.value(new BigDecimal("2"), count.unit())).isEqualTo("2");
    }

    private static Measure measure(MeasureKind kind, Clock clock, @Nullable TimeLimit limit, List<Tier> tiers) {
        return new Measure(kind, clock, limit, tiers, null, null);
    }

    private static TimeLimit limit(String amount, Unit unit) {
        return new TimeLimit(new BigDecimal(amount), unit);
    }

    private static ContractBasis.Level.Words words(Measure measure, Unit unit, Direction direction, String condition) {
        var minimum = direction == Direction.LOWER ? "5" : "3";
        return ContractBasisFactory.level(ALevel.of(measure, unit, direction, "4", minimum, condition), null, UK)
                .words();
    }
}
