package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** One bean per stage. Derives from the stage's own tables where each engagement stands; nothing is stored twice. */
public interface StageReporter {

    Stage stage();

    /**
     * Where these engagements stand in this stage, in a fixed number of statements however many are asked for. Those that
     * have not reached the stage may be left out.
     */
    Map<EngagementId, StageReport> reports(Collection<EngagementId> engagements, Instant now);
}
