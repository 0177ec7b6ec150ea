package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Says what ties an engagement to people outside the business: asked before it is stopped or removed. One bean per module that
 * shows engagements to people outside.
 */
public interface OutsideTies {

    /** Whether somebody outside has seen anything of this engagement: from then on it stays on record. */
    boolean seenOutside(EngagementId engagement);

    /** What binds the business to somebody outside and has to end first, with the way to end it; null if nothing does. */
    @Nullable Sentence bindsOutside(EngagementId engagement);
}
