package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.BusinessCache;
import app.handoff.web.PagesOfWhole;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the page kit which engagements are a part of another one, so that scope and bidding are looked up there. */
@Component
class PartPages implements PagesOfWhole {

    private final Engagements engagements;
    private final BusinessCache cache;

    PartPages(Engagements engagements, BusinessCache cache) {
        this.engagements = engagements;
        this.cache = cache;
    }

    @Override
    public Optional<EngagementId> wholeOf(EngagementId part) {
        return cache.get(
                PartPages.class,
                part,
                () -> Optional.ofNullable(engagements.wholes(List.of(part)).get(part))
                        .map(Engagements.Entry::id));
    }
}
