package app.handoff.evaluation;

import app.handoff.engagement.OutsideTies;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A vendor that was chosen in an engagement, be it for a part of the work, has been told of it. */
@Component
@Transactional(readOnly = true)
class AwardTies implements OutsideTies {

    private final AwardRepository awards;

    AwardTies(AwardRepository awards) {
        this.awards = awards;
    }

    @Override
    public boolean seenOutside(EngagementId engagement) {
        return !awards.in(List.of(engagement)).isEmpty();
    }

    @Override
    public @Nullable Sentence bindsOutside(EngagementId engagement) {
        return null;
    }
}
