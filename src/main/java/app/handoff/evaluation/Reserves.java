package app.handoff.evaluation;

import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.InvitationId;
import app.handoff.bidding.InvitationRepository;
import app.handoff.bidding.VendorLinks;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.evaluation.AwardContracts.AwardContract;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.ScopesOfWork;
import app.handoff.scope.ScopesSetAside;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.Businesses;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes on with the reserve of a choice: asks it whether its bid still stands, takes its answer, and awards it in the next round of the
 * work, by the scope that was frozen for the round before.
 */
@Service
class Reserves {

    private static final String ASKED = "bidding.reserveAsked";

    /** The link works for a while after the answer, so that the reserve reads again what it said. */
    private static final Duration LINK_WORKS_AFTER = Duration.ofDays(60);

    private final Evaluations evaluations;
    private final AwardRepository awards;
    private final ReserveInquiryRepository inquiries;
    private final AwardDecisions decisions;
    private final AwardContracts contracts;
    private final BidRequestRepository requests;
    private final InvitationRepository invitations;
    private final Engagements engagements;
    private final ScopesSetAside scopes;
    private final ScopesOfWork frozen;
    private final VendorLinks links;
    private final Businesses businesses;
    private final AdvisoryLock advisoryLock;
    private final ApplicationEventPublisher events;

    Reserves(
            Evaluations evaluations,
            AwardRepository awards,
            ReserveInquiryRepository inquiries,
            AwardDecisions decisions,
            AwardContracts contracts,
            BidRequestRepository requests,
            InvitationRepository invitations,
            Engagements engagements,
            ScopesSetAside scopes,
            ScopesOfWork frozen,
            VendorLinks links,
            Businesses businesses,
            AdvisoryLock advisoryLock,
            ApplicationEventPublisher events) {
        this.evaluations = evaluations;
        this.awards = awards;
        this.inquiries = inquiries;
        this.decisions = decisions;
        this.contracts = contracts;
        this.requests = requests;
        this.invitations = invitations;
        this.engagements = engagements;
        this.scopes = scopes;
        this.frozen = frozen;
        this.links = links;
        this.businesses = businesses;
        this.advisoryLock = advisoryLock;
        this.events = events;
    }

    /**
     * The reserve of a choice, and how it stands.
     *
     * @param engagement in which it would do the work
     * @param file of the choice, in whose engagement another vendor was chosen
     * @param former how far the contract with that vendor is
     * @param inquiry what it was asked last; null while nobody asked
     */
    record Standby(
            EngagementId engagement,
            EvaluationFile file,
            Award award,
            OpenedBid bid,
            AwardContract former,
            @Nullable ReserveInquiry inquiry) {

        /** Whether the work goes on in the next round, and not where the vendor that was chosen never began it. */
        boolean isInNextRound() {
            return !engagement.equals(file.engagement());
        }

        String formerVendor() {
            return file.bid(award.bid()).vendorName();
        }

        /** @throws RuleViolation unless its bid counts, and nobody else is about to do the work */
        void requireAskable(Instant now) {
            requireNobodyElse();
            file.requireCounting(bid, "reserve");
            if (inquiry != null && inquiry.state(now) == ReserveInquiry.State.ASKED) {
                throw new RuleViolation("evaluation.reserve.awaited", bid.vendorName());
            }
        }

        private void requireNobodyElse() {
            if (former.state() == AwardContracts.State.UNDER_WAY
                    || former.state() == AwardContracts.State.SIGNED && !isInNextRound()) {
                throw new RuleViolation("evaluation.succession.contract." + former.state());
            }
        }

        /**
         * @throws RuleViolation before the reserve said that its bid stands, or when it no longer does; if something required of it is
         *     missing; while the contract with the other vendor runs with no end agreed
         */
        void requireAwardable(LocalDate on) {
            requireNobodyElse();
            file.requireCounting(bid, "reserve");
            if (former.state() == AwardContracts.State.SIGNED && former.lastDay() == null) {
                throw new RuleViolation("evaluation.reserve.formerRuns", formerVendor());
            }
            if (inquiry == null || !inquiry.holds(on)) {
                throw new RuleViolation("evaluation.reserve.confirmFirst", bid.vendorName());
            }
            var check = file.check(bid.vendor());
            if (!check.isComplete()) {
                throw new RuleViolation(
                        "evaluation.award.incomplete",
                        bid.vendorName(),
                        check.missing().get(0).what());
            }
        }
    }

    /**
     * The reserve of the choice that stands in this engagement, or of that in the round before as long as this one has no final scope and
     * nobody was asked for bids; empty where none was named.
     */
    @Transactional(readOnly = true)
    public Optional<Standby> of(EngagementId engagement) {
        return choice(engagement).flatMap(award -> {
            var reserve = award.reserve();
            if (reserve == null) {
                return Optional.empty();
            }
            var file = evaluations.file(award.engagement());
            return Optional.of(new Standby(
                    engagement,
                    file,
                    award,
                    file.bid(reserve),
                    contracts.of(award.engagement(), award.bid(), award.awardedAt()),
                    inquiries.in(engagement).stream()
                            .filter(one -> one.bid().equals(reserve))
                            .findFirst()
                            .orElse(null)));
        });
    }

    /** The choice that stands in this engagement. */
    @Transactional(readOnly = true)
    public Optional<Award> chosen(EngagementId engagement) {
        return awards.standing(engagement);
    }

    private Optional<Award> choice(EngagementId engagement) {
        var known = engagements.get(engagement);
        if (known.isEnded()) {
            return Optional.empty();
        }
        var own = awards.standing(engagement);
        return own.isPresent() || goesOnWithBids(engagement)
                ? own
                : known.succeeds().flatMap(awards::standing);
    }

    /** Whether the scope of this round is final, or somebody was asked for a bid by it: a bid of before answers another one. */
    private boolean goesOnWithBids(EngagementId engagement) {
        return frozen.frozen(engagement).isPresent()
                || requests.findLatest(engagement).isPresent();
    }

    private Standby required(EngagementId engagement) {
        // Of one choice one act at a time, so that its reserve is not asked and not awarded twice.
        advisoryLock.take("reserve in " + engagement);
        return of(engagement).orElseThrow(() -> new RuleViolation("evaluation.reserve.none"));
    }

    /**
     * Asks the reserve by a message with a link; what is asked already in the same words is not asked twice.
     *
     * @throws RuleViolation as {@link Standby#requireAskable} and {@link ReserveInquiry} say
     */
    @Transactional
    public void ask(
            EngagementId engagement,
            @Nullable String words,
            LocalDate answerDay,
            LocalDate holdUntil,
            Actor by,
            Instant now) {
        var standby = required(engagement);
        var before = standby.inquiry();
        if (before != null && before.state(now) == ReserveInquiry.State.ASKED && before.asks(words, holdUntil)) {
            return;
        }
        standby.requireAskable(now);
        var request = standby.file().request();
        var inquiry = inquiries.save(
                new ReserveInquiry(engagement, request, standby.bid(), words, answerDay, holdUntil, by, now));
        var invitation = invitations.findById(inquiry.invitation()).orElseThrow(NotFound::new);
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(invitation.contact(), invitation.email()),
                        ASKED,
                        List.of(
                                businesses.ownName(),
                                request.title(),
                                invitation.contact(),
                                inquiry.words(),
                                inquiry.due()),
                        links.until(
                                "/bid/standing", invitation, inquiry.due().at().plus(LINK_WORKS_AFTER), now),
                        engagement)
                .asking(inquiry.getId()));
    }

    /** Nobody needs its answer any more. */
    @Transactional
    public void takeBack(EngagementId engagement, Actor by, Instant now) {
        var inquiry = required(engagement).inquiry();
        if (inquiry == null) {
            throw new RuleViolation("evaluation.reserve.notAsked");
        }
        inquiry.withdraw(by, now);
        inquiries.save(inquiry);
        events.publishEvent(new NoLongerAsked(inquiry.getId()));
    }

    /** What a vendor is asked last; empty where it is asked nothing. Through its link. */
    @Transactional(readOnly = true)
    public Optional<ReserveInquiry> to(InvitationId invitation) {
        return inquiries.to(invitation).stream().findFirst();
    }

    /** The reserve answers through its link. @throws NotFound if it is asked nothing */
    @Transactional
    public void answer(
            InvitationId id, ReserveInquiry.@Nullable Answer answer, @Nullable String text, String name, Instant now) {
        var invitation = invitations.lock(id).orElseThrow(NotFound::new);
        var inquiry = to(id).orElseThrow(NotFound::new);
        inquiry.answer(answer, text, Actor.vendor(invitation.vendor(), name), now);
        inquiries.save(inquiry);
    }

    /** Whoever asked hears of the answer; where they have left, the owners do. */
    @ApplicationModuleListener
    void on(ReserveInquiry.Answered answered) {
        events.publishEvent(new NoLongerAsked(answered.inquiry()));
        inquiries.findById(answered.inquiry()).ifPresent(inquiry -> {
            boolean yes = inquiry.state(answered.at()) == ReserveInquiry.State.CONFIRMED;
            for (var reader : businesses.heardBy(inquiry.askedBy().memberId(), Role.MANAGER)) {
                events.publishEvent(new MailRequest(
                        reader,
                        yes ? "bidding.reserveConfirmed" : "bidding.reserveDeclined",
                        List.of(
                                inquiry.title(),
                                inquiry.vendorName(),
                                inquiry.holdUntil(),
                                String.valueOf(inquiry.answerText())),
                        "/engagements/" + inquiry.engagement() + "/reserve",
                        inquiry.engagement()));
            }
        });
    }

    /** The work is given up before the reserve has answered. */
    @EventListener
    @Transactional
    public void on(Engagement.Ended ended) {
        for (var inquiry : inquiries.in(ended.engagement())) {
            if (inquiry.state(ended.at()) == ReserveInquiry.State.ASKED) {
                inquiry.withdraw(ended.by(), ended.at());
                inquiries.save(inquiry);
                events.publishEvent(new NoLongerAsked(inquiry.getId()));
            }
        }
    }

    /**
     * Awards the work of the next round to the reserve of the round before, by the bid that it said yes to. A letter is written to it;
     * what was written for a scope of this round waits aside.
     *
     * @param reason why; see {@link Award}
     * @throws RuleViolation as {@link Standby#requireAwardable} says; if a vendor is chosen here already, or bids were asked for
     */
    @Transactional
    public void award(EngagementId engagement, String reason, Actor by, Instant now) {
        var standby = required(engagement);
        if (!standby.isInNextRound()) {
            throw new RuleViolation("evaluation.reserve.chosenAlready");
        }
        standby.requireAwardable(now.atZone(standby.file().request().zone()).toLocalDate());
        decisions.awardInNextRound(standby, reason, by, now);
        scopes.setAside(engagement, now);
    }
}
