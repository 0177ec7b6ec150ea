package app.handoff.engagement.web;

import app.handoff.engagement.EngagementDirectory;
import app.handoff.kernel.EngagementId;
import app.handoff.web.RemovedEngagements;
import org.springframework.stereotype.Component;

/** Tells the page kit which engagements have no pages left. */
@Component
class RemovedPages implements RemovedEngagements {

    private final EngagementDirectory engagements;

    RemovedPages(EngagementDirectory engagements) {
        this.engagements = engagements;
    }

    @Override
    public boolean isRemoved(EngagementId engagement) {
        return engagements.isRemoved(engagement);
    }
}
