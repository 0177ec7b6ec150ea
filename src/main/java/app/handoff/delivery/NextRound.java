package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import java.time.Instant;

/**
 * Asks for bids again for work that keeps missing what was agreed: from the scope that was frozen, with what was measured, the
 * reserve of the last choice first. Implemented by the step that looks back on the work.
 */
public interface NextRound {

    /** Opens the next round of an engagement; the one there is already, if somebody asked before. */
    EngagementId open(EngagementId engagement, Actor by, Instant now);
}
