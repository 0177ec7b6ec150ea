package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionScoreTests {

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "5"})
    void theEndsOfTheScaleSayWhy(String score) {
        refused(score, " ", "evaluation.score.sayWhy", "note");
        assertThat(CriterionScore.typed(score, " Asks before guessing "))
                .hasValueSatisfying(
                        criterionScore -> assertThat(criterionScore.note()).isEqualTo("Asks before guessing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", " 4 "})
    void theMiddleNeedsNoNote(String score) {
        assertThat(CriterionScore.typed(score, null)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "-1", "3.5", "excellent", "99999999999"})
    void everythingElseIsNoScore(String score) {
        refused(score, "Why", "evaluation.score.outOfRange", "score");
    }

    @Test
    void nothingTypedIsNoMarkYet() {
        assertThat(CriterionScore.typed("", "  ")).isEmpty();
        assertThat(CriterionScore.typed(null, null)).isEmpty();
        refused("", "Very good", "evaluation.score.forNote", "score");
    }

    @Test
    void aNoteHasAnEnd() {
        assertThat(CriterionScore.typed("3", "x".repeat(CriterionScore.LONGEST_NOTE)))
                .isPresent();
        refused("3", "x".repeat(CriterionScore.LONGEST_NOTE + 1), "text.tooLong", "note");
    }

    private static void refused(@Nullable String score, String note, String code, String field) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> CriterionScore.typed(score, note))
                .as(score)
                .extracting(RuleViolation::code, RuleViolation::field)
                .containsExactly(code, field);
    }
}
