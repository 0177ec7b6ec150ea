package app.handoff.bidding;

import app.handoff.diligence.Diligence;
import app.handoff.diligence.DiligenceProgress;
import app.handoff.diligence.ReferencesNeeded;
import app.handoff.diligence.Waiver;
import app.handoff.engagement.NextStep;
import app.handoff.engagement.Stage;
import app.handoff.engagement.StageReport;
import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.StageReport.Fact;
import app.handoff.engagement.StageReport.State;
import app.handoff.engagement.StageReport.Step;
import app.handoff.engagement.StageReport.Step.Progress;
import app.handoff.engagement.StageReporter;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.scope.ScopesOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where engagements stand in bidding: counts and states, never what a bid says. */
@Component
class BiddingStage implements StageReporter {

    private final BidRequestRepository requests;
    private final InvitationCounts invitationCounts;
    private final ScopesOfWork scopes;
    private final Diligence diligence;
    private final ChosenBids choice;

    BiddingStage(
            BidRequestRepository requests,
            InvitationCounts invitationCounts,
            ScopesOfWork scopes,
            Diligence diligence,
            ChosenBids choice) {
        this.requests = requests;
        this.invitationCounts = invitationCounts;
        this.scopes = scopes;
        this.diligence = diligence;
        this.choice = choice;
    }

    @Override
    public Stage stage() {
        return Stage.BIDDING;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EngagementId, StageReport> reports(Collection<EngagementId> engagements, Instant now) {
        if (engagements.isEmpty()) {
            return Map.of();
        }
        var newest = new HashMap<EngagementId, BidRequest>();
        requests.oldestFirst(engagements).forEach(request -> newest.put(request.engagement(), request));
        var counted = invitationCounts.of(newest.values());
        var frozen = scopes.frozen(engagements).keySet();
        var needed = new HashMap<EngagementId, ReferencesNeeded>();
        newest.forEach((engagement, request) ->
                needed.put(engagement, request.references().needed()));
        var checked = diligence.progress(needed);
        var reports = new HashMap<EngagementId, StageReport>();
        choice.byTheReserve(engagements.stream()
                        .filter(engagement -> !newest.containsKey(engagement) && !frozen.contains(engagement))
                        .toList())
                .forEach(engagement -> reports.put(engagement, byTheReserve(engagement)));
        for (var engagement : engagements) {
            var request = newest.get(engagement);
            if (request != null) {
                reports.put(
                        engagement,
                        new Reporting(
                                        request,
                                        Objects.requireNonNull(counted.get(request.id())),
                                        checked.getOrDefault(engagement, DiligenceProgress.NONE),
                                        frozen.contains(engagement),
                                        now)
                                .report());
            } else if (frozen.contains(engagement)) {
                reports.put(engagement, notBegun(engagement));
            }
        }
        return reports;
    }

    /** Nobody was asked for a bid in this round: the reserve of the round before does the work. */
    private static StageReport byTheReserve(EngagementId engagement) {
        return new StageReport(
                State.DONE,
                Sentence.of("bidding.stage.byTheReserve"),
                null,
                List.of(new Step(
                        Sentence.of("bidding.stage.step.choose"),
                        null,
                        Progress.DONE,
                        "/engagements/" + engagement + "/award",
                        Role.STAFF)),
                null,
                null,
                List.of());
    }

    private static StageReport notBegun(EngagementId engagement) {
        return new StageReport(
                State.CURRENT,
                Sentence.of("bidding.stage.fact.none"),
                null,
                stepsOfNextRound(engagement),
                BiddingNextStep.beforeARequest(engagement, true).asNextStep(),
                null,
                List.of());
    }

    /** What a bidding that has not begun needs; also after a round that ended without a vendor. */
    private static List<Step> stepsOfNextRound(EngagementId engagement) {
        return steps(null, InvitationCounts.Standing.EMPTY, DiligenceProgress.NONE, engagement, Instant.EPOCH);
    }

    private static List<Step> steps(
            @Nullable BidRequest request,
            InvitationCounts.Standing standing,
            DiligenceProgress checked,
            EngagementId engagement,
            Instant now) {
        var at = "/engagements/" + engagement;
        var steps = new ArrayList<Step>();
        boolean weighed = request != null && request.isPrepared();
        boolean draft = request == null || request.status() == BiddingStatus.DRAFT;
        boolean opened = request != null && request.openedAt() != null;
        boolean chosen = request != null && request.status() == BiddingStatus.AWARDED;
        boolean awaited = request != null && request.isAwaitingFinalOffers();
        steps.add(new Step(
                Sentence.of("bidding.stage.step.weights"),
                null,
                weighed ? Progress.DONE : Progress.YOUR_TURN,
                draft ? at + "/bidding/setup" : at + "/bidding",
                draft ? Role.MANAGER : Role.STAFF));
        boolean unsent = standing.unsentInvitations() > 0;
        steps.add(new Step(
                Sentence.of("bidding.stage.step.invite"),
                unsent
                        ? Sentence.of("bidding.stage.step.invite.unsent", standing.unsentInvitations())
                        : standing.invited() == 0
                                ? null
                                : Sentence.of("bidding.stage.step.invited", standing.invited()),
                unsent
                        ? Progress.YOUR_TURN
                        : !draft ? Progress.DONE : standing.invited() > 0 ? Progress.IN_PROGRESS : Progress.YOUR_TURN,
                draft && standing.invited() == 0 ? at + "/bidding/vendors" : at + "/bidding",
                draft ? Role.MANAGER : Role.STAFF));
        steps.add(questions(standing, draft, opened, at));
        steps.add(references(standing, checked, chosen, at));
        steps.add(opening(request, standing, draft, opened, at, now));
        steps.add(new Step(
                Sentence.of("bidding.stage.step.compare"),
                awaited
                        ? Sentence.of("bidding.stage.step.compare.finalOffers")
                        : opened ? null : Sentence.of("bidding.stage.step.compare.later"),
                chosen || opened && !awaited && standing.isToChoose()
                        ? Progress.DONE
                        : awaited ? Progress.WAITING : opened ? Progress.YOUR_TURN : Progress.CANNOT_START,
                opened ? at + "/comparison" : null));
        steps.add(new Step(
                Sentence.of("bidding.stage.step.choose"),
                opened ? null : Sentence.of("bidding.stage.step.choose.later"),
                chosen
                        ? Progress.DONE
                        : opened
                                ? !awaited && standing.isToChoose() ? Progress.YOUR_TURN : Progress.WAITING
                                : Progress.CANNOT_START,
                opened ? at + "/award" : null,
                chosen ? Role.STAFF : Role.MANAGER));
        return steps;
    }

    static Step questions(InvitationCounts.Standing standing, boolean draft, boolean opened, String at) {
        var title = Sentence.of("bidding.stage.step.questions");
        if (draft) {
            return new Step(title, Sentence.of("bidding.stage.step.questions.later"), Progress.CANNOT_START, null);
        }
        if (standing.openQuestions() > 0) {
            return new Step(
                    title,
                    Sentence.of("bidding.stage.step.questions.open", standing.openQuestions()),
                    Progress.YOUR_TURN,
                    at + "/bidding/questions");
        }
        if (standing.answeredQuestions() > 0) {
            return new Step(
                    title,
                    Sentence.of("bidding.stage.step.questions.answered", standing.answeredQuestions()),
                    Progress.DONE,
                    at + "/bidding/questions");
        }
        return new Step(
                title,
                Sentence.of(opened ? "bidding.stage.step.questions.noneEver" : "bidding.stage.step.questions.none"),
                opened ? Progress.DONE : Progress.WAITING,
                at + "/bidding/questions");
    }

    /**
     * Done once a vendor is chosen, or once every vendor's references are called or waived; begun with the first one that is
     * named or waived.
     */
    static Step references(InvitationCounts.Standing standing, DiligenceProgress checked, boolean chosen, String at) {
        var title = Sentence.of("bidding.stage.step.references");
        if (standing.invited() == 0) {
            return new Step(title, Sentence.of("bidding.stage.step.references.later"), Progress.CANNOT_START, null);
        }
        var waived = checked.waivedReferencesOf(standing.vendors());
        var references = checked.referencesOf(standing.vendors());
        boolean begun = references.named() > 0 || !waived.isEmpty();
        return new Step(
                title,
                waived.isEmpty() ? called(references) : waived(waived),
                chosen || references.complete() ? Progress.DONE : begun ? Progress.IN_PROGRESS : Progress.YOUR_TURN,
                at + "/diligence");
    }

    private static Sentence called(DiligenceProgress.References references) {
        return references.named() == 0
                ? Sentence.of(
                        references.complete()
                                ? "bidding.stage.step.references.notAsked"
                                : "bidding.stage.step.references.none")
                : Sentence.of("bidding.stage.step.references.called", references.named(), references.contacted());
    }

    private static Sentence waived(List<Waiver> waived) {
        var first = waived.get(0);
        return Sentence.of(
                "bidding.stage.step.references.waived",
                waived.size(),
                first.requirement().title(),
                first.vendorName(),
                first.reason());
    }

    private static Step opening(
            @Nullable BidRequest request,
            InvitationCounts.Standing standing,
            boolean draft,
            boolean opened,
            String at,
            Instant now) {
        var title = Sentence.of("bidding.stage.step.open");
        if (request == null || draft) {
            return new Step(title, Sentence.of("bidding.stage.step.open.later"), Progress.CANNOT_START, null);
        }
        if (opened) {
            return new Step(title, null, Progress.DONE, at + "/bidding");
        }
        return request.isClosed(now)
                ? new Step(
                        title,
                        Sentence.of("bidding.stage.step.open.ready", standing.bids()),
                        Progress.YOUR_TURN,
                        at + "/bidding")
                : new Step(
                        title,
                        Sentence.of("bidding.stage.step.open.sealed", request.deadline()),
                        Progress.CANNOT_START,
                        null);
    }

    /** One request at one moment. */
    private record Reporting(
            BidRequest request,
            InvitationCounts.Standing standing,
            DiligenceProgress checked,
            boolean frozen,
            Instant now) {

        StageReport report() {
            var report = withoutPanel();
            return standing.invitations().isEmpty()
                    ? report
                    : report.with(BidsPanel.of(request, standing.invitations()));
        }

        private StageReport withoutPanel() {
            boolean waiting =
                    next() == null && (request.status() == BiddingStatus.OPEN || request.isAwaitingFinalOffers());
            return new StageReport(
                    request.status() == BiddingStatus.AWARDED ? State.DONE : State.CURRENT,
                    fact(),
                    badge(),
                    request.status() == BiddingStatus.UNSUCCESSFUL || request.status() == BiddingStatus.CANCELLED
                            ? stepsOfNextRound(request.engagement())
                            : steps(request, standing, checked, request.engagement(), now),
                    next(),
                    waiting
                            ? Sentence.of(
                                    "bidding.next.wait",
                                    request.isAwaitingFinalOffers() ? request.finalDeadline() : request.deadline())
                            : null,
                    request.hasDeadline()
                            ? List.of(new Fact(
                                    Sentence.of("bidding.stage.fact.deadline"),
                                    Sentence.of("bidding.stage.fact.deadline.value", request.deadline()),
                                    null,
                                    false))
                            : List.of());
        }

        private Sentence fact() {
            return switch (request.status()) {
                case DRAFT -> Sentence.of("bidding.stage.fact.draft");
                case OPEN ->
                    request.isClosed(now)
                            ? Sentence.of("bidding.stage.fact.closed", standing.bids())
                            : Sentence.of("bidding.stage.fact.open", standing.bids(), standing.invited(), left());
                case OPENED ->
                    request.isAwaitingFinalOffers()
                            ? Sentence.of("bidding.stage.fact.finalOffers", request.finalDeadline())
                            : Sentence.of("bidding.stage.fact.opened", standing.bids());
                case AWARDED -> Sentence.of("bidding.stage.fact.awarded");
                case UNSUCCESSFUL -> Sentence.of("bidding.stage.fact.unsuccessful");
                case CANCELLED -> Sentence.of("bidding.stage.fact.cancelled");
            };
        }

        private Sentence left() {
            long days = Duration.between(now, request.deadline().at()).toDays();
            return days == 0 ? Sentence.of("bidding.stage.today") : Sentence.of("bidding.stage.days", days);
        }

        private @Nullable Badge badge() {
            return switch (request.status()) {
                case OPEN ->
                    request.isClosed(now)
                            ? new Badge(Badge.Kind.WAIT, Sentence.of("bidding.stage.badge.closed"))
                            : new Badge(Badge.Kind.INFO, Sentence.of("bidding.stage.badge.open"));
                case OPENED ->
                    request.isAwaitingFinalOffers() && !request.areFinalOffersClosed(now)
                            ? new Badge(Badge.Kind.INFO, Sentence.of("bidding.stage.badge.finalOffers"))
                            : new Badge(Badge.Kind.WAIT, Sentence.of("bidding.stage.badge.opened"));
                case DRAFT, AWARDED, UNSUCCESSFUL, CANCELLED -> null;
            };
        }

        private @Nullable NextStep next() {
            return BiddingNextStep.next(request, standing, frozen, now)
                    .map(BiddingNextStep::asNextStep)
                    .orElse(null);
        }
    }
}
