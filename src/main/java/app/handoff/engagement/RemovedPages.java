package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.web.RemovedEngagements;
import org.springframework.stereotype.Component;

/** Tells the page kit which engagements have no pages left. */
@Component
class RemovedPages implements RemovedEngagements {

    private final Engagements engagements;

    RemovedPages(Engagements engagements) {
        this.engagements = engagements;
    }

    @Override
    public boolean isRemoved(EngagementId engagement) {
        return engagements.isRemoved(engagement);
    }
}
