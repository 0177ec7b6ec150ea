package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A lawyer without an account reads a contract for the business before it is signed: comments on clauses or on the whole, and
 * says whether there are objections. It holds up nothing, and the vendor never learns of it.
 */
@Entity
@Table(name = "contract_lawyer_reading")
@DynamicUpdate
class LawyerReading extends BusinessOwned<LawyerReadingId> {

    static final int LONGEST_NAME = 120;
    static final int MOST_COMMENTS = 80;

    /** How long a link works. */
    static final Duration LASTS = Duration.ofDays(30);

    /** Comments that follow each other are told together: the next message comes this long after the last one. */
    private static final Duration QUIET = Duration.ofHours(1);

    @EmbeddedId
    private LawyerReadingId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "contract_id"))
    private ContractId contract;

    private String lawyer;
    private @Nullable String email;
    private String askedBy;

    /** Whoever asked last; null where that was not kept. */
    private @Nullable UUID askedById;

    private Instant askedAt;
    private Instant until;
    private @Nullable Instant stoppedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<LawyerComment> comments = List.of();

    private @Nullable Instant toldAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict verdict;

    private @Nullable Instant verdictAt;

    /** The fingerprint of the text about which the verdict is. */
    private @Nullable String textRead;

    /**
     * @param email where the link goes; null where it is handed over
     * @throws RuleViolation once both sides have signed; at {@code email} if it is the vendor's address
     */
    LawyerReading(Contract contract, String lawyer, @Nullable String email, Actor by, Instant now) {
        contract.requireUnsigned();
        if (email != null
                && EmailAddress.isSame(email, contract.parties().vendor().email())) {
            throw new RuleViolation("contract.lawyers.vendorsAddress").at("email");
        }
        this.id = LawyerReadingId.next();
        this.engagement = contract.engagement();
        this.contract = contract.id();
        this.lawyer = lawyer;
        this.email = email;
        this.askedBy = by.name();
        this.askedById = by.id();
        this.askedAt = now;
        this.until = now.plus(LASTS);
        registerEvent(new Asked(engagement, lawyer, by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected LawyerReading() {}

    /** A new link takes the place of the last one; whoever gives it out hears of what is said. */
    void askAgain(Contract contract, Actor by, Instant now) {
        contract.requireUnsigned();
        askedBy = by.name();
        askedById = by.id();
        until = now.plus(LASTS);
        stoppedAt = null;
    }

    void stop(Instant now) {
        if (stoppedAt == null) {
            stoppedAt = now;
        }
    }

    /**
     * Comments on a clause, or on the whole contract where none is named.
     *
     * @return whether the business is to be told now; comments that follow soon are told with it
     * @throws RuleViolation once both sides have signed; at {@code text} if there are too many comments
     */
    boolean comment(Contract contract, @Nullable ClauseId clause, String text, Instant now) {
        requireOpen(contract);
        if (clause != null) {
            contract.wording().presentClause(clause);
        }
        if (comments.stream().anyMatch(one -> one.isOpen() && one.says(clause, text))) {
            return false;
        }
        if (comments.size() >= MOST_COMMENTS) {
            throw new RuleViolation("contract.lawyers.tooMany", MOST_COMMENTS).at("text");
        }
        comments = Stream.concat(comments.stream(), Stream.of(LawyerComment.open(clause, text, now)))
                .toList();
        if (toldAt != null && now.isBefore(toldAt.plus(QUIET))) {
            return false;
        }
        toldAt = now;
        return true;
    }

    /** The lawyer takes a comment back that nobody has handled. */
    void takeBack(Contract contract, UUID comment) {
        requireOpen(contract);
        comments = comments.stream()
                .filter(one -> !one.id().equals(comment) || !one.isOpen())
                .toList();
    }

    /**
     * The lawyer is through.
     *
     * @return whether this was not said before about this text
     * @throws RuleViolation once both sides have signed; if comments are to be seen and none is open
     */
    boolean conclude(Contract contract, Verdict said, Instant now) {
        requireOpen(contract);
        if (said == Verdict.SEE_COMMENTS && openComments().isEmpty()) {
            throw new RuleViolation("contract.lawyers.commentFirst");
        }
        if (said == verdict && !isOutdated(contract)) {
            return false;
        }
        verdict = said;
        verdictAt = now;
        textRead = fingerprint(contract);
        toldAt = now;
        registerEvent(new Read(engagement, lawyer, said, Actor.guest(lawyer), now));
        return true;
    }

    private static void requireOpen(Contract contract) {
        if (!contract.status().isBeforeActive()) {
            throw new RuleViolation("contract.lawyers.tooLate", contract.status());
        }
    }

    private static String fingerprint(Contract contract) {
        return Canonical.sha256(contract.wording().document().text());
    }

    /** Somebody of the business has seen to it. */
    void handle(UUID comment, Actor by, Instant now) {
        replace(one(comment).isOpen() ? one(comment).handled(by.name(), now) : one(comment));
    }

    void reopen(UUID comment) {
        replace(one(comment).reopened());
    }

    private LawyerComment one(UUID comment) {
        return comments.stream()
                .filter(one -> one.id().equals(comment))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private void replace(LawyerComment changed) {
        comments = comments.stream()
                .map(one -> one.id().equals(changed.id()) ? changed : one)
                .toList();
    }

    /** Whether the contract says something else by now than what the verdict is about. */
    public boolean isOutdated(Contract contract) {
        return textRead != null && !textRead.equals(fingerprint(contract));
    }

    /** Whether somebody can still come in by the link that was given out last. */
    public boolean isOpen(Instant now) {
        return stoppedAt == null && now.isBefore(until);
    }

    public List<LawyerComment> openComments() {
        return comments.stream().filter(LawyerComment::isOpen).toList();
    }

    /** Who asked last, to be told of what is said; null where that was not kept. */
    @Nullable MemberId asker() {
        return askedById == null ? null : new MemberId(askedById);
    }

    /** The lawyer as the one who acts through the link. */
    LinkHolder holder() {
        return new LinkHolder(id.id(), lawyer, email);
    }

    @Override
    public LawyerReadingId getId() {
        return id;
    }

    public LawyerReadingId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public ContractId contract() {
        return contract;
    }

    public String lawyer() {
        return lawyer;
    }

    public @Nullable String email() {
        return email;
    }

    public Instant until() {
        return until;
    }

    public List<LawyerComment> comments() {
        return comments;
    }

    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    public @Nullable Instant verdictAt() {
        return verdictAt;
    }

    /** What a lawyer says in the end. */
    public enum Verdict {
        NO_OBJECTIONS,
        SEE_COMMENTS
    }

    public record Asked(EngagementId engagement, String lawyer, Actor by, Instant at) implements EngagementEvent {}

    public record Read(EngagementId engagement, String lawyer, Verdict verdict, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {verdict};
        }
    }
}
