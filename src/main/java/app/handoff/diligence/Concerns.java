package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Names;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.AdvisoryLock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What speaks against a vendor, written down while it is checked; an open one stands between the vendor and the award. */
@Service
class Concerns {

    private final Diligence diligence;
    private final ConcernRepository concerns;
    private final AdvisoryLock advisoryLock;

    Concerns(Diligence diligence, ConcernRepository concerns, AdvisoryLock advisoryLock) {
        this.diligence = diligence;
        this.concerns = concerns;
        this.advisoryLock = advisoryLock;
    }

    /** @throws RuleViolation at {@code text} while the same concern is open, whatever its capitals */
    @Transactional
    public ConcernId raise(EngagementId engagement, VendorId vendor, String text, Actor by, Instant now) {
        advisoryLock.take("diligence", engagement, vendor);
        if (diligence.dossier(engagement, vendor).concerns().stream()
                .anyMatch(known -> known.isOpen() && Names.isSame(known.text(), text))) {
            throw new RuleViolation("diligence.concern.twice").at("text");
        }
        return concerns.save(new Concern(diligence.candidate(engagement, vendor), text, by, now))
                .id();
    }

    @Transactional
    void close(EngagementId engagement, VendorId vendor, ConcernId id, String answer, Actor by, Instant now) {
        var concern = get(engagement, vendor, id);
        concern.close(answer, by, now);
        concerns.save(concern);
    }

    @Transactional
    void reopen(EngagementId engagement, VendorId vendor, ConcernId id, Actor by, Instant now) {
        var concern = get(engagement, vendor, id);
        concern.reopen(by, now);
        concerns.save(concern);
    }

    @Transactional(readOnly = true)
    Concern get(EngagementId engagement, VendorId vendor, ConcernId id) {
        return concerns.find(id)
                .filter(concern -> concern.isOf(engagement, vendor))
                .orElseThrow(NotFound::new);
    }
}
