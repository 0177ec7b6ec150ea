package app.handoff.bidding;

import app.handoff.shared.Actor;
import app.handoff.shared.BusinessOwned;
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

    Award(BidRequestId request, BidId bid, @Nullable BidId reserve, String reason, Actor by, Instant now) {
        this.request = request;
        this.bid = bid;
        this.reserve = reserve;
        this.reason = reason.strip();
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
