package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WrittenReason;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopeOfWorkId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A request for bids on one frozen scope. Vendors bid while it is open; the bids stay sealed until the deadline has passed
 * and a person opens them; exactly one bid can win.
 */
@Entity
public class BidRequest extends BusinessOwned<BidRequestId> {

    /** How much longer vendors get, at least, when the scope changes while they write their bids. */
    public static final Duration LONGER_AFTER_ADDENDUM = Duration.ofDays(5);

    /** How many characters a reason has at most for which bidding ends without a vendor. */
    public static final int LONGEST_REASON = 2_000;

    @EmbeddedId
    private BidRequestId id;

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    private String title;
    private Currency currency;

    @Embedded
    private @Nullable AskedScope asked;

    @Embedded
    private Timetable timetable;

    private int validityDays;
    private int termMonths;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "bid_criterion", joinColumns = @JoinColumn(name = "request_id"))
    @OrderBy("position")
    @Fetch(FetchMode.SUBSELECT)
    private List<Criterion> criteria = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<BidQuestion> questions = new ArrayList<>();

    private @Nullable String contactName;
    private @Nullable String contactEmail;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DRAFT;

    // Only the opening itself writes it, in one statement with the database's clock.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant openedAt;

    private @Nullable String endReason;
    private @Nullable Instant endedAt;

    public BidRequest(EngagementId engagement, String title, Currency currency, ZoneId zone) {
        this.id = BidRequestId.next();
        this.engagement = engagement;
        this.title = title;
        this.currency = currency;
        this.timetable = new Timetable(zone);
        this.validityDays = 60;
        this.termMonths = 12;
    }

    @SuppressWarnings("NullAway.Init")
    protected BidRequest() {}

    /** What bids are judged by and what vendors answer. Free to change until bidding opens. */
    public void judgeBy(List<Criterion> criteria, List<BidQuestion> questions) {
        requireDraft();
        new EvaluationPlan(criteria, questions).requireDistinct();
        if (!this.criteria.equals(criteria)) {
            this.criteria.clear();
            this.criteria.addAll(criteria);
        }
        this.questions = List.copyOf(questions);
    }

    /** When questions end, when bids are due and by when vendors hear. Free to change until bidding opens. */
    public void schedule(Schedule schedule, Instant now) {
        requireDraft();
        schedule.check(validityDays, now);
        timetable.follow(schedule);
    }

    /** How long prices must hold after the deadline, and for how many months the total is counted. */
    public void priceFor(int termMonths, int validityDays) {
        requireDraft();
        if (termMonths < 1 || termMonths > 60) {
            throw new RuleViolation("bidding.term.outOfRange").at("termMonths");
        }
        if (validityDays < 1 || validityDays > 365) {
            throw new RuleViolation("bidding.validity.outOfRange").at("validityDays");
        }
        this.termMonths = termMonths;
        this.validityDays = validityDays;
    }

    /**
     * Opens bidding on a frozen scope: from now on criteria and questions stay as they are.
     *
     * @param contact whom vendors may ask and who hears of their questions
     * @param invited how many vendors are invited
     */
    public void open(FrozenScope scope, int invited, String contact, String contactEmail, Actor by, Instant now) {
        requireDraft();
        plan().requireComplete();
        timetable.requireAhead(now);
        if (invited < 1) {
            throw new RuleViolation("bidding.invitations.none");
        }
        asked = new AskedScope(scope);
        this.contactName = contact;
        this.contactEmail = contactEmail;
        moveTo(Status.OPEN);
        registerEvent(new Opened(id, engagement, scope.version(), deadline(), by, now));
    }

    /**
     * More time for everybody, and everything that follows the deadline with it. Never less: somebody may have planned with
     * the time that was promised.
     */
    public void extend(Schedule later, Actor by, Instant now) {
        requireOpen();
        later.check(validityDays, now);
        timetable.extend(later);
        registerEvent(new Extended(id, engagement, deadline(), by, now));
    }

    /**
     * Puts a newer version of the scope before all vendors. Bids already sent count only once their vendor has sent them
     * again for the new version, and everybody gets more time.
     */
    public void addAddendum(FrozenScope newer, Actor by, Instant now) {
        requireOpen();
        if (timetable.isDue(now)) {
            throw new RuleViolation("bidding.addendum.afterDeadline");
        }
        asked = asked == null ? new AskedScope(newer) : asked.followedBy(newer);
        timetable.leaveAtLeast(LONGER_AFTER_ADDENDUM, now);
        registerEvent(new AddendumSent(id, engagement, newer.version(), deadline(), by, now));
    }

    /** Whether vendors may still ask. */
    public boolean acceptsQuestions(Instant now) {
        return status == Status.OPEN && timetable.takesQuestions(now);
    }

    /** Whether weights and dates are set, so that vendors can be asked. */
    public boolean isPrepared() {
        return hasDeadline() && plan().isWeighed();
    }

    /** Whether vendors may still send, change or withdraw a bid; the database's clock has the last word. */
    public boolean acceptsBids(Instant now) {
        return status == Status.OPEN && hasDeadline() && !timetable.isDue(now);
    }

    /**
     * What a vendor does counts only while bids are accepted.
     *
     * @throws RuleViolation if the request was called off
     * @throws TooLate if the deadline has passed or the bids were opened
     */
    public void requireAcceptingBids(Instant now) {
        if (!acceptsBids(now)) {
            throw status == Status.CANCELLED
                    ? new RuleViolation("bidding.request.cancelled")
                    : new TooLate(now, deadline());
        }
    }

    /** Whether the deadline has passed and the bids wait to be opened. */
    public boolean isClosed(Instant now) {
        return status == Status.OPEN && hasDeadline() && timetable.isDue(now);
    }

    /** The bids were opened by the statement that sets the latch; this tells the others. */
    public void bidsOpened(int bids, Actor by) {
        if (status != Status.OPENED || openedAt == null) {
            throw new IllegalStateException("The latch is not set.");
        }
        registerEvent(new BidsOpened(id, engagement, bids, by, openedAt));
    }

    /** Chooses the winner. What speaks for and against it is judged before. */
    public void award(BidId bid, VendorId vendor, String vendorName, Actor by, Instant now) {
        moveTo(Status.AWARDED);
        endedAt = now;
        registerEvent(new Awarded(id, engagement, bid, vendor, vendorName, by, now));
    }

    /**
     * The winner will not do the work: another of the bids may be chosen.
     *
     * @throws RuleViolation unless a vendor is chosen
     */
    public void withdrawAward(String vendorName, String reason, Actor by, Instant now) {
        requireAwarded();
        moveTo(Status.OPENED);
        endedAt = null;
        registerEvent(new AwardWithdrawn(id, engagement, vendorName, reason, by, now));
    }

    /** @throws RuleViolation unless a vendor is chosen */
    public void requireAwarded() {
        if (status != Status.AWARDED) {
            throw new RuleViolation("evaluation.succession.notChosen");
        }
    }

    /** Ends without a winner although bids were read: none was good enough. */
    public void endUnsuccessful(String reason, Actor by, Instant now) {
        var why = WrittenReason.of(reason, LONGEST_REASON, "evaluation.award.nobody.reasonMissing");
        moveTo(Status.UNSUCCESSFUL);
        endReason = why;
        endedAt = now;
        registerEvent(new EndedUnsuccessful(id, engagement, why, by, now));
    }

    /** Calls the request off; the bids stay sealed if they were not opened. */
    public void cancel(String reason, Actor by, Instant now) {
        requireCancellable();
        var why = WrittenReason.of(reason, LONGEST_REASON, "bidding.cancel.reasonMissing");
        moveTo(Status.CANCELLED);
        endReason = why;
        endedAt = now;
        registerEvent(new Cancelled(id, engagement, why, by, now));
    }

    /** @throws RuleViolation before bidding is open and after it is over: there is nothing to call off */
    public void requireCancellable() {
        if (status == Status.DRAFT) {
            throw new RuleViolation("bidding.cancel.notOpen");
        }
        requireBecoming(Status.CANCELLED);
    }

    /** @throws RuleViolation once bidding was opened: what vendors were told stays as it is */
    public void requireDraft() {
        if (status != Status.DRAFT) {
            throw new RuleViolation("bidding.request.alreadyOpen");
        }
    }

    /** Whether a next version of the scope can still reach vendors. */
    public boolean takesNextVersion(Instant now) {
        return status == Status.DRAFT || acceptsBids(now);
    }

    /** @throws RuleViolation before bidding is open and from the opening of the bids on */
    public void requireOpen() {
        if (status != Status.OPEN) {
            throw new RuleViolation("bidding.request.notOpen");
        }
    }

    /** @throws RuleViolation once bids are due: whoever was invited then could not bid any more */
    public void requireInviting(Instant now) {
        if (status != Status.DRAFT && !acceptsBids(now)) {
            throw new RuleViolation("bidding.invitation.tooLate");
        }
    }

    /** @throws RuleViolation as long as a vendor is chosen: another round may begin once that came to nothing */
    public void requireFollowable() {
        if (status == Status.AWARDED) {
            throw new RuleViolation("bidding.round.chosen");
        }
    }

    /** @throws RuleViolation once a vendor was chosen, nobody was, or bidding was called off */
    public void requireNotOver() {
        if (status.isOver()) {
            throw new RuleViolation("bidding.request.over");
        }
    }

    private void requireBecoming(Status next) {
        if (!status.canBecome(next)) {
            throw new RuleViolation("bidding.request.cannotBecome." + next);
        }
    }

    private void moveTo(Status next) {
        requireBecoming(next);
        status = next;
    }

    @Override
    public BidRequestId getId() {
        return id;
    }

    public BidRequestId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    /** The name of the engagement as vendors read it. */
    public String title() {
        return title;
    }

    /** The currency all bids are made in. */
    public Currency currency() {
        return currency;
    }

    /** The frozen scope vendors bid on, once bidding is open. */
    public @Nullable ScopeOfWorkId scope() {
        return asked == null ? null : asked.scope();
    }

    /** The version that bidding opened with; null as long as it is the one that counts. */
    public @Nullable ScopeOfWorkId firstScope() {
        return asked == null ? null : asked.first();
    }

    /** @throws IllegalStateException before bidding opened */
    public ScopeOfWorkId frozenScope() {
        if (asked == null) {
            throw new IllegalStateException("Bidding is not open yet.");
        }
        return asked.scope();
    }

    public int scopeVersion() {
        return asked == null ? 0 : asked.version();
    }

    /** The fingerprint of the bid document: the same for every vendor. */
    public @Nullable String scopeSha256() {
        return asked == null ? null : asked.sha256();
    }

    public boolean hasDeadline() {
        return timetable.hasDeadline();
    }

    /** @throws IllegalStateException before a deadline was set */
    public Deadline deadline() {
        return timetable.deadline();
    }

    /**
     * The days of this bidding.
     *
     * @throws IllegalStateException before a deadline was set
     */
    public Schedule schedule() {
        return timetable.schedule();
    }

    public @Nullable Instant questionsUntil() {
        return timetable.questionsUntil();
    }

    /** By when vendors were promised an answer. */
    public @Nullable LocalDate decisionBy() {
        return timetable.decisionBy();
    }

    public ZoneId zone() {
        return timetable.zone();
    }

    /** How many days after the deadline a price must hold at least. */
    public int validityDays() {
        return validityDays;
    }

    /** The day until which every bid must hold at least. */
    public LocalDate validAtLeastUntil() {
        return schedule().deadline().day().plusDays(validityDays);
    }

    /** Its days among those of the engagement; none before a deadline was set. */
    public ProcedureDates dates() {
        return hasDeadline() ? schedule().dates(validityDays) : ProcedureDates.NONE;
    }

    /** For how many months totals are counted. */
    public int termMonths() {
        return termMonths;
    }

    public List<Criterion> criteria() {
        return List.copyOf(criteria);
    }

    public int totalWeight() {
        return plan().totalWeight();
    }

    private EvaluationPlan plan() {
        return new EvaluationPlan(criteria, questions);
    }

    /** Whether price outweighs everything else together: allowed, but said aloud. */
    public boolean isPriceHeavy() {
        return plan().isPriceHeavy();
    }

    public List<BidQuestion> questions() {
        return List.copyOf(questions);
    }

    public @Nullable String contactName() {
        return contactName;
    }

    public @Nullable String contactEmail() {
        return contactEmail;
    }

    public Status status() {
        return status;
    }

    /** When the bids were opened; never goes back. */
    public @Nullable Instant openedAt() {
        return openedAt;
    }

    public @Nullable String endReason() {
        return endReason;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** That the deadline has passed is no state of its own: the clock says it, see {@link #isClosed}. */
    public enum Status {
        DRAFT,
        OPEN,
        OPENED,
        AWARDED,
        UNSUCCESSFUL,
        CANCELLED;

        boolean canBecome(Status next) {
            return switch (this) {
                case DRAFT -> next == OPEN;
                case OPEN -> next == OPENED || next == CANCELLED;
                case OPENED -> next == AWARDED || next == UNSUCCESSFUL || next == CANCELLED;
                case AWARDED -> next == OPENED;
                case UNSUCCESSFUL, CANCELLED -> false;
            };
        }

        public boolean isOver() {
            return this == AWARDED || this == UNSUCCESSFUL || this == CANCELLED;
        }
    }

    public record Opened(
            BidRequestId request, EngagementId engagement, int scopeVersion, Deadline deadline, Actor by, Instant at)
            implements EngagementEvent {}

    public record Extended(BidRequestId request, EngagementId engagement, Deadline deadline, Actor by, Instant at)
            implements EngagementEvent {}

    public record AddendumSent(
            BidRequestId request, EngagementId engagement, int scopeVersion, Deadline deadline, Actor by, Instant at)
            implements EngagementEvent {}

    public record BidsOpened(BidRequestId request, EngagementId engagement, int bids, Actor by, Instant at)
            implements EngagementEvent {}

    public record Awarded(
            BidRequestId request,
            EngagementId engagement,
            BidId bid,
            VendorId vendor,
            String vendorName,
            Actor by,
            Instant at)
            implements EngagementEvent {}

    public record AwardWithdrawn(
            BidRequestId request, EngagementId engagement, String vendorName, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record EndedUnsuccessful(BidRequestId request, EngagementId engagement, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record Cancelled(BidRequestId request, EngagementId engagement, String reason, Actor by, Instant at)
            implements EngagementEvent {}
}
