package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.AskedUntil;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.Money;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.ProcedureDates.Contradiction;
import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Place;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.UnsentLetters;
import app.handoff.kernel.VendorId;
import app.handoff.scope.DocumentChanges;
import app.handoff.scope.DocumentChanges.Change;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.PromisedDates;
import app.handoff.scope.ScopesOfWork;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.VendorProofs;
import app.handoff.text.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How a business asks vendors for bids: sets it up, invites, opens bidding, answers, gives more time or calls it off. */
@Service
public class Bidding implements PromisedDates {

    /** How long vendors have to bid unless something else is said. */
    public static final int USUAL_DAYS_TO_BID = 14;

    /** How long a vendor's link works after the deadline: to read the receipt, the answers and the result. */
    private static final Duration GRACE = Duration.ofDays(180);

    private static final int MOST_INVITATIONS = 50;

    /** How many changes of a document a letter tells; all of them stand behind its link. */
    private static final int CHANGES_TOLD = 20;

    private final BidRequestRepository requests;
    private final InvitationRepository invitations;
    private final ClarificationRepository clarifications;
    private final BudgetRepository budgets;
    private final BidRepository bids;
    private final ScopesOfWork scopes;
    private final DocumentChanges documents;
    private final ShareLinks links;
    private final MailServer mail;
    private final UnsentLetters unsent;
    private final VendorProofs proofs;
    private final Businesses businesses;
    private final JsonMapper json;
    private final Format format;
    private final ApplicationEventPublisher events;

    Bidding(
            BidRequestRepository requests,
            InvitationRepository invitations,
            ClarificationRepository clarifications,
            BudgetRepository budgets,
            BidRepository bids,
            ScopesOfWork scopes,
            DocumentChanges documents,
            ShareLinks links,
            MailServer mail,
            UnsentLetters unsent,
            VendorProofs proofs,
            Businesses businesses,
            JsonMapper json,
            Format format,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.invitations = invitations;
        this.clarifications = clarifications;
        this.budgets = budgets;
        this.bids = bids;
        this.scopes = scopes;
        this.documents = documents;
        this.links = links;
        this.mail = mail;
        this.unsent = unsent;
        this.proofs = proofs;
        this.businesses = businesses;
        this.json = json;
        this.format = format;
        this.events = events;
    }

    /** The request of an engagement, the newest if one was called off; empty before anybody prepared it. */
    @Transactional(readOnly = true)
    public Optional<BidRequest> latest(EngagementId engagement) {
        return requests.findLatest(engagement);
    }

    /** @throws NotFound if this engagement has no request yet */
    @Transactional(readOnly = true)
    public BidRequest get(EngagementId engagement) {
        return requests.findLatest(engagement).orElseThrow(NotFound::new);
    }

    /** All requests of an engagement, the first one first: what was asked, bid and decided in earlier rounds stays readable. */
    @Transactional(readOnly = true)
    public List<BidRequest> rounds(EngagementId engagement) {
        return requests.oldestFirst(List.of(engagement));
    }

    /**
     * One of them.
     *
     * @param number from 1; null for the newest
     * @throws NotFound if there is no such round
     */
    @Transactional(readOnly = true)
    public BidRequest round(EngagementId engagement, @Nullable Integer number) {
        var rounds = rounds(engagement);
        int at = (number == null ? rounds.size() : number) - 1;
        if (at < 0 || at >= rounds.size()) {
            throw new NotFound();
        }
        return rounds.get(at);
    }

    /** Which round this request is. */
    @Transactional(readOnly = true)
    public Round roundOf(BidRequest request) {
        var rounds = rounds(request.engagement()).stream().map(BidRequest::id).toList();
        return new Round(rounds.indexOf(request.id()) + 1, rounds.size());
    }

    /** The round before the one that is being prepared, or is to be; empty for the first. */
    @Transactional(readOnly = true)
    public Optional<BidRequest> before(EngagementId engagement) {
        var over = rounds(engagement).stream()
                .filter(request -> request.status().isOver())
                .toList();
        return over.isEmpty() ? Optional.empty() : Optional.of(over.get(over.size() - 1));
    }

    /** The vendors a new round may start from: those invited to the one before who did not say that they will not bid. */
    @Transactional(readOnly = true)
    public List<VendorId> vendorsBefore(EngagementId engagement) {
        return before(engagement).stream()
                .flatMap(request -> invitations.of(request.id()).stream())
                .filter(invitation -> invitation.revokedAt() == null && invitation.declinedAt() == null)
                .map(Invitation::vendor)
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
        latest.ifPresent(BidRequest::requireFollowable);
        var request = requests.save(new BidRequest(engagement, title, currency, zone));
        latest.flatMap(before -> budgets.findById(before.id()))
                .map(Budget::limit)
                .filter(limit -> limit.currency().equals(currency))
                .ifPresent(limit -> budgets.save(new Budget(request.id(), limit)));
        return request;
    }

    /** Sets up a request that is not open yet. */
    @Transactional
    public BidRequest setUp(BidRequestId id, Setup setup, int seen, Instant now) {
        var request = request(id);
        request.requireDraft();
        request.expectVersion(seen);
        request.judgeBy(setup.criteria(), setup.questions());
        request.priceFor(setup.termMonths(), setup.validityDays());
        request.schedule(setup.schedule(), now);
        return requests.save(request);
    }

    /**
     * Keeps, changes or forgets what the business wants to pay at most. Only members ever see it.
     *
     * @param seen the budget that this replaces; null for none
     * @param limit the new one; null for none
     * @throws EditedMeanwhile if somebody else changed, set or removed it
     */
    @Transactional
    public void keepBudget(BidRequestId id, @Nullable Money seen, @Nullable Money limit) {
        var request = request(id);
        request.requireNotOver();
        var known = budgets.findById(id);
        if (!Objects.equals(seen, known.map(Budget::limit).orElse(null))) {
            throw new EditedMeanwhile();
        }
        if (limit == null) {
            known.ifPresent(budgets::delete);
            return;
        }
        if (!limit.currency().equals(request.currency())) {
            throw new RuleViolation("money.currenciesDiffer", limit.currency(), request.currency()).at("budget");
        }
        known.ifPresentOrElse(budget -> budget.change(limit), () -> budgets.save(new Budget(id, limit)));
    }

    @Transactional(readOnly = true)
    public Optional<Budget> budget(BidRequestId id) {
        return budgets.findById(id);
    }

    /** Where the budget stands, in one of its usual spellings, in something that vendors read. */
    @Transactional(readOnly = true)
    public List<Leak> leaks(BidRequestId id) {
        var budget = budgets.findById(id);
        if (budget.isEmpty()) {
            return List.of();
        }
        var request = request(id);
        var leaks = new ArrayList<Leak>();
        readByVendors(request).ifPresent(scope -> {
            if (budget.get().isNamedIn(json.writeValueAsString(scope.content()))) {
                leaks.add(Leak.SCOPE);
            }
        });
        if (budget.get().isNamedIn(request.title())) {
            leaks.add(Leak.TITLE);
        }
        if (request.questions().stream().anyMatch(question -> budget.get().isNamedIn(question.text()))
                || request.criteria().stream()
                        .anyMatch(criterion -> budget.get().isNamedIn(criterion.name()))) {
            leaks.add(Leak.QUESTIONS);
        }
        if (clarifications.of(id).stream()
                .anyMatch(asked -> asked.answer() != null && budget.get().isNamedIn(asked.answer()))) {
            leaks.add(Leak.ANSWERS);
        }
        return leaks;
    }

    private Optional<FrozenScope> readByVendors(BidRequest request) {
        return request.scope() == null
                ? scopes.frozen(request.engagement())
                : Optional.of(scopes.frozen(request.scope()));
    }

    /** Whether this text names the budget. Asked before an answer goes out to everybody. */
    @Transactional(readOnly = true)
    public boolean namesTheBudget(BidRequestId id, String text) {
        return budgets.findById(id).filter(budget -> budget.isNamedIn(text)).isPresent();
    }

    /**
     * Puts vendors on the list, each once; while bidding is open their letters go out at once.
     *
     * @throws RuleViolation at {@code vendors}: one is on the list already, there are too many, or the address is that of a
     *     member, who would prove to be the vendor by it
     */
    @Transactional
    public void invite(BidRequestId id, Collection<Invitee> vendors, Actor by, Instant now) {
        var request = request(id);
        var list = new ArrayList<>(invitations.of(id));
        if (vendors.stream().allMatch(vendor -> isOn(list, vendor))) {
            return;
        }
        request.requireInviting(now);
        if (list.size() + vendors.size() > MOST_INVITATIONS) {
            throw new RuleViolation("bidding.invitations.tooMany", MOST_INVITATIONS).at("vendors");
        }
        for (var vendor : vendors) {
            var twice = list.stream()
                    .anyMatch(other ->
                            other.vendor().equals(vendor.id()) || EmailAddress.isSame(other.email(), vendor.email()));
            if (twice) {
                throw new RuleViolation("bidding.invitation.twice", vendor.name()).at("vendors");
            }
            if (businesses.isOfMember(vendor.email())) {
                throw new RuleViolation("bidding.invitation.ownAddress", vendor.name(), vendor.email()).at("vendors");
            }
            var invitation = new Invitation(request, vendor, now);
            if (request.status() == BidRequest.Status.OPEN) {
                sendLetter(request, invitation, by, now);
            }
            proofs.keep(invitation.id().id());
            list.add(invitations.save(invitation));
        }
    }

    private static boolean isOn(List<Invitation> list, Invitee vendor) {
        return list.stream().anyMatch(invitation -> invitation.vendor().equals(vendor.id()));
    }

    /** Takes a vendor off the list before anything was sent to it. */
    @Transactional
    public void uninvite(BidRequestId id, InvitationId invitation) {
        var known = invitation(id, invitation);
        if (known.sentAt() != null) {
            throw new RuleViolation("bidding.invitation.alreadySent", known.vendorName());
        }
        invitations.delete(known);
    }

    /** Opens bidding on the newest frozen scope and sends every invitation. */
    @Transactional
    public void open(BidRequestId id, String contact, String contactEmail, Actor by, Instant now) {
        var request = request(id);
        var scope = scopes.frozen(request.engagement()).orElseThrow(() -> new RuleViolation("bidding.scope.notFrozen"));
        var invited = invitations.of(id);
        request.open(scope, invited.size(), contact, contactEmail, by, now);
        requests.save(request);
        for (var invitation : invited) {
            sendLetter(request, invitation, by, now);
            invitations.save(invitation);
        }
    }

    /** Sends the invitation again with a new link; the old one stops working. */
    @Transactional
    public void resend(BidRequestId id, InvitationId invitation, Actor by, Instant now) {
        var request = request(id);
        if (!request.acceptsBids(now)) {
            throw new RuleViolation("bidding.request.notOpen");
        }
        var known = invitation(id, invitation);
        sendLetter(request, known, by, now);
        invitations.save(known);
    }

    private void sendLetter(BidRequest request, Invitation invitation, Actor by, Instant now) {
        var token = links.issue(
                LinkPurpose.BID,
                invitation.id().id(),
                invitation.vendorName(),
                invitation.holder(),
                expiry(request),
                now);
        invitation.sent(by, now);
        events.publishEvent(new NoLongerAsked(invitation.id().id()));
        write(
                invitation,
                request,
                Invitation.LETTER,
                List.of(
                        businessName(),
                        request.title(),
                        request.deadline(),
                        new Deadline(request.deadline().at(), invitation.vendorZone()),
                        request.contactName() == null ? by.name() : request.contactName()),
                "/s/" + token.value() + "/bid");
    }

    /**
     * Releases the bid of a vendor that has lost its code: see {@link Invitation#release}. Only where no mail is sent; elsewhere
     * a code by mail lets the vendor in, and nothing is lost.
     */
    @Transactional
    public void release(BidRequestId id, InvitationId invitation, Actor by, Instant now) {
        var request = requireReleasable(id, invitation, now);
        var known = invitation(id, invitation);
        known.release(by, now);
        invitations.save(known);
        write(
                known,
                request,
                "bidding.released",
                List.of(
                        businessName(),
                        request.title(),
                        new Deadline(Objects.requireNonNull(known.releasedFrom()), known.vendorZone())),
                further(request, known, now) + "/bid");
    }

    /** @throws RuleViolation if bids are not accepted, a code by mail would do, or there is nothing to release */
    @Transactional(readOnly = true)
    public BidRequest requireReleasable(BidRequestId id, InvitationId invitation, Instant now) {
        var request = request(id);
        if (!request.acceptsBids(now)) {
            throw new RuleViolation("bidding.request.notOpen");
        }
        if (mail.isThere()) {
            throw new RuleViolation("bidding.release.mailed");
        }
        invitation(id, invitation).requireReleasable();
        return request;
    }

    /**
     * Stops a vendor's link. A bid sent through it stays sealed and does not count.
     *
     * @throws RuleViolation once bids are due: from then on a bid is set aside with its reason, for its vendor to read
     */
    @Transactional
    public void revoke(BidRequestId id, InvitationId invitation, Actor by, Instant now) {
        var request = request(id);
        if (!request.acceptsBids(now)) {
            throw new RuleViolation("bidding.request.notOpen");
        }
        var known = invitation(id, invitation);
        known.revoke(by, now);
        links.revoke(invitation.id(), LinkPurpose.BID, now);
        events.publishEvent(new NoLongerAsked(invitation.id()));
        invitations.save(known);
    }

    /** What in this text tells which vendor wrote it. Asked before a question goes to its rivals. */
    @Transactional(readOnly = true)
    public Naming naming(BidRequestId id, String text) {
        var mentions = new Mentions(invitations.of(id));
        return new Naming(mentions.in(text), mentions.without(text));
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
        if (request.status() != BidRequest.Status.OPEN) {
            throw new RuleViolation("bidding.request.notOpen");
        }
        var asked = clarifications
                .findById(question)
                .filter(found -> found.request().equals(id))
                .orElseThrow(NotFound::new);
        asked.answer(text, wording, by, now);
        clarifications.save(asked);
        tellAll(
                request,
                "bidding.answer",
                List.of(businessName(), request.title(), asked.asRead(), text.strip(), request.deadline()),
                "/bid/question",
                now);
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
        var request = request(id);
        request.requireOpen();
        request.expectVersion(seen);
        request.extend(later, by, now);
        requests.save(request);
        keepLinksOpen(request);
        var words = List.<Object>of(businessName(), request.title(), request.deadline(), dates(request));
        var mustHoldLonger = mustHoldLonger(request);
        events.publishEvent(new NoLongerAsked(invited(request), Set.of("bidding.extended", "bidding.extended.sent")));
        tellAll(request, "bidding.extended", words, "/bid/tasks", now, one -> !mustHoldLonger.contains(one.id()));
        tellAll(request, "bidding.extended.sent", words, "/bid/terms", now, one -> mustHoldLonger.contains(one.id()));
    }

    private String dates(BidRequest request) {
        var lines = new ArrayList<String>();
        lines.add(format.message(
                "bidding.letter.questionsUntil", new Deadline(request.schedule().questionsUntilAt(), request.zone())));
        if (request.decisionBy() != null) {
            lines.add(format.message("bidding.letter.decisionBy", request.decisionBy()));
        }
        lines.add(format.message("bidding.letter.validUntil", request.validAtLeastUntil()));
        return String.join("\n", lines);
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
        request.requireOpen();
        var changes = documents.between(scopes.frozen(request.frozenScope()), newest);
        request.addAddendum(newest, by, now);
        requests.save(request);
        keepLinksOpen(request);
        tellAll(
                request,
                "bidding.addendum",
                List.of(
                        businessName(),
                        request.title(),
                        String.valueOf(newest.version()),
                        request.deadline(),
                        dates(request),
                        said(changes)),
                "/bid/document",
                now);
    }

    private String said(List<Change> changes) {
        if (changes.isEmpty()) {
            return format.message("bidding.letter.changes.none");
        }
        var lines = new ArrayList<String>();
        for (var change : changes.subList(0, Math.min(changes.size(), CHANGES_TOLD))) {
            lines.add(change.section());
            change.before().forEach(line -> lines.add(format.message("bidding.letter.changes.before", line)));
            change.after().forEach(line -> lines.add(format.message("bidding.letter.changes.after", line)));
        }
        if (changes.size() > CHANGES_TOLD) {
            lines.add(format.message("bidding.letter.changes.more", changes.size() - CHANGES_TOLD));
        }
        return format.message("bidding.letter.changes", changes.size()) + "\n" + String.join("\n", lines);
    }

    /**
     * Calls the request off and tells everybody why who has heard of it: not those whose invitation has never left.
     *
     * @return how many are told
     */
    @Transactional
    public int cancel(BidRequestId id, String reason, Actor by, Instant now) {
        var request = request(id);
        request.cancel(reason, by, now);
        requests.save(request);
        var invited = invited(request);
        var toldNothing = unsent.toldNobody(invited);
        events.publishEvent(new NoLongerAsked(invited));
        return tellAll(
                request,
                "bidding.cancelled",
                List.of(
                        businessName(),
                        request.title(),
                        reason.strip(),
                        format.message(
                                request.openedAt() == null
                                        ? "bidding.letter.cancelled.sealed"
                                        : "bidding.letter.cancelled.opened")),
                null,
                now,
                one -> one.startedAt() != null || !toldNothing.contains(one.id().id()));
    }

    private void keepLinksOpen(BidRequest request) {
        invitations
                .of(request.id())
                .forEach(invitation -> links.keepOpen(invitation.id().id(), LinkPurpose.BID, expiry(request)));
        events.publishEvent(new AskedUntil(invited(request), request.deadline().at()));
    }

    private Set<UUID> invited(BidRequest request) {
        return invitations.of(request.id()).stream()
                .map(invitation -> invitation.id().id())
                .collect(Collectors.toSet());
    }

    private void tellAll(BidRequest request, String key, List<Object> words, @Nullable String page, Instant now) {
        tellAll(request, key, words, page, now, invitation -> true);
    }

    /** @param page where the letter's link leads, below the vendor's own link; none where nothing is left to do */
    private int tellAll(
            BidRequest request,
            String key,
            List<Object> words,
            @Nullable String page,
            Instant now,
            Predicate<Invitation> whom) {
        var told = invitations.of(request.id()).stream()
                .filter(whom)
                .filter(invitation -> invitation.sentAt() != null && invitation.revokedAt() == null)
                .filter(invitation -> invitation.declinedAt() == null)
                .toList();
        told.forEach(invitation ->
                write(invitation, request, key, words, page == null ? null : further(request, invitation, now) + page));
        return told.size();
    }

    // Only a link's hash is kept, so a later letter gets a link of its own; the one from the invitation goes on
    // working.
    private String further(BidRequest request, Invitation invitation, Instant now) {
        return "/s/"
                + links.issueAnother(
                                LinkPurpose.BID,
                                invitation.id().id(),
                                invitation.vendorName(),
                                invitation.holder(),
                                expiry(request),
                                now)
                        .value();
    }

    private static Instant expiry(BidRequest request) {
        return request.deadline().at().plus(GRACE);
    }

    private void write(
            Invitation invitation, BidRequest request, String key, List<Object> words, @Nullable String path) {
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(invitation.contact(), invitation.email()),
                        key,
                        words,
                        path,
                        request.engagement(),
                        path == null ? null : request.deadline().at())
                .asking(invitation.id().id()));
    }

    /** What may be known while bids are sealed: who was invited and how far each is, in few statements. */
    @Transactional(readOnly = true)
    public BiddingOverview overview(EngagementId engagement) {
        return overview(get(engagement));
    }

    /** The same for one round. */
    @Transactional(readOnly = true)
    public BiddingOverview overview(BidRequest request) {
        var letters = unsent.of(List.of(request.engagement()));
        Map<InvitationId, Bid> last = bids.lastOfEach(List.of(request.id())).stream()
                .collect(Collectors.toMap(Bid::invitation, Function.identity()));
        var entries = invitations.of(request.id()).stream()
                .map(invitation -> BiddingOverview.Entry.of(invitation, last.get(invitation.id()), request, letters))
                .toList();
        var questions = clarifications.of(request.id());
        long open = questions.stream().filter(Clarification::isOpen).count();
        return new BiddingOverview(
                request,
                new InvitationCounts.Standing(entries, questions.size() - open, open, letters.size()),
                questions);
    }

    private BidRequest request(BidRequestId id) {
        return requests.findById(id).orElseThrow(NotFound::new);
    }

    /** @throws NotFound if this vendor was not asked for this request */
    @Transactional(readOnly = true)
    public Invitation invitation(BidRequestId request, InvitationId id) {
        return invitations
                .findById(id)
                .filter(invitation -> invitation.request().equals(request))
                .orElseThrow(NotFound::new);
    }

    private String businessName() {
        return businesses
                .find(Tenancy.required().business())
                .map(Businesses.Profile::name)
                .orElse("");
    }

    /** Something vendors read. */
    public enum Leak {
        SCOPE,
        TITLE,
        QUESTIONS,
        ANSWERS
    }
}
