package app.handoff.bidding;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.RuleViolation;
import java.time.Instant;

/** The deadline has passed by the database's clock, or bidding is over. */
public class TooLate extends RuleViolation {

    private final Instant databaseTime;

    public TooLate(Instant databaseTime, Deadline deadline) {
        super("bidding.bid.tooLate", new Deadline(databaseTime, deadline.zone()), deadline);
        this.databaseTime = databaseTime;
    }

    public Instant databaseTime() {
        return databaseTime;
    }
}
