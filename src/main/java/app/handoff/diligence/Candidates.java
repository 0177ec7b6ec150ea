package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import java.util.Set;

/** The vendors that a later step considers for an engagement, so that they are listed before anybody checked them. */
public interface Candidates {

    Set<VendorId> of(EngagementId engagement);
}
