package app.handoff.engagement;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives up an engagement before it came to a contract: it is stopped with a reason, or removed while nobody outside has seen it. */
@Service
@Transactional
class EngagementWithdrawal {

    private final EngagementRepository engagements;
    private final List<OutsideTies> ties;

    EngagementWithdrawal(EngagementRepository engagements, List<OutsideTies> ties) {
        this.engagements = engagements;
        this.ties = ties;
    }

    /**
     * Stops an engagement that has not come to a contract.
     *
     * @throws RuleViolation while bidding or a contract binds somebody outside, with what has to end first
     */
    public void stop(EngagementId id, String reason, Actor by, Instant at) {
        var engagement = engagements.get(id);
        bindingOutside(id).ifPresent(bound -> {
            throw new RuleViolation("engagement.bound", bound);
        });
        engagement.stop(reason, by, at);
        engagements.save(engagement);
    }

    /**
     * Removes an engagement that was opened by mistake.
     *
     * @throws RuleViolation if somebody outside has seen it: then it stays on record
     */
    public void remove(EngagementId id, Actor by, Instant at) {
        var engagement = engagements.get(id);
        if (isSeenOutside(id)) {
            throw new RuleViolation("engagement.seenOutside");
        }
        engagement.end(Engagement.Outcome.REMOVED, by, at);
        engagements.save(engagement);
    }

    /** What of an engagement binds somebody outside; empty if it can be stopped. */
    @Transactional(readOnly = true)
    public Optional<Sentence> bindingOutside(EngagementId id) {
        return ties.stream()
                .map(tie -> tie.bindsOutside(id))
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Transactional(readOnly = true)
    public boolean isSeenOutside(EngagementId id) {
        return ties.stream().anyMatch(tie -> tie.seenOutside(id));
    }
}
