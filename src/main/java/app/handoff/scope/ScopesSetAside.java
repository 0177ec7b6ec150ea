package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Of a next round that goes on by the scope of the round before: what was written for its own scope waits, and nothing of it is lost. */
@Component
public class ScopesSetAside {

    private final ScopeOfWorkRepository scopes;
    private final Readings readings;

    ScopesSetAside(ScopeOfWorkRepository scopes, Readings readings) {
        this.scopes = scopes;
        this.readings = readings;
    }

    /** @throws RuleViolation if the scope of this round is final already: then bids are asked for by it */
    @Transactional
    public void setAside(EngagementId engagement, Instant now) {
        scopes.findFirstByEngagementOrderByNumberDesc(engagement).ifPresent(scope -> {
            scope.setAside(now);
            scopes.save(scope);
            readings.stopAll(engagement, now);
        });
    }

    /** Bids are asked for after all: it goes on where it was left. */
    @Transactional
    public void takeUp(EngagementId engagement) {
        scopes.findFirstByEngagementOrderByNumberDesc(engagement).ifPresent(scope -> {
            scope.takeUp();
            scopes.save(scope);
        });
    }
}
