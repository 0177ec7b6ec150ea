package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Inheritance;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.SecondaryRow;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What two sides agree on: a contract, or an amendment of one. It is read clause by clause by both sides, asked about, signed
 * by the vendor and then by the business; from the first signature on its text never changes.
 */
@Entity
@Table(name = "contract")
@Inheritance
@DiscriminatorColumn(name = "kind", length = 9)
@DynamicUpdate
@SecondaryTable(name = "contract_terms", pkJoinColumns = @PrimaryKeyJoinColumn(name = "contract_id"))
@SecondaryRow(table = "contract_terms", optional = false)
abstract class Agreement extends BusinessOwned<ContractId> {

    @EmbeddedId
    private ContractId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

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

    @Column(table = "contract_terms")
    @JdbcTypeCode(SqlTypes.JSON)
    private ContractBasis basis;

    @Column(table = "contract_terms")
    @JdbcTypeCode(SqlTypes.JSON)
    private Terms terms;

    /** The documents that are part of it, in their order; null where there is none. */
    @Column(table = "contract_terms")
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<Attachment> attachments;

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
    private Signatories signatories = new Signatories(this);

    @Embedded
    @OptimisticLock(excluded = true)
    private ContractSignatures signatures = new ContractSignatures(this);

    /** Its clauses follow, once all that they say is known. */
    @SuppressWarnings("NullAway.Init")
    Agreement(
            EngagementId engagement,
            ContractParties parties,
            ContractOrigin origin,
            ContractBasis basis,
            Terms terms,
            @Nullable LocalDate earliestStart) {
        this.id = ContractId.next();
        this.engagement = engagement;
        this.parties = parties;
        this.origin = origin;
        agreeOn(basis, terms, earliestStart);
    }

    @SuppressWarnings("NullAway.Init")
    protected Agreement() {}

    /** Writes its clauses for the first time, once all that they say is known. */
    final void putInWords() {
        wording = new ContractWording(this);
    }

    /** What happened in a part of it. */
    void happened(EngagementEvent event) {
        registerEvent(event);
    }

    /** Takes over what both sides are to agree on, if it holds together. */
    final void agreeOn(ContractBasis basis, Terms terms, @Nullable LocalDate earliestStart) {
        var safeguards = terms.safeguards();
        this.terms = terms.with(
                        safeguards == null
                                ? null
                                : safeguards.addressed(
                                        parties.of(Side.US).email(),
                                        parties.of(Side.VENDOR).email()))
                .check(basis, earliestStart);
        this.basis = basis;
        this.days = ContractDays.of(terms);
    }

    public void recordLawyer(LawyerReview review, Actor by, Instant now) {
        requireUnsigned();
        lawyerReview = review;
        if (review.seen() && review.lawyer() != null) {
            registerEvent(new LawyerReview.Recorded(id, engagement, review.lawyer(), by, now));
        }
    }

    /** Shows it to the vendor; from now on every change makes a new version. */
    public void send(Actor by, Instant now) {
        require(status == ContractStatus.DRAFT, "contract.sentAlready");
        requireReady(now);
        status = ContractStatus.SENT;
        sentAt = now;
        wording.publishFirst(by, now);
        registerEvent(sent(by, now));
    }

    /**
     * Signs for the side of whoever signs: the vendor's people first, then those of the business. It is signed when all have.
     *
     * @param seen the fingerprint of the text that this person has before them
     * @param proof how this person has proven who they are
     * @throws RuleViolation {@code contract.sign.noProof} if nothing shows that it is the vendor who signs for it, {@code
     *     contract.sign.bothSides} if one person would sign for both sides; or if it is not the turn of this side or person
     */
    public void sign(String typedName, boolean consent, String seen, Actor by, Proof proof, Instant now) {
        sign(new Signature.Given(typedName, consent, false), seen, Participant.proven(by, proof, parties), proof, now);
    }

    /**
     * The same, where it is known as whom somebody came.
     *
     * @param who whose link it is, or which member
     */
    void sign(Signature.Given given, String seen, Participant who, Proof proof, Instant now) {
        var by = who.actor();
        var side = who.side();
        signatures.requireProof(who, proof);
        status.requireTurnOf(side);
        var signatory = signatories.requireTurnOf(who);
        requireStillInTime(side, now);
        if (!lock().isOpen()) {
            throw new RuleViolation("contract.sign.locked");
        }
        if (!seen.equals(wording.fingerprint())) {
            throw new RuleViolation("contract.sign.changedMeanwhile", wording.edition());
        }
        var signature = Signature.typed(this, signatory, given, by, proof, now);
        signatures.add(signature);
        int left = signatories.left(side).size();
        if (left > 0) {
            status = side == Side.VENDOR ? ContractStatus.SIGNING : status;
            registerEvent(new ContractSignatures.SignedByOne(id, engagement, signature.typedName(), left, by, now));
        } else if (side == Side.VENDOR) {
            status = ContractStatus.SIGNED_BY_VENDOR;
            registerEvent(signedByVendor(signature));
        } else {
            status = ContractStatus.ACTIVE;
            activeAt = now;
            registerEvent(signedByBoth(by, now));
        }
    }

    /** The vendor does not want it; the round is over. */
    public void decline(String reason, Actor by, Instant now) {
        decline(reason, new Participant(by, parties.vendor().email()), now);
    }

    /**
     * The same, by one of the vendor's people: until the first of them has signed any of them, after that one who has to sign.
     *
     * @throws RuleViolation {@code contract.decline.notYours} if this person has signed, or signs nothing
     */
    void decline(String reason, Participant who, Instant now) {
        requireDeclinable();
        if (status == ContractStatus.SIGNING
                && signatories.left(Side.VENDOR).stream().noneMatch(one -> one.is(who))) {
            throw new RuleViolation("contract.decline.notYours");
        }
        var by = who.actor();
        registerEvent(declined(cancel(reason, by, now), by, now));
    }

    /** The business takes it back before it has signed. */
    public void voidWith(String reason, Actor by, Instant now) {
        requireVoidable();
        registerEvent(takenBack(cancel(reason, by, now), by, now));
    }

    private String cancel(String reason, Actor by, Instant now) {
        var because = Closing.because(reason, by, now);
        close(ContractStatus.CANCELLED, because);
        return because.reason();
    }

    final void close(ContractStatus as, Closing because) {
        closing = because;
        status = as;
    }

    // What a contract and an amendment each have of their own

    /** Writes each clause by what is to be agreed on; those in words of their own keep them. */
    abstract void arrange(List<Clause> clauses);

    /** The words that a clause has by what is to be agreed on; null where nothing but its own words says them. */
    abstract ClauseLibrary.@Nullable Text standard(ClauseKey clause);

    /** The clauses that it begins with. */
    abstract List<ClauseKey> keys();

    /**
     * What a clause is compared with.
     *
     * @param previous what it said in the version before; null in the first one
     */
    abstract @Nullable String before(ClauseKey clause, @Nullable String previous);

    /** Whether what the clause is compared with is shown beside it. */
    abstract boolean showsBefore(Clause clause);

    /** The number of a clause as it is printed; 0 for one that was left out. */
    abstract int numberOf(ClauseId clause);

    /** Every clause as it stands when this is signed, also those that it leaves as they are. */
    abstract List<ClauseText> standing();

    /** Which clause settles which part of the scope when this is signed. */
    final Coverage coverage() {
        return Coverage.of(basis, standing());
    }

    /** @throws RuleViolation if the text is not complete */
    abstract void requireComplete();

    /** @throws RuleViolation if both sides would read a clause, in its present words, for nothing */
    void requireDiffers(Clause clause) {}

    /** @throws RuleViolation if the words of this clause follow from what is agreed on, and nobody puts it in others */
    void requireOwnWords(Clause clause) {
        if (clause.type().isOfAttachments()) {
            throw new RuleViolation("contract.attachments.ownWords");
        }
    }

    /** @throws RuleViolation if this clause cannot be left out by itself */
    void requireRemovable(Clause clause) {
        requireOwnWords(clause);
    }

    /** @throws RuleViolation if it cannot be shown to the vendor as it is */
    abstract void requireReady(Instant now);

    /** @throws RuleViolation if this side can no longer sign it as it is */
    abstract void requireStillInTime(Side side, Instant now);

    /** The last day on which the vendor can sign it; null where none is set. */
    abstract @Nullable LocalDate lastDayToSign();

    abstract ContractDocument document(int edition, List<ContractDocument.Article> articles);

    /** Whether it has a clause that lists these documents. */
    abstract boolean lists(List<Attachment> attached);

    abstract EngagementEvent attached(String title, Actor by, Instant now);

    abstract EngagementEvent detached(String title, Actor by, Instant now);

    abstract EngagementEvent rearranged(Actor by, Instant now);

    abstract EngagementEvent sent(Actor by, Instant now);

    abstract EngagementEvent signedByVendor(Signature signature);

    abstract EngagementEvent signedByBoth(Actor by, Instant now);

    abstract EngagementEvent declined(String reason, Actor by, Instant now);

    abstract EngagementEvent takenBack(String reason, Actor by, Instant now);

    /** Where its pages are below those of the contract: empty for the contract itself. */
    abstract String page();

    /** What comes before the name of a message about it. */
    abstract String messages();

    // Rules

    /** @throws RuleViolation unless the vendor has it and not all of its people have signed */
    public void requireDeclinable() {
        require(status.isVendorsTurn(), "contract.decline.notNow");
    }

    /** @throws RuleViolation once both sides have signed, or it is closed */
    public void requireVoidable() {
        require(status.isBeforeActive(), "contract.void.notNow");
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

    final void require(boolean holds, String rule) {
        if (!holds) {
            throw new RuleViolation(rule, status);
        }
    }

    // Questions to it

    /** What still keeps both sides from signing. */
    public SigningBlockers lock() {
        return SigningBlockers.of(reading, negotiation, wording);
    }

    /** The last signature of a side. */
    public Optional<Signature> signature(Side side) {
        return signatures.of(side);
    }

    ContractSignatures signatures() {
        return signatures;
    }

    /** Who signs it. */
    Signatories signatories() {
        return signatories;
    }

    /** Which day it is where its reports are due. */
    LocalDate day(Instant now) {
        return now.atZone(terms.reportZone()).toLocalDate();
    }

    /** Whether the work starts before both sides have signed, or did. */
    public boolean startsUnsigned(LocalDate today) {
        return false;
    }

    /** How and when it ends; null as long as nobody ended it. */
    public @Nullable Termination termination() {
        return null;
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

    /** Null as long as it is neither taken back, declined nor ended. */
    public @Nullable Closing closing() {
        return closing;
    }

    /** Whether the vendor did not want it, unlike one that we took back. */
    public boolean isDeclined() {
        return status == ContractStatus.CANCELLED && closing != null && closing.side() == Side.VENDOR;
    }

    public ContractParties parties() {
        return parties;
    }

    /** Its clauses as they now stand, and every version that both sides could read. */
    public ContractWording wording() {
        return wording;
    }

    /** The other words that were proposed for its clauses. */
    public Negotiation negotiation() {
        return negotiation;
    }

    /** How far both sides are in reading it. */
    public ReadingProgress reading() {
        return reading;
    }

    /** The documents that are part of it, in their order. */
    public List<Attachment> attachments() {
        return attachments == null ? List.of() : attachments;
    }

    /** Whether somebody has attached something to it, or taken something out. */
    final boolean hasArrangedAttachments() {
        return attachments != null;
    }

    /**
     * Attaches a document; both sides read the clause that lists them again, and no other.
     *
     * @param instead the one whose place it takes; null for a further one
     * @throws RuleViolation once somebody has signed; at {@code file} if it is attached already, at {@code title} if another one
     *     is called so; if there are enough
     */
    void attach(Attachment attachment, @Nullable UUID instead, Actor by, Instant now) {
        requireOpenText();
        var all = new ArrayList<>(attachments());
        int at = instead == null ? all.size() : all.indexOf(attachment(instead));
        if (instead == null && all.size() >= Attachment.MOST) {
            throw new RuleViolation("contract.attachments.enough", Attachment.MOST).at("file");
        }
        if (all.stream().anyMatch(one -> one.sha256().equals(attachment.sha256()))) {
            throw new RuleViolation("contract.attachments.twice").at("file");
        }
        if (instead != null) {
            all.remove(at);
        }
        if (all.stream().anyMatch(attachment::isCalledAs)) {
            throw new RuleViolation("contract.attachments.sameTitle").at("title");
        }
        all.add(at, attachment);
        putTogether(all, by, now);
        registerEvent(attached(attachment.title(), by, now));
    }

    /** Takes a document out of it. */
    void detach(UUID file, Actor by, Instant now) {
        requireOpenText();
        var one = attachment(file);
        var all = new ArrayList<>(attachments());
        all.remove(one);
        putTogether(all, by, now);
        registerEvent(detached(one.title(), by, now));
    }

    /**
     * Lets a document stand one place earlier.
     *
     * @param seen the place from which it is moved, from 1; where it stands elsewhere by now it stays; null for wherever it is
     */
    void moveAttachmentUp(UUID file, @Nullable Integer seen, Actor by, Instant now) {
        requireOpenText();
        var all = new ArrayList<>(attachments());
        int at = all.indexOf(attachment(file));
        if (at > 0 && (seen == null || seen == at + 1)) {
            all.add(at - 1, all.remove(at));
            putTogether(all, by, now);
            registerEvent(rearranged(by, now));
        }
    }

    private void putTogether(List<Attachment> now, Actor by, Instant at) {
        if (!lists(now)) {
            wording.clauses().stream()
                    .filter(clause -> clause.type().isOfAttachments() && reading.hasOpenQuestion(clause))
                    .findFirst()
                    .ifPresent(clause -> {
                        throw new RuleViolation("contract.clause.questionOpen", clause.title());
                    });
        }
        attachments = List.copyOf(now);
        wording.follow(by, at);
    }

    /** @throws NotFound if this file is not attached to it */
    Attachment attachment(UUID file) {
        return attachments().stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    public ContractBasis basis() {
        return basis;
    }

    /** The terms with everything that was agreed on since. */
    public Terms termsNow() {
        return terms;
    }

    /** The terms as they were signed, or are to be. */
    public Terms terms() {
        return terms;
    }
}
