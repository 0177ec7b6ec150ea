package app.handoff.diligence;

import app.handoff.shared.EngagementId;
import app.handoff.shared.VendorId;
import java.util.Set;

/** The vendors that a later step considers for an engagement, so that they are listed before anybody checked them. */
public interface Candidates {

    Set<VendorId> of(EngagementId engagement);
}
