package app.handoff.scope;

import static app.handoff.scope.Scopes.ANA;
import static app.handoff.scope.Scopes.MIA;
import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.ServiceLevel;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ScopeOfWorkTests {

    @Test
    void isFrozenOnceComplete() {
        var scope = Scopes.readyToFreeze();

        var frozen = scope.freeze("Bookkeeping for 2027", MIA, MONDAY);

        assertThat(scope.isFrozen()).isTrue();
        assertThat(frozen.version()).isEqualTo(1);
        assertThat(frozen.sha256()).matches("[0-9a-f]{64}");
        assertThat(frozen.serviceLevels()).extracting(ServiceLevel::code).containsExactly("SL1");
    }

    @Test
    void cannotBeFrozenWhileAnythingIsMissing() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Scopes.aDraft().freeze("Bookkeeping", MIA, MONDAY));
    }

    @Test
    void cannotBeFrozenBeforeASecondLook() {
        var scope = Scopes.aCompleteDraft();

        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> scope.freeze("Bookkeeping", MIA, MONDAY));
    }

    @Test
    void aChangeMakesTheSecondLookVoid() {
        var scope = Scopes.readyToFreeze();
        assertThat(scope.secondLook()).isPresent();

        scope.write(Section.PURPOSE, purpose("Something else"), seen(scope), "", MIA, MONDAY);

        assertThat(scope.secondLook()).isEmpty();
    }

    @Test
    void savingTheSameAgainChangesNothing() {
        var scope = Scopes.readyToFreeze();
        int seen = seen(scope);

        scope.write(Section.PURPOSE, content -> content, seen, "", MIA, MONDAY);

        assertThat(scope.secondLook()).isPresent();
        assertThat(seen(scope)).isEqualTo(seen);
    }

    @Test
    void doesNotChangeAfterItIsFrozen() {
        var scope = Scopes.readyToFreeze();
        scope.freeze("Bookkeeping", MIA, MONDAY);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> scope.write(Section.PURPOSE, purpose("Other"), seen(scope), "", MIA, MONDAY));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> scope.freeze("Bookkeeping", MIA, MONDAY));
    }

    @Test
    void goesOnAsTheNextVersionThatKeepsItsServiceLevels() {
        var scope = Scopes.readyToFreeze();
        var first = scope.freeze("Bookkeeping", MIA, MONDAY);

        var next = scope.revise(ANA, MONDAY);
        next.write(Section.PURPOSE, purpose("Other"), seen(next), "", ANA, MONDAY);
        next.lookAgain(ANA, MONDAY);
        var second = next.freeze("Bookkeeping", ANA, MONDAY);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.sha256()).isNotEqualTo(first.sha256());
        assertThat(second.serviceLevels()).isEqualTo(first.serviceLevels());
    }

    @Test
    void tellsTheSecondOfTwoWhoEditTheSameSection() {
        var scope = Scopes.aDraft();
        scope.write(Section.PURPOSE, purpose("Mia's"), 0, "mias-form", MIA, MONDAY);

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> scope.write(Section.PURPOSE, purpose("Ana's"), 0, "anas-form", ANA, MONDAY));
        assertThat(scope.content().purpose().text()).isEqualTo("Mia's");
        assertThat(scope.edit(Section.PURPOSE).by()).isEqualTo("Mia");
    }

    @Test
    void savesTheSameFormOverItselfAsOftenAsItIsTyped() {
        var scope = Scopes.aDraft();
        scope.write(Section.PURPOSE, purpose("Keep"), 0, "mias-form", MIA, MONDAY);
        scope.write(Section.PURPOSE, purpose("Keep the books"), 0, "mias-form", MIA, MONDAY);

        assertThat(scope.content().purpose().text()).isEqualTo("Keep the books");
    }

    @Test
    void letsTwoPeopleWriteDifferentSections() {
        var scope = Scopes.aDraft();
        scope.write(Section.PURPOSE, purpose("Mia's"), 0, "a", MIA, MONDAY);
        scope.write(Section.INPUTS, content -> content.with(new Inputs(List.of(), true)), 0, "b", ANA, MONDAY);

        assertThat(scope.content().purpose().text()).isEqualTo("Mia's");
        assertThat(scope.content().inputs().none()).isTrue();
    }

    private static int seen(ScopeOfWork scope) {
        return scope.edit(Section.PURPOSE).count();
    }

    private static UnaryOperator<ScopeContent> purpose(String text) {
        return content -> content.with(new Purpose(
                text,
                content.purpose().included(),
                content.purpose().excluded(),
                content.purpose().nothingExcluded(),
                content.purpose().facts()));
    }
}
