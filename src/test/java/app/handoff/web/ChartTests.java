package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What drawings say must be what the numbers beside them say. */
class ChartTests {

    @Test
    void aWeekWithoutDataBreaksTheLine() {
        var line = Sparkline.of("", values(90, 92, null, 95), null);

        assertThat(line.runs()).hasSize(2);
    }

    @Test
    void theLastValueIsMarkedEvenWhenNothingCameAfterIt() {
        var line = Sparkline.of("", values(90, 95, null), new BigDecimal(92));

        assertThat(line.lastX()).isEqualTo(58.0);
        assertThat(line.lastY()).isEqualTo(4.0);
        assertThat(line.targetY()).isEqualTo(16.0);
    }

    @Test
    void noDataAtAllShowsOnlyTheTarget() {
        var line = Sparkline.of("", values(null, null), new BigDecimal(92));

        assertThat(line.runs()).isEmpty();
        assertThat(line.lastX()).isNull();
        assertThat(line.targetY()).isNotNull();
    }

    @Test
    void aPartOfAWaterfallStandsOnTheOneBefore() {
        var chart = BarChart.waterfall("", List.of(part(100, true), part(40, true), part(-10, false), part(30, false)));

        var invoices = chart.bars().get(1);
        var credit = chart.bars().get(2);
        var oversight = chart.bars().get(3);
        assertThat(credit.y()).isEqualTo(invoices.y());
        assertThat(oversight.y() + oversight.height()).isEqualTo(credit.y() + credit.height());
    }

    @Test
    void theAxisCountsInRoundNumbersAndHoldsEveryValue() {
        var chart = LineChart.of(
                "",
                List.of("1", "2", "3"),
                List.of(new LineChart.Values("Measured", "c1", false, values(91, 94, 99))),
                BigDecimal::toPlainString);

        assertThat(chart.marks()).extracting(LineChart.Mark::text).containsExactly("90", "92", "94", "96", "98", "100");
    }

    @Test
    void noAmountAtTheAxisIsCut() {
        var chart = LineChart.of(
                "",
                List.of("1", "2"),
                List.of(new LineChart.Values("Measured", "c1", false, values(100, 101))),
                value -> value.toPlainString() + " minutes");
        var narrow = Objects.requireNonNull(chart.narrow());

        assertThat(List.of(chart, narrow))
                .allSatisfy(drawn -> assertThat(drawn.left())
                        .as("room for %s", drawn.marks())
                        .isGreaterThan(6.5 * "100.5 minutes".length()));
        assertThat(narrow.series().get(0).points())
                .extracting(LineChart.Point::x)
                .allSatisfy(x -> assertThat(x).isBetween(narrow.left(), (double) narrow.width()));
    }

    @Test
    void namesAtTheEndOfLinesDoNotLieUponEachOther() {
        var chart = LineChart.of(
                "",
                List.of("1", "2"),
                List.of(
                        new LineChart.Values("Measured", "c1", false, values(90, 95)),
                        new LineChart.Values("Agreed", "quiet", true, values(95, 95))),
                BigDecimal::toPlainString);

        var ends = chart.series().stream().map(LineChart.Series::endY).toList();
        assertThat(Math.abs(ends.get(0) - ends.get(1))).isGreaterThanOrEqualTo(15);
    }

    @Test
    void manyBarsLieBelowEachOtherInANarrowColumn() {
        var chart = BarChart.waterfall(
                "", List.of(part(100, true), part(40, true), part(-10, false), part(30, false), part(60, true)));

        assertThat(chart.isFew()).isFalse();
        assertThat(chart.rowsWidth()).isLessThanOrEqualTo(326);
        assertThat(chart.rows())
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.x() + row.width()).isLessThanOrEqualTo(chart.rowsWidth()));
        assertThat(chart.rows().get(2).x() + chart.rows().get(2).width())
                .as("the credit ends where the invoices end")
                .isEqualTo(chart.rows().get(1).width());
        assertThat(chart.rows().get(3).x()).isEqualTo(chart.rows().get(2).x());
    }

    @Test
    void aNarrowColumnGetsItsOwnDrawingWithNamesBelow() {
        var steps = IntStream.rangeClosed(1, 12).mapToObj(String::valueOf).toList();
        var values = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> BigDecimal.valueOf(90 + i % 5))
                .toList();
        var chart = LineChart.of(
                "", steps, List.of(new LineChart.Values("Measured", "c1", false, values)), BigDecimal::toPlainString);

        var narrow = Objects.requireNonNull(chart.narrow());
        assertThat(narrow.width()).isLessThanOrEqualTo(326);
        assertThat(narrow.steps()).hasSizeLessThanOrEqualTo(4);
        assertThat(narrow.legendAt(0)).isLessThan(narrow.height());
        assertThat(narrow.series().get(0).points().get(11).text())
                .as("the last value is printed")
                .isEqualTo("92");
    }

    private static BarChart.Part part(int amount, boolean total) {
        return new BarChart.Part("", BigDecimal.valueOf(amount), "", "c1", total);
    }

    private static List<@Nullable BigDecimal> values(@Nullable Integer... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? null : BigDecimal.valueOf(value))
                .toList();
    }
}
