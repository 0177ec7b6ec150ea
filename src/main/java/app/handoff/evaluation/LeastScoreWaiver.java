package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.CriterionId;
import app.handoff.evaluation.Evaluation.Column;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * That an owner lets a bid stand although it is below a least score: it has a place like the others, and its price counts. It
 * holds for the criteria that were decided about; below another one, the bid waits for a person again. Taken back, for a reason
 * of its own, it has no place as before; both stay in the file.
 */
@Entity
@Table(name = "bid_least_score_waiver")
class LeastScoreWaiver extends BusinessOwned<UUID> {

    static final int LONGEST_REASON = 2_000;

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("bid_%s")
    private BidId bid;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> criteria;

    private String reason;
    private Instant at;

    @Embedded
    @EmbeddedColumnNaming("by_%s")
    private Actor by;

    @Embedded
    @AttributeOverride(name = "reason", column = @jakarta.persistence.Column(name = "revocation_reason"))
    private @Nullable Revocation revocation;

    /**
     * @param column the bid with its points
     * @throws RuleViolation if it is below no least score; at {@code reason} if there is none, or more than 2,000 characters
     */
    LeastScoreWaiver(Column column, EngagementId engagement, String reason, Actor by, Instant now) {
        var bid = column.bid();
        if (column.belowMinimum().isEmpty()) {
            throw new RuleViolation("evaluation.waiver.notBelow", bid.vendorName());
        }
        this.id = Ids.next();
        this.request = bid.request();
        this.bid = bid.id();
        this.criteria = column.belowMinimum().stream()
                .map(criterion -> criterion.id().id())
                .toList();
        this.reason = checked(reason);
        this.by = by;
        this.at = now;
        registerEvent(new LetStand(engagement, bid.vendorName(), this.reason, by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected LeastScoreWaiver() {}

    /** The bid has no place as before. */
    void takeBack(OpenedBid bid, EngagementId engagement, String reason, Actor by, Instant now) {
        if (!stands()) {
            throw new RuleViolation("evaluation.waiver.takenBack");
        }
        revocation = new Revocation(checked(reason), by.name(), now);
        registerEvent(new TakenBack(engagement, bid.vendorName(), revocation.reason(), by, now));
    }

    private static String checked(String reason) {
        return WrittenReason.of(reason, LONGEST_REASON, "evaluation.waiver.reasonMissing");
    }

    @Override
    public UUID getId() {
        return id;
    }

    public BidId bid() {
        return bid;
    }

    /** The criteria whose least scores it was decided about. */
    public List<CriterionId> criteria() {
        return criteria.stream().map(CriterionId::new).toList();
    }

    public boolean stands() {
        return revocation == null;
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
    public @Nullable Revocation revocation() {
        return revocation;
    }

    /** That a bid is let stand no longer: why, by whom and since when. */
    @Embeddable
    public record Revocation(String reason, String revokedBy, Instant revokedAt) {}

    public record LetStand(EngagementId engagement, String vendorName, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record TakenBack(EngagementId engagement, String vendorName, String reason, Actor by, Instant at)
            implements EngagementEvent {}
}
