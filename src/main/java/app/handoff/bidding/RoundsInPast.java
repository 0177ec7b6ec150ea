package app.handoff.bidding;

import app.handoff.engagement.VendorPast;
import app.handoff.engagement.VendorProgress;
import app.handoff.kernel.VendorId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the directory when a vendor was asked for a bid and what came of it, and which vendors ever bid and were chosen. */
@Component
@Transactional(readOnly = true)
class RoundsInPast implements VendorPast, VendorProgress {

    private final InvitationRepository invitations;
    private final JudgedBids judged;
    private final Clock clock;

    RoundsInPast(InvitationRepository invitations, JudgedBids judged, Clock clock) {
        this.invitations = invitations;
        this.judged = judged;
        this.clock = clock;
    }

    @Override
    public List<Told> of(Collection<VendorId> vendors, int most) {
        var rounds = invitations.rounds(vendors, Limit.of(most));
        // The seal: what came of a bid is asked only once the bids of its round were opened.
        var outcomes = judged.of(rounds.stream()
                .filter(VendorRound::isOpened)
                .map(round -> Objects.requireNonNull(round.last()))
                .toList());
        var now = clock.instant();
        var told = new ArrayList<Told>();
        for (var round : rounds) {
            var engagement = round.invitation().engagement();
            var outcome =
                    round.last() == null ? null : outcomes.get(round.last().id());
            told.add(new Told(engagement, Topic.BIDDING, round.text(outcome, now), round.kind(outcome)));
            if (outcome != null && outcome.score() != null) {
                told.add(new Told(engagement, Topic.SCORE, outcome.score(), round.kind(outcome)));
            }
        }
        return told;
    }

    @Override
    public Map<Reached, Set<VendorId>> reached() {
        var considered = new HashSet<VendorId>();
        var bid = new HashSet<VendorId>();
        for (var sent : invitations.sentByVendor()) {
            var vendor = new VendorId(sent.getVendor());
            considered.add(vendor);
            if (sent.getBids() > 0) {
                bid.add(vendor);
            }
        }
        var chosen = judged.chosen();
        return Map.of(
                Reached.CONSIDERED,
                considered,
                Reached.BID,
                bid,
                Reached.CHOSEN,
                chosen.isEmpty()
                        ? Set.of()
                        : invitations.vendorsOf(chosen).stream()
                                .map(VendorId::new)
                                .collect(Collectors.toSet()));
    }
}
