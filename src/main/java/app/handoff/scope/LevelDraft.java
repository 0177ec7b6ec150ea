package app.handoff.scope;

import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.Bounds;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service level while it is being written. It has a shape of its own because every one of its numbers may still be
 * missing, and a {@link ServiceLevel} without them could not judge a value; {@link #complete()} makes one of it.
 */
record LevelDraft(
        ServiceLevelId id,
        String code,
        String name,
        @Nullable Unit unit,
        @Nullable Direction direction,
        @Nullable BigDecimal target,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal upperTarget,
        @Nullable BigDecimal maximum,
        String numeratorLabel,
        String denominatorLabel,
        @Nullable Window window,
        @Nullable Integer windowItems,
        @Nullable Method method,
        @Nullable Integer sampleSize,
        @Nullable MeasuredBy measuredBy,
        @Nullable Integer minSample,
        String exclusions) {

    public LevelDraft {
        id = id == null ? ServiceLevelId.next() : id;
        code = Blank.text(code);
        name = Blank.text(name);
        numeratorLabel = Blank.text(numeratorLabel);
        denominatorLabel = Blank.text(denominatorLabel);
        exclusions = Blank.text(exclusions);
        Bounds.check(unit, direction, target, minimum, upperTarget, maximum);
    }

    /** The fields that are still missing, by their names. */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        require(!name.isBlank(), "name", missing);
        require(unit != null, "unit", missing);
        require(direction != null, "direction", missing);
        require(target != null, "target", missing);
        require(direction != Direction.RANGE || upperTarget != null, "upperTarget", missing);
        require(minimum != null, "minimum", missing);
        require(direction != Direction.RANGE || maximum != null, "maximum", missing);
        require(!numeratorLabel.isBlank(), "numeratorLabel", missing);
        require(!denominatorLabel.isBlank(), "denominatorLabel", missing);
        require(window != null, "window", missing);
        require(window != Window.ITEMS || windowItems != null, "windowItems", missing);
        require(method != null, "method", missing);
        require(method != Method.SAMPLE || sampleSize != null, "sampleSize", missing);
        require(measuredBy != null, "measuredBy", missing);
        return missing;
    }

    private static void require(boolean given, String field, List<String> missing) {
        if (!given) {
            missing.add(field);
        }
    }

    /** The service level, once nothing is missing. */
    public Optional<ServiceLevel> complete() {
        if (!missing().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceLevel(
                id,
                code,
                name,
                Objects.requireNonNull(unit),
                Objects.requireNonNull(direction),
                Objects.requireNonNull(target),
                Objects.requireNonNull(minimum),
                upperTarget,
                maximum,
                numeratorLabel,
                denominatorLabel,
                Objects.requireNonNull(window),
                windowItems,
                Objects.requireNonNull(method),
                sampleSize,
                Objects.requireNonNull(measuredBy),
                minSample == null ? 0 : minSample,
                exclusions));
    }

    /** The same with another target. */
    LevelDraft aimingAt(@Nullable BigDecimal target) {
        return copy(id, code, target);
    }

    private LevelDraft coded(String code) {
        return copy(id, code, target);
    }

    LevelDraft identified(ServiceLevelId id) {
        return copy(id, code, target);
    }

    private LevelDraft copy(ServiceLevelId id, String code, @Nullable BigDecimal target) {
        return new LevelDraft(
                id,
                code,
                name,
                unit,
                direction,
                target,
                minimum,
                upperTarget,
                maximum,
                numeratorLabel,
                denominatorLabel,
                window,
                windowItems,
                method,
                sampleSize,
                measuredBy,
                minSample,
                exclusions);
    }

    /** Gives every service level without a code the next free one; codes never change. */
    static List<LevelDraft> coded(List<LevelDraft> levels) {
        int next = levels.stream()
                        .map(LevelDraft::code)
                        .filter(code -> code.matches("SL[0-9]{1,4}"))
                        .mapToInt(code -> Integer.parseInt(code.substring(2)))
                        .max()
                        .orElse(0)
                + 1;
        var coded = new ArrayList<LevelDraft>();
        for (var level : levels) {
            coded.add(level.code.isEmpty() ? level.coded("SL" + next++) : level);
        }
        return List.copyOf(coded);
    }
}
