package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.EngagementId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the sections of a scope ask of their reader next. */
class TaskPageTests {

    @Test
    void awaitsFreezingOnceNothingIsMissing() {
        assertThat(aScope(false, 2, true).awaitsFreezing()).isFalse();
        assertThat(aScope(false, 0, true).awaitsFreezing()).isTrue();
        assertThat(aScope(true, 0, true).awaitsFreezing()).isFalse();
    }

    @Test
    void isChangedInItsNextVersionOnceItIsFrozenAndOnlyByThoseWhoMayWrite() {
        assertThat(aScope(true, 0, true).mayRevise()).isTrue();
        assertThat(aScope(true, 0, false).mayRevise()).isFalse();
        assertThat(aScope(false, 0, true).mayRevise()).isFalse();
    }

    @Test
    void theFirstDraftIsNoRevision() {
        assertThat(aScope(false, 0, true).isRevision()).isFalse();
    }

    private static TaskPage aScope(boolean frozen, int gaps, boolean mayWrite) {
        return new TaskPage(
                EngagementId.next(),
                "Bookkeeping for 2027",
                1,
                frozen,
                false,
                mayWrite,
                false,
                "",
                List.of(new TaskPage.Row(Section.PURPOSE, gaps, true, "Mei")),
                gaps,
                false,
                List.of());
    }
}
