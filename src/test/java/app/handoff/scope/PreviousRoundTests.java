package app.handoff.scope;

import static app.handoff.scope.Scopes.MIA;
import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.LevelsInUse.Experience;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The next round of a task starts from what the last one froze, agreed and measured. */
class PreviousRoundTests {

    @Test
    void theNextRoundHasEverythingOfTheLastOneButItsDates() {
        var last = frozen(Scopes.bookkeeping());
        var next = Scopes.aDraft();

        next.startFrom(new PreviousRound(last.engagement(), "Bookkeeping", last, Map.of()), MIA, MONDAY);

        var content = next.content();
        assertThat(content.purpose()).isEqualTo(last.content().purpose());
        assertThat(content.inputs()).isEqualTo(last.content().inputs());
        assertThat(content.oversight()).isEqualTo(last.content().oversight());
        assertThat(content.data()).isEqualTo(last.content().data());
        assertThat(content.pricing()).isEqualTo(last.content().pricing());
        assertThat(content.outputs())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(last.content().outputs());
        assertThat(content.outputs())
                .extracting(Output::id)
                .doesNotContainAnyElementsOf(
                        last.content().outputs().stream().map(Output::id).toList());
        assertThat(content.timeline().start()).isNull();
        assertThat(content.timeline().lastDay()).isNull();
        assertThat(content.timeline().termMonths()).isEqualTo(36);
        assertThat(content.levels().get(0).id())
                .isNotEqualTo(last.content().levels().get(0).id());
        assertThat(next.readiness().gaps())
                .as("only the first day is missing")
                .allMatch(gap -> gap.section() == Section.TIMELINE);
    }

    @Test
    void nothingWrittenIsReplaced() {
        var last = frozen(Scopes.bookkeeping());
        var round = new PreviousRound(last.engagement(), "Bookkeeping", last, Map.of());

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Scopes.aCompleteDraft().startFrom(round, MIA, MONDAY))
                .withMessage("scope.notBlank");
    }

    @ParameterizedTest(name = "{0}: aimed at {1}, at least {2}; agreed {3}, measured {4} gives {5}")
    @CsvSource({
        "HIGHER, PERCENT, 99, 97, 98.5, 98.14, 98.1",
        "HIGHER, PERCENT, 99, 97, 98.5, 99.46, 99.5",
        "HIGHER, PERCENT, 99, 97, 98.5, 96.94, 98.5",
        "HIGHER, PERCENT, 99, 97, 98.5, 96.96, 97.0",
        "HIGHER, PERCENT, 99, 97, 98.5, , 98.5",
        "HIGHER, PERCENT, 99.25, 97, 98.5, 98.1466, 98.147",
        "LOWER, HOURS, 4, 8, 5, 6.13, 6.1",
        "LOWER, HOURS, 4, 8, 5, 8.06, 5",
        "LOWER, HOURS, 4, 8, 5, 2.5, 2.5",
    })
    void theLevelsAimAtWhatWasMeasuredUnlessThatIsWorseThanWhatIsAccepted(
            Direction direction,
            Unit unit,
            BigDecimal target,
            BigDecimal minimum,
            BigDecimal agreed,
            @Nullable BigDecimal measured,
            BigDecimal proposed) {
        var level = Scopes.level("SL1", unit, direction, target.toPlainString(), minimum.toPlainString());
        var last = frozen(Scopes.bookkeeping().withLevels(List.of(level)));
        var round = new PreviousRound(
                last.engagement(), "Bookkeeping", last, Map.of(level.id(), new Experience(agreed, measured)));

        assertThat(round.levels().get(0).proposed()).isEqualByComparingTo(proposed);
        var next = Scopes.aDraft();
        next.startFrom(round, MIA, MONDAY);
        assertThat(next.content().levels().get(0).target()).isEqualByComparingTo(proposed);
        assertThat(next.content().levels().get(0).minimum()).isEqualByComparingTo(minimum);
    }

    private static FrozenScope frozen(ScopeContent content) {
        return new FrozenScope(
                ScopeOfWorkId.next(), EngagementId.next(), 2, "ab".repeat(32), MONDAY, "Mia", "Bookkeeping", content);
    }
}
