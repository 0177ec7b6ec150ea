package app.handoff.bidding;

import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.VendorTies;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A vendor that is asked for a bid counts on it, until somebody is chosen, it is called back or bidding is called off. */
@Component
@Transactional(readOnly = true)
class VendorsAsked implements VendorTies {

    private final InvitationRepository invitations;
    private final Engagements engagements;

    VendorsAsked(InvitationRepository invitations, Engagements engagements) {
        this.invitations = invitations;
        this.engagements = engagements;
    }

    @Override
    public List<Tie> of(Collection<VendorId> vendors) {
        var rounds =
                invitations.open(vendors).stream().filter(VendorRound::binds).toList();
        var known = engagements
                .all(rounds.stream()
                        .map(round -> round.invitation().engagement())
                        .toList())
                .stream()
                .collect(Collectors.toMap(Engagement::id, Function.identity()));
        return rounds.stream()
                .flatMap(round -> known.values().stream()
                        .filter(engagement ->
                                engagement.id().equals(round.invitation().engagement()))
                        .filter(engagement -> engagement.endedAt().isEmpty())
                        .map(engagement -> new Tie(
                                round.invitation().vendor(),
                                Kind.BIDDING,
                                Sentence.of(
                                        "bidding.vendorTie." + round.status(),
                                        round.invitation().vendorName(),
                                        engagement.name()))))
                .toList();
    }
}
