package app.handoff.web;

import app.handoff.kernel.EngagementId;

/** Which engagements were opened by mistake and removed: none of their pages exists any more. Implemented by {@code engagement}. */
public interface RemovedEngagements {

    boolean isRemoved(EngagementId engagement);
}
