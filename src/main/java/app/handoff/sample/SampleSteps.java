package app.handoff.sample;

import app.handoff.bidding.InvitationId;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the acts of the sample business are played, each in one transaction: ours in the office, a vendor's at its own desk. */
@Component
class SampleSteps {

    private final TransactionTemplate transaction;

    SampleSteps(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    <T> T inTheOffice(Instant at, Supplier<T> act) {
        return Tenancy.as(Tenancy.required().at(at), () -> transaction.execute(status -> act.get()));
    }

    void inTheOffice(Instant at, Runnable act) {
        inTheOffice(at, () -> {
            act.run();
            return true;
        });
    }

    /** As the database's vendor role, which alone may write bids. */
    void atTheDeskOf(InvitationId invitation, Instant at, Runnable act) {
        Tenancy.as(Tenancy.required().asVendor(invitation.id()), () -> {
            inTheOffice(at, act);
            return true;
        });
    }
}
