package app.handoff.bidding;

import app.handoff.diligence.ReferencesNeeded;
import app.handoff.kernel.EngagementId;
import org.springframework.stereotype.Component;

/** How many references are checked follows from how many the bid document asks for. */
@Component
class ReferencesOfRequests implements ReferencesNeeded.Source {

    private final Bidding bidding;

    ReferencesOfRequests(Bidding bidding) {
        this.bidding = bidding;
    }

    @Override
    public ReferencesNeeded of(EngagementId engagement) {
        return bidding.latest(engagement)
                .map(request -> request.references().needed())
                .orElse(ReferencesNeeded.USUAL);
    }
}
