package app.handoff.engagement;

import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nothing goes on in an engagement that was stopped or removed, whichever page is still open on somebody's screen. Vendors
 * see no engagements; what they may do ends with the bidding and the contract.
 */
@Component
class StoppedEngagements {

    private final EngagementRepository engagements;

    StoppedEngagements(EngagementRepository engagements) {
        this.engagements = engagements;
    }

    @EventListener
    @Transactional(readOnly = true)
    public void on(EngagementEvent event) {
        boolean own = event instanceof Engagement.Ended || event instanceof Engagement.Opened;
        boolean ofVendor = Tenancy.required().role() == Tenancy.DatabaseRole.VENDOR;
        if (!own
                && !ofVendor
                && engagements
                        .findById(event.engagement())
                        .filter(Engagement::isStopped)
                        .isPresent()) {
            throw new RuleViolation("engagement.stopped");
        }
    }
}
