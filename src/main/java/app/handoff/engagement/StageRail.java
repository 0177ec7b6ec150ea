package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where an engagement stands among its six stages, for the head of any page that belongs to one of them. Overview, which asks
 * every stage, answers.
 */
public interface StageRail {

    /** All six stages in their order; a fixed number of statements. */
    List<Stop> of(EngagementId engagement, Instant now);

    /**
     * The one next step of the engagement, whichever stage it belongs to; empty when nothing needs anybody. A page of one stage
     * shows it instead of saying that nothing needs anybody.
     */
    Optional<NextStep> next(EngagementId engagement, Instant now);

    /** @param fact a few words under the stage's name: "Version 3, 6 outputs" */
    record Stop(Stage stage, Sentence fact, StageReport.State state) {}
}
