package app.handoff.review;

import app.handoff.delivery.NextRound;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.triage.Triage;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the next round of bids for work that runs badly, before any review decided so. */
@Component
class NextRoundOfWork implements NextRound {

    private final Triage triage;
    private final Reviews reviews;

    NextRoundOfWork(Triage triage, Reviews reviews) {
        this.triage = triage;
        this.reviews = reviews;
    }

    @Override
    @Transactional
    public EngagementId open(EngagementId engagement, Actor by, Instant now) {
        return reviews.nextRound(engagement).orElseGet(() -> triage.askAgain(engagement, by, now));
    }
}
