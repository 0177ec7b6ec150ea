package app.handoff.triage;

import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.engagement.Engagement;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a decision page speaks of the gates that hold a task. */
class DecisionViewTests {

    @Test
    void onlyTheGateOfTheCoreIsListed() {
        assertThat(aView("Design", false).isListed(Gate.CORE)).isTrue();
        assertThat(aView("Design", false).isListed(Gate.ON_SITE)).isFalse();
        assertThat(aView(null, false).isListed(Gate.CORE)).isFalse();
    }

    @Test
    void whatIsPartlyOnSiteCanBeSplit() {
        assertThat(aView(null, true).wayOut(Gate.ON_SITE)).isEqualTo("triage.gate.ON_SITE.wayOutPartly");
        assertThat(aView(null, false).wayOut(Gate.ON_SITE)).isEqualTo("triage.gate.ON_SITE.wayOut");
        assertThat(aView(null, true).wayOut(Gate.CORE)).isEqualTo("triage.gate.CORE.wayOut");
    }

    @Test
    void anEngagementThatIsOverIsHistory() {
        assertThat(aView(null, false).hasHistory()).isFalse();
        assertThat(aView(
                                null,
                                false,
                                new DecisionView.Past(
                                        EngagementId.next(), "Bookkeeping 2025", Engagement.Outcome.values()[0]))
                        .hasHistory())
                .isTrue();
    }

    private static DecisionView aView(@Nullable String coreLine, boolean partly, DecisionView.Past... past) {
        var task = aTask().build();
        return new DecisionView(
                task.id(),
                task.name(),
                task.nature().orElseThrow().kind(),
                Sentence.of("triage.effort.WEEK"),
                null,
                null,
                task.baseline(),
                List.of(),
                coreLine,
                null,
                partly,
                null,
                List.of(),
                true,
                task.assessment().suggestion(),
                null,
                List.of(),
                false,
                null,
                null,
                List.of(),
                null,
                List.of(past));
    }
}
