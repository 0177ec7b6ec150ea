package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.evaluation.History.Outcome;
import app.handoff.evaluation.History.Step;
import app.handoff.evaluation.History.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What proves that no step was illegal has to find one that was. */
class HistoryTests {

    @Test
    void findsTwoChoicesAtOnce() {
        assertThat(oneByOne(Kind.AWARD, Kind.AWARD).canLeadTo(new Outcome(2, 1, "AWARDED")))
                .isFalse();
        assertThat(oneByOne(Kind.AWARD, Kind.WITHDRAW, Kind.AWARD).canLeadTo(new Outcome(2, 1, "AWARDED")))
                .isTrue();
    }

    @Test
    void findsAReserveThatNobodyNamed() {
        assertThat(oneByOne(Kind.AWARD, Kind.RESERVE).canLeadTo(new Outcome(2, 1, "AWARDED")))
                .isFalse();
        assertThat(oneByOne(Kind.AWARD_WITH_RESERVE, Kind.RESERVE).canLeadTo(new Outcome(2, 1, "AWARDED")))
                .isTrue();
    }

    @Test
    void findsAChoiceAfterTheEndAndTablesThatSayOtherwise() {
        assertThat(oneByOne(Kind.NOBODY, Kind.AWARD).canLeadTo(new Outcome(1, 1, "AWARDED")))
                .isFalse();
        assertThat(oneByOne(Kind.AWARD, Kind.WITHDRAW).canLeadTo(new Outcome(1, 1, "AWARDED")))
                .isFalse();
        assertThat(oneByOne(Kind.AWARD, Kind.NEW_BIDS).canLeadTo(new Outcome(1, 0, "UNSUCCESSFUL")))
                .isTrue();
    }

    @Test
    void whatOverlapsMayHaveHappenedInEitherOrder() {
        var withdrawn = new Step(Kind.WITHDRAW, 0, 10);
        var awarded = new Step(Kind.AWARD, 5, 15);

        assertThat(new History(List.of(withdrawn, awarded)).canLeadTo(new Outcome(1, 0, "OPENED")))
                .isTrue();
        assertThat(oneByOne(Kind.WITHDRAW, Kind.AWARD).canLeadTo(new Outcome(1, 0, "OPENED")))
                .isFalse();
    }

    /** Each begins when the one before has ended. */
    private static History oneByOne(Kind... kinds) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < kinds.length; i++) {
            steps.add(new Step(kinds[i], i * 10L, i * 10L + 5));
        }
        return new History(steps);
    }
}
