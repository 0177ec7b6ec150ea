package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reason is kept as it was written, and nothing that needs one is done without. */
class WrittenReasonTests {

    @Test
    void isKeptWithoutBlanksAroundIt() {
        assertThat(WrittenReason.of("  Too dear.\n", 9, "reason.missing")).isEqualTo("Too dear.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n\t"})
    void isAskedForWhereItIsMissing(@Nullable String nothing) {
        assertThat(refused(nothing, 9)).isEqualTo("reason.missing");
    }

    @Test
    void isRefusedWhereItIsTooLong() {
        assertThat(refused("Too dear!!", 9)).isEqualTo("text.tooLong");
    }

    private static String refused(@Nullable String typed, int longest) {
        var violation =
                catchThrowableOfType(RuleViolation.class, () -> WrittenReason.of(typed, longest, "reason.missing"));
        assertThat(violation.field()).isEqualTo("reason");
        return violation.code();
    }
}
