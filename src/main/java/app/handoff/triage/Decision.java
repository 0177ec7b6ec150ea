package app.handoff.triage;

import app.handoff.engagement.Reason;
import app.handoff.kernel.Actor;
import app.handoff.kernel.DecisionId;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.TaskId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What somebody decided about a task, when and why. Never changed: a new mind is a new decision. */
@Entity
@Immutable
@Table(name = "triage_decision")
class Decision extends BusinessOwned<DecisionId> {

    @EmbeddedId
    private DecisionId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "task_id"))
    private TaskId task;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    @Enumerated(EnumType.STRING)
    private Verdict suggested;

    private @Nullable Integer score;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Reason> reasons;

    @Enumerated(EnumType.STRING)
    private @Nullable Reason leadingReason;

    private @Nullable String why;

    private @Nullable String overrideReason;

    @Embedded
    @EmbeddedColumnNaming("taken_by_%s")
    private Actor takenBy;

    private Instant takenAt;

    protected Decision() {}

    Decision(
            DecisionId id,
            Task task,
            Verdict verdict,
            @Nullable OutsourcingReasons outsourcingReasons,
            @Nullable String why,
            @Nullable String overrideReason,
            Actor by,
            Instant at) {
        var assessment = task.assessment();
        this.id = id;
        this.task = task.id();
        this.verdict = verdict;
        this.suggested = assessment.suggestion().verdict();
        this.score = assessment.score().map(Score::sum).orElse(null);
        this.reasons = outsourcingReasons == null ? List.of() : outsourcingReasons.reasons();
        this.leadingReason = outsourcingReasons == null ? null : outsourcingReasons.leading();
        this.why = PlainText.orNull(why);
        this.overrideReason = overrideReason == null ? null : overrideReason.strip();
        this.takenBy = by;
        this.takenAt = at;
    }

    @Override
    public DecisionId getId() {
        return id;
    }

    public DecisionId id() {
        return id;
    }

    public TaskId task() {
        return task;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** What the rules suggested at that time. */
    public Verdict suggested() {
        return suggested;
    }

    public Optional<Integer> score() {
        return Optional.ofNullable(score);
    }

    public List<Reason> reasons() {
        return reasons;
    }

    public Optional<Reason> leadingReason() {
        return Optional.ofNullable(leadingReason);
    }

    public Optional<String> why() {
        return Optional.ofNullable(why);
    }

    /** Why the lock of a core task was lifted. */
    public Optional<String> overrideReason() {
        return Optional.ofNullable(overrideReason);
    }

    public Actor takenBy() {
        return takenBy;
    }

    public Instant takenAt() {
        return takenAt;
    }
}
