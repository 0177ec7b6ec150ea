package app.handoff.evaluation;

import app.handoff.engagement.OutsideTies;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A vendor that was chosen in an engagement, be it for a part of the work, has been told of it; a reserve that was asked, too. */
@Component
@Transactional(readOnly = true)
class AwardTies implements OutsideTies {

    private final AwardRepository awards;
    private final ReserveInquiryRepository reserves;

    AwardTies(AwardRepository awards, ReserveInquiryRepository reserves) {
        this.awards = awards;
        this.reserves = reserves;
    }

    @Override
    public boolean seenOutside(EngagementId engagement) {
        return !awards.in(List.of(engagement)).isEmpty()
                || !reserves.in(engagement).isEmpty();
    }

    @Override
    public @Nullable Sentence bindsOutside(EngagementId engagement) {
        return null;
    }
}
