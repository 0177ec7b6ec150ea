package app.handoff.bidding;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.UnsentMessages.Obstacle;
import app.handoff.scope.FrozenScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the bidding overview shows.
 *
 * @param next what to do next and why; null while we wait for vendors, or once a vendor is chosen
 * @param reminders whether vendors are reminded, and when next; null where none can be
 * @param newerScope the number of a frozen version newer than the one vendors have; null if there is none
 */
record BiddingOverviewView(
        EngagementId engagement,
        State state,
        List<Step> steps,
        @Nullable BiddingNextStep next,
        boolean canInvite,
        boolean canExtend,
        boolean canCancel,
        @Nullable BidRequest request,
        @Nullable Deadline deadline,
        List<Invited> invitations,
        List<Tally> tallies,
        long invited,
        long bids,
        long openQuestions,
        int questions,
        @Nullable Sentence reminders,
        @Nullable Integer newerScope) {

    private static final String SCOPE = "scope";

    enum State {
        DRAFT,
        OPEN,
        CLOSED,
        OPENED,
        /** Final offers are awaited. */
        FINAL,
        /** The deadline of final offers has passed and they are sealed. */
        FINAL_CLOSED,
        AWARDED,
        UNSUCCESSFUL,
        CANCELLED;

        public String badge() {
            return switch (this) {
                case OPEN, FINAL -> "info";
                case CLOSED, OPENED, FINAL_CLOSED -> "wait";
                case AWARDED -> "good";
                case DRAFT, UNSUCCESSFUL, CANCELLED -> "idle";
            };
        }
    }

    /** @param kind of the badge */
    record Step(
            String key,
            @Nullable Sentence note,
            boolean done,
            @Nullable String href) {

        /** Whether the reader may open its page: the scope is there for everybody to read. */
        public boolean isOpenTo(boolean mayAct) {
            return mayAct || key.equals(SCOPE);
        }
    }

    /**
     * @param light kind of the light beside the word
     * @param colleagues whom the vendor lets work on its bid beside the one who was invited, by name; empty for nobody
     * @param byPublicLink whether nobody chose it: it came by the public link
     */
    record Invited(
            String id,
            String vendor,
            @Nullable String place,
            InvitationStatus progress,
            String light,
            @Nullable Instant sentAt,
            @Nullable Instant startedAt,
            @Nullable Instant willBidAt,
            String colleagues,
            boolean byPublicLink,
            @Nullable String reason,
            @Nullable Obstacle obstacle,
            boolean mustHoldLonger,
            boolean canResend,
            boolean canRevoke,
            boolean canRelease,
            boolean canRemove) {}

    /**
     * How many vendors are equally far.
     *
     * @param light kind of the light beside the words
     */
    record Tally(Sentence progress, String light, long vendors) {}

    /** Until when bids must hold at least; null before a deadline was set. */
    public @Nullable LocalDate validUntil() {
        return request == null || !request.hasDeadline() ? null : request.validAtLeastUntil();
    }

    /** Whether vendors were asked for bids. */
    public boolean hasBegun() {
        return state != State.DRAFT;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether links are still to go out to vendors. */
    public boolean sendsLinks() {
        return !hasBegun() || isOpen();
    }

    /** Whether the one button opens bidding, by a post. */
    public boolean canPublish() {
        return next != null && next.kind() == BiddingNextStep.Kind.PUBLISH;
    }

    /** Whether the one button opens the bids, by a post. */
    public boolean canOpenBids() {
        return next != null && next.kind().opensBids();
    }

    /** Whether the next step has a page of its own. */
    public boolean leadsOn() {
        return next != null && !canPublish() && !canOpenBids();
    }

    /** Until when we wait for vendors; null where something is to be done, or bidding is not open. */
    public @Nullable Sentence quiet() {
        return next == null && (isOpen() || state == State.FINAL) ? Sentence.of("bidding.next.wait", due()) : null;
    }

    /** What to know meanwhile. */
    public Sentence quietWhy() {
        return Sentence.of(state == State.FINAL ? "bidding.next.wait.final" : "bidding.next.wait.why");
    }

    /** The deadline of the round that is sealed, or was last. */
    public @Nullable Deadline due() {
        return request != null && request.isAwaitingFinalOffers() ? request.finalDeadline() : deadline;
    }

    /** Whether bidding ended, with a vendor or without. */
    public boolean isOver() {
        return request != null && request.status().isOver();
    }

    /** Whether the bids were opened and somebody decided about them. */
    public boolean hasResult() {
        return isOver() && request != null && request.openedAt() != null;
    }

    /** Whether the bid of this vendor is not sealed any more. */
    public boolean isOpened(Invited one) {
        return isOpened(one, state);
    }

    private static boolean isOpened(Invited one, State state) {
        return one.progress() == InvitationStatus.BID_SENT && state != State.OPEN && state != State.CLOSED;
    }

    /** How far this vendor is; nobody is invited by what waits to be sent. */
    public Sentence progress(Invited one) {
        return progress(one, state);
    }

    private static Sentence progress(Invited one, State state) {
        return one.obstacle() != null
                ? Sentence.of("bidding.progress.waits." + one.obstacle())
                : isOpened(one, state)
                        ? Sentence.of("bidding.progress.opened")
                        : Sentence.of("enum.InvitationStatus." + one.progress());
    }

    /** Whether setup, deadline or bidding itself can still be changed. */
    public boolean canChange() {
        return !hasBegun() || canExtend || canCancel;
    }

    /** Where vendors are chosen; null where nobody can be invited any more, and for readers who may not. */
    public @Nullable String vendorsPage(boolean mayAct) {
        return mayAct && canInvite ? "/engagements/" + engagement + "/bidding/vendors" : null;
    }

    /** Whether there is anything to do about one of the vendors, for somebody who may. */
    public boolean anyAct(boolean mayAct) {
        return mayAct && invitations.stream().anyMatch(one -> one.canResend || one.canRevoke || one.canRemove);
    }

    static BiddingOverviewView empty(EngagementId engagement, @Nullable FrozenScope frozen) {
        var steps = steps(engagement, null, frozen, 0);
        return new BiddingOverviewView(
                engagement,
                State.DRAFT,
                steps,
                BiddingOverview.nextBeforeARequest(engagement, frozen != null),
                false,
                false,
                false,
                null,
                null,
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                null,
                null);
    }

    /** @param mailed whether vendors get codes by mail, so that no bid has to be released */
    static BiddingOverviewView of(
            BiddingOverview biddingOverview, @Nullable FrozenScope frozen, boolean mailed, Instant now) {
        var request = biddingOverview.request();
        var engagement = request.engagement();
        var state = state(request, now);
        var steps = state == State.DRAFT
                ? steps(
                        engagement,
                        request,
                        frozen,
                        biddingOverview.invitations().size())
                : List.<Step>of();
        boolean open = state == State.OPEN;
        long openQuestions = biddingOverview.openQuestions();
        boolean newer = open && frozen != null && frozen.version() > request.scopeVersion();
        var invited = biddingOverview.invitations().stream()
                .map(entry -> invited(entry, open, mailed))
                .toList();
        return new BiddingOverviewView(
                engagement,
                state,
                steps,
                biddingOverview.next(frozen != null, now).orElse(null),
                state == State.DRAFT || open,
                open || state == State.CLOSED,
                request.openedAt() == null
                        ? open || state == State.CLOSED
                        : !request.status().isOver(),
                request,
                request.hasDeadline() ? request.deadline() : null,
                invited,
                state == State.DRAFT ? List.of() : tallies(invited, state),
                biddingOverview.invited(),
                biddingOverview.bids(),
                openQuestions,
                biddingOverview.questions().size(),
                open ? reminders(biddingOverview, now) : null,
                frozen != null && newer ? frozen.version() : null);
    }

    /** Those that are least far first: about these somebody may have to do something. */
    private static List<Tally> tallies(List<Invited> invited, State state) {
        return invited.stream()
                .sorted(Comparator.comparing(Invited::progress))
                .collect(Collectors.groupingBy(
                        one -> new Tally(progress(one, state), one.light(), 0),
                        LinkedHashMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(equal ->
                        new Tally(equal.getKey().progress(), equal.getKey().light(), equal.getValue()))
                .toList();
    }

    private static Sentence reminders(BiddingOverview overview, Instant now) {
        var request = overview.request();
        if (!request.isReminding()) {
            return Sentence.of("bidding.reminders.off.overview");
        }
        return overview.invitations().stream()
                .flatMap(entry -> BidReminder.nextTo(entry.invitation(), entry.progress(), request, now).stream())
                .map(BidReminder::dueAt)
                .min(Comparator.naturalOrder())
                .map(next -> Sentence.of("bidding.reminders.nextOn", next))
                .orElse(Sentence.of("bidding.reminders.noneNow"));
    }

    private static State state(BidRequest request, Instant now) {
        if (request.isAwaitingFinalOffers()) {
            return request.areFinalOffersClosed(now) ? State.FINAL_CLOSED : State.FINAL;
        }
        return request.isClosed(now)
                ? State.CLOSED
                : State.valueOf(request.status().name());
    }

    private static List<Step> steps(
            EngagementId engagement, @Nullable BidRequest request, @Nullable FrozenScope frozen, int invited) {
        var at = "/engagements/" + engagement;
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                SCOPE,
                frozen == null ? null : Sentence.of("bidding.step.scope.done", String.valueOf(frozen.version())),
                frozen != null,
                at + "/scope"));
        var prepared = request != null && request.isPrepared() ? request : null;
        steps.add(new Step(
                "setup",
                prepared == null
                        ? null
                        : Sentence.of(
                                "bidding.step.setup.done", prepared.criteria().size(), prepared.deadline()),
                prepared != null,
                at + "/bidding/setup"));
        steps.add(new Step(
                "vendors",
                invited == 0 ? null : Sentence.of("bidding.step.vendors.done", invited),
                invited > 0,
                at + "/bidding/vendors"));
        return steps;
    }

    private static Invited invited(BiddingOverview.Entry entry, boolean open, boolean mailed) {
        var invitation = entry.invitation();
        var invitationStatus = entry.progress();
        return new Invited(
                invitation.id().toString(),
                invitation.vendorName(),
                invitation.place(),
                invitationStatus,
                entry.isToldNobody()
                        ? "wait"
                        : switch (invitationStatus) {
                            case BID_SENT -> "good";
                            case SENT, STARTED, WILL_BID, DRAFT_BEGUN -> "info";
                            case BID_OUTDATED -> "wait";
                            case NOT_SENT, WITHDRAWN, DECLINED, REVOKED -> "idle";
                        },
                invitation.sentAt(),
                invitation.startedAt(),
                invitation.willBidAt(),
                invitation.colleagues().stream().map(Colleague::name).collect(Collectors.joining(", ")),
                invitation.isByPublicLink(),
                invitation.declineReason(),
                entry.obstacle(),
                entry.mustHoldLonger(),
                open,
                open && invitationStatus != InvitationStatus.REVOKED,
                open && !mailed && invitation.isReleasable(),
                invitationStatus == InvitationStatus.NOT_SENT);
    }
}
