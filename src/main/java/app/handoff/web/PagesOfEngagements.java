package app.handoff.web;

import app.handoff.kernel.EngagementId;

/** Which engagements have pages: none that another business has, nobody opened, or that was removed. Implemented by {@code engagement}. */
public interface PagesOfEngagements {

    boolean exist(EngagementId engagement);
}
