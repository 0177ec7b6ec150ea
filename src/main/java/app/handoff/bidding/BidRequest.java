package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WallTime;
import app.handoff.kernel.WrittenReason;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopeOfWorkId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.annotations.EmbeddedColumnNaming;
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

    @Embedded
    private PriceTerms priceTerms = PriceTerms.usual();

    @Embedded
    private BidCurrencies currencies = new BidCurrencies();

    @Embedded
    private ReferencesAsked references = ReferencesAsked.usual();

    @Embedded
    private EvaluationPlan plan = new EvaluationPlan();

    @Column(name = "reminds")
    private boolean reminding = true;

    private @Nullable Instant deadlineToldAt;

    private @Nullable String contactName;
    private @Nullable String contactEmail;

    @Enumerated(EnumType.STRING)
    private BiddingStatus status = BiddingStatus.DRAFT;

    // Only the opening itself writes it, in one statement with the database's clock.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant openedAt;

    private boolean openedByTwo;

    @Embedded
    @EmbeddedColumnNaming("opening_begun_by_%s")
    private @Nullable Actor openingBegunBy;

    private @Nullable Instant openingBegunAt;

    @Embedded
    @EmbeddedColumnNaming("opened_by_%s")
    private @Nullable Actor openedBy;

    private @Nullable Instant biddersToldAt;

    @Column(name = "final_offers")
    private boolean announcingFinalOffers;

    @Embedded
    private @Nullable FinalRound finalRound;

    private @Nullable String endReason;
    private @Nullable Instant endedAt;

    public BidRequest(EngagementId engagement, String title, Currency currency, ZoneId zone) {
        this.id = BidRequestId.next();
        this.engagement = engagement;
        this.title = title;
        this.currency = currency;
        this.timetable = new Timetable(zone);
    }

    @SuppressWarnings("NullAway.Init")
    protected BidRequest() {}

    /** What bids are judged by and what vendors answer. Free to change until bidding opens. */
    public void judgeBy(List<Criterion> criteria, List<BidQuestion> questions) {
        status.requireDraft();
        plan.follow(criteria, questions);
    }

    /** How often each service level counts. Free to change until bidding opens. */
    void weighLevels(LevelWeights weights) {
        status.requireDraft();
        plan.weigh(weights);
    }

    /** What decides between bids with the same points. Free to change until bidding opens. */
    public void breakTiesBy(TieRule rule) {
        status.requireDraft();
        plan.breakTiesBy(rule);
    }

    /** When questions end, when bids are due and by when vendors hear. Free to change until bidding opens. */
    public void schedule(Schedule schedule, Instant now) {
        status.requireDraft();
        schedule.check(validityDays(), now);
        timetable.follow(schedule);
    }

    /** How long prices must hold after the deadline, and for how many months the total is counted. */
    public void priceFor(int termMonths, int validityDays) {
        status.requireDraft();
        priceTerms = new PriceTerms(termMonths, validityDays);
    }

    /** In which currencies vendors may bid beside that of the request, and at what rates. Free to change until bidding opens. */
    public void allowCurrencies(List<ExchangeRate> rates, Instant now) {
        status.requireDraft();
        currencies.allow(rates, currency, LocalDate.ofInstant(now, timetable.zone()));
    }

    /** Which clients vendors name who may be asked about their work. Free to change until bidding opens. */
    public void askForReferences(ReferencesAsked references) {
        status.requireDraft();
        this.references = references;
    }

    /** Whether it takes two people to open the bids, which vendors are told. Free to change until bidding opens. */
    public void openByTwo(boolean two) {
        status.requireDraft();
        openedByTwo = two;
    }

    /** Whether some may be asked for a final offer, which vendors are told. Free to change until bidding opens. */
    public void announceFinalOffers(boolean possible) {
        status.requireDraft();
        announcingFinalOffers = possible;
    }

    /**
     * Opens bidding on a frozen scope: from now on criteria and questions stay as they are.
     *
     * @param contact whom vendors may ask and who hears of their questions
     * @param invited how many vendors are invited
     */
    public void open(FrozenScope scope, int invited, String contact, String contactEmail, Actor by, Instant now) {
        status.requireDraft();
        plan.requireComplete();
        timetable.requireAhead(now);
        if (invited < 1) {
            throw new RuleViolation("bidding.invitations.none");
        }
        asked = new AskedScope(scope);
        this.contactName = contact;
        this.contactEmail = contactEmail;
        status = status.becoming(BiddingStatus.OPEN);
        deadlineToldAt = now;
        registerEvent(new BidRequestEvent.Opened(id, engagement, scope.version(), deadline(), by, now));
    }

    /**
     * More time for everybody, and everything that follows the deadline with it. Never less: somebody may have planned with
     * the time that was promised.
     */
    public void extend(Schedule later, Actor by, Instant now) {
        status.requireOpen();
        problemsWith(later, now).stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
        timetable.follow(later);
        forgetBegunOpening();
        deadlineToldAt = now;
        registerEvent(new BidRequestEvent.Extended(id, engagement, deadline(), by, now));
    }

    /** Everything that keeps bidding from being extended like this. */
    List<RuleViolation> problemsWith(Schedule later, Instant now) {
        var problems = later.problems(validityDays(), now);
        return problems.isEmpty() ? timetable.brokenBy(later) : problems;
    }

    /**
     * Puts a newer version of the scope before all vendors. Bids already sent count only once their vendor has sent them
     * again for the new version, and everybody gets more time.
     */
    public void addAddendum(FrozenScope newer, Actor by, Instant now) {
        status.requireOpen();
        if (timetable.isDue(now)) {
            throw new RuleViolation("bidding.addendum.afterDeadline");
        }
        asked = asked == null ? new AskedScope(newer) : asked.followedBy(newer);
        timetable.leaveAtLeast(LONGER_AFTER_ADDENDUM, now);
        deadlineToldAt = now;
        registerEvent(new BidRequestEvent.AddendumSent(id, engagement, newer.version(), deadline(), by, now));
    }

    /**
     * Whether vendors that have not bid are reminded before the deadline. Who says what is so already changes nothing.
     *
     * @throws RuleViolation once the request is over
     */
    void remind(boolean vendors, Actor by, Instant now) {
        status.requireNotOver();
        if (reminding != vendors) {
            reminding = vendors;
            registerEvent(new BidRequestEvent.RemindersSwitched(id, engagement, vendors, by, now));
        }
    }

    /** Whether vendors may still ask. */
    public boolean acceptsQuestions(Instant now) {
        return status == BiddingStatus.OPEN && timetable.takesQuestions(now);
    }

    /** Whether weights and dates are set, so that vendors can be asked. */
    public boolean isPrepared() {
        return hasDeadline() && plan.isWeighed();
    }

    /** Whether vendors may still send, change or withdraw a bid; the database's clock has the last word. */
    public boolean acceptsBids(Instant now) {
        return status == BiddingStatus.OPEN && hasDeadline() && !timetable.isDue(now);
    }

    /**
     * What a vendor does counts only while bids are accepted.
     *
     * @throws RuleViolation if the request was called off
     * @throws TooLate if the deadline has passed or the bids were opened
     */
    public void requireAcceptingBids(Instant now) {
        if (!acceptsBids(now)) {
            throw status == BiddingStatus.CANCELLED
                    ? new RuleViolation("bidding.request.cancelled")
                    : new TooLate(now, deadline());
        }
    }

    /** Whether this vendor may still send, change or withdraw its bid, or its final offer where it was asked for one. */
    public boolean acceptsBidsOf(Invitation vendor, Instant now) {
        return acceptsBids(now)
                || (isAwaitingFinalOfferOf(vendor)
                        && !Objects.requireNonNull(finalRound).isDue(now));
    }

    /**
     * The same for whatever the vendor does.
     *
     * @throws RuleViolation if the request, or the final offers, were called off
     * @throws TooLate if the deadline has passed or the bids were opened
     */
    public void requireAcceptingBidsOf(Invitation vendor, Instant now) {
        if (!acceptsBidsOf(vendor, now)) {
            throw whyNot(vendor, now);
        }
    }

    /** Why nothing is taken from this vendor any more. */
    public RuleViolation whyNot(Invitation vendor, Instant now) {
        if (status == BiddingStatus.CANCELLED) {
            return new RuleViolation("bidding.request.cancelled");
        }
        return finalRound == null || vendor.finalAskedAt() == null || isAwaitingFinalOfferOf(vendor)
                ? new TooLate(now, deadlineOf(vendor))
                : new RuleViolation(
                        finalRound.isOpened() ? "bidding.finalOffers.opened" : "bidding.finalOffers.notWanted");
    }

    /** Whether final offers are sealed: still to be sent, or still to be opened. */
    public boolean isAwaitingFinalOffers() {
        return status == BiddingStatus.OPENED && finalRound != null && finalRound.isSealed();
    }

    /** Whether a final offer of this vendor is awaited. */
    public boolean isAwaitingFinalOfferOf(Invitation vendor) {
        return isAwaitingFinalOffers() && vendor.isAskedForFinalOffer();
    }

    /** The deadline that counts for this vendor: that of its final offer, where it was asked for one that can still count. */
    public Deadline deadlineOf(Invitation vendor) {
        return finalRound == null || finalRound.isCalledOff() || !vendor.isAskedForFinalOffer()
                ? deadline()
                : new Deadline(finalRound.deadline(), zone());
    }

    /** The day until which the bid of this vendor must hold at least. */
    public LocalDate validAtLeastUntilOf(Invitation vendor) {
        var due = deadlineOf(vendor);
        return due.at().atZone(due.zone()).toLocalDate().plusDays(validityDays());
    }

    /** Whether the deadline has passed and the bids wait to be opened. */
    public boolean isClosed(Instant now) {
        return status == BiddingStatus.OPEN && hasDeadline() && timetable.isDue(now);
    }

    /** The same for final offers. */
    public boolean areFinalOffersClosed(Instant now) {
        return isAwaitingFinalOffers() && Objects.requireNonNull(finalRound).isDue(now);
    }

    /**
     * Whether the bids are open once this person opens them too. Where two people open together, that takes another one who
     * has begun and still may.
     *
     * @param mayOpen whether somebody may open bids at this moment
     */
    public boolean opensWith(Actor by, Predicate<MemberId> mayOpen) {
        return !openedByTwo || (begunBy() != null && !isBegunBy(by) && mayOpen.test(beginner()));
    }

    /** The first of two people opens the bids: nothing is seen until the second one does. Twice is the same as once. */
    public void beginOpening(Actor by, Instant now) {
        if (!openedByTwo || !isSealed()) {
            throw new IllegalStateException("These bids do not wait for two people.");
        }
        if (isBegunBy(by)) {
            return;
        }
        if (finalRound != null) {
            finalRound.beginOpening(by, now);
        } else {
            openingBegunBy = by;
            openingBegunAt = now;
        }
        registerEvent(new BidRequestEvent.OpeningBegun(id, engagement, by, now));
    }

    /**
     * Whoever began to open the bids does not want to any more.
     *
     * @throws RuleViolation if the bids are open by now
     */
    public void takeBackOpening(Actor by, Instant now) {
        if (!isSealed()) {
            throw new RuleViolation("bidding.opening.already");
        }
        if (isBegunBy(by)) {
            forgetBegunOpening();
            registerEvent(new BidRequestEvent.OpeningTakenBack(id, engagement, by, now));
        }
    }

    private void forgetBegunOpening() {
        if (finalRound != null) {
            finalRound.forgetBegunOpening();
        } else {
            openingBegunBy = null;
            openingBegunAt = null;
        }
    }

    /** Whether there are bids that nobody can read yet, in either round. */
    public boolean isSealed() {
        return openedAt == null || isAwaitingFinalOffers();
    }

    /** The first of two people who open what is sealed now; null before. */
    public @Nullable Actor begunBy() {
        return finalRound == null ? openingBegunBy : finalRound.openingBegunBy();
    }

    /** When that person began. */
    public @Nullable Instant begunAt() {
        return finalRound == null ? openingBegunAt : finalRound.openingBegunAt();
    }

    private boolean isBegunBy(Actor by) {
        var first = begunBy();
        return first != null && Objects.equals(first.id(), by.id());
    }

    private MemberId beginner() {
        return new MemberId(
                Objects.requireNonNull(Objects.requireNonNull(begunBy()).id()));
    }

    /** The bids were opened by the statement that sets the latch; this tells the others. */
    public void bidsOpened(int bids, Actor by) {
        if (status != BiddingStatus.OPENED || openedAt == null) {
            throw new IllegalStateException("The latch is not set.");
        }
        if (finalRound != null) {
            if (finalRound.openedAt() == null) {
                throw new IllegalStateException("The latch of the final offers is not set.");
            }
            finalRound.opened(by);
            registerEvent(new BidRequestEvent.FinalOffersOpened(id, engagement, bids, by, finalRound.openedAt()));
            return;
        }
        openedBy = by;
        registerEvent(new BidRequestEvent.BidsOpened(id, engagement, bids, by, openedAt));
    }

    /**
     * Everybody who bid hears who else did, and when.
     *
     * @throws RuleViolation before the opening, or if they were told already
     */
    public void tellBidders(int bids, Actor by, Instant now) {
        if (openedAt == null) {
            throw new RuleViolation("evaluation.notOpenYet");
        }
        if (biddersToldAt != null) {
            throw new RuleViolation("evaluation.opening.told.already");
        }
        biddersToldAt = now;
        registerEvent(new BidRequestEvent.BiddersTold(id, engagement, bids, by, now));
    }

    /**
     * Asks some of those who bid for a final offer, once.
     *
     * @param deadline by when; in the zone of the request
     * @param asked how many are asked
     * @throws RuleViolation where vendors were not told before that this may happen, before the opening, once it is decided, or
     *     twice; at {@code deadline} if that is no time ahead, at {@code text} if it is not said what is asked for
     */
    public void askForFinalOffers(String text, WallTime deadline, int asked, Actor by, Instant now) {
        requireFinalOffersPossible();
        if (asked < 1) {
            throw new RuleViolation("bidding.finalOffers.nobody");
        }
        requireFinalDeadline(deadline, now);
        finalRound = new FinalRound(text, deadline.in(zone()), by, now);
        registerEvent(new BidRequestEvent.FinalOffersAsked(id, engagement, asked, finalDeadline(), by, now));
    }

    /** @throws RuleViolation if nobody can be asked for a final offer now, or ever */
    public void requireFinalOffersPossible() {
        if (!announcingFinalOffers) {
            throw new RuleViolation("bidding.finalOffers.notAnnounced");
        }
        if (status != BiddingStatus.OPENED) {
            throw new RuleViolation("bidding.finalOffers.notNow");
        }
        if (finalRound != null) {
            throw new RuleViolation("bidding.finalOffers.once");
        }
    }

    /** @throws RuleViolation at {@code deadline} if final offers cannot be due then */
    public void requireFinalDeadline(WallTime deadline, Instant now) {
        new Schedule(deadline, deadline, zone(), null)
                .problems(validityDays(), now).stream()
                        .filter(problem -> String.valueOf(problem.field()).startsWith("deadline"))
                        .findFirst()
                        .ifPresent(problem -> {
                            throw problem;
                        });
    }

    /**
     * More time for all who were asked for a final offer; never less.
     *
     * @throws RuleViolation unless final offers are awaited; at {@code deadline} if it is not later
     */
    public void extendFinalOffers(WallTime later, Actor by, Instant now) {
        var round = requireAwaitingFinalOffers();
        requireFinalDeadline(later, now);
        if (!later.in(zone()).isAfter(round.deadline())) {
            throw new RuleViolation("bidding.deadline.onlyLater", finalDeadline()).at("deadline");
        }
        round.extend(later.in(zone()));
        registerEvent(new BidRequestEvent.FinalOffersExtended(id, engagement, finalDeadline(), by, now));
    }

    /**
     * No final offer is wanted any more: what was sent stays sealed, and the first bids count.
     *
     * @throws RuleViolation unless final offers are awaited; at {@code reason} if there is none
     */
    public void callOffFinalOffers(String reason, Actor by, Instant now) {
        var round = requireAwaitingFinalOffers();
        round.callOff(reason, by, now);
        registerEvent(new BidRequestEvent.FinalOffersCalledOff(id, engagement, round.calledOffReason(), by, now));
    }

    /** @throws RuleViolation unless final offers are awaited */
    public FinalRound requireAwaitingFinalOffers() {
        if (finalRound == null || !isAwaitingFinalOffers()) {
            throw new RuleViolation("bidding.finalOffers.notAwaited");
        }
        return finalRound;
    }

    /** @throws RuleViolation as long as final offers are sealed: who decides then would not know all that is offered */
    public void requireNoFinalOffersAwaited() {
        if (isAwaitingFinalOffers()) {
            throw new RuleViolation("bidding.finalOffers.awaited", finalDeadline());
        }
    }

    /** Whether vendors were told that some may be asked for a final offer. */
    public boolean isAnnouncingFinalOffers() {
        return announcingFinalOffers;
    }

    /** The round of final offers; null where nobody was asked for one. */
    public @Nullable FinalRound finalRound() {
        return finalRound;
    }

    /** @throws IllegalStateException where nobody was asked for a final offer */
    public Deadline finalDeadline() {
        if (finalRound == null) {
            throw new IllegalStateException("Nobody was asked for a final offer.");
        }
        return new Deadline(finalRound.deadline(), zone());
    }

    /** Chooses the winner. What speaks for and against it is judged before. */
    public void award(BidId bid, VendorId vendor, String vendorName, Actor by, Instant now) {
        requireNoFinalOffersAwaited();
        status = status.becoming(BiddingStatus.AWARDED);
        endedAt = now;
        registerEvent(new BidRequestEvent.Awarded(id, engagement, bid, vendor, vendorName, by, now));
    }

    /** Chooses a vendor for a part of the work, which goes its own way in the engagement of that part. */
    public void awardPart(EngagementId part, BidId bid, VendorId vendor, String vendorName, Actor by, Instant now) {
        registerEvent(new BidRequestEvent.Awarded(id, part, bid, vendor, vendorName, by, now));
    }

    /** The vendor of a part will not do its work: another of the bids may be chosen for it. What else is chosen stands. */
    public void withdrawPart(EngagementId part, String vendorName, String reason, Actor by, Instant now) {
        registerEvent(new BidRequestEvent.AwardWithdrawn(id, part, vendorName, reason, by, now));
    }

    /**
     * The winner will not do the work: another of the bids may be chosen.
     *
     * @throws RuleViolation unless a vendor is chosen
     */
    public void withdrawAward(String vendorName, String reason, Actor by, Instant now) {
        status.requireAwarded();
        status = status.becoming(BiddingStatus.OPENED);
        endedAt = null;
        registerEvent(new BidRequestEvent.AwardWithdrawn(id, engagement, vendorName, reason, by, now));
    }

    /** Ends without a winner although bids were read: none was good enough. */
    public void endUnsuccessful(String reason, Actor by, Instant now) {
        requireNoFinalOffersAwaited();
        var why = WrittenReason.of(reason, LONGEST_REASON, "evaluation.award.nobody.reasonMissing");
        status = status.becoming(BiddingStatus.UNSUCCESSFUL);
        endReason = why;
        endedAt = now;
        registerEvent(new BidRequestEvent.EndedUnsuccessful(id, engagement, why, by, now));
    }

    /** Calls the request off; the bids stay sealed if they were not opened. */
    public void cancel(String reason, Actor by, Instant now) {
        status.requireCancellable();
        var why = WrittenReason.of(reason, LONGEST_REASON, "bidding.cancel.reasonMissing");
        status = status.becoming(BiddingStatus.CANCELLED);
        endReason = why;
        endedAt = now;
        registerEvent(new BidRequestEvent.Cancelled(id, engagement, why, by, now));
    }

    /** Whether a next version of the scope can still reach vendors. */
    public boolean takesNextVersion(Instant now) {
        return status == BiddingStatus.DRAFT || acceptsBids(now);
    }

    /** @throws RuleViolation unless bids are accepted: nobody could heed what all vendors are told then */
    void requireTelling(Instant now) {
        if (!acceptsBids(now)) {
            throw new RuleViolation("bidding.request.notOpen");
        }
    }

    /** @throws RuleViolation once bids are due: whoever was invited then could not bid any more */
    public void requireInviting(Instant now) {
        if (status != BiddingStatus.DRAFT && !acceptsBids(now)) {
            throw new RuleViolation("bidding.invitation.tooLate");
        }
    }

    /** Whether a public link may be on: vendors come in while bids are taken, and the link can be made before that. */
    boolean takesNewcomers(Instant now) {
        return isPrepared() && (status == BiddingStatus.DRAFT || acceptsBids(now));
    }

    /** @throws RuleViolation unless the request is prepared, or once bids are due */
    void requireTakingNewcomers(Instant now) {
        if (!isPrepared()) {
            throw new RuleViolation("bidding.publicLink.notPrepared");
        }
        if (!takesNewcomers(now)) {
            throw new RuleViolation("bidding.request.notOpen");
        }
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

    /** The currency in which bids are compared; bids are made in it too, unless another one is allowed. */
    public Currency currency() {
        return currency;
    }

    /** At which rates bids in other currencies are compared; none where all bids are made in its own. */
    public List<ExchangeRate> rates() {
        return currencies.rates();
    }

    /** At which rate a bid in this currency is compared; empty where it is compared as it is. */
    public Optional<ExchangeRate> rateOf(Currency currency) {
        return currencies.of(currency);
    }

    /** The currencies a vendor chooses from, the request's own first. */
    public List<Currency> currencies() {
        return Stream.concat(Stream.of(currency), rates().stream().map(ExchangeRate::from))
                .toList();
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

    /** Whether vendors that have not bid are reminded. */
    public boolean isReminding() {
        return reminding;
    }

    /** When vendors were told of the deadline that counts; null before, and where that was not kept. */
    @Nullable Instant deadlineToldAt() {
        return deadlineToldAt;
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
        return priceTerms.validityDays();
    }

    /** The day until which every bid must hold at least. */
    public LocalDate validAtLeastUntil() {
        return schedule().deadline().day().plusDays(validityDays());
    }

    /** Its days among those of the engagement; none before a deadline was set. */
    public ProcedureDates dates() {
        return hasDeadline() ? schedule().dates(validityDays()) : ProcedureDates.NONE;
    }

    /** For how many months totals are counted. */
    public int termMonths() {
        return priceTerms.termMonths();
    }

    /** Which clients vendors name in their bids who may be asked about their work. */
    public ReferencesAsked references() {
        return references;
    }

    public List<Criterion> criteria() {
        return plan.criteria();
    }

    /** How often each service level counts. */
    LevelWeights levelWeights() {
        return plan.levelWeights();
    }

    /** The service levels of one version of the document, with how often each counts. */
    public CountedLevels counted(FrozenScope scope) {
        return new CountedLevels(scope.serviceLevels(), levelWeights());
    }

    /** What decides between bids with the same points. */
    public TieRule tieRule() {
        return plan.tieRule();
    }

    /** Whether price outweighs everything else together: allowed, but said aloud. */
    public boolean isPriceHeavy() {
        return plan.isPriceHeavy();
    }

    public List<BidQuestion> questions() {
        return plan.questions();
    }

    public @Nullable String contactName() {
        return contactName;
    }

    public @Nullable String contactEmail() {
        return contactEmail;
    }

    public BiddingStatus status() {
        return status;
    }

    /** When the bids were opened; never goes back. */
    public @Nullable Instant openedAt() {
        return openedAt;
    }

    /** Whether it takes two people to open the bids. */
    public boolean isOpenedByTwo() {
        return openedByTwo;
    }

    /** The first of two people who open the bids; null before, and where one is enough. */
    public @Nullable Actor openingBegunBy() {
        return openingBegunBy;
    }

    public @Nullable Instant openingBegunAt() {
        return openingBegunAt;
    }

    /** Whose act opened the bids; null before, and where they were opened before that was kept. */
    public @Nullable Actor openedBy() {
        return openedBy;
    }

    /** When everybody who bid was told who else did; null if they were not. */
    public @Nullable Instant biddersToldAt() {
        return biddersToldAt;
    }

    public @Nullable String endReason() {
        return endReason;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
