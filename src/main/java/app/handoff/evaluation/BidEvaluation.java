package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * How far the judging of one request's bids is. Quality comes first, with prices hidden; once it is final, scores stay as
 * they are and prices are shown.
 */
@Entity
class BidEvaluation extends BusinessOwned<BidRequestId> {

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "request_id"))
    private BidRequestId request;

    private @Nullable Instant qualityFinalAt;

    @Embedded
    @EmbeddedColumnNaming("quality_final_by_%s")
    private @Nullable Actor qualityFinalBy;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<Points> snapshot;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> shortlist = List.of();

    BidEvaluation(BidRequestId request) {
        this.request = request;
    }

    @SuppressWarnings("NullAway.Init")
    protected BidEvaluation() {}

    /** @throws RuleViolation {@code evaluation.quality.isFinal} once prices were shown */
    void requireOpen() {
        if (isQualityFinal()) {
            throw new RuleViolation("evaluation.quality.isFinal");
        }
    }

    /**
     * Ends the judging of quality and shows the prices. Does not go back: whoever has seen prices no longer judges blindly.
     *
     * @param missing how many scores are missing
     */
    void finishQuality(int missing, EngagementId engagement, Actor by, Instant now) {
        requireOpen();
        if (missing > 0) {
            throw new RuleViolation("evaluation.quality.missing", missing);
        }
        qualityFinalAt = now;
        qualityFinalBy = by;
        registerEvent(new QualityFinal(engagement, by, now));
    }

    /** Puts a bid on the shortlist or takes it off; twice is the same as once. */
    void shortlist(BidId bid, boolean on) {
        if (!isQualityFinal()) {
            throw new RuleViolation("evaluation.quality.notFinal");
        }
        var bids = new ArrayList<>(shortlist);
        bids.remove(bid.id());
        if (on) {
            bids.add(bid.id());
        }
        shortlist = List.copyOf(bids);
    }

    void keep(List<Points> points) {
        snapshot = List.copyOf(points);
    }

    @Override
    public BidRequestId getId() {
        return request;
    }

    public boolean isQualityFinal() {
        return qualityFinalAt != null;
    }

    public @Nullable Instant qualityFinalAt() {
        return qualityFinalAt;
    }

    public @Nullable Actor qualityFinalBy() {
        return qualityFinalBy;
    }

    /** Whether somebody wants to look at this bid again before choosing. */
    public boolean isShortlisted(BidId bid) {
        return shortlist.contains(bid.id());
    }

    /** The points at the time of the award. */
    public List<Points> snapshot() {
        return snapshot == null ? List.of() : snapshot;
    }

    /** What one bid had when the vendor was chosen: its total of 100 and its place, 1 being first. */
    public record Points(UUID bid, String vendor, BigDecimal total, int place) {}

    public record QualityFinal(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}
}
