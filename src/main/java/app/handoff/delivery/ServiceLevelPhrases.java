package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How values of a service level are said. */
public final class ServiceLevelPhrases {

    private ServiceLevelPhrases() {}

    /**
     * With one place, or as many as what was agreed has. Never rounded towards the better: what has not reached 99.2 % does
     * not read 99.2 %.
     */
    public static BigDecimal shown(AgreedLevel level, BigDecimal value) {
        int places = Math.max(
                1, Math.max(places(level.agreed()), places(level.asked().least())));
        return value.scale() <= places
                ? value
                : value.setScale(
                        places,
                        level.asked().direction() == ServiceLevel.Direction.LOWER
                                ? RoundingMode.CEILING
                                : RoundingMode.FLOOR);
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
