package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was done about an engagement, for a file of it. */
@Component
public class EngagementHistory {

    private final ActivityRepository activities;

    EngagementHistory(ActivityRepository activities) {
        this.activities = activities;
    }

    /** All that was done, in sentences, the last act first. */
    @Transactional(readOnly = true)
    public List<Act> of(EngagementId engagement) {
        return activities.of(engagement, Limit.unlimited()).stream()
                .map(activity -> new Act(activity.at(), activity.sentence()))
                .toList();
    }

    /** @param sentence as the page of the engagement tells it, with the name of who did it */
    public record Act(Instant at, String sentence) {}
}
