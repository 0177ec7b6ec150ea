package app.handoff.bidding;

import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.vendor.Vendors;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Where a vendor that bids has bid before: for this business, under any of its entries in the directory, invited at the same
 * address. The address makes sure of it: whoever proves to read there is the one who bid then, whatever the directory says.
 */
@Component
public class EarlierInvitations {

    private static final int MOST = 3;

    private final InvitationRepository invitations;
    private final Vendors vendors;
    private final BusinessCache cache;
    private final ReadTransaction reading;

    EarlierInvitations(
            InvitationRepository invitations, Vendors vendors, BusinessCache cache, ReadTransaction reading) {
        this.invitations = invitations;
        this.vendors = vendors;
        this.cache = cache;
        this.reading = reading;
    }

    /**
     * The last three of them, the newest first. Looks as the business does, since no link opens another invitation than its own:
     * not within a transaction.
     */
    public List<EarlierInvitation> before(Invitation own) {
        var scope = Tenancy.required();
        return Tenancy.as(
                Scope.of(scope.business()).at(scope.locality()),
                () -> cache.get(EarlierInvitations.class, own.id(), () -> reading.execute(status -> found(own))));
    }

    private List<EarlierInvitation> found(Invitation own) {
        var standing = vendors.standing(List.of(own.vendor())).getOrDefault(own.vendor(), own.vendor());
        return invitations.withBidsOf(vendors.entries(standing), own.email(), own.id(), Limit.of(MOST));
    }
}
