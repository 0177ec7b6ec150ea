package app.handoff.delivery;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Counted;
import app.handoff.servicelevel.Result;
import app.handoff.servicelevel.ServiceLevelSentences;
import app.handoff.text.NumberKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two numbers of one service level in one report, as they were reported. Both empty: nothing was measured.
 *
 * @param note why they are others than those that were counted from what was raised between the reports; null where nobody said
 */
public record Measurement(
        ServiceLevelId level,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {

    /** As much as a note can say. */
    static final int LONGEST_NOTE = 300;

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

    public Measurement(ServiceLevelId level, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        this(level, numerator, denominator, null);
    }

    public Result resultOf(AgreedLevel level) {
        return level.asked().resultOf(numerator, denominator);
    }

    void check(AgreedLevel agreed, int position) {
        check(agreed, "levels[" + position + "].numerator", "levels[" + position + "].denominator");
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new RuleViolation("text.tooLong", LONGEST_NOTE).at("levels[" + position + "].note");
        }
    }

    /** Both numbers, where both are there. */
    Optional<Counted> counted(AgreedLevel level) {
        boolean one = !level.asked().kind().isOutOfCases();
        return numerator == null || denominator == null && !one
                ? Optional.empty()
                : Optional.of(new Counted(numerator, denominator == null ? BigDecimal.ZERO : denominator));
    }

    /** @throws RuleViolation at {@code numerator} or {@code denominator}: nothing was counted */
    void requireGiven(AgreedLevel agreed) {
        var asked = agreed.asked();
        if (asked.kind().isOutOfCases() && denominator == null) {
            throw new RuleViolation("delivery.level.denominatorMissing", ServiceLevelSentences.cases(asked))
                    .at("denominator");
        }
        if (!asked.kind().isOutOfCases() && numerator == null) {
            throw new RuleViolation("delivery.level.numeratorMissing", ServiceLevelSentences.counted(asked))
                    .at("numerator");
        }
    }

    void check(AgreedLevel agreed, String first, String second) {
        var asked = agreed.asked();
        if (asked.kind().isOutOfCases() && !hasCases(agreed, first, second)) {
            return;
        }
        if (numerator == null) {
            return;
        }
        possible(numerator, first);
        if (asked.kind().counted(asked.unit()) == NumberKind.COUNT) {
            requireCount(numerator, first);
        }
        asked.measure().requireOnScale(numerator, first);
        if (asked.kind().isPart() && denominator != null && numerator.compareTo(denominator) > 0) {
            throw new RuleViolation("delivery.level.partMoreThanWhole", numerator, denominator).at(first);
        }
    }

    /** Whether there are cases of which the first number tells something. */
    private boolean hasCases(AgreedLevel agreed, String first, String second) {
        var asked = agreed.asked();
        if (denominator == null) {
            if (numerator != null) {
                throw new RuleViolation("delivery.level.denominatorMissing", ServiceLevelSentences.cases(asked))
                        .at(second);
            }
            return false;
        }
        possible(denominator, second);
        if (asked.kind().cases() == NumberKind.COUNT) {
            requireCount(denominator, second);
        }
        if (numerator == null && denominator.signum() != 0) {
            throw new RuleViolation("delivery.level.numeratorMissing", ServiceLevelSentences.counted(asked)).at(first);
        }
        return true;
    }

    private static void possible(BigDecimal number, String field) {
        if (number.signum() < 0 || number.compareTo(MOST) > 0) {
            throw new RuleViolation("field.positiveOrZero").at(field);
        }
    }

    /** Nobody counts parts of a case: 1.404 was meant as 1,404 or is hours, and those are counted in minutes. */
    private static void requireCount(BigDecimal number, String field) {
        if (number.stripTrailingZeros().scale() > 0) {
            throw new RuleViolation("delivery.level.fraction", number).at(field);
        }
    }
}
