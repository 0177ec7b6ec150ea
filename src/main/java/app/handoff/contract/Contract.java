package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A contract with the winner of a bid request. It is drafted from scope and bid, read clause by clause by both sides,
 * signed by the vendor and then by the business; from the first signature on its text never changes. What both sides agree on
 * later stands beside it, in amendments and renewals.
 */
@Entity
@DiscriminatorValue("CONTRACT")
@DynamicUpdate
public class Contract extends Agreement {

    private static final SigningDay NO_SIGNING_DAY = new SigningDay(null, null, null);

    private @Nullable Integer round;

    /** Null as long as it was not sent. */
    @Embedded
    private @Nullable SigningDay signingDay;

    /** Null as long as nobody ended it. */
    @Embedded
    private @Nullable ContractEnding ending;

    /** Null as long as nothing was agreed on beside its text. */
    @Embedded
    private @Nullable ContractStanding standing;

    /** How often it went on beyond its term, in order; null while it never did. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<Renewed> renewals;

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("item")
    @OptimisticLock(excluded = true)
    private List<VendorHandBack> handedBack = new ArrayList<>();

    /** The notice day of the term for which somebody decided to leave it as it is; null while nobody did. */
    private @Nullable LocalDate termDecidedFor;

    /** Drafts a contract with every clause of our library, filled in. */
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
        this(
                engagement,
                round,
                vendor,
                us,
                origin,
                contractBasis,
                terms,
                ContractTemplates.Arrangement.STANDARD,
                by,
                now);
    }

    /** @param arrangement which clauses of our library it has, and which of the business's own */
    Contract(
            EngagementId engagement,
            int round,
            ContractParties.Party vendor,
            ContractParties.Party us,
            ContractParties.Origin origin,
            ContractBasis contractBasis,
            Terms terms,
            ContractTemplates.Arrangement arrangement,
            Actor by,
            Instant now) {
        super(
                engagement,
                new ContractParties(vendor, us, origin),
                new ContractOrigin(origin.scope(), origin.bid(), now),
                contractBasis,
                terms,
                null);
        this.round = round;
        putInWords();
        wording().arrange(arrangement);
        registerEvent(new Prepared(id(), engagement, parties().vendorName(), by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected Contract() {}

    /** Takes over other terms; every standard clause that says something else by them changes with them. */
    public void changeTerms(Terms terms, Actor by, Instant now) {
        requireOpenText();
        var earliest = terms.start().equals(terms().start())
                ? null
                : now.atZone(terms.reportZone()).toLocalDate();
        agreeOn(basis(), terms, earliest);
        wording().follow(by, now);
        registerEvent(new TermsChanged(id(), engagement(), by, now));
    }

    /**
     * Adds a clause in words of the business's own, while the text is open.
     *
     * @param after the clause that it stands behind
     * @throws RuleViolation at {@code title} where another clause has the same, or at the text that is empty or too long
     */
    public ClauseId addClause(ClauseLibrary.Text text, ClauseId after, Actor by, Instant now) {
        requireOpenText();
        return wording().add(text, after, by, now);
    }

    /** The clauses of our library that it has neither in its text nor left out, since they did not exist when it was drafted. */
    List<ClauseType> newerClauses() {
        return ClauseType.ofLibrary().stream()
                .filter(type -> !wording().has(type))
                .toList();
    }

    /** What a clause of our library would say in it. */
    ClauseLibrary.Text newerClause(ClauseType type, Safeguards proposed) {
        return ClauseLibrary.standard().of(type).fill(ClauseVariables.of(basis(), guarded(proposed), attachments()));
    }

    private Terms guarded(Safeguards proposed) {
        return terms().safeguards() != null
                ? terms()
                : terms().with(proposed.addressed(
                        parties().of(Side.US).email(), parties().of(Side.VENDOR).email()));
    }

    /**
     * Takes over the clauses that our library got since it was drafted, as long as only we see it. Once done it stays.
     *
     * @param proposed what guards both sides, where the terms do not say it yet
     */
    void takeOverNewer(Safeguards proposed, Actor by, Instant now) {
        var newer = newerClauses();
        if (newer.isEmpty()) {
            return;
        }
        require(status() == ContractStatus.DRAFT, "contract.newer.onlyDraft");
        agreeOn(basis(), guarded(proposed), null);
        wording().addOfLibrary(newer, by, now);
        registerEvent(new NewerTakenOver(id(), engagement(), newer.size(), by, now));
    }

    @Override
    boolean lists(List<Attachment> attached) {
        return !attached.isEmpty();
    }

    @Override
    EngagementEvent attached(String title, Actor by, Instant now) {
        return new Attached(id(), engagement(), title, by, now);
    }

    @Override
    EngagementEvent detached(String title, Actor by, Instant now) {
        return new Detached(id(), engagement(), title, by, now);
    }

    @Override
    EngagementEvent rearranged(Actor by, Instant now) {
        return new TermsChanged(id(), engagement(), by, now);
    }

    @Override
    void arrange(List<Clause> clauses) {
        var listed = clauses.stream()
                .filter(clause -> clause.type() == ClauseType.ATTACHMENTS)
                .findFirst();
        if (attachments().isEmpty()) {
            listed.ifPresent(Clause::leaveOut);
        } else if (listed.isPresent()) {
            listed.get().putBack();
        } else {
            var key = ClauseKey.of(ClauseType.ATTACHMENTS);
            clauses.add(new Clause(this, key, Objects.requireNonNull(standard(key))));
        }
        clauses.forEach(clause -> clause.refill(standard(clause.key())));
    }

    @Override
    List<ClauseKey> keys() {
        return Stream.concat(
                        ClauseType.ofLibrary().stream()
                                .filter(type -> !type.isSafeguard() || terms().safeguards() != null),
                        attachments().isEmpty() ? Stream.empty() : Stream.of(ClauseType.ATTACHMENTS))
                .map(ClauseKey::of)
                .toList();
    }

    @Override
    ClauseLibrary.@Nullable Text standard(ClauseKey clause) {
        return clause.type().isOwn()
                ? null
                : ClauseLibrary.standard().of(clause.type()).fill(ClauseVariables.of(basis(), terms(), attachments()));
    }

    @Override
    @Nullable String before(ClauseKey clause, @Nullable String previous) {
        return previous;
    }

    @Override
    boolean showsBefore(Clause clause) {
        return clause.changedIn() > 1;
    }

    @Override
    int numberOf(ClauseId clause) {
        int number = 0;
        for (var one : wording().clauses()) {
            number++;
            if (one.id().equals(clause)) {
                return number;
            }
        }
        return 0;
    }

    @Override
    List<ClauseText> standing() {
        return wording().clauses().stream().map(Clause::text).toList();
    }

    @Override
    void requireComplete() {
        for (var type : ClauseType.values()) {
            if (type.isRequired() && wording().clauses().stream().noneMatch(clause -> clause.type() == type)) {
                throw new RuleViolation("contract.clause.required", type);
            }
        }
        coverage().requireWhole();
    }

    @Override
    void requireReady(Instant now) {
        requireComplete();
        if (terms().start().isBefore(day(now))) {
            throw new RuleViolation("contract.startPassedMeanwhile", terms().start());
        }
    }

    @Override
    void requireStillInTime(Side side, Instant now) {
        if (side == Side.VENDOR && signingDay().isPassed(day(now))) {
            throw new RuleViolation(
                    "contract.sign.tooLate", Objects.requireNonNull(signingDay().signBy()));
        }
        if (terms().goesOnBy(Renewal.AUTO) && terms().isNoticeTooLate(day(now))) {
            throw new RuleViolation("contract.sign.noNotice", terms().lastNoticeDay());
        }
    }

    @Override
    @Nullable LocalDate lastDayToSign() {
        return signingDay().signBy();
    }

    /**
     * Says by which day it is to be signed, or gives more time.
     *
     * @throws RuleViolation unless it was sent and not both have signed; at {@code signBy} if the day has passed or is too far
     */
    public void signUntil(LocalDate day, Actor by, Instant now) {
        requireAwaitsSignatures();
        if (day.equals(signingDay().signBy()) && !signingDay().isPassed(day(now))) {
            return;
        }
        signingDay = SigningDay.on(day, day(now));
        registerEvent(new SigningDaySet(id(), engagement(), day, by, now));
    }

    /** What is due because of the day by which it is to be signed; says so once. */
    Optional<SigningNotice> noticeOfSigning(Instant now) {
        var today = day(now);
        var day = signingDay();
        if (!awaitsSignatures()) {
            return Optional.empty();
        }
        if (day.isToTell(today)) {
            signingDay = day.told(now);
            registerEvent(
                    new SigningDayPassed(id(), engagement(), Objects.requireNonNull(day.signBy()), Actor.SYSTEM, now));
            return Optional.of(SigningNotice.PASSED);
        }
        if (day.isToRemind(today)) {
            signingDay = day.reminded(today);
            return Optional.of(SigningNotice.SOON);
        }
        return Optional.empty();
    }

    /** What both sides are told about the day by which it is to be signed. */
    enum SigningNotice {
        SOON,
        PASSED
    }

    private boolean awaitsSignatures() {
        return status().isAwaitingSignatures();
    }

    /** @throws RuleViolation unless it was sent and not both have signed */
    void requireAwaitsSignatures() {
        require(awaitsSignatures(), "contract.signingDay.notNow");
    }

    /** The day by which it is to be signed; without one as long as it was not sent. */
    public SigningDay signingDay() {
        return signingDay == null ? NO_SIGNING_DAY : signingDay;
    }

    @Override
    ContractDocument document(int edition, List<ContractDocument.Article> articles) {
        return new ContractDocument(
                basis().work().title(),
                terms().client(),
                terms().vendor(),
                basis().vendorCalled(),
                edition,
                List.copyOf(articles),
                ContractDocument.schedules(basis(), terms()),
                null);
    }

    // What is agreed on beside its text

    /** The terms with everything that both sides have agreed on since they signed, also what takes effect later. */
    @Override
    public Terms termsNow() {
        return standing == null ? terms() : standing.terms();
    }

    /** How often something was agreed on beside its text: an amendment is drafted on one of these and signed on the same. */
    int changes() {
        return standing == null ? 0 : standing.changes();
    }

    /** @throws EditedMeanwhile if something was agreed on since it had been changed so often */
    void expectChanges(int seen) {
        if (seen != changes()) {
            throw new EditedMeanwhile();
        }
    }

    /** @throws RuleViolation unless it is in force, nobody has ended it and its term is not over */
    void requireAmendable(LocalDate today) {
        require(status() == ContractStatus.ACTIVE, "contract.amendment.notInForce");
        if (ending != null) {
            throw new RuleViolation("contract.amendment.noticeGiven", ending.endsOn());
        }
        if (today.isAfter(termsNow().end())) {
            throw new RuleViolation("contract.amendment.termOver", termsNow().end());
        }
    }

    /** @throws RuleViolation unless this amendment can be agreed on: it is in force, and stands as the amendment was drafted on */
    void requireStandsAs(Amendment amendment, Instant now) {
        requireAmendable(day(now));
        if (amendment.draftedAfter() != changes()) {
            throw new RuleViolation("contract.amendment.changedMeanwhile");
        }
    }

    /** Takes over what both sides have agreed on in an amendment. */
    void follow(Amendment amendment) {
        standing = ContractStanding.after(changes() + 1, amendment.applyTo(termsNow()));
    }

    /** Whether it may be extended once by the business, as its clause on the end says, and still can be. */
    boolean mayTakeUpOption(LocalDate today) {
        return status() == ContractStatus.ACTIVE
                && ending == null
                && termsNow().goesOnBy(Renewal.OPTION)
                && !today.isAfter(termsNow().lastNoticeDay());
    }

    /** The business extends it once by the term of the bid, on the same terms. */
    void takeUpOption(Actor by, Instant now) {
        requireEndable();
        if (!termsNow().goesOnBy(Renewal.OPTION)) {
            throw new RuleViolation("contract.renewal.noOption");
        }
        if (day(now).isAfter(termsNow().lastNoticeDay())) {
            throw new RuleViolation("contract.renewal.optionPassed", termsNow().lastNoticeDay());
        }
        goOn(Renewal.OPTION, by, now);
    }

    /** Lets it go on by itself where its notice day passed without a notice, for as many terms as that holds; says whether it did. */
    boolean renewIfNobodyEndedIt(Instant now) {
        boolean renewed = false;
        while (status() == ContractStatus.ACTIVE
                && ending == null
                && termsNow().goesOnBy(Renewal.AUTO)
                && day(now).isAfter(termsNow().lastNoticeDay())) {
            goOn(Renewal.AUTO, Actor.SYSTEM, now);
            renewed = true;
        }
        return renewed;
    }

    private void goOn(Renewal how, Actor by, Instant now) {
        var before = termsNow();
        var ends = before.furtherEnd(basis().offer().termMonths());
        var more = new ArrayList<>(renewals());
        more.add(new Renewed(how, day(now), ends, by.name(), now));
        renewals = List.copyOf(more);
        standing = ContractStanding.after(changes() + 1, before.goingOnUntil(ends));
        registerEvent(new WentOn(id(), engagement(), parties().vendorName(), ends, by, now));
    }

    /** How often it went on beyond its term, in order. */
    List<Renewed> renewals() {
        return renewals == null ? List.of() : renewals;
    }

    /** Notes that its term is left as it is: nobody has to be reminded of this notice day any more. */
    void leaveTermAsItIs(Actor by, Instant now) {
        requireEndable();
        if (!isTermDecided()) {
            termDecidedFor = termsNow().lastNoticeDay();
            registerEvent(new TermDecided(
                    id(),
                    engagement(),
                    parties().vendorName(),
                    termsNow().renewal(),
                    termsNow().end(),
                    by,
                    now));
        }
    }

    /** Whether somebody decided about the end of the present term. */
    public boolean isTermDecided() {
        return termsNow().lastNoticeDay().equals(termDecidedFor);
    }

    // The end

    /**
     * Ends the contract on a day that its clauses allow. Until then it stays in force and the work goes on; a contract whose
     * last day is today or has passed is over at once.
     *
     * @param on the last day of the contract
     * @param shown what the work shows of the ground
     * @param amendments those of this contract, in any state
     */
    void terminate(
            Termination.Ground ground,
            LocalDate on,
            String reason,
            WorkRecord.Shown shown,
            List<Amendment> amendments,
            Actor by,
            Instant now) {
        requireEndable();
        ending = ContractEnding.notice(this, ground, on, reason, shown, amendments, by, now);
        registerEvent(new NoticeGiven(id(), engagement(), parties().vendorName(), on, by, now));
        if (!on.isAfter(day(now))) {
            end(ending.termination(), by, now);
        }
    }

    /**
     * The terms by which it can be ended today: a notice or a count of misses that was agreed on for a later day does not bind yet.
     * Its term ends as both sides have agreed by now.
     *
     * @param amendments those of this contract, in any state
     */
    Terms termsToEnd(List<Amendment> amendments, LocalDate today) {
        return Consolidated.termsOn(this, amendments, today)
                .terms()
                .with(termsNow().end(), termsNow().renewal());
    }

    /** Whether it was ended with a last day before this one: what was agreed on for such a day never counts. */
    boolean isOverBy(LocalDate day) {
        return ending != null && ending.endsOn().isBefore(day);
    }

    /** Ends the contract if its last day has passed; says whether it did. */
    boolean endIfOver(Instant now) {
        if (status() != ContractStatus.ACTIVE
                || ending == null
                || !ending.termination().isOver(day(now))) {
            return false;
        }
        end(ending.termination(), Actor.SYSTEM, now);
        return true;
    }

    private void end(Termination notice, Actor by, Instant now) {
        close(ContractStatus.ENDED, new Closing(notice.reason(), notice.givenBy(), Side.US, notice.givenAt()));
        registerEvent(new Ended(id(), engagement(), parties().vendorName(), notice.reason(), by, now));
    }

    /** Which day it is where its reports are due. */
    @Override
    LocalDate day(Instant now) {
        return now.atZone(termsNow().reportZone()).toLocalDate();
    }

    /** Confirms that one thing of the hand-back list came back, is destroyed or is taken away. */
    public void handBack(int item, Actor by, Instant now) {
        if (ending == null) {
            throw new RuleViolation("contract.handBack.noEnd");
        }
        ending.handBack(item, by, now);
    }

    /** The vendor says that it handed one thing back; said once, it stays. */
    void handBackByVendor(int item, Actor by, Instant now) {
        if (ending == null) {
            throw new RuleViolation("contract.handBack.noEnd");
        }
        if (item < 0 || item >= ending.termination().handBack().size()) {
            throw new RuleViolation("contract.handBack.unknown");
        }
        if (handedBackByVendor(item).isEmpty()) {
            handedBack.add(new VendorHandBack(this, item, by, now));
            registerEvent(new HandedBackByVendor(
                    id(), engagement(), ending.termination().handBack().size() - (long) handedBack.size(), by, now));
        }
    }

    /** What the vendor said about one thing of the list; empty until then. */
    Optional<VendorHandBack> handedBackByVendor(int item) {
        return handedBack.stream().filter(one -> one.item() == item).findFirst();
    }

    /** @throws RuleViolation unless it is in force and nobody has ended it yet */
    public void requireEndable() {
        require(status() == ContractStatus.ACTIVE, "contract.end.notNow");
        if (ending != null) {
            throw new RuleViolation("contract.end.noticeGiven", ending.endsOn());
        }
    }

    @Override
    public boolean startsUnsigned(LocalDate today) {
        return status().isBeforeActive()
                && status() != ContractStatus.DRAFT
                && !terms().start().isAfter(today);
    }

    /** Which contract of the engagement this is: the second one comes after the first was declined or taken back. */
    public int round() {
        return Objects.requireNonNull(round);
    }

    @Override
    public @Nullable Termination termination() {
        return ending == null ? null : ending.termination();
    }

    @Override
    String page() {
        return "";
    }

    @Override
    String messages() {
        return "contract.";
    }

    @Override
    EngagementEvent sent(Actor by, Instant now) {
        return new Sent(id(), engagement(), parties().vendorName(), by, now);
    }

    @Override
    EngagementEvent signedByVendor(Signature signature) {
        return new ContractSignatures.SignedByVendor(
                id(), engagement(), signature.typedName(), signature.by(), signature.at());
    }

    @Override
    EngagementEvent signedByBoth(Actor by, Instant now) {
        if (terms().rateModel() == RateModel.ONCE) {
            // Work that is paid once has no further term.
            termDecidedFor = terms().lastNoticeDay();
        }
        return new Activated(id(), engagement(), parties().vendorName(), by, now);
    }

    @Override
    EngagementEvent declined(String reason, Actor by, Instant now) {
        return new Closing.Declined(id(), engagement(), reason, by, now);
    }

    @Override
    EngagementEvent takenBack(String reason, Actor by, Instant now) {
        return new Closing.Voided(id(), engagement(), parties().vendorName(), reason, by, now);
    }

    public record Prepared(ContractId contract, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record TermsChanged(ContractId contract, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    /** It has the clauses now that our library got after it was drafted. */
    record NewerTakenOver(ContractId contract, EngagementId engagement, int clauses, Actor by, Instant at)
            implements EngagementEvent {}

    /** A document has become part of it. */
    record Attached(ContractId contract, EngagementId engagement, String title, Actor by, Instant at)
            implements EngagementEvent {}

    /** A document is no part of it any more. */
    record Detached(ContractId contract, EngagementId engagement, String title, Actor by, Instant at)
            implements EngagementEvent {}

    public record Sent(ContractId contract, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    /** By which day it is to be signed. */
    public record SigningDaySet(ContractId contract, EngagementId engagement, LocalDate signBy, Actor by, Instant at)
            implements EngagementEvent {}

    /** The day by which it was to be signed has passed. */
    public record SigningDayPassed(ContractId contract, EngagementId engagement, LocalDate signBy, Actor by, Instant at)
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

    /** It goes on beyond its term: by itself, or because the business took up its option. */
    public record WentOn(
            ContractId contract, EngagementId engagement, String vendorName, LocalDate ends, Actor by, Instant at)
            implements EngagementEvent {}

    /** The vendor confirmed that one thing was handed back. */
    record HandedBackByVendor(ContractId contract, EngagementId engagement, long left, Actor by, Instant at)
            implements EngagementEvent {}

    /** Somebody decided that its term is left as it is. */
    record TermDecided(
            ContractId contract,
            EngagementId engagement,
            String vendorName,
            Renewal renewal,
            LocalDate ends,
            Actor by,
            Instant at)
            implements EngagementEvent {

        @Override
        public String messageKey() {
            return "activity.Contract.TermDecided." + renewal;
        }

        @Override
        public Object[] words() {
            return new Object[] {vendorName, ends};
        }
    }
}
