package app.handoff.review;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A look back at one period of an engagement. Once finished, its figures and its verdict never change. */
@Entity
class Review extends BusinessOwned<ReviewId> {

    private static final int LONGEST_REASON = 500;

    @EmbeddedId
    private ReviewId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private LocalDate periodFrom;
    private LocalDate periodTo;

    @Enumerated(EnumType.STRING)
    private @Nullable DueRule dueRule;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DRAFT;

    @JdbcTypeCode(SqlTypes.JSON)
    private ReviewInput entries = ReviewInput.none();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable SavingsCalculation figures;

    @Enumerated(EnumType.STRING)
    private @Nullable ReviewVerdict verdict;

    private @Nullable String verdictReason;
    private @Nullable Instant finishedAt;
    private @Nullable String finishedBy;

    protected Review() {}

    public Review(EngagementId engagement, LocalDate from, LocalDate to, @Nullable DueRule dueRule) {
        this.id = ReviewId.next();
        this.engagement = engagement;
        this.dueRule = dueRule;
        this.periodFrom = from;
        this.periodTo = to;
    }

    /** Takes what was entered; a period is of days that no finished review has seen, and while the work went on. */
    void enter(LocalDate from, LocalDate to, ReviewInput reviewInput, ReviewPlan plan, LocalDate today) {
        requireDraft();
        if (from.isBefore(plan.starts())) {
            throw new RuleViolation("review.from.beforeStart", plan.starts()).at("from");
        }
        if (to.isBefore(from)) {
            throw new RuleViolation("review.to.beforeFrom").at("to");
        }
        if (to.isAfter(today)) {
            throw new RuleViolation("review.to.inFuture").at("to");
        }
        if (to.isAfter(plan.ends())) {
            throw new RuleViolation("review.to.afterEnd", plan.ends()).at("to");
        }
        if (to.isBefore(plan.nextFrom())) {
            throw new RuleViolation("review.to.reviewed", plan.nextFrom()).at("to");
        }
        if (from.isBefore(plan.nextFrom())) {
            throw new RuleViolation("review.from.reviewed", plan.nextFrom()).at("from");
        }
        this.periodFrom = from;
        this.periodTo = to;
        this.entries = reviewInput;
    }

    /** Keeps what the owner is inclined to decide, so that counting again does not lose it. */
    void incline(@Nullable ReviewVerdict verdict, @Nullable String reason) {
        requireDraft();
        this.verdict = verdict;
        this.verdictReason = withinBounds(reason);
    }

    /** Asks for what the review before asked for, until somebody enters something else. */
    void askFor(@Nullable BigDecimal threshold) {
        requireDraft();
        entries = ReviewInput.askingFor(threshold);
    }

    /**
     * Speaks the verdict; from then on nothing of this review changes.
     *
     * @param over whether the work has ended for good: then the vendor cannot keep it
     */
    public void finish(
            SavingsCalculation savingsCalculation,
            @Nullable ReviewVerdict verdict,
            @Nullable String reason,
            boolean over,
            Actor by,
            Instant at) {
        requireDraft();
        if (entries.judgeScore() == null) {
            throw new RuleViolation("review.score.missing").at("judgeScore");
        }
        if (verdict == null) {
            throw new RuleViolation("review.verdict.missing").at("verdict");
        }
        if (over && verdict.goesOn()) {
            throw new RuleViolation("review.verdict.over").at("verdict");
        }
        if (reason == null || reason.isBlank()) {
            throw new RuleViolation("review.verdict.why").at("verdictReason");
        }
        if (verdict == ReviewVerdict.TAKE_BACK) {
            if (ReviewInput.blank(entries.inHouseOwner())) {
                throw new RuleViolation("review.inHouseOwner.missing").at("inHouseOwner");
            }
            if (entries.inHouseHours() == null) {
                throw new RuleViolation("review.inHouseHours.missing").at("inHouseHours");
            }
        }
        this.figures = savingsCalculation;
        this.verdict = verdict;
        this.verdictReason = withinBounds(reason);
        this.finishedAt = at;
        this.finishedBy = by.name();
        this.status = Status.FINISHED;
        registerEvent(new Finished(id, engagement, verdict, by, at));
    }

    private static @Nullable String withinBounds(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        var stripped = reason.strip();
        if (stripped.length() > LONGEST_REASON) {
            throw new RuleViolation("text.tooLong", LONGEST_REASON).at("verdictReason");
        }
        return stripped;
    }

    private void requireDraft() {
        if (status != Status.DRAFT) {
            throw new RuleViolation("review.finished");
        }
    }

    /** Minus one until somebody enters something, so that of two who begin the second is told as well. */
    @Override
    public int version() {
        return isNew() ? -1 : super.version();
    }

    @Override
    public ReviewId getId() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public LocalDate from() {
        return periodFrom;
    }

    public LocalDate to() {
        return periodTo;
    }

    public @Nullable DueRule dueRule() {
        return dueRule;
    }

    public boolean isFinished() {
        return status == Status.FINISHED;
    }

    public ReviewInput entries() {
        return entries;
    }

    public @Nullable SavingsCalculation figures() {
        return figures;
    }

    public @Nullable ReviewVerdict verdict() {
        return verdict;
    }

    public @Nullable String verdictReason() {
        return verdictReason;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    public @Nullable String finishedBy() {
        return finishedBy;
    }

    public enum Status {
        DRAFT,
        FINISHED
    }

    public record Finished(ReviewId review, EngagementId engagement, ReviewVerdict verdict, Actor by, Instant at)
            implements EngagementEvent {}
}
