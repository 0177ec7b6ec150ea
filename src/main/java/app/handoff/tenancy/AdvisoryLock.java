package app.handoff.tenancy;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets those who would write the same thing down at the same moment come one after the other, so that the second finds what
 * the first has written. For things that have no row yet to wait at.
 */
@Component
public class AdvisoryLock {

    private final JdbcClient jdbc;

    AdvisoryLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until nobody else has this turn; it ends with the transaction, and what others wrote is read after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String what, EngagementId engagement, VendorId vendor) {
        take(what + " " + engagement + " " + vendor);
    }

    /** The same for what belongs to no engagement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String turn) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:turn, 0))")
                .param("turn", turn)
                .query()
                .listOfRows();
    }
}
