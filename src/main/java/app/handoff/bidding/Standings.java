package app.handoff.bidding;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many were invited, how many bids count and how many questions are open, for many requests in three statements. */
@Component
class Standings {

    private final InvitationRepository invitations;
    private final BidRepository bids;
    private final ClarificationRepository clarifications;

    Standings(InvitationRepository invitations, BidRepository bids, ClarificationRepository clarifications) {
        this.invitations = invitations;
        this.bids = bids;
        this.clarifications = clarifications;
    }

    @Transactional(readOnly = true)
    public Map<BidRequestId, Standing> of(Collection<BidRequest> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        var byId = requests.stream().collect(Collectors.toMap(BidRequest::id, Function.identity()));
        var last =
                bids.lastOfEach(byId.keySet()).stream().collect(Collectors.toMap(Bid::invitation, Function.identity()));
        var questions = clarifications.open(byId.keySet()).stream()
                .collect(Collectors.toMap(OpenQuestions::request, OpenQuestions::count));
        var standings = new HashMap<BidRequestId, Standing>();
        byId.keySet().forEach(id -> standings.put(id, new Standing(0, 0, questions.getOrDefault(id, 0L))));
        for (var invitation : invitations.ofAll(byId.keySet())) {
            var progress = Progress.of(invitation, last.get(invitation.id()), byId.get(invitation.request()));
            standings.computeIfPresent(invitation.request(), (id, standing) -> standing.with(progress));
        }
        return standings;
    }

    record Standing(long invited, long bids, long openQuestions) {

        static final Standing EMPTY = new Standing(0, 0, 0);

        Standing with(Progress progress) {
            return new Standing(
                    progress == Progress.REVOKED ? invited : invited + 1,
                    progress == Progress.BID_SENT ? bids + 1 : bids,
                    openQuestions);
        }
    }
}
