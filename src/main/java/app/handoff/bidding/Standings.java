package app.handoff.bidding;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        byId.keySet().forEach(id -> standings.put(id, new Standing(List.of(), questions.getOrDefault(id, 0L))));
        for (var invitation : invitations.ofAll(byId.keySet())) {
            var progress = Progress.of(invitation, last.get(invitation.id()), byId.get(invitation.request()));
            standings.computeIfPresent(
                    invitation.request(), (id, standing) -> standing.with(new Room.Entry(invitation, progress)));
        }
        return standings;
    }

    /** The invitations of one request with how far each is, and how many questions wait for an answer. */
    record Standing(List<Room.Entry> invitations, long openQuestions) {

        static final Standing EMPTY = new Standing(List.of(), 0);

        Standing with(Room.Entry entry) {
            return new Standing(
                    Stream.concat(invitations.stream(), Stream.of(entry)).toList(), openQuestions);
        }

        long invited() {
            return invitations.stream()
                    .filter(entry -> entry.progress() != Progress.REVOKED)
                    .count();
        }

        long bids() {
            return invitations.stream()
                    .filter(entry -> entry.progress() == Progress.BID_SENT)
                    .count();
        }
    }
}
