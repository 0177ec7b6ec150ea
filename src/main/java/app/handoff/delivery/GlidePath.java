package app.handoff.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** What is expected in each week of the transition: service under the agreed level at first, then better every week. */
record GlidePath(List<BigDecimal> expected) {

    public GlidePath {
        expected = List.copyOf(expected);
    }

    /** In equal steps, to one place, from a first expectation to the agreed level in the last week. */
    public static GlidePath linear(BigDecimal start, BigDecimal agreed, int weeks) {
        if (weeks <= 1) {
            return new GlidePath(weeks == 1 ? List.of(agreed) : List.of());
        }
        var rise = agreed.subtract(start);
        return new GlidePath(IntStream.range(0, weeks)
                .mapToObj(week -> start.add(rise.multiply(BigDecimal.valueOf(week))
                        .divide(BigDecimal.valueOf(weeks - 1L), 1, RoundingMode.HALF_UP)))
                .toList());
    }

    /** After its last week the path stays where it arrived. */
    public BigDecimal in(int week, BigDecimal agreed) {
        return week >= 1 && week <= expected.size() ? expected.get(week - 1) : agreed;
    }
}
