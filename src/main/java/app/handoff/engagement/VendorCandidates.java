package app.handoff.engagement;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.time.Instant;

/** Keeps whom to ask for bids before anybody is asked. Implemented by {@code bidding}. */
public interface VendorCandidates {

    /**
     * Puts a vendor on the list of those to ask; nobody is written to until bidding opens.
     *
     * @throws RuleViolation if this vendor cannot be asked: it is archived, or its address is that of a member
     */
    void list(EngagementId engagement, VendorId vendor, Actor by, Instant now);
}
