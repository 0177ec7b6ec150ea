package app.handoff.bidding;

import app.handoff.diligence.Candidates;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The vendors invited to bid are those to be checked, before anybody has begun to. */
@Component
class InvitedVendors implements Candidates {

    private final Bidding bidding;
    private final InvitationRepository invitations;

    InvitedVendors(Bidding bidding, InvitationRepository invitations) {
        this.bidding = bidding;
        this.invitations = invitations;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<VendorId> of(EngagementId engagement) {
        var vendors = new LinkedHashSet<VendorId>();
        bidding.latest(engagement)
                .ifPresent(request -> invitations.of(request.id()).stream()
                        .filter(invitation -> invitation.revokedAt() == null && invitation.declinedAt() == null)
                        .forEach(invitation -> vendors.add(invitation.vendor())));
        return vendors;
    }
}
