package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Colleagues.Colleague;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
import app.handoff.tenancy.BusinessOwned;
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
 * A member who scores the bids of one request apart from the others. Before the first score each says whether there is a
 * conflict of interest. Whoever has one does not score, whichever vendor it is with, and that stays in the file.
 */
@Entity
@Table(name = "bid_evaluator")
class Evaluator extends BusinessOwned<UUID> {

    public static final int LONGEST_REASON = 2_000;

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("member_%s")
    private MemberId member;

    private String name;
    private Instant namedAt;
    private @Nullable Instant declaredAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Interest> conflicts = List.of();

    private @Nullable String conflictReason;
    private @Nullable Instant throughAt;

    Evaluator(BidRequestId request, EngagementId engagement, Colleague colleague, Actor by, Instant now) {
        this.id = Ids.next();
        this.request = request;
        this.member = colleague.id();
        this.name = colleague.name();
        this.namedAt = now;
        registerEvent(new Named(engagement, name, by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected Evaluator() {}

    /** Says that there is no conflict of interest with any vendor that bid; twice is the same as once. */
    void declareNoConflict(EngagementId engagement, Actor by, Instant now) {
        if (state() == State.OUT) {
            throw new RuleViolation("evaluation.conflict.declared");
        }
        if (declaredAt == null) {
            declaredAt = now;
            registerEvent(new NoConflict(engagement, by, now));
        }
    }

    /**
     * Says that there is one: this person does not score, and what was scored already does not count. Can be said until one is
     * through, since it may show only in the bids; is not taken back.
     *
     * @param reason what it is
     * @throws RuleViolation at {@code vendors} if none is named, at {@code reason} if there is none; once one is through
     */
    void declareConflict(List<Interest> with, String reason, EngagementId engagement, Actor by, Instant now) {
        if (throughAt != null) {
            throw new RuleViolation("evaluation.apart.through");
        }
        if (with.isEmpty()) {
            throw new RuleViolation("evaluation.conflict.vendorMissing").at("vendors");
        }
        var why = WrittenReason.of(reason, LONGEST_REASON, "evaluation.conflict.reasonMissing");
        if (state() == State.OUT) {
            throw new RuleViolation("evaluation.conflict.declared");
        }
        declaredAt = now;
        conflicts = List.copyOf(with);
        conflictReason = why;
        registerEvent(new ConflictDeclared(engagement, by, now));
    }

    /** @throws RuleViolation unless this person said that there is no conflict, and is not through yet */
    void requireScoring() {
        switch (state()) {
            case NAMED -> throw new RuleViolation("evaluation.conflict.first");
            case OUT -> throw new RuleViolation("evaluation.conflict.declared");
            case THROUGH -> throw new RuleViolation("evaluation.apart.through");
            case SCORING -> {}
        }
    }

    /**
     * Has scored everything; from now on these scores stay as they are.
     *
     * @param missing how many scores are missing
     */
    void finish(int missing, EngagementId engagement, Actor by, Instant now) {
        if (throughAt != null) {
            return;
        }
        requireScoring();
        if (missing > 0) {
            throw new RuleViolation("evaluation.quality.missing", missing);
        }
        throughAt = now;
        registerEvent(new Through(engagement, by, now));
    }

    @Override
    public UUID getId() {
        return id;
    }

    public BidRequestId request() {
        return request;
    }

    public MemberId member() {
        return member;
    }

    /** The name at the time of being named. */
    public String name() {
        return name;
    }

    public State state() {
        return throughAt != null
                ? State.THROUGH
                : !conflicts.isEmpty() ? State.OUT : declaredAt != null ? State.SCORING : State.NAMED;
    }

    /** When this person said whether there is a conflict; null before. */
    public @Nullable Instant declaredAt() {
        return declaredAt;
    }

    /** With which vendors there is a conflict of interest. */
    public List<Interest> conflicts() {
        return conflicts;
    }

    /** What the conflict is; null where there is none. */
    public @Nullable String conflictReason() {
        return conflictReason;
    }

    public @Nullable Instant throughAt() {
        return throughAt;
    }

    public enum State {
        /** Has not said yet whether there is a conflict of interest. */
        NAMED,
        SCORING,
        THROUGH,
        /** Has a conflict of interest. */
        OUT;

        /** The light that goes with its word. */
        public String light() {
            return switch (this) {
                case NAMED, SCORING -> "wait";
                case THROUGH -> "good";
                case OUT -> "idle";
            };
        }
    }

    /** A vendor with which somebody has to do, under the name that it bid with. */
    public record Interest(UUID vendor, String name) {}

    public record Named(EngagementId engagement, String name, Actor by, Instant at) implements EngagementEvent {}

    public record NoConflict(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    public record ConflictDeclared(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    public record Through(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}
}
