package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * That a bid does not answer the request and counts no longer: it has no points and no place, and its price sets nobody's
 * points. Taken back, for a reason of its own, it counts as before; both stay in the file.
 */
@Entity
@Table(name = "bid_disqualification")
class Disqualification extends BusinessOwned<UUID> {

    public static final int LONGEST_REASON = 2_000;

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("bid_%s")
    private BidId bid;

    private String reason;
    private Instant at;

    @Embedded
    @EmbeddedColumnNaming("by_%s")
    private Actor by;

    @Embedded
    @AttributeOverride(name = "reason", column = @Column(name = "reinstatement_reason"))
    private @Nullable Reinstatement reinstatement;

    /** @throws RuleViolation at {@code reason} if there is none, or more than 2,000 characters */
    Disqualification(OpenedBid bid, EngagementId engagement, String reason, Actor by, Instant now) {
        this.id = Ids.next();
        this.request = bid.request();
        this.bid = bid.id();
        this.reason = checked(reason);
        this.by = by;
        this.at = now;
        registerEvent(new Disqualified(engagement, bid.vendorName(), this.reason, by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected Disqualification() {}

    /** The bid counts again. */
    void takeBack(OpenedBid bid, EngagementId engagement, String reason, Actor by, Instant now) {
        if (!stands()) {
            throw new RuleViolation("evaluation.reinstatement.done");
        }
        reinstatement = new Reinstatement(checked(reason), by.name(), now);
        registerEvent(new Reinstated(engagement, bid.vendorName(), reinstatement.reason(), by, now));
    }

    private static String checked(String reason) {
        return WrittenReason.of(reason, LONGEST_REASON, "evaluation.disqualification.reasonMissing");
    }

    @Override
    public UUID getId() {
        return id;
    }

    public BidId bid() {
        return bid;
    }

    public boolean stands() {
        return reinstatement == null;
    }

    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }

    public Actor by() {
        return by;
    }

    /** Why it was taken back; null as long as it stands. */
    public @Nullable Reinstatement reinstatement() {
        return reinstatement;
    }

    /** That a disqualified bid counts again: why, by whom and since when. */
    @Embeddable
    public record Reinstatement(String reason, String reinstatedBy, Instant reinstatedAt) {}

    public record Disqualified(EngagementId engagement, String vendorName, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record Reinstated(EngagementId engagement, String vendorName, String reason, Actor by, Instant at)
            implements EngagementEvent {}
}
