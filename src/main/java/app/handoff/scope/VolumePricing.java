package app.handoff.scope;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the price of a piece may depend on the volume of a month, and how many are paid for in any case.
 *
 * <p>Steps are gone through: with steps up to 500 and up to 1,000, the first 500 pieces of a month have one price, the next
 * 500 another, all further ones a third. So no volume costs less than a smaller one, and each step has a quantity at the
 * volumes of the scope, which is what makes offers comparable.
 *
 * @param output the output whose pieces these are
 * @param steps up to how many pieces a month each step goes, ascending; the last step is open. None for one price
 * @param minimumPerMonth how many pieces are paid for in a month in which there are fewer; null for none
 */
public record VolumePricing(
        UUID output,
        @JsonInclude(Include.NON_EMPTY) List<BigDecimal> steps,
        @JsonInclude(Include.NON_NULL) @Nullable BigDecimal minimumPerMonth) {

    private static final int PLACES = 2;

    public VolumePricing {
        steps = Blank.list(steps);
    }

    /**
     * The steps with what falls into each in a year at these volumes, the minimum counted where a month has fewer. All
     * together are the volume of the year, or more where the minimum is paid for.
     */
    List<Step> stepsOf(Quantity quantity) {
        var months = months(quantity);
        var found = new ArrayList<Step>();
        var from = BigDecimal.ZERO;
        var below = BigDecimal.ZERO;
        for (var upTo : steps) {
            var reached = inYear(months, volume -> volume.min(upTo));
            found.add(new Step(from, upTo, reached.subtract(below)));
            from = upTo;
            below = reached;
        }
        found.add(new Step(from, null, inYear(months, volume -> volume).subtract(below)));
        return List.copyOf(found);
    }

    /** The month with the fewest pieces, where it has fewer than are paid for in any case. */
    Map<Month, BigDecimal> belowMinimum(Quantity quantity) {
        var below = new EnumMap<Month, BigDecimal>(Month.class);
        if (minimumPerMonth != null) {
            expected(quantity).forEach((month, volume) -> {
                if (volume.compareTo(minimumPerMonth) < 0) {
                    below.put(month, volume);
                }
            });
        }
        return below;
    }

    private List<BigDecimal> months(Quantity quantity) {
        return expected(quantity).values().stream()
                .map(volume -> minimumPerMonth == null ? volume : volume.max(minimumPerMonth))
                .toList();
    }

    /** How many there are in each month: by the seasons where they are told, evenly in all months that belong to none. */
    private static Map<Month, BigDecimal> expected(Quantity quantity) {
        var year = quantity.perYear() == null ? BigDecimal.ZERO : quantity.perYear();
        var seasons = quantity.seasons();
        int left = seasons.monthsLeft();
        var rest = left == 0
                ? BigDecimal.ZERO
                : year.subtract(seasons.total())
                        .max(BigDecimal.ZERO)
                        .divide(BigDecimal.valueOf(left), MathContext.DECIMAL64);
        var expected = new EnumMap<Month, BigDecimal>(Month.class);
        for (var month : Month.values()) {
            expected.put(month, rest);
        }
        for (var season : seasons.all()) {
            var each = season.total().divide(BigDecimal.valueOf(season.months().size()), MathContext.DECIMAL64);
            season.months().forEach(month -> expected.put(month, each));
        }
        return expected;
    }

    private static BigDecimal inYear(List<BigDecimal> months, UnaryOperator<BigDecimal> counted) {
        return months.stream()
                .map(counted)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(PLACES, RoundingMode.HALF_UP);
    }

    /**
     * One step.
     *
     * @param from above how many pieces of a month it begins
     * @param upTo up to how many it goes; null for the last
     * @param quantityPerYear how many pieces fall into it in a year
     */
    public record Step(BigDecimal from, @Nullable BigDecimal upTo, BigDecimal quantityPerYear) {

        /** How many of the pieces of a month fall into it. */
        BigDecimal partOf(BigDecimal pieces) {
            var until = upTo == null ? pieces : pieces.min(upTo);
            return until.subtract(from).max(BigDecimal.ZERO);
        }
    }
}
