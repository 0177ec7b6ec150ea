package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.BusinessCache;
import app.handoff.web.RemovedEngagements;
import org.springframework.stereotype.Component;

/** Tells the page kit which engagements have no pages left. */
@Component
class RemovedPages implements RemovedEngagements {

    private final Engagements engagements;
    private final BusinessCache cache;

    RemovedPages(Engagements engagements, BusinessCache cache) {
        this.engagements = engagements;
        this.cache = cache;
    }

    @Override
    public boolean isRemoved(EngagementId engagement) {
        return cache.get(RemovedPages.class, engagement, () -> engagements.isRemoved(engagement));
    }
}
