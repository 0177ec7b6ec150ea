package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.scope.ServiceLevel;
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
    public static BigDecimal shown(TrackedLevel level, BigDecimal value) {
        int places = Math.max(1, Math.max(places(level.agreed()), places(level.minimum())));
        return value.scale() <= places
                ? value
                : value.setScale(
                        places,
                        level.direction() == ServiceLevel.Direction.LOWER ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    private static int places(BigDecimal value) {
        return Math.max(0, value.stripTrailingZeros().scale());
    }

    public static Sentence value(TrackedLevel level, @Nullable BigDecimal value) {
        if (value == null) {
            return Sentence.of("delivery.value.noData");
        }
        var shown = shown(level, value);
        return level.measure() == TrackedLevel.Measure.SHARE
                ? Sentence.of("delivery.value.percent", shown)
                : Sentence.of("delivery.value." + level.unit(), shown, shown.doubleValue());
    }

    public static Sentence unit(TrackedLevel level) {
        return Sentence.of("delivery.unit." + level.unit());
    }

    /** What a value that misses the level should have been: of a range the end that it lies beyond. */
    public static Sentence missed(TrackedLevel level, BigDecimal value) {
        return bound(level, value, level.boundFor(value));
    }

    /** The least that was accepted, which the value is even worse than. */
    public static Sentence beyond(TrackedLevel level, BigDecimal value) {
        return bound(level, value, level.minimumFor(value));
    }

    private static Sentence bound(TrackedLevel level, BigDecimal value, BigDecimal bound) {
        return Sentence.of(
                value.compareTo(bound) > 0 ? "delivery.agreed.lower" : "delivery.agreed.higher", value(level, bound));
    }

    /** What must be reached, with its direction: "at least 98.5 %". */
    public static Sentence agreed(TrackedLevel level, BigDecimal value) {
        var upper = level.upper();
        return switch (level.direction()) {
            case LOWER -> Sentence.of("delivery.agreed.lower", value(level, value));
            case RANGE -> {
                var end = value.compareTo(level.agreed()) == 0 ? upper : level.maximum();
                yield end == null
                        ? Sentence.of("delivery.agreed.higher", value(level, value))
                        : Sentence.of("delivery.agreed.range", value(level, value), value(level, end));
            }
            case HIGHER -> Sentence.of("delivery.agreed.higher", value(level, value));
        };
    }
}
