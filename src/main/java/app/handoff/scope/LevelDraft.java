package app.handoff.scope;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.Bounds;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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
        String exclusions,

        @JsonProperty("measure") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Measure special,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) String condition) {

    /** @throws RuleViolation at the first field that does not go with the kind, or with another one */
    public LevelDraft {
        id = id == null ? ServiceLevelId.next() : id;
        code = Blank.text(code);
        name = Blank.text(name);
        numeratorLabel = Blank.text(numeratorLabel);
        denominatorLabel = Blank.text(denominatorLabel);
        exclusions = Blank.text(exclusions);
        condition = Blank.text(condition);
        var measure = special == null && unit != null ? Measure.plain(unit) : special;
        if (measure != null) {
            var kind = measure.kind();
            unit = kind.asksUnit() ? unit : kind.units().get(0);
            direction = kind.asksDirection() ? direction : kind.directions().get(0);
            numeratorLabel = kind.asksCounted() ? numeratorLabel : "";
            denominatorLabel = kind.asksCases() ? denominatorLabel : "";
            minSample = kind.isOutOfCases() ? minSample : null;
            method = kind.asksMethod() ? method : Method.AUTO;
            measuredBy = kind.asksMethod() ? measuredBy : MeasuredBy.VENDOR;
            if (unit != null && !kind.units().contains(unit)) {
                throw new RuleViolation("serviceLevel.noTime").at("unit");
            }
            if (window == Window.ITEMS && !kind.isOutOfCases()) {
                throw new RuleViolation("serviceLevel.noPieces").at("window");
            }
            Bounds.check(measure, unit, direction, target, minimum, upperTarget, maximum);
        }
        special = Measure.unlessPlain(special, unit);
    }

    /** Which kind of value it is; null until that is chosen. */
    @Nullable Measure measure() {
        return special == null && unit != null ? Measure.plain(unit) : special;
    }

    /** The fields that are still missing, by their names; before the kind is chosen nothing else is known to be. */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        require(!name.isBlank(), "name", missing);
        var measure = measure();
        require(measure != null, "kind", missing);
        if (measure == null) {
            return missing;
        }
        var kind = measure.kind();
        boolean range = direction == Direction.RANGE;
        require(!kind.asksCases() || !denominatorLabel.isBlank(), "denominatorLabel", missing);
        require(!kind.asksCounted() || !numeratorLabel.isBlank(), "numeratorLabel", missing);
        missing.addAll(measure.missing());
        require(unit != null, "unit", missing);
        require(direction != null, "direction", missing);
        require(target != null, "target", missing);
        require(!range || upperTarget != null, "upperTarget", missing);
        require(range || minimum != null, "minimum", missing);
        require(!range || minimum != null || maximum != null, "maximum", missing);
        require(window != null, "window", missing);
        require(window != Window.ITEMS || windowItems != null, "windowItems", missing);
        require(method != null, "method", missing);
        require(method != Method.SAMPLE || sampleSize != null, "sampleSize", missing);
        require(measuredBy != null, "measuredBy", missing);
        return missing;
    }

    /** What a missing field is called: "the target". */
    static Sentence said(String field) {
        return Sentence.of("scope.levels.short." + field.replaceFirst("\\[.*", ""));
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
                minimum,
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
                exclusions,
                special,
                condition));
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
                exclusions,
                special,
                condition);
    }

    /** Counts the service levels anew, without a gap: while nobody outside has read a code. */
    static List<LevelDraft> numbered(List<LevelDraft> levels) {
        return IntStream.range(0, levels.size())
                .mapToObj(at -> levels.get(at).coded("SL" + (at + 1)))
                .toList();
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
