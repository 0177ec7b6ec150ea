package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Colleagues;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.ProcedureDates.Contradiction;
import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Place;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.UnsentMessages;
import app.handoff.kernel.UnsentMessages.UnsentMessage;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WallTime;
import app.handoff.scope.DocumentChanges;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.PromisedDates;
import app.handoff.scope.ScopesOfWork;
import app.handoff.tenancy.BusinessCache;
import app.handoff.vendor.Vendors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a business asks vendors for bids: sets it up, opens bidding, answers, gives more time or calls it off. */
@Service
public class Bidding implements PromisedDates {

    /** How long vendors have to bid unless something else is said. */
    public static final int USUAL_DAYS_TO_BID = 14;

    private final BidRequestRepository requests;
    private final InvitationRepository invitations;
    private final ClarificationRepository clarifications;
    private final BudgetRepository budgets;
    private final BidRepository bids;
    private final ScopesOfWork scopes;
    private final DocumentChanges documents;
    private final Vendors vendors;
    private final UnsentMessages unsent;
    private final BiddingNotifications messages;
    private final Colleagues colleagues;
    private final ChosenBids chosen;
    private final JudgedBids judged;
    private final BusinessCache cache;

    Bidding(
            BidRequestRepository requests,
            InvitationRepository invitations,
            ClarificationRepository clarifications,
            BudgetRepository budgets,
            BidRepository bids,
            ScopesOfWork scopes,
            DocumentChanges documents,
            Vendors vendors,
            UnsentMessages unsent,
            BiddingNotifications messages,
            Colleagues colleagues,
            ChosenBids chosen,
            JudgedBids judged,
            BusinessCache cache) {
        this.requests = requests;
        this.invitations = invitations;
        this.clarifications = clarifications;
        this.budgets = budgets;
        this.bids = bids;
        this.scopes = scopes;
        this.documents = documents;
        this.vendors = vendors;
        this.unsent = unsent;
        this.messages = messages;
        this.colleagues = colleagues;
        this.chosen = chosen;
        this.judged = judged;
        this.cache = cache;
    }

    /** The request of an engagement, the newest if one was called off; empty before anybody prepared it. */
    public Optional<BidRequest> latest(EngagementId engagement) {
        var rounds = rounds(engagement);
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
    }

    /** @throws NotFound if this engagement has no request yet */
    public BidRequest get(EngagementId engagement) {
        return latest(engagement).orElseThrow(NotFound::new);
    }

    /** All requests of an engagement, the first one first: what was asked, bid and decided in earlier rounds stays readable. */
    public List<BidRequest> rounds(EngagementId engagement) {
        return cache.get(Bidding.class, engagement, () -> requests.oldestFirst(List.of(engagement)));
    }

    /**
     * One of them.
     *
     * @param number from 1; null for the newest
     * @throws NotFound if there is no such round
     */
    public BidRequest round(EngagementId engagement, @Nullable Integer number) {
        var rounds = rounds(engagement);
        int at = (number == null ? rounds.size() : number) - 1;
        if (at < 0 || at >= rounds.size()) {
            throw new NotFound();
        }
        return rounds.get(at);
    }

    /** Which round this request is. */
    public Round roundOf(BidRequest request) {
        var rounds = rounds(request.engagement()).stream().map(BidRequest::id).toList();
        return new Round(rounds.indexOf(request.id()) + 1, rounds.size());
    }

    /** The round before the one that is being prepared, or is to be; empty for the first. */
    public Optional<BidRequest> before(EngagementId engagement) {
        var over = rounds(engagement).stream()
                .filter(request -> request.status().isOver())
                .toList();
        return over.isEmpty() ? Optional.empty() : Optional.of(over.get(over.size() - 1));
    }

    /**
     * The vendors a new round may start from: those invited to the one before who did not say that they will not bid, each by the
     * entry of the directory that stands for it now.
     */
    @Transactional(readOnly = true)
    public List<VendorId> vendorsBefore(EngagementId engagement) {
        var asked = before(engagement).stream()
                .flatMap(request -> invitations.of(request.id()).stream())
                .filter(invitation -> invitation.revokedAt() == null && invitation.declinedAt() == null)
                .map(Invitation::vendor)
                .toList();
        var entries = vendors.standing(asked);
        return asked.stream()
                .map(vendor -> entries.getOrDefault(vendor, vendor))
                .distinct()
                .toList();
    }

    /**
     * The request being prepared; a new one where there is none or the last one is over. A new round starts with the budget
     * of the one before.
     *
     * @throws RuleViolation as long as a vendor is chosen
     */
    @Transactional
    public BidRequest prepare(EngagementId engagement, String title, Currency currency, ZoneId zone) {
        var latest = requests.findLatest(engagement);
        if (latest.isPresent() && !latest.get().status().isOver()) {
            return latest.get();
        }
        latest.map(BidRequest::status).ifPresent(BiddingStatus::requireFollowable);
        var request = requests.save(new BidRequest(engagement, title, currency, zone));
        latest.flatMap(before -> budgets.findById(before.id()))
                .map(Budget::limit)
                .filter(limit -> limit.currency().equals(currency))
                .ifPresent(limit -> budgets.save(new Budget(request.id(), limit)));
        return request;
    }

    /**
     * Sets up a request that is not open yet.
     *
     * @throws RuleViolation at {@code openedByTwo} if nobody is there to open the bids as the second person
     */
    @Transactional
    public BidRequest setUp(BidRequestId id, Setup setup, int seen, Instant now) {
        requireOpeners(setup.openedByTwo());
        return requests.change(request(id), seen, any -> any.status().requireDraft(), request -> {
            request.judgeBy(setup.criteria(), setup.questions());
            request.priceFor(setup.termMonths(), setup.validityDays());
            request.askForReferences(setup.references());
            request.schedule(setup.schedule(), now);
            request.openByTwo(setup.openedByTwo());
            request.breakTiesBy(setup.tieRule());
            request.allowCurrencies(setup.rates(), now);
            request.announceFinalOffers(setup.finalOffers());
        });
    }

    /** Says how often each service level counts in a request that is not open yet. */
    @Transactional
    public BidRequest weighLevels(BidRequestId id, LevelWeights weights, int seen) {
        return requests.change(
                request(id), seen, any -> any.status().requireDraft(), request -> request.weighLevels(weights));
    }

    private void requireOpeners(boolean two) {
        if (!hasOpeners(two)) {
            throw new RuleViolation("bidding.setup.openedByTwo.alone").at("openedByTwo");
        }
    }

    /** Whether enough people are there to open bids, where two open them together. */
    boolean hasOpeners(boolean two) {
        return !two || colleagues.whoMay(Role.MANAGER).size() >= 2;
    }

    private Optional<FrozenScope> readByVendors(BidRequest request) {
        return request.scope() == null
                ? scopes.frozen(request.engagement())
                : Optional.of(scopes.frozen(request.scope()));
    }

    /** Opens bidding on the newest frozen scope and sends every invitation. */
    @Transactional
    public void open(BidRequestId id, String contact, String contactEmail, Actor by, Instant now) {
        var request = request(id);
        requireOpeners(request.isOpenedByTwo());
        var scope = scopes.frozen(request.engagement()).orElseThrow(() -> new RuleViolation("bidding.scope.notFrozen"));
        var invited = invitations.of(id);
        request.open(scope, invited.size(), contact, contactEmail, by, now);
        requests.save(request);
        for (var invitation : invited) {
            messages.invitation(request, invitation, by, now);
            invitations.save(invitation);
        }
    }

    /** What in this text tells which vendor wrote it. Asked before a question goes to its rivals. */
    @Transactional(readOnly = true)
    public Naming naming(BidRequestId id, String text) {
        var mentions = new Mentions(invitations.of(id));
        return new Naming(mentions.in(text), MoneyInText.in(text), mentions.without(text));
    }

    /** What in a text to one invited vendor names another one, or its contact, as it is written there. */
    @Transactional(readOnly = true)
    public List<String> otherVendorsIn(BidRequestId id, InvitationId reader, String text) {
        var invited = invitations.of(id);
        var own = Mentions.ofNames(invited.stream()
                        .filter(invitation -> invitation.id().equals(reader))
                        .toList())
                .in(text);
        var others = invited.stream()
                .filter(invitation -> !invitation.id().equals(reader))
                .toList();
        return Mentions.ofNames(others).in(text).stream()
                .filter(name -> !own.contains(name))
                .toList();
    }

    /**
     * Answers a question to everybody invited.
     *
     * @param wording how they read the question; null for as it was asked
     */
    @Transactional
    public void answer(
            BidRequestId id, ClarificationId question, String text, @Nullable String wording, Actor by, Instant now) {
        var request = request(id);
        if (request.status() != BiddingStatus.OPEN) {
            throw new RuleViolation("bidding.request.notOpen");
        }
        var asked = clarifications
                .findById(question)
                .filter(found -> found.request().equals(id))
                .orElseThrow(NotFound::new);
        asked.answer(text, wording, by, now);
        clarifications.save(asked);
        messages.answered(request, asked, text, now);
    }

    /**
     * Tells every vendor something that none of them asked. Who says the same once more has said it.
     *
     * @throws RuleViolation unless bids are accepted
     */
    @Transactional
    public void tellAll(BidRequestId id, String text, Actor by, Instant now) {
        var request = request(id);
        if (clarifications.of(id).stream().anyMatch(told -> told.tells(text))) {
            return;
        }
        clarifications.save(Clarification.notice(request, text, by, now));
        messages.told(request, text, now);
    }

    /** The days of the newest bidding of an engagement; none before it is set up and once it is over. */
    @Override
    @Transactional(readOnly = true)
    public ProcedureDates of(EngagementId engagement) {
        return latest(engagement)
                .filter(request -> !request.status().isOver())
                .map(BidRequest::dates)
                .orElse(ProcedureDates.NONE);
    }

    @Override
    public ProcedureDates usual(LocalDate today) {
        return ProcedureDates.NONE.with(Day.DEADLINE, today.plusDays(USUAL_DAYS_TO_BID));
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable Place place(EngagementId engagement, Day day, Instant now) {
        return latest(engagement)
                .map(request -> BiddingDays.place(request, day, now))
                .orElse(null);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean takesNextVersion(EngagementId engagement, Instant now) {
        return latest(engagement).map(request -> request.takesNextVersion(now)).orElse(true);
    }

    /** What cannot be among the days of this bidding and of the scope that vendors bid on; nothing once it is over. */
    @Transactional(readOnly = true)
    public List<Contradiction> contradictions(BidRequest request) {
        return request.status().isOver() ? List.of() : contradictions(request, request.dates());
    }

    /** The same as if the bidding had these days. */
    @Transactional(readOnly = true)
    public List<Contradiction> contradictions(BidRequest request, ProcedureDates dates) {
        return readByVendors(request)
                .map(scope -> scope.timeline().dates().with(dates))
                .orElse(dates)
                .contradictions();
    }

    /**
     * Gives everybody more time, moves what follows the deadline with it, and tells them. Who has sent a bid is asked to let it
     * hold longer.
     */
    @Transactional
    public void extend(BidRequestId id, Schedule later, int seen, Actor by, Instant now) {
        var request = requests.change(
                request(id), seen, any -> any.status().requireOpen(), found -> found.extend(later, by, now));
        messages.extended(request, mustHoldLonger(request), now);
    }

    /** The invitations whose bid, when it was sent, was asked to hold for a shorter time than now. */
    private Set<InvitationId> mustHoldLonger(BidRequest request) {
        return bids.lastOfEach(List.of(request.id())).stream()
                .filter(bid -> bid.mustHoldLonger(request))
                .map(Bid::invitation)
                .collect(Collectors.toSet());
    }

    /** Puts the newest frozen scope before everybody: bids already sent must be sent again for it. */
    @Transactional
    public void addAddendum(BidRequestId id, Actor by, Instant now) {
        var request = request(id);
        var newest = scopes.frozen(request.engagement()).orElseThrow(NotFound::new);
        request.status().requireOpen();
        var changes = documents.between(scopes.frozen(request.frozenScope()), newest);
        request.addAddendum(newest, by, now);
        requests.save(request);
        messages.addendum(request, newest.version(), changes, now);
    }

    /**
     * Calls the request off and tells everybody why who has heard of it: not those whose invitation has never left.
     *
     * @return how many are told
     * @throws RuleViolation while a vendor is chosen from its bids for a part of the work: to that one nothing is called off
     */
    @Transactional
    public int cancel(BidRequestId id, String reason, Actor by, Instant now) {
        var request = request(id);
        if (request.status() == BiddingStatus.OPENED && !chosen.in(id).isEmpty()) {
            throw new RuleViolation("bidding.cancel.partsChosen");
        }
        request.cancel(reason, by, now);
        requests.save(request);
        return messages.cancelled(request, reason, now);
    }

    /**
     * Asks these vendors for a final offer, once, and tells them what is to be improved. The others hear nothing of it.
     *
     * @throws RuleViolation where that cannot be done, or not any more
     */
    @Transactional
    public void askForFinalOffers(
            BidRequestId id, Collection<InvitationId> asked, String text, WallTime deadline, Actor by, Instant now) {
        var request = request(id);
        var vendors = invitations.of(id).stream()
                .filter(invitation -> asked.contains(invitation.id()))
                .toList();
        request.askForFinalOffers(text, deadline, vendors.size(), by, now);
        requests.save(request);
        for (var vendor : vendors) {
            vendor.askForFinalOffer(now);
            invitations.save(vendor);
            messages.finalOfferAsked(request, vendor, now);
        }
    }

    /** Gives all who were asked for a final offer more time, and tells them. */
    @Transactional
    public void extendFinalOffers(BidRequestId id, WallTime later, int seen, Actor by, Instant now) {
        var request = requests.change(
                request(id),
                seen,
                BidRequest::requireAwaitingFinalOffers,
                found -> found.extendFinalOffers(later, by, now));
        askedForFinalOffers(request).forEach(vendor -> messages.finalOfferExtended(request, vendor, now));
    }

    /** No final offer is wanted any more: the first bids count, and whoever was asked is told why. */
    @Transactional
    public void callOffFinalOffers(BidRequestId id, String reason, Actor by, Instant now) {
        var request = request(id);
        request.callOffFinalOffers(reason, by, now);
        requests.save(request);
        askedForFinalOffers(request).forEach(vendor -> messages.finalOffersCalledOff(request, vendor, now));
    }

    /** A vendor whose bid does not count any more need not send a final offer. Nothing happens where none is awaited of it. */
    @Transactional
    public void endFinalOffer(BidRequestId of, InvitationId id, Instant now) {
        var request = requests.lock(of).orElseThrow(NotFound::new);
        var vendor = invitations.lock(id).orElseThrow(NotFound::new);
        if (request.isAwaitingFinalOfferOf(vendor)) {
            vendor.endFinalOffer(now);
            invitations.save(vendor);
            messages.finalOfferEnded(request, vendor);
        }
    }

    /** Its bid counts again, and so does a final offer as long as these are sealed. */
    @Transactional
    public void resumeFinalOffer(BidRequestId of, InvitationId id, Instant now) {
        var request = requests.lock(of).orElseThrow(NotFound::new);
        var vendor = invitations.lock(id).orElseThrow(NotFound::new);
        if (request.isAwaitingFinalOffers() && vendor.finalAskedAt() != null && !vendor.isAskedForFinalOffer()) {
            vendor.resumeFinalOffer();
            invitations.save(vendor);
            messages.finalOfferAsked(request, vendor, now);
        }
    }

    private List<Invitation> askedForFinalOffers(BidRequest request) {
        return invitations.of(request.id()).stream()
                .filter(Invitation::isAskedForFinalOffer)
                .toList();
    }

    /** How the round of final offers stands: who was asked and whether something came; empty where nobody was asked. */
    @Transactional(readOnly = true)
    Optional<FinalOffersView> finalOffers(BidRequest request, Instant now) {
        if (request.finalRound() == null) {
            return Optional.empty();
        }
        var sent = bids.finalOffersOf(List.of(request.id())).stream()
                .collect(Collectors.toMap(Bid::invitation, Function.identity()));
        return Optional.of(FinalOffersView.of(request, invitations.of(request.id()), sent, now));
    }

    /** What may be known while bids are sealed: who was invited and how far each is, in few statements. */
    public BiddingOverview overview(EngagementId engagement) {
        return overview(get(engagement));
    }

    /** The same for one round. */
    public BiddingOverview overview(BidRequest request) {
        return cache.get(Bidding.class, request.id(), () -> found(request));
    }

    private BiddingOverview found(BidRequest request) {
        var messages = unsent.of(List.of(request.engagement()));
        Map<InvitationId, Bid> last = bids.lastOfEach(List.of(request.id())).stream()
                .collect(Collectors.toMap(Bid::invitation, Function.identity()));
        var entries = invitations.of(request.id()).stream()
                .map(invitation -> BiddingOverview.Entry.of(invitation, last.get(invitation.id()), request, messages))
                .toList();
        var questions = clarifications.of(request.id());
        long asked = questions.stream().filter(one -> !one.isNotice()).count();
        long open = questions.stream().filter(Clarification::isOpen).count();
        int toSend =
                (int) messages.stream().filter(UnsentMessage::isLeftToPeople).count();
        boolean priced = request.status() == BiddingStatus.OPENED
                && !judged.qualityFinal(List.of(request.id())).isEmpty();
        return new BiddingOverview(
                request, new InvitationCounts.Standing(entries, asked - open, open, toSend, priced), questions);
    }

    private BidRequest request(BidRequestId id) {
        return requests.findById(id).orElseThrow(NotFound::new);
    }
}
