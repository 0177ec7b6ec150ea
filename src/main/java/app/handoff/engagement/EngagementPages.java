package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.web.RecordPages;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the page kit which engagements the business has. */
@Component
class EngagementPages implements RecordPages {

    private final Engagements engagements;

    EngagementPages(Engagements engagements) {
        this.engagements = engagements;
    }

    @Override
    public String folder() {
        return "engagements";
    }

    @Override
    public boolean has(UUID id) {
        return engagements.find(new EngagementId(id)).isPresent();
    }
}
