package app.handoff.journey;

import org.junit.jupiter.api.Test;

/** The whole way over HTTP, as people without any script walk it: from an empty installation to the first review. */
class EngagementJourneyTests extends EmptyInstallation {

    @Test
    void aTaskLeavesTheDeskAndIsReviewed() throws InterruptedException {
        new Story(new ScriptlessVisitor(base()), new ScriptlessVisitor(base()), () -> new ScriptlessVisitor(base()))
                .walk(clock());
    }
}
