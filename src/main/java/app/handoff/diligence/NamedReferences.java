package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import java.util.List;

/** The clients that a vendor names to a later step as its references, so that nobody types them a second time. */
public interface NamedReferences {

    /** Clients who may be asked, each named by the vendor; none while the vendor's word is still sealed. */
    List<Referee> of(EngagementId engagement, VendorId vendor);
}
