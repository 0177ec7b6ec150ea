package app.handoff.bidding;

import app.handoff.bidding.InvitationCounts.Standing;
import app.handoff.engagement.Agenda.Need;
import app.handoff.engagement.NextStep;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for us in a bidding. The page of the bidding, the page of the engagement and home say the same of it.
 *
 * @param count what the sentence counts: vendors, invitations, questions, messages or bids
 * @param more how many messages wait beside what is counted
 * @param due by when; null where no clock runs
 */
record BiddingNextStep(
        Kind kind,
        EngagementId engagement,
        long count,
        long more,
        @Nullable Deadline due) {

    private BiddingNextStep(Kind kind, EngagementId engagement, long count, @Nullable Deadline due) {
        this(kind, engagement, count, 0, due);
    }

    /** What an engagement needs that has no request yet. */
    static BiddingNextStep beforeARequest(EngagementId engagement, boolean scopeIsFrozen) {
        return new BiddingNextStep(scopeIsFrozen ? Kind.SET_UP : Kind.FREEZE_SCOPE, engagement, 0, null);
    }

    /** The one thing to do next; empty while we wait for vendors, or once a vendor is chosen. */
    static Optional<BiddingNextStep> next(BidRequest request, Standing standing, boolean scopeIsFrozen, Instant now) {
        return waiting(request, standing, scopeIsFrozen, now).stream().findFirst();
    }

    /** Everything that waits for us, the next one first. */
    static List<BiddingNextStep> waiting(BidRequest request, Standing standing, boolean scopeIsFrozen, Instant now) {
        var engagement = request.engagement();
        return switch (request.status()) {
            case DRAFT -> List.of(toPublish(request, standing, scopeIsFrozen));
            case OPEN -> whileOpen(request, standing, now);
            case OPENED ->
                request.isAwaitingFinalOffers()
                        ? finalOffers(request, now)
                        : List.of(new BiddingNextStep(
                                standing.isToChoose() ? Kind.CHOOSE : Kind.COMPARE, engagement, standing.bids(), null));
            case UNSUCCESSFUL, CANCELLED -> List.of(new BiddingNextStep(Kind.BEGIN_AGAIN, engagement, 0, null));
            case AWARDED -> List.of();
        };
    }

    private static BiddingNextStep toPublish(BidRequest request, Standing standing, boolean scopeIsFrozen) {
        var kind = !scopeIsFrozen
                ? Kind.FREEZE_SCOPE
                : !request.isPrepared() ? Kind.SET_UP : standing.invitations().isEmpty() ? Kind.INVITE : Kind.PUBLISH;
        return new BiddingNextStep(
                kind, request.engagement(), standing.invitations().size(), null);
    }

    private static List<BiddingNextStep> whileOpen(BidRequest request, Standing standing, Instant now) {
        var engagement = request.engagement();
        boolean closed = request.isClosed(now);
        var steps = new ArrayList<BiddingNextStep>();
        if (standing.unsentInvitations() > 0 && !closed) {
            steps.add(new BiddingNextStep(
                    Kind.SEND_INVITATIONS, engagement, standing.unsentInvitations(), standing.otherUnsent(), null));
        }
        if (standing.openQuestions() > 0) {
            steps.add(new BiddingNextStep(Kind.ANSWER, engagement, standing.openQuestions(), request.deadline()));
        } else if (closed) {
            steps.add(new BiddingNextStep(toOpen(request), engagement, standing.bids(), null));
        }
        if (standing.unsentInvitations() == 0 && standing.unsent() > 0 && !closed) {
            steps.add(new BiddingNextStep(Kind.SEND_MESSAGES, engagement, standing.unsent(), null));
        }
        return steps;
    }

    private static Kind toOpen(BidRequest request) {
        return !request.isOpenedByTwo()
                ? Kind.OPEN_BIDS
                : request.begunBy() == null ? Kind.BEGIN_OPENING : Kind.OPEN_TOO;
    }

    private static List<BiddingNextStep> finalOffers(BidRequest request, Instant now) {
        if (!request.areFinalOffersClosed(now)) {
            return List.of();
        }
        var kind = !request.isOpenedByTwo()
                ? Kind.OPEN_FINAL
                : request.begunBy() == null ? Kind.BEGIN_FINAL : Kind.OPEN_FINAL_TOO;
        return List.of(new BiddingNextStep(kind, request.engagement(), 0, null));
    }

    /** What to do: "answer 2 vendor questions". */
    public Sentence title() {
        return Sentence.of("bidding.next." + kind, count, more);
    }

    /** Why, and what depends on it. */
    public Sentence reason() {
        return Sentence.of(
                kind == Kind.OPEN_BIDS && count < 2 ? "bidding.next.OPEN_BIDS.few" : "bidding.next." + kind + ".why",
                count);
    }

    public Sentence button() {
        return Sentence.of("bidding.next." + kind + ".button");
    }

    /** The page that does it. */
    public String href() {
        return kind.page.startsWith("/messages") ? kind.page : "/engagements/" + engagement + kind.page;
    }

    NextStep asNextStep() {
        return new NextStep(title(), reason(), due, href(), button(), Role.MANAGER);
    }

    Need asNeed() {
        return Need.of(engagement, asNextStep(), Need.Kind.YOUR_TURN);
    }

    public enum Kind {
        FREEZE_SCOPE("/scope"),
        SET_UP("/bidding/setup"),
        INVITE("/bidding/vendors"),
        /** One press of a button on the page of the bidding. */
        PUBLISH("/bidding"),
        SEND_INVITATIONS(BiddingOverview.TO_SEND),
        ANSWER("/bidding/questions"),
        SEND_MESSAGES(BiddingOverview.TO_SEND),
        /** One press of a button on the page of the bidding. */
        OPEN_BIDS("/bidding"),
        /** The same, by the first of two people who open together. */
        BEGIN_OPENING("/bidding"),
        /** The same, by the second one. */
        OPEN_TOO("/bidding"),
        /** The three of them for final offers. */
        OPEN_FINAL("/bidding"),
        BEGIN_FINAL("/bidding"),
        OPEN_FINAL_TOO("/bidding"),
        COMPARE("/comparison"),
        /** Quality is final and the prices were shown. */
        CHOOSE("/award"),
        BEGIN_AGAIN("/bidding/again");

        private final String page;

        Kind(String page) {
            this.page = page;
        }

        /** Whether home tells it: a vendor waits for it, or bids do. The rest is the next step of its engagement. */
        boolean isAwaited() {
            return this == ANSWER || opensBids() || this == COMPARE || this == CHOOSE;
        }

        boolean opensBids() {
            return switch (this) {
                case OPEN_BIDS, BEGIN_OPENING, OPEN_TOO, OPEN_FINAL, BEGIN_FINAL, OPEN_FINAL_TOO -> true;
                default -> false;
            };
        }
    }
}
