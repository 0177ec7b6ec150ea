package app.handoff.evaluation;

import app.handoff.bidding.Bidding;
import app.handoff.diligence.NamedReferences;
import app.handoff.diligence.Referee;
import app.handoff.diligence.ReferenceSource;
import app.handoff.diligence.Relation;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.submission.BidContent.Reference;
import app.handoff.submission.ClientRelation;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The references of a vendor's bid are those to call, once the bids were opened. */
@Component
class ReferencesInBids implements NamedReferences {

    private final Bidding bidding;
    private final OpenedBids bids;

    ReferencesInBids(Bidding bidding, OpenedBids bids) {
        this.bidding = bidding;
        this.bids = bids;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Referee> of(EngagementId engagement, VendorId vendor) {
        return bidding.latest(engagement).stream()
                .flatMap(request -> bids.of(request).stream())
                .filter(bid -> bid.vendor().equals(vendor))
                .flatMap(bid -> bid.references().stream())
                .map(ReferencesInBids::referee)
                .toList();
    }

    private static Referee referee(Reference named) {
        return new Referee(
                named.client(),
                named.relation() == ClientRelation.EXISTING ? Relation.EXISTING : Relation.PRIOR,
                named.contact() + ", " + named.reach(),
                ReferenceSource.NAMED_BY_VENDOR);
    }
}
