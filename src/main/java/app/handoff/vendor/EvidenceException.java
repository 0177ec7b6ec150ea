package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.kernel.WrittenReason;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;

/** The decision of a business to ask vendors for something that is not usual, or not to ask for what is, and why. */
@Entity
class EvidenceException extends BusinessOwned<UUID> {

    /** How many characters a reason has at most. */
    static final int LONGEST_REASON = 500;

    @Id
    private UUID id;

    private String need;
    private boolean asked;
    private String reason;

    @Embedded
    @EmbeddedColumnNaming("decided_by_%s")
    private Actor decidedBy;

    private Instant decidedAt;

    @SuppressWarnings("NullAway.Init")
    protected EvidenceException() {}

    EvidenceException(String need, boolean asked, String reason, Actor by, Instant now) {
        this.id = Ids.next();
        this.need = need;
        this.asked = asked;
        this.reason = WrittenReason.of(reason, LONGEST_REASON, "vendor.needs.exception.reason.required");
        this.decidedBy = by;
        this.decidedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    String need() {
        return need;
    }

    String reason() {
        return reason;
    }

    AskedNeed.Decided decided() {
        return new AskedNeed.Decided(asked, reason, decidedBy.name(), decidedAt);
    }
}
