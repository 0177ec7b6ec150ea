package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.SecondaryRow;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A contract with the winner of a bid request. It is drafted from scope and bid, read clause by clause by both sides,
 * signed by the vendor and then by the business; from the first signature on its text never changes.
 */
@Entity
@DynamicUpdate
@SecondaryTable(name = "contract_terms", pkJoinColumns = @PrimaryKeyJoinColumn(name = "contract_id"))
@SecondaryRow(table = "contract_terms", optional = false)
public class Contract extends BusinessOwned<ContractId> {

    @EmbeddedId
    private ContractId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private int round;

    @Embedded
    private ContractParties parties;

    @Embedded
    private ContractOrigin origin;

    @Enumerated(EnumType.STRING)
    private ContractStatus status = ContractStatus.DRAFT;

    @Embedded
    private ContractWording wording;

    @Embedded
    private LawyerReview lawyerReview = LawyerReview.NOT_SEEN;

    private @Nullable Instant sentAt;
    private @Nullable Instant activeAt;

    @Embedded
    @AttributeOverride(name = "reason", column = @Column(name = "closing_reason"))
    private @Nullable Closing closing;

    /** Null as long as nobody ended it. */
    @Embedded
    private @Nullable ContractEnding ending;

    @Column(table = "contract_terms", updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private ContractBasis basis;

    @Column(table = "contract_terms")
    @JdbcTypeCode(SqlTypes.JSON)
    private Terms terms;

    @Embedded
    private ContractDays days;

    @Embedded
    @OptimisticLock(excluded = true)
    private ReadingProgress reading = new ReadingProgress(this);

    @Embedded
    @OptimisticLock(excluded = true)
    private Negotiation negotiation = new Negotiation(this);

    @Embedded
    @OptimisticLock(excluded = true)
    private ContractSignatures signatures = new ContractSignatures(this);

    /** Drafts a contract with every standard clause, filled in. */
    Contract(
            EngagementId engagement,
            int round,
            ContractParties.Party vendor,
            ContractParties.Party us,
            ContractParties.Origin origin,
            ContractBasis contractBasis,
            Terms terms,
            Actor by,
            Instant now) {
        this.id = ContractId.next();
        this.engagement = engagement;
        this.round = round;
        this.parties = new ContractParties(vendor, us, origin);
        this.origin = new ContractOrigin(origin.scope(), origin.bid(), now);
        this.basis = contractBasis;
        agreeOn(terms, null);
        this.wording = new ContractWording(this);
        registerEvent(new Prepared(id, engagement, parties.vendorName(), by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected Contract() {}

    /** What happened in a part of the contract. */
    void happened(EngagementEvent event) {
        registerEvent(event);
    }

    /** Takes over other terms; every standard clause that says something else by them changes with them. */
    public void changeTerms(Terms terms, Actor by, Instant now) {
        requireOpenText();
        var earliest = terms.start().equals(this.terms.start())
                ? null
                : now.atZone(terms.reportZone()).toLocalDate();
        agreeOn(terms, earliest);
        wording.follow(by, now);
        registerEvent(new TermsChanged(id, engagement, by, now));
    }

    private void agreeOn(Terms proposed, @Nullable LocalDate earliestStart) {
        terms = proposed.check(basis, earliestStart);
        days = ContractDays.of(terms);
    }

    public void recordLawyer(LawyerReview review, Actor by, Instant now) {
        requireUnsigned();
        lawyerReview = review;
        if (review.seen()) {
            registerEvent(new LawyerReview.Recorded(id, engagement, Objects.requireNonNull(review.lawyer()), by, now));
        }
    }

    /** Shows the contract to the vendor; from now on every change makes a new version. */
    public void send(Actor by, Instant now) {
        require(status == ContractStatus.DRAFT, "contract.sentAlready");
        wording.requireComplete();
        if (terms.start().isBefore(day(now))) {
            throw new RuleViolation("contract.startPassedMeanwhile", terms.start());
        }
        status = ContractStatus.SENT;
        sentAt = now;
        wording.publishFirst(by, now);
        registerEvent(new Sent(id, engagement, parties.vendorName(), by, now));
    }

    /**
     * Signs for the side of whoever signs: the vendor first, then the business.
     *
     * @param seen the fingerprint of the contract that this person has before them
     * @param proof how this person has proven who they are
     * @throws RuleViolation {@code contract.sign.noProof} if nothing shows that it is the vendor who signs for it, {@code
     *     contract.sign.bothSides} if one person would sign for both sides; or if it is not this side's turn
     */
    public void sign(String typedName, boolean consent, String seen, Actor by, Proof proof, Instant now) {
        var side = Side.of(by);
        signatures.requireProof(side, proof);
        status.requireTurnOf(side);
        if (!lock().isOpen()) {
            throw new RuleViolation("contract.sign.locked");
        }
        if (!seen.equals(wording.fingerprint())) {
            throw new RuleViolation("contract.sign.changedMeanwhile", wording.edition());
        }
        signatures.add(Signature.typed(this, typedName, consent, by, proof, now));
        if (side == Side.VENDOR) {
            status = ContractStatus.SIGNED_BY_VENDOR;
        } else {
            status = ContractStatus.ACTIVE;
            activeAt = now;
            registerEvent(new Activated(id, engagement, parties.vendorName(), by, now));
        }
    }

    /** The vendor does not want this contract; the round is over. */
    public void decline(String reason, Actor by, Instant now) {
        requireDeclinable();
        registerEvent(new Closing.Declined(id, engagement, cancel(reason, by, now), by, now));
    }

    /** The business takes the contract back before it has signed. */
    public void voidWith(String reason, Actor by, Instant now) {
        requireVoidable();
        registerEvent(new Closing.Voided(id, engagement, parties.vendorName(), cancel(reason, by, now), by, now));
    }

    /**
     * Ends the contract on a day that its clauses allow. Until then it stays in force and the work goes on; a contract whose
     * last day is today or has passed is over at once.
     *
     * @param on the last day of the contract
     * @param shown what the work shows of the ground
     */
    public void terminate(
            Termination.Ground ground, LocalDate on, String reason, WorkRecord.Shown shown, Actor by, Instant now) {
        requireEndable();
        ending = ContractEnding.notice(this, ground, on, reason, shown, by, now);
        registerEvent(new NoticeGiven(id, engagement, parties.vendorName(), on, by, now));
        if (!on.isAfter(day(now))) {
            end(ending.termination(), by, now);
        }
    }

    /** Ends the contract if its last day has passed; says whether it did. */
    boolean endIfOver(Instant now) {
        if (status != ContractStatus.ACTIVE
                || ending == null
                || !ending.termination().isOver(day(now))) {
            return false;
        }
        end(ending.termination(), Actor.SYSTEM, now);
        return true;
    }

    private void end(Termination notice, Actor by, Instant now) {
        status = ContractStatus.ENDED;
        closing = new Closing(notice.reason(), notice.givenBy(), Side.US, notice.givenAt());
        registerEvent(new Ended(id, engagement, parties.vendorName(), notice.reason(), by, now));
    }

    /** Which day it is where its reports are due. */
    LocalDate day(Instant now) {
        return now.atZone(terms.reportZone()).toLocalDate();
    }

    /** Confirms that one thing of the hand-back list came back, is destroyed or is taken away. */
    public void handBack(int item, Actor by, Instant now) {
        if (ending == null) {
            throw new RuleViolation("contract.handBack.noEnd");
        }
        ending.handBack(item, by, now);
    }

    private String cancel(String reason, Actor by, Instant now) {
        closing = Closing.because(reason, by, now);
        status = ContractStatus.CANCELLED;
        return closing.reason();
    }

    /** @throws RuleViolation unless both sides read it and neither has signed */
    public void requireDeclinable() {
        require(status == ContractStatus.SENT, "contract.decline.notNow");
    }

    /** @throws RuleViolation once both sides have signed, or it is closed */
    public void requireVoidable() {
        require(status.isBeforeActive(), "contract.void.notNow");
    }

    /** @throws RuleViolation unless it is in force and nobody has ended it yet */
    public void requireEndable() {
        require(status == ContractStatus.ACTIVE, "contract.end.notNow");
        if (ending != null) {
            throw new RuleViolation("contract.end.noticeGiven", ending.endsOn());
        }
    }

    /** @throws RuleViolation once both sides have signed, or it is closed */
    public void requireUnsigned() {
        require(status.isBeforeActive(), "contract.lawyer.notNow");
    }

    /** @throws RuleViolation once the vendor has signed, or it is closed */
    public void requireOpenText() {
        require(status.mayChangeText(), "contract.closedForChanges");
    }

    /** @throws RuleViolation unless both sides read it and neither has signed */
    void requireReading() {
        require(status == ContractStatus.SENT, "contract.notBeingRead");
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new RuleViolation(rule, status);
        }
    }

    /** What still keeps both sides from signing. */
    public SigningBlockers lock() {
        return SigningBlockers.of(reading, negotiation, wording);
    }

    public Optional<Signature> signature(Side side) {
        return signatures.of(side);
    }

    /** Whether the work starts before both sides have signed, or did. */
    public boolean startsUnsigned(LocalDate today) {
        return status.isBeforeActive()
                && status != ContractStatus.DRAFT
                && !terms.start().isAfter(today);
    }

    @Override
    public ContractId getId() {
        return id;
    }

    public ContractId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    /** Which contract of the engagement this is: the second one comes after the first was declined or taken back. */
    public int round() {
        return round;
    }

    ContractOrigin origin() {
        return origin;
    }

    public ContractStatus status() {
        return status;
    }

    public LawyerReview lawyerReview() {
        return lawyerReview;
    }

    public @Nullable Instant sentAt() {
        return sentAt;
    }

    public @Nullable Instant activeAt() {
        return activeAt;
    }

    /** Null as long as the contract is neither taken back, declined nor ended. */
    public @Nullable Closing closing() {
        return closing;
    }

    /** Whether the vendor did not want it, unlike one that we took back. */
    public boolean isDeclined() {
        return status == ContractStatus.CANCELLED && closing != null && closing.side() == Side.VENDOR;
    }

    /** How and when the contract ends; null as long as nobody ended it. */
    public @Nullable Termination termination() {
        return ending == null ? null : ending.termination();
    }

    public ContractParties parties() {
        return parties;
    }

    /** Its clauses as they now stand, and every version that both sides could read. */
    public ContractWording wording() {
        return wording;
    }

    /** How far both sides are in reading it. */
    public ReadingProgress reading() {
        return reading;
    }

    /** The other words that were proposed for its clauses. */
    public Negotiation negotiation() {
        return negotiation;
    }

    public ContractBasis basis() {
        return basis;
    }

    public Terms terms() {
        return terms;
    }

    public record Prepared(ContractId contract, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record TermsChanged(ContractId contract, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    public record Sent(ContractId contract, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    /** Both sides have signed: the work can begin. */
    public record Activated(ContractId contract, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    /** One side has ended the contract, with its last day. */
    public record NoticeGiven(
            ContractId contract, EngagementId engagement, String vendorName, LocalDate on, Actor by, Instant at)
            implements EngagementEvent {}

    /** The last day of the contract has passed. */
    public record Ended(
            ContractId contract, EngagementId engagement, String vendorName, String reason, Actor by, Instant at)
            implements EngagementEvent {}
}
