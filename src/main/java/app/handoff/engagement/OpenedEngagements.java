package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.BusinessCache;
import app.handoff.web.PagesOfEngagements;
import org.springframework.stereotype.Component;

/** Tells the page kit which engagements have pages. */
@Component
class OpenedEngagements implements PagesOfEngagements {

    private final Engagements engagements;
    private final BusinessCache cache;

    OpenedEngagements(Engagements engagements, BusinessCache cache) {
        this.engagements = engagements;
        this.cache = cache;
    }

    @Override
    public boolean exist(EngagementId engagement) {
        return cache.get(OpenedEngagements.class, engagement, () -> engagements.hasPages(engagement));
    }
}
