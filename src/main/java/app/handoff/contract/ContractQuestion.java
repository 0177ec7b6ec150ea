package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A question of one side about a clause. The other side answers; whoever asked says when it is settled. */
@Entity
@DynamicUpdate
class ContractQuestion extends BusinessRow {

    static final int LONGEST = 2_000;

    @EmbeddedId
    private QuestionId id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id")
    private Agreement contract;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "clause_id"))
    private ClauseId clause;

    @Enumerated(EnumType.STRING)
    private Side askedBy;

    @Embedded
    @AttributeOverride(name = "kind", column = @Column(name = "asker_kind"))
    @AttributeOverride(name = "id", column = @Column(name = "asker_id"))
    @AttributeOverride(name = "name", column = @Column(name = "asker_name"))
    private Actor asker;

    private Instant askedAt;
    private String text;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    private @Nullable String answer;
    private @Nullable String answeredBy;
    private @Nullable Instant answeredAt;
    private @Nullable Integer changesVersion;
    private @Nullable Instant settledAt;

    ContractQuestion(Agreement contract, Clause clause, String text, Actor asker, Instant now) {
        this.id = QuestionId.next();
        this.contract = contract;
        this.clause = clause.id();
        this.askedBy = Side.of(asker);
        this.asker = asker;
        this.askedAt = now;
        this.text = required(text, "text");
    }

    @SuppressWarnings("NullAway.Init")
    protected ContractQuestion() {}

    /** Whether this side asked just this about the clause, whatever the capitals. */
    boolean says(Clause about, Side by, String asked) {
        return askedBy == by && clause.equals(about.id()) && text.equalsIgnoreCase(normal(asked));
    }

    /**
     * Makes sure that nobody answered since a form was opened.
     *
     * @param seen when the answer on the page was given; null where there was none
     * @throws EditedMeanwhile if somebody did
     */
    void expectAnswerOf(@Nullable Instant seen) {
        if (!Objects.equals(seen, answeredAt)) {
            throw new EditedMeanwhile();
        }
    }

    /** @param changesVersion the version whose text is going to change because of this answer; null where it stays */
    void answer(String answer, @Nullable Integer changesVersion, Actor by, Instant now) {
        if (Side.of(by) == askedBy) {
            throw new RuleViolation("contract.question.otherSideAnswers");
        }
        if (state == State.SETTLED) {
            throw new RuleViolation("contract.question.settledAlready");
        }
        this.answer = required(answer, "answer");
        this.answeredBy = by.name();
        this.answeredAt = now;
        this.changesVersion = changesVersion;
        this.state = State.ANSWERED;
    }

    void settle(Clause clause, Actor by, Instant now) {
        if (Side.of(by) != askedBy) {
            throw new RuleViolation("contract.question.askerSettles");
        }
        if (awaitsChange(clause)) {
            throw new RuleViolation("contract.question.changeMissing", clause.title());
        }
        state = State.SETTLED;
        settledAt = now;
    }

    /** Whether the answer said that the text is going to change, and it has not yet. */
    boolean awaitsChange(Clause clause) {
        return changesVersion != null && clause.changedIn() <= changesVersion;
    }

    static String required(String text, String field) {
        var stripped = normal(text);
        if (stripped.isEmpty()) {
            throw new RuleViolation("field.required").at(field);
        }
        if (stripped.length() > LONGEST) {
            throw new RuleViolation("text.tooLong", LONGEST).at(field);
        }
        return stripped;
    }

    private static String normal(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    public QuestionId id() {
        return id;
    }

    public ClauseId clause() {
        return clause;
    }

    public Side askedBy() {
        return askedBy;
    }

    public Actor asker() {
        return asker;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public String text() {
        return text;
    }

    public State state() {
        return state;
    }

    public boolean isOpen() {
        return state != State.SETTLED;
    }

    public @Nullable String answer() {
        return answer;
    }

    public @Nullable String answeredBy() {
        return answeredBy;
    }

    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    public boolean changesText() {
        return changesVersion != null;
    }

    public @Nullable Instant settledAt() {
        return settledAt;
    }

    public enum State {
        /** Nobody has answered. */
        OPEN,
        /** The other side has answered; whoever asked has not said whether that settles it. */
        ANSWERED,
        SETTLED
    }
}
