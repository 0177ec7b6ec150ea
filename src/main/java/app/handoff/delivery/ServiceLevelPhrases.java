package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How values of a service level are said. */
public final class ServiceLevelPhrases {

    private ServiceLevelPhrases() {}

    /**
     * With one place, or as many as what was agreed has, rounded half up as a pocket calculator does. Only what would then read
     * as reached, although it was not, is rounded the other way: what has not reached 99.2 % does not read 99.2 %.
     */
    public static BigDecimal shown(AgreedLevel level, BigDecimal value) {
        var rounded = nearest(level, value);
        if (lowerEnds(level).anyMatch(end -> value.compareTo(end) < 0 && rounded.compareTo(end) >= 0)) {
            return value.setScale(rounded.scale(), RoundingMode.FLOOR);
        }
        return upperEnds(level).anyMatch(end -> value.compareTo(end) > 0 && rounded.compareTo(end) <= 0)
                ? value.setScale(rounded.scale(), RoundingMode.CEILING)
                : rounded;
    }

    /** Whether a value is shown otherwise than a pocket calculator rounds it. */
    static boolean isKeptShort(AgreedLevel level, BigDecimal value) {
        return shown(level, value).compareTo(nearest(level, value)) != 0;
    }

    private static BigDecimal nearest(AgreedLevel level, BigDecimal value) {
        int places = Stream.concat(lowerEnds(level), upperEnds(level))
                .mapToInt(ServiceLevelPhrases::places)
                .reduce(1, Math::max);
        return value.scale() <= places ? value : value.setScale(places, RoundingMode.HALF_UP);
    }

    /** What a value must not be below. */
    private static Stream<BigDecimal> lowerEnds(AgreedLevel level) {
        var asked = level.asked();
        return asked.direction() == ServiceLevel.Direction.LOWER
                ? Stream.empty()
                : both(level.agreed(), asked.minimum());
    }

    /** What a value must not be above. */
    private static Stream<BigDecimal> upperEnds(AgreedLevel level) {
        var asked = level.asked();
        return switch (asked.direction()) {
            case LOWER -> both(level.agreed(), asked.minimum());
            case RANGE -> both(asked.upperTarget(), asked.maximum());
            case HIGHER -> Stream.empty();
        };
    }

    private static Stream<BigDecimal> both(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(other));
    }

    private static int places(BigDecimal value) {
        return Math.max(0, value.stripTrailingZeros().scale());
    }

    public static Sentence value(AgreedLevel level, @Nullable BigDecimal value) {
        if (value == null) {
            return Sentence.of("delivery.value.noData");
        }
        return level.asked().said(shown(level, value));
    }

    /** What a measurement says, with its two numbers: "79 / 80 = 98.7 %". */
    public static Sentence result(AgreedLevel level, Measurement measured) {
        return ServiceLevelText.result(level, measured.resultOf(level), measured.numerator(), measured.denominator());
    }

    /** What a value that misses the level should have been: of a range the end that it lies beyond. */
    public static Sentence missed(AgreedLevel level, BigDecimal value) {
        return bound(level, value, level.boundFor(value));
    }

    /** The least that was accepted, which the value is even worse than. */
    public static Sentence beyond(AgreedLevel level, BigDecimal value) {
        return bound(level, value, level.asked().leastFor(value));
    }

    private static Sentence bound(AgreedLevel level, BigDecimal value, BigDecimal bound) {
        return Sentence.of(
                value.compareTo(bound) > 0 ? "delivery.agreed.lower" : "delivery.agreed.higher", value(level, bound));
    }

    /** The least that is accepted, with its direction. */
    static Sentence least(AgreedLevel level) {
        var asked = level.asked();
        return asked.minimum() != null || asked.maximum() == null
                ? agreed(level, asked.least())
                : Sentence.of("delivery.agreed.lower", value(level, asked.maximum()));
    }

    /** What must be reached, with its direction: "at least 98.5 %". */
    public static Sentence agreed(AgreedLevel level, BigDecimal value) {
        var asked = level.asked();
        return switch (asked.direction()) {
            case LOWER -> Sentence.of("delivery.agreed.lower", value(level, value));
            case RANGE -> {
                var end = value.compareTo(level.agreed()) == 0 ? asked.upperTarget() : asked.maximum();
                yield end == null
                        ? Sentence.of("delivery.agreed.higher", value(level, value))
                        : Sentence.of("delivery.agreed.range", value(level, value), value(level, end));
            }
            case HIGHER -> Sentence.of("delivery.agreed.higher", value(level, value));
        };
    }
}
