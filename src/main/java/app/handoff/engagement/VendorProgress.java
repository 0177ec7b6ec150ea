package app.handoff.engagement;

import app.handoff.kernel.VendorId;
import java.util.Map;
import java.util.Set;

/** How far vendors ever came, for whoever asks which way of looking leads to good ones. Each step that deals with vendors answers. */
public interface VendorProgress {

    /** In one statement. A vendor stands wherever it came, so one that was chosen may be among those that bid as well. */
    Map<Reached, Set<VendorId>> reached();

    enum Reached {
        /** It was checked, or put on a list of those to be invited. */
        CONSIDERED,
        /** It sent a bid and did not withdraw it. */
        BID,
        /** Its bid won, and the choice stands. */
        CHOSEN
    }
}
