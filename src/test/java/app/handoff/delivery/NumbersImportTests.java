package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.ALevel;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.text.PastedTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumbersImportTests {

    private static final AgreedLevel ANSWERED =
            level("Answered", MeasureKind.SHARE, Unit.PERCENT, Direction.HIGHER, "95", "90");
    private static final AgreedLevel SLOWEST =
            level("Slowest", MeasureKind.EVERY, Unit.MINUTES, Direction.LOWER, "3", "5");
    private static final AgreedLevel COMPLAINTS =
            level("Complaints", MeasureKind.COUNT, Unit.CASES, Direction.LOWER, "2", "5");
    private static final AgreedLevel SCORE = new AgreedLevel(
            ALevel.called(
                    "Monitored",
                    new Measure(
                            MeasureKind.SCORE,
                            Measure.Clock.CALENDAR,
                            null,
                            List.of(),
                            BigDecimal.ONE,
                            new BigDecimal("5")),
                    Unit.POINTS,
                    Direction.HIGHER,
                    "4.2",
                    "3.8"),
            new BigDecimal("4.2"));
    private static final List<AgreedLevel> LEVELS = List.of(ANSWERED, SLOWEST, COMPLAINTS, SCORE);

    @Test
    void daysAreTakenTogetherAsEachKindOfLevelSays() {
        var read = read(
                """
                day;answered;calls;slowest;complaints;points;monitored
                Mon;78;80;2.5;0;4;10
                Tue;90;100;4;1;5;30
                """,
                "",
                of(ANSWERED, true),
                of(ANSWERED, false),
                of(SLOWEST, true),
                of(COMPLAINTS, true),
                of(SCORE, true),
                of(SCORE, false));

        assertThat(read.problems())
                .as("the slowest without a number of cases")
                .extracting(NumbersImport.Problem::row)
                .containsExactly(2, 3);

        var all = read(
                """
                answered;calls;slowest;urgent;complaints;points;monitored
                78;80;2.5;4;0;4;10
                90;100;4;6;1;5;30
                """,
                of(ANSWERED, true),
                of(ANSWERED, false),
                of(SLOWEST, true),
                of(SLOWEST, false),
                of(COMPLAINTS, true),
                of(SCORE, true),
                of(SCORE, false));
        assertThat(all.problems()).isEmpty();
        assertThat(all.answers())
                .containsEntry("levels[0].numerator", "168")
                .containsEntry("levels[0].denominator", "180")
                .containsEntry("levels[1].numerator", "4")
                .containsEntry("levels[1].denominator", "10")
                .containsEntry("levels[2].numerator", "1")
                .doesNotContainKey("levels[2].denominator")
                .containsEntry("levels[3].numerator", "4.75")
                .containsEntry("levels[3].denominator", "40");
    }

    @Test
    void aLevelThatTheTableSaysNothingOfStaysWithoutNumbers() {
        var read = read("""
                answered,calls,complaints
                78,80,
                """, of(ANSWERED, true), of(ANSWERED, false), of(COMPLAINTS, true));

        assertThat(read.answers()).containsOnlyKeys("levels[0].numerator", "levels[0].denominator");
    }

    @Test
    void aBadCellIsToldBesideItsRowAndNothingIsReadyThen() {
        var read = read("""
                answered,calls
                78,80
                n/a,20
                30,20
                7.5,20
                """, of(ANSWERED, true), of(ANSWERED, false));

        assertThat(read.isReady()).isFalse();
        assertThat(read.problems())
                .extracting(NumbersImport.Problem::row, problem -> problem.why().key())
                .contains(tuple(4, "delivery.level.partMoreThanWhole"), tuple(5, "number.notWhole"))
                .hasSize(3);
        assertThat(read.problems().get(0).typed()).isEqualTo("n/a");
    }

    @Test
    void whatIsNotChosenOrChosenTwiceIsNotRead() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read("a,b\n1,2\n", "", ""))
                .withMessageContaining("noColumn");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read("a,b\n1,2\n", of(COMPLAINTS, true), of(COMPLAINTS, true)))
                .withMessageContaining("twice");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read("a,b\n", of(COMPLAINTS, true), ""))
                .withMessageContaining("empty");
    }

    @Test
    void headingsAreKnownAgainTheNextWeekInWhateverOrder() {
        var first = PastedTable.read("Calls,Answered\n80,78\n");
        var chosen = NumbersImport.plan(first, Map.of(), Arrays.asList(of(ANSWERED, false), of(ANSWERED, true)), true);
        var known = NumbersImport.headings(first, chosen);

        var next = NumbersImport.plan(PastedTable.read("Day,Answered,Calls\nMon,90,100\n"), known, null, false);

        assertThat(next.headed()).isTrue();
        assertThat(next.columns()).containsExactly("", of(ANSWERED, true), of(ANSWERED, false));
    }

    private static NumbersImport read(String text, String... columns) {
        var table = PastedTable.read(text);
        return NumbersImport.of(table, NumbersImport.plan(table, Map.of(), Arrays.asList(columns), true), LEVELS);
    }

    private static String of(AgreedLevel level, boolean numerator) {
        return NumbersImport.column(level, numerator);
    }

    private static AgreedLevel level(
            String name, MeasureKind kind, Unit unit, Direction direction, String agreed, String minimum) {
        return new AgreedLevel(
                ALevel.called(name, Measure.of(kind), unit, direction, agreed, minimum), new BigDecimal(agreed));
    }
}
