package app.handoff.bidding;

import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.VendorProofs;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives the invitations of earlier versions the proof that every new one has from its beginning, before anybody is served. */
@Component
class VendorProofBackfill implements SmartLifecycle {

    private final Businesses businesses;
    private final VendorProofs proofs;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private volatile boolean running;

    VendorProofBackfill(Businesses businesses, VendorProofs proofs, TransactionTemplate transaction, JdbcClient jdbc) {
        this.businesses = businesses;
        this.proofs = proofs;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        for (var business : businesses.all()) {
            Tenancy.as(
                    business,
                    () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                    "select id from invitation i where not exists ("
                                            + "select from vendor_proof p where p.business_id = i.business_id and p.subject = i.id)")
                            .query(UUID.class)
                            .list()
                            .forEach(proofs::keep)));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first thing after the key was found to be the right one. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
