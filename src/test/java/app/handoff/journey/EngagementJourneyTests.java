package app.handoff.journey;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The whole way over HTTP, as people without any script walk it: from an empty installation to the first review. */
class EngagementJourneyTests extends EmptyInstallation {

    private static final Duration TIME_FOR_BIDS = Duration.ofSeconds(20);

    @Test
    void aTaskLeavesTheDeskAndIsReviewed() throws InterruptedException {
        new Story(
                        new ScriptlessVisitor(base()),
                        new ScriptlessVisitor(base()),
                        () -> new ScriptlessVisitor(base()),
                        TIME_FOR_BIDS)
                .walk(clock());
    }
}
