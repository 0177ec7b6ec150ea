package app.handoff.review;

import app.handoff.kernel.EngagementId;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reviews that were finished, for the tests of other modules. */
@Component
public class ReviewsForTests {

    private final ReviewPlanRepository plans;

    ReviewsForTests(ReviewPlanRepository plans) {
        this.plans = plans;
    }

    /** The work was looked at up to this day. */
    @Transactional
    public void reviewed(EngagementId engagement, LocalDate to) {
        var plan = plans.findById(engagement).orElseThrow();
        plan.reviewed(to);
        plans.save(plan);
    }
}
