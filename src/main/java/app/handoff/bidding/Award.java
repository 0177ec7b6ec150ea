package app.handoff.bidding;

import app.handoff.shared.Actor;
import app.handoff.shared.BusinessOwned;
import app.handoff.shared.RuleViolation;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** The choice of one bid of one request: who chose it, when and why, and who is asked next should the winner refuse. */
@Entity
public class Award extends BusinessOwned<BidRequestId> {

    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_REASON = 4000;

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "request_id"))
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("bid_%s")
    private BidId bid;

    @Embedded
    @EmbeddedColumnNaming("reserve_bid_%s")
    private @Nullable BidId reserve;

    private String reason;
    private Instant awardedAt;

    @Embedded
    @EmbeddedColumnNaming("awarded_by_%s")
    private Actor awardedBy;

    /**
     * @param reserve who is asked next; null for nobody
     * @param lowest whether it is the lowest price, which is no reason by itself
     * @param reason 20 to 4,000 characters
     * @throws RuleViolation at {@code reserve} if it is the winner again, at {@code reason} if it is too short or too long
     */
    Award(
            BidRequestId request,
            BidId bid,
            @Nullable BidId reserve,
            boolean lowest,
            String reason,
            Actor by,
            Instant now) {
        if (bid.equals(reserve)) {
            throw new RuleViolation("bidding.award.reserveIsWinner").at("reserve");
        }
        this.request = request;
        this.bid = bid;
        this.reserve = reserve;
        this.reason = reason.strip();
        if (this.reason.length() < SHORTEST_REASON) {
            throw new RuleViolation(lowest ? "bidding.award.lowestNeedsReason" : "bidding.award.needsReason")
                    .at("reason");
        }
        if (this.reason.length() > LONGEST_REASON) {
            throw new RuleViolation("field.tooLong.n", LONGEST_REASON).at("reason");
        }
        this.awardedBy = by;
        this.awardedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Award() {}

    @Override
    public BidRequestId getId() {
        return request;
    }

    public BidId bid() {
        return bid;
    }

    public @Nullable BidId reserve() {
        return reserve;
    }

    public String reason() {
        return reason;
    }

    public Instant awardedAt() {
        return awardedAt;
    }

    public Actor awardedBy() {
        return awardedBy;
    }
}
