package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
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

    public static final int LONGEST_REASON = 2_000;

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "request_id"))
    private BidRequestId request;

    private @Nullable Instant qualityFinalAt;

    @Embedded
    @EmbeddedColumnNaming("quality_final_by_%s")
    private @Nullable Actor qualityFinalBy;

    private @Nullable Instant reopenedAt;

    @Embedded
    private @Nullable EarlyEnd earlyEnd;

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
     * Ends the scoring by several people although not all of them are through.
     *
     * @throws RuleViolation at {@code reason} if there is none; if it was ended already
     */
    void endScoring(String reason, EngagementId engagement, Actor by, Instant now) {
        requireOpen();
        var why = WrittenReason.of(reason, LONGEST_REASON, "evaluation.apart.end.reasonMissing");
        if (earlyEnd != null) {
            throw new RuleViolation("evaluation.apart.over");
        }
        earlyEnd = new EarlyEnd(why, by.name(), now);
        registerEvent(new ScoringEnded(engagement, why, by, now));
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

    /** Final offers changed what people had scored: prices are hidden until that is scored again. */
    void reopenQuality(EngagementId engagement, Actor by, Instant now) {
        if (isQualityFinal()) {
            reopenedAt = now;
            registerEvent(new QualityReopened(engagement, by, now));
        }
    }

    /** A final offer takes the place of the first bid of its vendor. */
    void replace(BidId first, BidId finalOffer) {
        shortlist = shortlist.stream()
                .map(bid -> bid.equals(first.id()) ? finalOffer.id() : bid)
                .toList();
    }

    /** @param given when the score was given that there is; null where there is none */
    boolean isOpenToScore(@Nullable Instant given) {
        return !isQualityFinal() && (reopenedAt == null || given == null || given.isAfter(reopenedAt));
    }

    /** Whether what final offers changed is to be judged again, and has not been yet. */
    public boolean isReopened() {
        return reopenedAt != null && !isQualityFinal();
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
        return qualityFinalAt != null && (reopenedAt == null || qualityFinalAt.isAfter(reopenedAt));
    }

    public boolean isScoringEnded() {
        return earlyEnd != null;
    }

    /** Why the scoring by several people was ended before all were through; null where it was not. */
    public @Nullable EarlyEnd earlyEnd() {
        return earlyEnd;
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

    /** That the scores were laid side by side before everybody was through: why, by whom and when. */
    @Embeddable
    public record EarlyEnd(
            @Column(name = "scoring_end_reason") String reason,
            @Column(name = "scoring_ended_by") String endedBy,
            @Column(name = "scoring_ended_at") Instant endedAt) {}

    /** What one bid had when the vendor was chosen: its total of 100 and its place, 1 being first. */
    public record Points(UUID bid, String vendor, BigDecimal total, int place) {}

    public record ScoringEnded(EngagementId engagement, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record QualityReopened(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    public record QualityFinal(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}
}
