package app.handoff.account;

import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Tenancy;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The business that sends a person the messages about their own access: never the sample, whose messages stay unsent. */
@Component
class LatestMembership {

    private final Memberships memberships;
    private final BusinessRepository businesses;
    private final ReadTransaction reading;

    LatestMembership(Memberships memberships, BusinessRepository businesses, ReadTransaction reading) {
        this.memberships = memberships;
        this.businesses = businesses;
        this.reading = reading;
    }

    /** The one used last of those; empty for somebody who belongs to none. To be called outside of a transaction. */
    Optional<Membership> of(UUID login) {
        var all = reading.execute(status -> memberships.of(login));
        return all.stream().filter(membership -> !isSample(membership)).findFirst();
    }

    private boolean isSample(Membership membership) {
        return Tenancy.as(
                membership.business(),
                () -> reading.execute(status -> businesses
                        .findById(membership.business())
                        .filter(Business::isSample)
                        .isPresent()));
    }
}
