package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
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

    static final int LONGEST_NAME = 120;

    @EmbeddedId
    private ContractId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private int round;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "vendor_id"))
    private VendorId vendor;

    private String vendorName;
    private String vendorEmail;
    private ZoneId vendorZone;
    private UUID scopeId;
    private UUID bidId;
    private UUID invitationId;
    private String invitedName;
    private String ourContact;
    private String ourEmail;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DRAFT;

    /** Counts the changes of the text, so that two people who edit it at once are told. */
    private int revision;

    private int edition;

    /** Of the text as both sides can read it; null as long as nobody else can. */
    private @Nullable String fingerprint;

    @Embedded
    @AttributeOverride(name = "seen", column = @Column(name = "lawyer_seen"))
    @AttributeOverride(name = "lawyer", column = @Column(name = "lawyer_name"))
    @AttributeOverride(name = "seenOn", column = @Column(name = "lawyer_seen_on"))
    private LawyerReview lawyerReview = LawyerReview.NOT_SEEN;

    private Instant preparedAt;
    private @Nullable Instant sentAt;
    private @Nullable Instant activeAt;

    @Embedded
    @AttributeOverride(name = "reason", column = @Column(name = "closing_reason"))
    private @Nullable Closing closing;

    /** The last day of a contract that is to end; null as long as nobody ended it. */
    private @Nullable LocalDate endsOn;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Termination termination;

    @Column(table = "contract_terms", updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private ContractBasis basis;

    @Column(table = "contract_terms")
    @JdbcTypeCode(SqlTypes.JSON)
    private Terms terms;

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<Clause> allClauses = new ArrayList<>();

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("at")
    private List<Acknowledgement> understandings = new ArrayList<>();

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("askedAt")
    private List<ContractQuestion> questions = new ArrayList<>();

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("at")
    private List<Signature> signatures = new ArrayList<>();

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    private List<ContractVersion> editions = new ArrayList<>();

    /** Drafts a contract with every standard clause, filled in. */
    Contract(
            EngagementId engagement,
            int round,
            Party vendor,
            Party us,
            Origin origin,
            ContractBasis contractBasis,
            Terms terms,
            Actor by,
            Instant now) {
        this.id = ContractId.next();
        this.engagement = engagement;
        this.round = round;
        this.vendor = origin.vendor();
        this.vendorName = vendor.name();
        this.vendorEmail = vendor.email();
        this.vendorZone = origin.vendorZone();
        this.scopeId = origin.scope();
        this.bidId = origin.bid();
        this.invitationId = origin.holder().id();
        this.invitedName = origin.holder().name();
        this.ourContact = us.name();
        this.ourEmail = us.email();
        this.preparedAt = now;
        this.basis = contractBasis;
        this.terms = terms.check(contractBasis, null);
        var clauseVariables = ClauseVariables.of(contractBasis, terms);
        for (var type : ClauseType.values()) {
            allClauses.add(
                    new Clause(this, type, ClauseLibrary.standard().of(type).fill(clauseVariables)));
        }
        noticeChanges(Map.of());
        registerEvent(new Prepared(id, engagement, vendorName, by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected Contract() {}

    /** Who is written to on one side. */
    public record Party(String name, String email) {}

    /** Where the contract comes from. */
    public record Origin(VendorId vendor, ZoneId vendorZone, UUID scope, UUID bid, LinkHolder holder) {}

    // Drafting and changing

    /** Takes over other terms; every standard clause that says something else by them changes with them. */
    public void changeTerms(Terms terms, Actor by, Instant now) {
        requireOpenText();
        var earliest = terms.start().equals(this.terms.start())
                ? null
                : now.atZone(terms.reportZone()).toLocalDate();
        this.terms = terms.check(basis, earliest);
        reword(() -> {
            var clauseVariables = ClauseVariables.of(basis, terms);
            allClauses.forEach(clause -> clause.refill(standard(clause.type(), clauseVariables)));
        });
        publishEdition(by, now);
        registerEvent(new TermsChanged(id, engagement, by, now));
    }

    /** Puts a clause in other words. */
    public void changeClause(ClauseId id, String title, String law, String plain, Actor by, Instant now) {
        requireOpenText();
        var clause = clause(id);
        reword(() -> clause.change(new ClauseLibrary.Text(title, law, plain), standard(clause.type())));
        publishEdition(by, now);
        registerEvent(new ClauseChanged(this.id, engagement, clause.title(), by, now));
    }

    /** Confirms that the plain words of a changed clause still say what it says. */
    public void confirmPlain(ClauseId id, Actor by, Instant now) {
        requireOpenText();
        var clause = clause(id);
        if (clause.isPlainUnchecked()) {
            clause.confirmPlain();
            registerEvent(new PlainConfirmed(this.id, engagement, clause.title(), by, now));
        }
    }

    /** Gives a clause back the words of our library. */
    public void resetClause(ClauseId id, Actor by, Instant now) {
        requireOpenText();
        var clause = clause(id);
        reword(() -> clause.reset(standard(clause.type())));
        publishEdition(by, now);
        registerEvent(new ClauseChanged(this.id, engagement, clause.title(), by, now));
    }

    /** Leaves a clause out that a contract can do without. */
    public void removeClause(ClauseId id, Actor by, Instant now) {
        requireOpenText();
        var clause = clause(id);
        if (reading().hasOpenQuestion(clause)) {
            throw new RuleViolation("contract.clause.questionOpen", clause.title());
        }
        reword(clause::remove);
        requireComplete();
        publishEdition(by, now);
        registerEvent(new ClauseRemoved(this.id, engagement, clause.title(), by, now));
    }

    /** Takes a clause that was left out back in. */
    public void putClauseBack(ClauseId id, Actor by, Instant now) {
        requireOpenText();
        var clause = clause(id);
        reword(clause::putBack);
        publishEdition(by, now);
        registerEvent(new ClauseChanged(this.id, engagement, clause.title(), by, now));
    }

    public void recordLawyer(LawyerReview review, Actor by, Instant now) {
        requireUnsigned();
        lawyerReview = review;
        if (review.seen()) {
            registerEvent(new SeenByLawyer(id, engagement, review.lawyer(), by, now));
        }
    }

    /** Shows the contract to the vendor; from now on every change makes a new version. */
    public void send(Actor by, Instant now) {
        if (status != Status.DRAFT) {
            throw new RuleViolation("contract.sentAlready", status);
        }
        requireComplete();
        var today = now.atZone(terms.reportZone()).toLocalDate();
        if (terms.start().isBefore(today)) {
            throw new RuleViolation("contract.startPassedMeanwhile", terms.start());
        }
        status = Status.SENT;
        sentAt = now;
        publishEdition(by, now);
        registerEvent(new Sent(id, engagement, vendorName, by, now));
    }

    // Reading

    /** @param seen the fingerprint of the clause that this person has before them */
    public void understand(ClauseId id, String seen, Actor by, Instant now) {
        requireReading();
        var clause = presentClause(id);
        if (!clause.fingerprint().equals(seen)) {
            throw new RuleViolation("contract.clause.changedMeanwhile", clause.title());
        }
        var side = Side.of(by);
        if (reading().hasOpenQuestion(clause, side)) {
            throw new RuleViolation("contract.clause.ownQuestionOpen", clause.title());
        }
        if (reading().understanding(clause, side).isEmpty()) {
            understandings.add(new Acknowledgement(this, clause, by, now));
            if (reading().unread(side).isEmpty()) {
                registerEvent(new ReadThrough(this.id, engagement, by, now));
            }
        }
    }

    /** Takes a tick back, as long as nobody has signed. */
    public void withdrawUnderstanding(ClauseId id, Actor by) {
        requireReading();
        var clause = presentClause(id);
        understandings.removeIf(acknowledgement -> acknowledgement.isOf(clause, Side.of(by)));
    }

    /** Asks about a clause; whoever asks has not understood it yet. */
    public ContractQuestion ask(ClauseId id, String text, Actor by, Instant now) {
        requireReading();
        var clause = presentClause(id);
        if (questions.stream().anyMatch(asked -> asked.isOpen() && asked.says(clause, Side.of(by), text))) {
            throw new RuleViolation("contract.question.twice").at("text");
        }
        var question = new ContractQuestion(this, clause, text, by, now);
        questions.add(question);
        understandings.removeIf(acknowledgement -> acknowledgement.isOf(clause, Side.of(by)));
        registerEvent(new Asked(this.id, engagement, clause.title(), by, now));
        return question;
    }

    /** @param changesText whether the clause is going to be put in other words because of the question */
    public void answer(QuestionId id, String answer, boolean changesText, Actor by, Instant now) {
        requireReading();
        var question = question(id);
        if (changesText && Side.of(by) == Side.VENDOR) {
            throw new RuleViolation("contract.question.onlyWeChangeText");
        }
        question.answer(answer, changesText ? edition : null, by, now);
        registerEvent(
                new Answered(this.id, engagement, clause(question.clause()).title(), by, now));
    }

    /** Says, once, that a question needs nothing more. */
    public void settle(QuestionId id, Actor by, Instant now) {
        requireReading();
        var question = question(id);
        if (!question.isOpen()) {
            return;
        }
        var clause = clause(question.clause());
        question.settle(clause, by, now);
        registerEvent(new Settled(this.id, engagement, clause.title(), by, now));
    }

    /** The answer was not enough: settles the question and asks further. */
    public ContractQuestion askFurther(QuestionId id, String text, Actor by, Instant now) {
        requireReading();
        var question = question(id);
        if (question.state() != ContractQuestion.State.ANSWERED) {
            throw new RuleViolation("contract.question.notAnsweredYet");
        }
        ContractQuestion.required(text, "text");
        question.settle(clause(question.clause()), by, now);
        return ask(question.clause(), text, by, now);
    }

    // Signing and closing

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
        requireProof(side, proof);
        if (side == Side.VENDOR ? status != Status.SENT : status != Status.SIGNED_BY_VENDOR) {
            throw new RuleViolation(
                    side == Side.US && status == Status.SENT ? "contract.sign.vendorFirst" : "contract.sign.notNow",
                    status);
        }
        if (!lock().isOpen()) {
            throw new RuleViolation("contract.sign.locked");
        }
        if (!seen.equals(fingerprint)) {
            throw new RuleViolation("contract.sign.changedMeanwhile", edition);
        }
        var name = typedName.strip().replaceAll("\\s+", " ");
        if (name.isEmpty()) {
            throw new RuleViolation("contract.sign.nameMissing").at("name");
        }
        if (name.length() > LONGEST_NAME) {
            throw new RuleViolation("text.tooLong", LONGEST_NAME).at("name");
        }
        if (!consent) {
            throw new RuleViolation("contract.sign.consentMissing").at("consent");
        }
        signatures.add(new Signature(this, name, edition, seen, by, proof, now));
        if (side == Side.VENDOR) {
            status = Status.SIGNED_BY_VENDOR;
            registerEvent(new SignedByVendor(id, engagement, name, by, now));
        } else {
            status = Status.ACTIVE;
            activeAt = now;
            registerEvent(new Activated(id, engagement, vendorName, by, now));
        }
    }

    private void requireProof(Side side, Proof proof) {
        if (side == Side.VENDOR ? !proof.isOfVendor() : proof.kind() != Proof.Kind.SIGNED_IN) {
            throw new RuleViolation("contract.sign.noProof");
        }
        var other = side == Side.VENDOR ? ourEmail : vendorEmail;
        var signed = signature(side.other()).map(Signature::proof).map(Proof::address);
        if (EmailAddress.isSame(proof.address(), other)
                || signed.filter(address -> EmailAddress.isSame(proof.address(), address))
                        .isPresent()) {
            throw new RuleViolation("contract.sign.bothSides");
        }
    }

    /** The vendor does not want this contract; the round is over. */
    public void decline(String reason, Actor by, Instant now) {
        requireDeclinable();
        registerEvent(new Declined(id, engagement, close(Status.CANCELLED, reason, by, now), by, now));
    }

    /** The business takes the contract back before it has signed. */
    public void voidWith(String reason, Actor by, Instant now) {
        requireVoidable();
        registerEvent(new Voided(id, engagement, vendorName, close(Status.CANCELLED, reason, by, now), by, now));
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
        var today = day(now);
        terms.requireEnd(ground, on, shown, today);
        var because = Closing.because(reason, by, now).reason();
        termination = new Termination(ground, on, because, by.name(), now, Termination.handBack(basis.work()));
        endsOn = on;
        registerEvent(new NoticeGiven(id, engagement, vendorName, on, by, now));
        if (!on.isAfter(today)) {
            end(by, now);
        }
    }

    /** Ends the contract if its last day has passed; says whether it did. */
    boolean endIfOver(Instant now) {
        if (status != Status.ACTIVE || termination == null || !termination.isOver(day(now))) {
            return false;
        }
        end(Actor.SYSTEM, now);
        return true;
    }

    private void end(Actor by, Instant now) {
        var notice = Objects.requireNonNull(termination);
        status = Status.ENDED;
        closing = new Closing(notice.reason(), notice.givenBy(), Side.US, notice.givenAt());
        registerEvent(new Ended(id, engagement, vendorName, notice.reason(), by, now));
    }

    private LocalDate day(Instant now) {
        return now.atZone(terms.reportZone()).toLocalDate();
    }

    /** Confirms that one thing of the hand-back list came back, is destroyed or is taken away. */
    public void handBack(int item, Actor by, Instant now) {
        if (termination == null) {
            throw new RuleViolation("contract.handBack.noEnd");
        }
        var more = termination.handedBack(item, by, now);
        if (!more.equals(termination)) {
            termination = more;
            registerEvent(new HandedBack(id, engagement, more.left(), by, now));
        }
    }

    private String close(Status next, String reason, Actor by, Instant now) {
        var closed = Closing.because(reason, by, now);
        status = next;
        closing = closed;
        return closed.reason();
    }

    /** @throws RuleViolation unless both sides read it and neither has signed */
    public void requireDeclinable() {
        if (status != Status.SENT) {
            throw new RuleViolation("contract.decline.notNow", status);
        }
    }

    /** @throws RuleViolation once both sides have signed, or it is closed */
    public void requireVoidable() {
        if (!status.isBeforeActive()) {
            throw new RuleViolation("contract.void.notNow", status);
        }
    }

    /** @throws RuleViolation unless it is in force and nobody has ended it yet */
    public void requireEndable() {
        if (status != Status.ACTIVE) {
            throw new RuleViolation("contract.end.notNow", status);
        }
        if (endsOn != null) {
            throw new RuleViolation("contract.end.noticeGiven", endsOn);
        }
    }

    /** @throws RuleViolation once both sides have signed, or it is closed */
    public void requireUnsigned() {
        if (!status.isBeforeActive()) {
            throw new RuleViolation("contract.lawyer.notNow", status);
        }
    }

    /** @throws RuleViolation once the vendor has signed, or it is closed */
    public void requireOpenText() {
        if (!status.mayChangeText()) {
            throw new RuleViolation("contract.closedForChanges", status);
        }
    }

    private void requireReading() {
        if (status != Status.SENT) {
            throw new RuleViolation("contract.notBeingRead", status);
        }
    }

    private void requireComplete() {
        for (var type : ClauseType.values()) {
            if (type.isRequired() && clauses().stream().noneMatch(clause -> clause.type() == type)) {
                throw new RuleViolation("contract.clause.required", type);
            }
        }
        for (var row : coverage().rows()) {
            if (!row.lost().isEmpty()) {
                throw new RuleViolation(
                        "contract.notNamed", row.item().name(), row.lost().get(0));
            }
            if (!row.isCovered()) {
                throw new RuleViolation(
                        "contract.notCovered." + row.item().kind(), row.item().name());
            }
        }
    }

    private void reword(Runnable change) {
        var before = new HashMap<ClauseId, String>();
        allClauses.forEach(clause -> before.put(clause.id(), clause.law()));
        change.run();
        revision++;
        noticeChanges(before);
    }

    private void noticeChanges(Map<ClauseId, String> before) {
        var schedules = ContractDocument.schedules(basis, terms);
        for (var clause : allClauses) {
            var schedule = ClauseLibrary.standard().of(clause.type()).schedule();
            var text = clause.title() + "\n" + clause.law() + "\n" + clause.plain()
                    + (schedule == null
                            ? ""
                            : "\n" + schedules.get(schedule - 1).text());
            boolean isRead = status != Status.DRAFT;
            clause.notice(Canonical.sha256(text), isRead ? edition + 1 : 1, isRead ? before.get(clause.id()) : null);
        }
    }

    private void publishEdition(Actor by, Instant now) {
        if (status == Status.DRAFT) {
            return;
        }
        var next = document(edition + 1);
        if (edition > 0
                && document(edition)
                        .text()
                        .equals(editions.get(editions.size() - 1).text())) {
            return;
        }
        edition++;
        var made = new ContractVersion(this, edition, next.text(), by.name(), now);
        editions.add(made);
        fingerprint = made.fingerprint();
    }

    private ClauseLibrary.Text standard(ClauseType type) {
        return standard(type, ClauseVariables.of(basis, terms));
    }

    private static ClauseLibrary.Text standard(ClauseType type, ClauseVariables clauseVariables) {
        return ClauseLibrary.standard().of(type).fill(clauseVariables);
    }

    // Questions to the contract

    /** The clauses in their order, without those left out. */
    public List<Clause> clauses() {
        return allClauses.stream().filter(clause -> !clause.isRemoved()).toList();
    }

    public List<Clause> removedClauses() {
        return allClauses.stream().filter(Clause::isRemoved).toList();
    }

    /** @throws NotFound if this contract has no such clause */
    public Clause clause(ClauseId id) {
        return allClauses.stream()
                .filter(clause -> clause.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Clause presentClause(ClauseId id) {
        var clause = clause(id);
        if (clause.isRemoved()) {
            throw new NotFound();
        }
        return clause;
    }

    /** The number of a clause as it is printed. */
    public int numberOf(ClauseId id) {
        int number = 0;
        for (var clause : clauses()) {
            number++;
            if (clause.id().equals(id)) {
                return number;
            }
        }
        return 0;
    }

    /** The words of our library for this clause, by the present terms. */
    ClauseLibrary.Text standardOf(Clause clause) {
        return standard(clause.type());
    }

    /** Whether a clause in words of its own may have to follow terms that changed since. */
    public boolean lagsBehind(Clause clause) {
        return clause.lagsBehind(standard(clause.type()));
    }

    /** @throws NotFound if this contract has no such question */
    public ContractQuestion question(QuestionId id) {
        return questions.stream()
                .filter(question -> question.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    public List<ContractQuestion> questions() {
        return List.copyOf(questions);
    }

    /** How far both sides are in reading it. */
    public ReadingProgress reading() {
        return new ReadingProgress(clauses(), understandings, questions);
    }

    public Coverage coverage() {
        return Coverage.of(basis, clauses());
    }

    /** Clauses that say different things about one matter. */
    public List<Contradiction> contradictions() {
        return Contradiction.in(clauses());
    }

    /** What still keeps both sides from signing. */
    public SigningBlockers lock() {
        var readingProgress = reading();
        return new SigningBlockers(
                readingProgress.openQuestions(),
                readingProgress.unread(Side.US),
                readingProgress.unread(Side.VENDOR),
                coverage().gaps());
    }

    public Differences differences() {
        return Differences.of(basis, terms);
    }

    /** The contract as it now reads. */
    public ContractDocument document() {
        return document(edition);
    }

    private ContractDocument document(int edition) {
        var articles = new ArrayList<ContractDocument.Article>();
        clauses().forEach(clause -> articles.add(new ContractDocument.Article(articles.size() + 1, clause)));
        return new ContractDocument(
                basis.work().title(),
                terms.client(),
                terms.partner(),
                basis.vendorCalled(),
                edition,
                List.copyOf(articles),
                ContractDocument.schedules(basis, terms));
    }

    /** The text of the version that counts now, exactly as its fingerprint was taken. */
    public String text() {
        return editions.isEmpty()
                ? document().text()
                : editions.get(editions.size() - 1).text();
    }

    public List<ContractVersion> editions() {
        return List.copyOf(editions);
    }

    public Optional<Signature> signature(Side side) {
        return signatures.stream().filter(signature -> signature.side() == side).findFirst();
    }

    /** Whether the work starts before both sides have signed, or did. */
    public boolean startsUnsigned(LocalDate today) {
        return status.isBeforeActive()
                && status != Status.DRAFT
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

    public VendorId vendor() {
        return vendor;
    }

    /** Whether it was drafted for this bid, chosen at this time; a bid may be chosen a second time. */
    boolean isFor(BidId bid, Instant chosenAt) {
        return bidId.equals(bid.id()) && !preparedAt.isBefore(chosenAt);
    }

    /** Who has to prove it to act in the vendor's name: the one that was invited to bid, at the address of then. */
    public LinkHolder holder() {
        return new LinkHolder(invitationId, invitedName, vendorEmail);
    }

    public Party theirParty() {
        return new Party(vendorName, vendorEmail);
    }

    public ZoneId vendorZone() {
        return vendorZone;
    }

    public Party ourParty() {
        return new Party(ourContact, ourEmail);
    }

    UUID scope() {
        return scopeId;
    }

    public Status status() {
        return status;
    }

    /** Which version of the text counts; 0 as long as nobody else has seen it. */
    public int edition() {
        return edition;
    }

    public @Nullable String fingerprint() {
        return fingerprint;
    }

    public LawyerReview lawyerReview() {
        return lawyerReview;
    }

    public Instant preparedAt() {
        return preparedAt;
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
        return status == Status.CANCELLED && closing != null && closing.side() == Side.VENDOR;
    }

    /** How and when the contract ends; null as long as nobody ended it. */
    public @Nullable Termination termination() {
        return termination;
    }

    public ContractBasis basis() {
        return basis;
    }

    public Terms terms() {
        return terms;
    }

    /** How far a contract is. */
    public enum Status {
        /** Only the business sees it. */
        DRAFT,
        /** Both sides read it, tick and ask. */
        SENT,
        /** The vendor has signed; the text is fixed. */
        SIGNED_BY_VENDOR,
        /** Both have signed. */
        ACTIVE,
        /** It was in force and is over. */
        ENDED,
        /** It never came into force. */
        CANCELLED;

        boolean mayChangeText() {
            return this == DRAFT || this == SENT;
        }

        /** Whether another contract may take its place. */
        public boolean isOver() {
            return this == ENDED || this == CANCELLED;
        }

        public boolean isBeforeActive() {
            return this == DRAFT || this == SENT || this == SIGNED_BY_VENDOR;
        }
    }

    public record Prepared(ContractId contract, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record TermsChanged(ContractId contract, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    public record ClauseChanged(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record PlainConfirmed(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record ClauseRemoved(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record SeenByLawyer(
            ContractId contract,
            EngagementId engagement,
            @Nullable String lawyer,
            Actor by,
            Instant at) implements EngagementEvent {}

    public record Sent(ContractId contract, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record ReadThrough(ContractId contract, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    public record Asked(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record Answered(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record Settled(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record SignedByVendor(ContractId contract, EngagementId engagement, String name, Actor by, Instant at)
            implements EngagementEvent {}

    /** Both sides have signed: the work can begin. */
    public record Activated(ContractId contract, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record Declined(
            ContractId contract,
            EngagementId engagement,
            @Nullable String reason,
            Actor by,
            Instant at) implements EngagementEvent {}

    public record Voided(
            ContractId contract,
            EngagementId engagement,
            String vendorName,
            @Nullable String reason,
            Actor by,
            Instant at)
            implements EngagementEvent {}

    /** One side has ended the contract, with its last day. */
    public record NoticeGiven(
            ContractId contract, EngagementId engagement, String vendorName, LocalDate on, Actor by, Instant at)
            implements EngagementEvent {}

    public record HandedBack(ContractId contract, EngagementId engagement, long left, Actor by, Instant at)
            implements EngagementEvent {}

    /** The last day of the contract has passed. */
    public record Ended(
            ContractId contract,
            EngagementId engagement,
            String vendorName,
            @Nullable String reason,
            Actor by,
            Instant at)
            implements EngagementEvent {}
}
