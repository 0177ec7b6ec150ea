package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
import app.handoff.servicelevel.ServiceLevel;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SecondaryRow;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A change to a contract in force: why, what it says before and after, and from which day on. Both sides read the clauses that
 * change, ask and sign, as they did with the contract; the text of the contract itself stays as it was signed.
 */
@Entity
@DiscriminatorValue("AMENDMENT")
@DynamicUpdate
@SecondaryTable(name = "contract_amendment", pkJoinColumns = @PrimaryKeyJoinColumn(name = "contract_id"))
@SecondaryRow(table = "contract_amendment", optional = false)
public class Amendment extends Agreement {

    static final int LONGEST_REASON = 1_000;

    private static final ClauseKey ATTACHMENTS = ClauseKey.of(ClauseType.ATTACHMENTS);

    /** How far ahead a change can be agreed on. */
    static final int FURTHEST_MONTHS = 12;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "amends_id"))
    private ContractId amends;

    @Column(name = "amendment_number")
    private @Nullable Integer number;

    /** When its day had come; null until then. */
    private @Nullable Instant effectedAt;

    @Column(table = "contract_amendment")
    @Enumerated(EnumType.STRING)
    private AmendmentReason reasonType;

    @Column(table = "contract_amendment")
    private String reason;

    @Column(table = "contract_amendment")
    private LocalDate effectiveFrom;

    /** How often the contract had been changed when this was drafted. */
    @Column(table = "contract_amendment")
    private @Nullable Integer draftedAfter;

    @Column(table = "contract_amendment")
    private @Nullable Integer amendedEdition;

    @Column(table = "contract_amendment")
    private String amendedFingerprint;

    @Column(name = "stood_before", table = "contract_amendment")
    @JdbcTypeCode(SqlTypes.JSON)
    private Consolidated before;

    /** Clauses that are put in other words, whatever else changes. */
    @Column(name = "reworded", table = "contract_amendment")
    @JdbcTypeCode(SqlTypes.JSON)
    private List<ClauseKey> reworded;

    /** Clauses of the business's own that it adds, as they were proposed first; null where there is none. */
    @Column(name = "added_clauses", table = "contract_amendment")
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<ClauseText> added;

    /** Clauses of the business's own that it ends; null where there is none. */
    @Column(name = "ended_clauses", table = "contract_amendment")
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<ClauseKey> ended;

    /**
     * What is proposed.
     *
     * @param from the first day on which it counts
     * @param reworded clauses to put in other words, beside those that follow from the terms
     * @param added clauses of the business's own to stand behind all others, with the words that they are to have
     * @param ended clauses of the business's own that are not to apply any more
     * @param documents whether documents are to be attached, replaced or taken away, which follows
     */
    record Proposal(
            AmendmentReason type,
            @Nullable String reason,
            LocalDate from,
            ContractBasis basis,
            Terms terms,
            Set<ClauseKey> reworded,
            List<ClauseText> added,
            Set<ClauseKey> ended,
            boolean documents) {

        /** No clause comes or goes. */
        Proposal(
                AmendmentReason type,
                @Nullable String reason,
                LocalDate from,
                ContractBasis basis,
                Terms terms,
                Set<ClauseKey> reworded) {
            this(type, reason, from, basis, terms, reworded, List.of(), Set.of(), false);
        }
    }

    /**
     * Drafts a change to a contract in force.
     *
     * @param agreed the amendments of this contract that both sides signed
     */
    Amendment(Contract contract, int number, List<Amendment> agreed, Proposal proposal, Actor by, Instant now) {
        super(
                contract.engagement(),
                contract.parties(),
                new ContractOrigin(
                        contract.origin().scopeId(), contract.origin().bidId(), now),
                proposal.basis(),
                proposal.terms(),
                null);
        contract.requireAmendable(contract.day(now));
        this.amends = contract.id();
        this.number = number;
        this.before = Consolidated.latest(contract, agreed);
        this.draftedAfter = contract.changes();
        this.amendedEdition = contract.wording().edition();
        this.amendedFingerprint = Optional.ofNullable(contract.wording().fingerprint())
                .orElseThrow(() -> new RuleViolation("contract.amendment.notInForce", contract.status()));
        take(proposal, earliest(agreed, contract.day(now)), now);
        putInWords();
        signatories().takeOver(contract.signatories(), now);
        registerEvent(new Drafted(id(), engagement(), number, parties().vendorName(), by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected Amendment() {}

    /** Changes come into force in the order in which they were agreed on. */
    private static LocalDate earliest(List<Amendment> agreed, LocalDate today) {
        return agreed.stream()
                .filter(Amendment::isAgreed)
                .map(Amendment::effectiveFrom)
                .filter(today::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(today);
    }

    /** Proposes something else in its place; its clauses change with it. */
    void propose(List<Amendment> agreed, Proposal proposal, Actor by, Instant now) {
        requireOpenText();
        take(proposal, earliest(agreed, day(now)), now);
        wording().follow(by, now);
        registerEvent(new Changed(id(), engagement(), number(), by, now));
    }

    private void take(Proposal proposal, LocalDate earliest, Instant now) {
        reason = WrittenReason.of(proposal.reason(), LONGEST_REASON, "reason.missing");
        var from = proposal.from();
        if (from.isBefore(earliest)) {
            throw new RuleViolation("contract.amendment.fromTooEarly", earliest).at("effectiveFrom");
        }
        var latest = day(now).plusMonths(FURTHEST_MONTHS);
        if (from.isAfter(latest)) {
            throw new RuleViolation("contract.amendment.fromTooLate", latest).at("effectiveFrom");
        }
        if (from.isAfter(before.terms().end())) {
            throw new RuleViolation(
                            "contract.amendment.fromAfterEnd", before.terms().end())
                    .at("effectiveFrom");
        }
        requireLevels(before.basis().work().levels(), proposal.basis().work().levels());
        proposal.basis().offer().requirePayable(before.basis().offer());
        agreeOn(proposal.basis(), proposal.terms(), null);
        if (proposal.terms().end().isBefore(from)) {
            throw new RuleViolation("contract.amendment.endBeforeFrom", from).at("end");
        }
        if (leavesNoNotice(day(now))) {
            throw noNotice().at(terms().end().equals(before.terms().end()) ? "noticeDays" : "end");
        }
        requireStartOfPeriod(from);
        requireStartOfMonth(from);
        reasonType = proposal.type();
        effectiveFrom = from;
        reworded = before.clauses().stream()
                .map(ClauseText::key)
                .filter(proposal.reworded()::contains)
                .toList();
        if (reworded.size() < proposal.reworded().size()) {
            throw new RuleViolation("contract.amendment.noSuchClause").at("reworded");
        }
        requireAddable(proposal.added());
        added = proposal.added().isEmpty() ? null : List.copyOf(proposal.added());
        ended = proposal.ended().isEmpty() ? null : requireEndable(proposal.ended());
        if (!proposal.documents() && changesNothing()) {
            throw new RuleViolation("contract.amendment.nothing");
        }
    }

    /**
     * The level that leads stays, since the path of the work is drawn by it; no two levels have one name, and none becomes another
     * one under the same identity.
     */
    private static void requireLevels(List<ContractBasis.Level> before, List<ContractBasis.Level> after) {
        if (!before.isEmpty()
                && after.stream()
                        .noneMatch(level -> level.id().equals(before.get(0).id()))) {
            throw new RuleViolation(
                            "contract.amendment.leadingStays", before.get(0).name())
                    .at("levels[0].dropped");
        }
        for (int at = 0; at < after.size(); at++) {
            var level = after.get(at);
            if (after.subList(0, at).stream()
                    .anyMatch(other -> other.id().equals(level.id())
                            || Names.folded(other.name()).equals(Names.folded(level.name())))) {
                throw new RuleViolation("contract.amendment.levelTwice", level.name());
            }
        }
    }

    /** Whether nothing is different by it yet. */
    boolean changesNothing() {
        return reworded.isEmpty() && changes().isEmpty();
    }

    /** No two clauses have one title, also where one of them has ended: its number and title stay. */
    private void requireAddable(List<ClauseText> clauses) {
        for (int at = 0; at < clauses.size(); at++) {
            var key = clauses.get(at).key();
            if (Stream.concat(before.clauses().stream(), clauses.subList(0, at).stream())
                    .anyMatch(other -> other.key().equals(key))) {
                throw new RuleViolation("contract.amendment.noSuchClause").at("clauses[" + at + "].title");
            }
            var title = clauses.get(at).title();
            if (Stream.concat(before.clauses().stream(), clauses.subList(0, at).stream())
                    .anyMatch(other -> other.isCalled(title))) {
                throw new RuleViolation("contract.clause.titleTaken", title).at("clauses[" + at + "].title");
            }
        }
        long own = before.clauses().stream()
                .filter(clause -> clause.type().isOwn())
                .count();
        if (own + clauses.size() > ContractWording.MOST_OWN) {
            throw new RuleViolation("contract.clause.mostOwn", ContractWording.MOST_OWN)
                    .at("clauses[" + (clauses.size() - 1) + "].title");
        }
    }

    private List<ClauseKey> requireEndable(Set<ClauseKey> keys) {
        var list = endable(before).stream()
                .map(ClauseText::key)
                .filter(keys::contains)
                .toList();
        if (list.size() < keys.size()) {
            throw new RuleViolation("contract.amendment.noSuchClause").at("ended");
        }
        return list;
    }

    /** The clauses that an amendment can end: those of the business's own that apply. */
    static List<ClauseText> endable(Consolidated standing) {
        return standing.clauses().stream()
                .filter(clause -> clause.type().isOwn() && !clause.hasEnded())
                .toList();
    }

    /** Whether it moves the last day of notice to one on which nobody could decide any more about what comes after the term. */
    private boolean leavesNoNotice(LocalDate today) {
        var noticeBefore = before.terms().lastNoticeDay();
        return terms().lastNoticeDay().isBefore(noticeBefore)
                && !noticeBefore.isBefore(today)
                && terms().isNoticeTooLate(today);
    }

    private RuleViolation noNotice() {
        return new RuleViolation("contract.amendment.noNotice." + terms().renewal(), terms().lastNoticeDay());
    }

    /** A level that is judged by the month or the quarter changes, begins and ends with one, so that each is held to one value. */
    private void requireStartOfPeriod(LocalDate from) {
        for (var level : levelsOfBoth()) {
            if (isAgreed(before.basis(), level)
                    && isAgreed(basis(), level)
                    && before.terms().agreedFor(level).compareTo(terms().agreedFor(level)) == 0) {
                continue;
            }
            var begins = periodOf(level.asked().window(), from);
            if (!begins.equals(from)) {
                throw new RuleViolation(
                                "contract.amendment.fromWithinPeriod."
                                        + level.asked().window(),
                                level.name())
                        .at("effectiveFrom");
            }
        }
    }

    /** The work of a month is invoiced at once, so a price holds for whole months; of what is paid once there are none. */
    private void requireStartOfMonth(LocalDate from) {
        if (!before.basis().pricedOnce()
                && from.getDayOfMonth() != 1
                && from.isAfter(before.terms().start())
                && !before.basis().offer().prices().equals(basis().offer().prices())) {
            throw new RuleViolation("contract.amendment.priceWithinMonth").at("effectiveFrom");
        }
    }

    private List<ContractBasis.Level> levelsOfBoth() {
        return Stream.concat(
                        before.basis().work().levels().stream(),
                        basis().work().levels().stream().filter(level -> !isAgreed(before.basis(), level)))
                .toList();
    }

    private static boolean isAgreed(ContractBasis basis, ContractBasis.Level level) {
        return basis.work().levels().stream().anyMatch(one -> one.id().equals(level.id()));
    }

    private static LocalDate periodOf(ServiceLevel.Window window, LocalDate day) {
        return switch (window) {
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case WEEK, ITEMS -> day;
        };
    }

    /** Marks that its day has come while its contract is in force; says whether it did just now. */
    boolean takeEffectIfDue(Contract contract, Instant now) {
        if (!isAgreed()
                || effectedAt != null
                || effectiveFrom.isAfter(day(now))
                || contract.status() != ContractStatus.ACTIVE
                || contract.isOverBy(effectiveFrom)) {
            return false;
        }
        effectedAt = now;
        registerEvent(new TookEffect(id(), amends, engagement(), number(), effectiveFrom, Actor.SYSTEM, now));
        return true;
    }

    /** What else is agreed on meanwhile, such as a further term, stays. */
    Terms applyTo(Terms now) {
        var end = terms().end().equals(before.terms().end()) ? now.end() : terms().end();
        return terms().with(end, now.renewal());
    }

    // What it changes

    /** The clauses of the contract, and behind them those that it adds, as they were proposed. */
    private List<ClauseText> all() {
        return Stream.of(before.clauses().stream(), proposedToAdd().stream(), listOfAttachments().stream())
                .flatMap(clauses -> clauses)
                .toList();
    }

    private List<ClauseText> proposedToAdd() {
        return added == null ? List.of() : added;
    }

    /** The clause that lists what is attached, where the contract has none. */
    private Optional<ClauseText> listOfAttachments() {
        return changesAttachments()
                        && before.clauses().stream()
                                .noneMatch(clause -> clause.key().equals(ATTACHMENTS))
                ? Optional.of(new ClauseText(ATTACHMENTS, namingAttachments()))
                : Optional.empty();
    }

    private ClauseLibrary.Text namingAttachments() {
        var clause = ClauseLibrary.standard().of(ClauseType.ATTACHMENTS);
        var words = clause.fill(ClauseVariables.of(basis(), terms(), attachments()));
        return attachments().isEmpty() ? ClauseText.ended(words.title()) : words;
    }

    /** Those of the contract, until somebody attaches something or takes something out. */
    @Override
    public List<Attachment> attachments() {
        return hasArrangedAttachments() ? super.attachments() : before.attachments();
    }

    boolean changesAttachments() {
        return lists(attachments());
    }

    @Override
    boolean lists(List<Attachment> attached) {
        return !Attachment.areSame(attached, before.attachments());
    }

    /** The documents that it brings along, which nobody has read with the contract. */
    public List<Attachment> newAttachments() {
        return attachments().stream()
                .filter(one -> before.attachments().stream()
                        .noneMatch(old -> old.file().equals(one.file())))
                .toList();
    }

    private boolean adds(ClauseKey key) {
        return proposedToAdd().stream().anyMatch(clause -> clause.key().equals(key))
                || key.equals(ATTACHMENTS) && listOfAttachments().isPresent();
    }

    /** Whether this clause does not apply any more by it. */
    boolean ends(ClauseKey key) {
        return ended != null && ended.contains(key);
    }

    private Consolidated after() {
        return new Consolidated(
                basis(),
                terms(),
                all().stream()
                        .map(clause -> ends(clause.key())
                                ? new ClauseText(clause.key(), ClauseText.ended(clause.title()))
                                : clause)
                        .toList(),
                attachments());
    }

    /** What it changes beside the words of clauses, before and after. */
    public List<AgreedChange> changes() {
        return AgreedChange.between(before, after());
    }

    /** Clauses in words of their own that may still say what is changed, and are not put in other words. */
    public List<ClauseText> laggingBehind() {
        var after = after();
        return before.clauses().stream()
                .filter(clause -> !concerns(clause, after))
                .filter(clause -> !before.standard(clause).equals(after.standard(clause)))
                .toList();
    }

    private boolean concerns(ClauseText clause, Consolidated after) {
        return reworded.contains(clause.key())
                || ends(clause.key())
                || !clause.words().equals(proposed(clause, after))
                || !before.schedule(clause.type()).equals(after.schedule(clause.type()));
    }

    private ClauseLibrary.Text proposed(ClauseText clause, Consolidated after) {
        if (clause.key().equals(ATTACHMENTS)) {
            return changesAttachments() ? namingAttachments() : clause.words();
        }
        return ends(clause.key())
                ? ClauseText.ended(clause.title())
                : Rewording.of(clause.words(), before.standard(clause), after.standard(clause));
    }

    @Override
    List<ClauseKey> keys() {
        var after = after();
        return all().stream()
                .filter(clause -> adds(clause.key()) || concerns(clause, after))
                .map(ClauseText::key)
                .toList();
    }

    @Override
    ClauseLibrary.Text standard(ClauseKey clause) {
        return proposed(running(clause), after());
    }

    private ClauseText running(ClauseKey key) {
        return all().stream()
                .filter(clause -> clause.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("contract.amendment.noSuchClause").at("reworded"));
    }

    /** What a clause says by this amendment; empty where it leaves it as it is. */
    Optional<ClauseText> text(ClauseKey key) {
        return wording().clauses().stream()
                .filter(clause -> clause.key().equals(key))
                .findFirst()
                .map(Clause::text);
    }

    @Override
    void arrange(List<Clause> clauses) {
        var keys = keys();
        for (var clause : clauses) {
            if (keys.contains(clause.key())) {
                clause.putBack();
                // What is added has the words that are proposed now, and what ends has none of its own.
                if (adds(clause.key()) || ends(clause.key())) {
                    clause.reset(standard(clause.key()));
                } else {
                    clause.refill(standard(clause.key()));
                }
            } else {
                clause.leaveOut();
            }
        }
        keys.stream()
                .filter(key -> clauses.stream().noneMatch(clause -> clause.key().equals(key)))
                .forEach(key -> clauses.add(new Clause(this, key, standard(key))));
        clauses.sort(Comparator.comparingInt(this::place));
    }

    /** One that it adds no more stands behind all others, and is not shown. */
    private int place(Clause clause) {
        var keys = all().stream().map(ClauseText::key).toList();
        int at = keys.indexOf(clause.key());
        return at < 0 ? keys.size() : at;
    }

    @Override
    @Nullable String before(ClauseKey clause, @Nullable String previous) {
        return before.clauses().stream()
                .filter(one -> one.key().equals(clause))
                .findFirst()
                .map(ClauseText::law)
                .orElse(previous);
    }

    @Override
    boolean showsBefore(Clause clause) {
        return clause.before() != null && !clause.law().equals(clause.before());
    }

    /** A clause has the number that it has in the contract. */
    @Override
    int numberOf(ClauseId id) {
        return place(wording().clause(id)) + 1;
    }

    @Override
    List<ClauseText> standing() {
        return all().stream().map(clause -> text(clause.key()).orElse(clause)).toList();
    }

    @Override
    void requireComplete() {
        coverage().requireWhole();
        wording().clauses().forEach(this::requireDiffers);
    }

    @Override
    void requireDiffers(Clause clause) {
        if (adds(clause.key())) {
            return;
        }
        if (clause.text().equals(running(clause.key()))
                && before.schedule(clause.type()).equals(after().schedule(clause.type()))) {
            throw new RuleViolation("contract.amendment.clauseSame", clause.title());
        }
    }

    @Override
    void requireReady(Instant now) {
        if (changesNothing()) {
            throw new RuleViolation("contract.amendment.nothing");
        }
        requireComplete();
        requireDayToCome(now);
        requireTimeForNotice(now);
    }

    @Override
    void requireStillInTime(Side side, Instant now) {
        requireDayToCome(now);
        requireTimeForNotice(now);
    }

    private void requireTimeForNotice(Instant now) {
        if (leavesNoNotice(day(now))) {
            throw noNotice();
        }
    }

    @Override
    LocalDate lastDayToSign() {
        return effectiveFrom;
    }

    private void requireDayToCome(Instant now) {
        if (effectiveFrom.isBefore(day(now))) {
            throw new RuleViolation("contract.amendment.dayPassed", effectiveFrom);
        }
    }

    @Override
    ContractDocument document(int edition, List<ContractDocument.Article> articles) {
        var after = after();
        var old = before.schedules();
        var changed = after.schedules().stream()
                .filter(schedule ->
                        !schedule.text().equals(old.get(schedule.number() - 1).text()))
                .toList();
        return new ContractDocument(
                basis().work().title(),
                terms().client(),
                terms().vendor(),
                basis().vendorCalled(),
                edition,
                List.copyOf(articles),
                changed,
                new ContractDocument.Change(
                        number(),
                        amendedEdition == null ? 0 : amendedEdition,
                        amendedFingerprint,
                        basis().notation().day(effectiveFrom),
                        reason,
                        changes(),
                        !proposedToAdd().isEmpty() || listOfAttachments().isPresent()));
    }

    // Words about it

    @Override
    String page() {
        return "/amendments/" + number();
    }

    @Override
    String messages() {
        return "contract.amendment.";
    }

    @Override
    EngagementEvent attached(String title, Actor by, Instant now) {
        return new Attached(id(), engagement(), number(), title, by, now);
    }

    @Override
    EngagementEvent detached(String title, Actor by, Instant now) {
        return new Detached(id(), engagement(), number(), title, by, now);
    }

    @Override
    EngagementEvent rearranged(Actor by, Instant now) {
        return new Changed(id(), engagement(), number(), by, now);
    }

    @Override
    EngagementEvent sent(Actor by, Instant now) {
        return new Sent(id(), engagement(), number(), parties().vendorName(), by, now);
    }

    @Override
    EngagementEvent signedByVendor(Signature signature) {
        return new SignedByVendor(id(), engagement(), number(), signature.typedName(), signature.by(), signature.at());
    }

    @Override
    EngagementEvent signedByBoth(Actor by, Instant now) {
        return new Agreed(id(), amends, engagement(), number(), effectiveFrom, by, now);
    }

    @Override
    EngagementEvent declined(String because, Actor by, Instant now) {
        return new Declined(id(), engagement(), number(), because, by, now);
    }

    @Override
    EngagementEvent takenBack(String because, Actor by, Instant now) {
        return new Withdrawn(id(), engagement(), number(), because, by, now);
    }

    public AmendmentState state() {
        return switch (status()) {
            case DRAFT -> AmendmentState.DRAFT;
            case SENT -> AmendmentState.SENT;
            case SIGNING -> AmendmentState.SIGNING;
            case SIGNED_BY_VENDOR -> AmendmentState.SIGNED_BY_VENDOR;
            case ACTIVE, ENDED -> AmendmentState.IN_FORCE;
            case CANCELLED -> isDeclined() ? AmendmentState.DECLINED : AmendmentState.WITHDRAWN;
        };
    }

    /** Whether both sides have signed it, whatever its day. */
    public boolean isAgreed() {
        return state() == AmendmentState.IN_FORCE;
    }

    /** Which day it is where the reports are due as long as it does not count. */
    @Override
    LocalDate day(Instant now) {
        return now.atZone(before.terms().reportZone()).toLocalDate();
    }

    /** The contract that it changes. */
    public ContractId amends() {
        return amends;
    }

    /** Which amendment of the contract this is, from 1. */
    public int number() {
        return number == null ? 0 : number;
    }

    public AmendmentReason reasonType() {
        return reasonType;
    }

    public String reason() {
        return reason;
    }

    /** The first day on which it counts. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    int draftedAfter() {
        return draftedAfter == null ? 0 : draftedAfter;
    }

    /** How the contract stands without it. */
    Consolidated before() {
        return before;
    }

    List<ClauseKey> reworded() {
        return reworded;
    }

    /** The clauses of the business's own that it adds, in the words that they have by now. */
    List<ClauseText> added() {
        return proposedToAdd().stream()
                .map(clause -> text(clause.key()).orElse(clause))
                .toList();
    }

    /** Every clause that it adds, with the one that lists what is attached. */
    List<ClauseText> further() {
        return Stream.concat(added().stream(), listOfAttachments().stream()).toList();
    }

    /** The clauses of the business's own that it ends. */
    List<ClauseKey> ended() {
        return ended == null ? List.of() : ended;
    }

    @Override
    void requireRemovable(Clause clause) {
        super.requireRemovable(clause);
        if (adds(clause.key())) {
            throw new RuleViolation("contract.amendment.clauseAdded", clause.title());
        }
    }

    @Override
    void requireOwnWords(Clause clause) {
        super.requireOwnWords(clause);
        if (ends(clause.key())) {
            throw new RuleViolation("contract.amendment.clauseEnds", clause.title());
        }
    }

    record Drafted(ContractId amendment, EngagementId engagement, int number, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    record Changed(ContractId amendment, EngagementId engagement, int number, Actor by, Instant at)
            implements EngagementEvent {}

    record Attached(ContractId amendment, EngagementId engagement, int number, String title, Actor by, Instant at)
            implements EngagementEvent {}

    record Detached(ContractId amendment, EngagementId engagement, int number, String title, Actor by, Instant at)
            implements EngagementEvent {}

    record Sent(ContractId amendment, EngagementId engagement, int number, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    record SignedByVendor(ContractId amendment, EngagementId engagement, int number, String name, Actor by, Instant at)
            implements EngagementEvent {}

    record Declined(ContractId amendment, EngagementId engagement, int number, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    record Withdrawn(ContractId amendment, EngagementId engagement, int number, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    /** Both sides have signed it; it counts from its day on. */
    public record Agreed(
            ContractId amendment,
            ContractId contract,
            EngagementId engagement,
            int number,
            LocalDate from,
            Actor by,
            Instant at)
            implements EngagementEvent {}

    /** Its day has come. */
    public record TookEffect(
            ContractId amendment,
            ContractId contract,
            EngagementId engagement,
            int number,
            LocalDate from,
            Actor by,
            Instant at)
            implements EngagementEvent {}
}
