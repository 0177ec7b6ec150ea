package app.handoff.bidding;

import app.handoff.kernel.UnsentMessages;
import app.handoff.kernel.UnsentMessages.UnsentMessage;
import app.handoff.kernel.VendorId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many were invited, how many bids count and how many questions are open, for many requests in few statements. */
@Component
class InvitationCounts {

    private final InvitationRepository invitations;
    private final BidRepository bids;
    private final ClarificationRepository clarifications;
    private final UnsentMessages unsent;
    private final JudgedBids judged;

    InvitationCounts(
            InvitationRepository invitations,
            BidRepository bids,
            ClarificationRepository clarifications,
            UnsentMessages unsent,
            JudgedBids judged) {
        this.invitations = invitations;
        this.bids = bids;
        this.clarifications = clarifications;
        this.unsent = unsent;
        this.judged = judged;
    }

    @Transactional(readOnly = true)
    public Map<BidRequestId, Standing> of(Collection<BidRequest> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        var byId = requests.stream().collect(Collectors.toMap(BidRequest::id, Function.identity()));
        var last =
                bids.lastOfEach(byId.keySet()).stream().collect(Collectors.toMap(Bid::invitation, Function.identity()));
        var questions = clarifications.counted(byId.keySet()).stream()
                .collect(Collectors.toMap(AskedQuestions::request, Function.identity()));
        var messages = unsent
                .of(byId.values().stream().map(BidRequest::engagement).toList())
                .stream()
                .collect(Collectors.groupingBy(UnsentMessage::engagement));
        var priced = judged.qualityFinal(requests.stream()
                .filter(request -> request.status() == BiddingStatus.OPENED)
                .map(BidRequest::id)
                .toList());
        var standings = new HashMap<BidRequestId, Standing>();
        byId.values().forEach(request -> {
            var asked = questions.getOrDefault(request.id(), new AskedQuestions(request.id(), 0, 0));
            standings.put(
                    request.id(),
                    new Standing(
                            List.of(),
                            asked.answered(),
                            asked.asked() - asked.answered(),
                            0,
                            priced.contains(request.id())));
        });
        for (var invitation : invitations.ofAll(byId.keySet())) {
            var told = messages.getOrDefault(invitation.engagement(), List.of()).stream()
                    .filter(invitation::isToldBy)
                    .toList();
            var entry = BiddingOverview.Entry.of(
                    invitation,
                    last.get(invitation.id()),
                    Objects.requireNonNull(byId.get(invitation.request())),
                    told);
            int toSend =
                    (int) told.stream().filter(UnsentMessage::isLeftToPeople).count();
            standings.computeIfPresent(invitation.request(), (id, standing) -> standing.with(entry, toSend));
        }
        return standings;
    }

    /**
     * The invitations of one request with how far each is, and how many questions were answered or wait for an answer.
     *
     * @param unsent how many messages to its vendors wait for somebody to send them, the invitations among them
     * @param priced whether the quality of its bids is final and their prices were shown
     */
    record Standing(
            List<BiddingOverview.Entry> invitations,
            long answeredQuestions,
            long openQuestions,
            int unsent,
            boolean priced) {

        static final Standing EMPTY = new Standing(List.of(), 0, 0, 0, false);

        Standing with(BiddingOverview.Entry entry, int more) {
            return new Standing(
                    Stream.concat(invitations.stream(), Stream.of(entry)).toList(),
                    answeredQuestions,
                    openQuestions,
                    unsent + more,
                    priced);
        }

        /** The vendors that are asked for a bid, or that sent one. */
        Set<VendorId> vendors() {
            return invitations.stream()
                    .filter(entry -> entry.progress() != InvitationStatus.REVOKED)
                    .map(entry -> entry.invitation().vendor())
                    .collect(Collectors.toSet());
        }

        long unsentInvitations() {
            return invitations.stream().filter(BiddingOverview.Entry::waits).count();
        }

        /** Messages that wait to be sent, apart from invitations. */
        long otherUnsent() {
            return unsent - unsentInvitations();
        }

        long invited() {
            return invitations.stream()
                    .filter(entry -> entry.progress() != InvitationStatus.REVOKED)
                    .count();
        }

        /** Whether nothing is left but to choose a vendor. */
        boolean isToChoose() {
            return priced && bids() > 0;
        }

        long bids() {
            return invitations.stream()
                    .filter(entry -> entry.progress() == InvitationStatus.BID_SENT)
                    .count();
        }
    }
}
