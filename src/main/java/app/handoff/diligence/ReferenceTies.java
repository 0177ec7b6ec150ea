package app.handoff.diligence;

import app.handoff.engagement.Engagement;
import app.handoff.engagement.OutsideTies;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A reference that was asked through a link knows that a vendor is considered; nobody is asked about work that is over. */
@Component
class ReferenceTies implements OutsideTies {

    private final ReferenceRequestRepository requests;
    private final References references;

    ReferenceTies(ReferenceRequestRepository requests, References references) {
        this.requests = requests;
        this.references = references;
    }

    @Override
    public boolean seenOutside(EngagementId engagement) {
        return requests.isAnyAsked(engagement);
    }

    @Override
    public @Nullable Sentence bindsOutside(EngagementId engagement) {
        return null;
    }

    @EventListener
    void stopAsking(Engagement.Ended ended) {
        references.stopAll(ended.engagement(), ended.at());
    }
}
