package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.scope.Readiness.Gap;
import app.handoff.scope.VagueWords.Hint;
import app.handoff.shared.DataClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTests {

    @Test
    void aCompleteScopeHasNoGap() {
        var readiness = Readiness.of(Scopes.bookkeeping(), Examples.NONE);

        assertThat(readiness.gaps()).isEmpty();
        assertThat(readiness.ready()).isEqualTo(readiness.checks());
    }

    @Test
    void anEmptyScopeMissesEverySection() {
        var readiness = Readiness.of(ScopeContent.EMPTY, Examples.NONE);

        assertThat(readiness.gaps()).extracting(Gap::section).contains(Section.values());
        assertThat(readiness.ready()).isZero();
        assertThat(readiness.checks()).isEqualTo(readiness.gaps().size());
    }

    @Test
    void whatIsReadyAndWhatIsMissingAddUp() {
        var content = Scopes.bookkeeping();
        var readiness = Readiness.of(content.withOutputs(List.of(Output.named("Year-end pack", null))), Examples.NONE);

        assertThat(readiness.gaps()).isNotEmpty();
        assertThat(readiness.ready()).isPositive();
        assertThat(readiness.ready() + readiness.gaps().size()).isEqualTo(readiness.checks());
    }

    @Test
    void aGapLeadsToTheFieldThatClosesIt() {
        var content = Scopes.bookkeeping();
        var unfinished = content.withOutputs(List.of(content.outputs().get(0), Output.named("Year-end pack", null)));

        assertThat(Readiness.of(unfinished, Examples.NONE).gaps())
                .extracting(Gap::field)
                .containsExactly("rows[1].acceptance", "rows[1].quality", "rows[1].amount", "rows[1].due");
        assertThat(Readiness.of(unfinished, Examples.NONE).gaps().get(0).title().words())
                .containsExactly("Year-end pack");
    }

    @Test
    void whatIsLeftOutWithAReasonIsNoGap() {
        var content = Scopes.bookkeeping();
        var output = Output.named("Advice", null);
        var stated = new Output(
                output.id(),
                "Advice",
                "",
                "The question is answered in writing",
                "",
                "each question is different",
                Quantity.NOT_GIVEN,
                "only when a question comes up",
                Due.NOT_GIVEN,
                "agreed question by question");

        assertThat(Readiness.of(content.withOutputs(List.of(stated)), Examples.NONE)
                        .gaps())
                .isEmpty();
    }

    @Test
    void dataThatAnInputCarriesNeedsARule() {
        var content = Scopes.bookkeeping()
                .with(new Inputs(
                        List.of(new Input("Patient list", "Office", "CSV", "monthly", DataClass.HEALTH)), false));

        assertThat(Readiness.of(content, Examples.NONE).gaps())
                .extracting(Gap::field)
                .containsExactly("classes");
    }

    @Test
    void vagueWordsAreFoundAsWholeWordsAndNeverBlock() {
        var vague = new VagueWords(List.of("as needed", "soon", "asap"));
        var content = Scopes.bookkeeping()
                .with(new Purpose(
                        "Post entries as needed, as soon as possible, for the Sooner State",
                        List.of("x"),
                        List.of("y"),
                        false,
                        List.of()));

        assertThat(vague.in(content)).extracting(Hint::word).containsExactly("as needed", "soon");
        assertThat(vague.in(content)).extracting(Hint::section).containsOnly(Section.PURPOSE);
        assertThat(Readiness.of(content, Examples.NONE).gaps()).isEmpty();
    }
}
