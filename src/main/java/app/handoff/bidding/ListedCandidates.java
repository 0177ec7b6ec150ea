package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.engagement.VendorCandidates;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.text.Format;
import app.handoff.vendor.Vendors;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists a vendor for the first round of an engagement, as if somebody had chosen it there. */
@Component
class ListedCandidates implements VendorCandidates {

    private final Bidding bidding;
    private final Invitations invitations;
    private final Vendors vendors;
    private final Engagements engagements;
    private final Format format;

    ListedCandidates(
            Bidding bidding, Invitations invitations, Vendors vendors, Engagements engagements, Format format) {
        this.bidding = bidding;
        this.invitations = invitations;
        this.vendors = vendors;
        this.engagements = engagements;
        this.format = format;
    }

    @Override
    @Transactional
    public void list(EngagementId engagement, VendorId vendor, Actor by, Instant now) {
        var standing = vendors.standing(List.of(vendor)).getOrDefault(vendor, vendor);
        var known = vendors.get(standing);
        known.requireInUse();
        var request = bidding.prepare(engagement, engagements.get(engagement).name(), format.currency(), format.zone());
        invitations.invite(request.id(), List.of(Invitee.of(known)), by, now);
    }
}
