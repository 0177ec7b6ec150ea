package app.handoff.contract;

import app.handoff.kernel.Actor;
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
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Other words that one side proposes for a clause while both read the contract. The vendor proposes; the business accepts,
 * refuses, or answers with words of its own, which the vendor accepts or refuses. What was proposed is never changed.
 */
@Entity
@Table(name = "contract_proposal")
@DynamicUpdate
class ClauseProposal extends BusinessRow {

    @EmbeddedId
    private ProposalId id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id")
    private Agreement contract;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "clause_id"))
    private ClauseId clause;

    @Enumerated(EnumType.STRING)
    private Side proposedBy;

    @Embedded
    @AttributeOverride(name = "kind", column = @Column(name = "proposer_kind"))
    @AttributeOverride(name = "id", column = @Column(name = "proposer_id"))
    @AttributeOverride(name = "name", column = @Column(name = "proposer_name"))
    private Actor proposer;

    private Instant proposedAt;

    /** The fingerprint of the clause for which the words were proposed. */
    private String basedOn;

    private String lawBefore;
    private String plainBefore;
    private String law;
    private String plain;
    private String reason;

    /** The proposal of the other side to which this one is the answer; null where it answers none. */
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "answers_id"))
    private @Nullable ProposalId answers;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    private @Nullable String closedBy;
    private @Nullable Instant closedAt;
    private @Nullable String refusal;
    private @Nullable Integer madeEdition;

    /**
     * @param law the text that is to bind; blank where it stays
     * @param plain the same in plain words; blank where they stay
     * @throws RuleViolation at {@code law} if nothing would change or a text is too long; at {@code reason} without one
     */
    ClauseProposal(
            Agreement contract,
            Clause clause,
            String law,
            String plain,
            String reason,
            @Nullable ProposalId answers,
            Actor proposer,
            Instant now) {
        this.id = ProposalId.next();
        this.contract = contract;
        this.clause = clause.id();
        this.proposedBy = Side.of(proposer);
        this.proposer = proposer;
        this.proposedAt = now;
        this.basedOn = clause.fingerprint();
        this.lawBefore = clause.law();
        this.plainBefore = clause.plain();
        this.law = orStays(law, clause.law(), "law");
        this.plain = orStays(plain, clause.plain(), "plain");
        this.answers = answers;
        if (this.law.equals(lawBefore) && this.plain.equals(plainBefore)) {
            throw new RuleViolation("contract.proposal.nothing").at("law");
        }
        this.reason = ContractQuestion.required(reason, "reason");
    }

    @SuppressWarnings("NullAway.Init")
    protected ClauseProposal() {}

    private static String orStays(String proposed, String now, String field) {
        var text = proposed.replace("\r\n", "\n").strip();
        if (text.length() > Clause.LONGEST_TEXT) {
            throw new RuleViolation("text.tooLong", Clause.LONGEST_TEXT).at(field);
        }
        return text.isEmpty() ? now : text;
    }

    /** @param edition the version of the contract that has these words */
    void accepted(int edition, Actor by, Instant now) {
        requireOther(by);
        close(State.ACCEPTED, by, now);
        madeEdition = edition;
    }

    void refused(String reason, Actor by, Instant now) {
        requireOther(by);
        var because = ContractQuestion.required(reason, "reason");
        close(State.REFUSED, by, now);
        refusal = because;
    }

    /** The other side proposes words of its own instead; only the business does. */
    void countered(Actor by, Instant now) {
        requireCounterable(by);
        close(State.COUNTERED, by, now);
    }

    void withdrawn(Actor by, Instant now) {
        requireOpen();
        if (Side.of(by) != proposedBy) {
            throw new RuleViolation("contract.proposal.proposerWithdraws");
        }
        close(State.WITHDRAWN, by, now);
    }

    /** The clause was changed before anybody decided. */
    void outdated(Actor by, Instant now) {
        close(State.OUTDATED, by, now);
    }

    private void close(State next, Actor by, Instant now) {
        requireOpen();
        state = next;
        closedBy = by.name();
        closedAt = now;
    }

    /** @throws RuleViolation unless whoever acts is of the side that decides about it now */
    void requireOther(Actor by) {
        requireOpen();
        if (Side.of(by) == proposedBy) {
            throw new RuleViolation("contract.proposal.otherSideDecides");
        }
    }

    /** @throws RuleViolation unless it is the vendor's, still open, and the business acts */
    void requireCounterable(Actor by) {
        requireOther(by);
        if (proposedBy == Side.US) {
            throw new RuleViolation("contract.proposal.acceptOrRefuse");
        }
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new RuleViolation("contract.proposal.isOver", state);
        }
    }

    /** Whether these are the words that its clause has now or had when they were proposed, and somebody can decide about them. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isAbout(Clause one) {
        return clause.equals(one.id());
    }

    boolean isBasedOn(Clause one) {
        return basedOn.equals(one.fingerprint());
    }

    public ProposalId id() {
        return id;
    }

    public ClauseId clause() {
        return clause;
    }

    public Side proposedBy() {
        return proposedBy;
    }

    public Actor proposer() {
        return proposer;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    /** The text that bound when this was proposed. */
    public String lawBefore() {
        return lawBefore;
    }

    public String plainBefore() {
        return plainBefore;
    }

    /** The text that is to bind. */
    public String law() {
        return law;
    }

    public String plain() {
        return plain;
    }

    /** Why these words. */
    public String reason() {
        return reason;
    }

    public @Nullable ProposalId answers() {
        return answers;
    }

    public State state() {
        return state;
    }

    /** Who decided; null as long as it is open. */
    public @Nullable String closedBy() {
        return closedBy;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /** Why it was refused; null where it was not. */
    public @Nullable String refusal() {
        return refusal;
    }

    /** The version of the contract that arose from it; null where none did. */
    public @Nullable Integer madeEdition() {
        return madeEdition;
    }

    public enum State {
        /** The other side has not decided: nobody signs. */
        OPEN,
        /** The clause has these words. */
        ACCEPTED,
        /** The other side said no, with a reason. */
        REFUSED,
        /** The other side proposed words of its own instead. */
        COUNTERED,
        /** Whoever proposed took it back. */
        WITHDRAWN,
        /** The clause was changed before anybody decided. */
        OUTDATED
    }
}
