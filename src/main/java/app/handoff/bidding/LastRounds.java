package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.vendor.Vendors;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who was asked for bids when the same task was last put out, so that the next round can ask them again. */
@Component
class LastRounds {

    private final Engagements engagements;
    private final BidRequestRepository requests;
    private final InvitationRepository invitations;
    private final BidRepository bids;
    private final ChosenBids choice;
    private final Vendors directory;

    LastRounds(
            Engagements engagements,
            BidRequestRepository requests,
            InvitationRepository invitations,
            BidRepository bids,
            ChosenBids choice,
            Vendors directory) {
        this.engagements = engagements;
        this.requests = requests;
        this.invitations = invitations;
        this.bids = bids;
        this.choice = choice;
        this.directory = directory;
    }

    /**
     * The vendors of the last round and how they stood, the chosen one and the reserve first; empty in the first round. Where an
     * entry was merged since, the one that stands for the vendor is told.
     */
    @Transactional(readOnly = true)
    public Map<VendorId, LastRound> before(EngagementId engagement) {
        return engagements.earlier(engagement).stream()
                .flatMap(earlier -> requests.findLatest(earlier).stream())
                .findFirst()
                .map(this::vendors)
                .map(this::standing)
                .orElse(Map.of());
    }

    private Map<VendorId, LastRound> standing(Map<VendorId, LastRound> asked) {
        var entries = directory.standing(asked.keySet());
        var standing = new LinkedHashMap<VendorId, LastRound>();
        asked.forEach((vendor, stood) -> standing.putIfAbsent(entries.getOrDefault(vendor, vendor), stood));
        return standing;
    }

    private Map<VendorId, LastRound> vendors(BidRequest request) {
        var vendorOf = new HashMap<InvitationId, VendorId>();
        var invited = invitations.of(request.id());
        invited.forEach(invitation -> vendorOf.put(invitation.id(), invitation.vendor()));
        var vendors = new LinkedHashMap<VendorId, LastRound>();
        var chosen = choice.in(request.id());
        if (!chosen.isEmpty()) {
            var sent = new HashMap<BidId, VendorId>();
            bids.lastOfEach(List.of(request.id())).forEach(bid -> sent.put(bid.id(), vendorOf.get(bid.invitation())));
            chosen.forEach((bid, stood) -> {
                var vendor = sent.get(bid);
                if (vendor != null) {
                    vendors.put(vendor, stood);
                }
            });
        }
        invited.forEach(invitation -> vendors.putIfAbsent(invitation.vendor(), LastRound.INVITED));
        return vendors;
    }
}
