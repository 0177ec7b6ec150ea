package app.handoff.engagement;

import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import java.util.Collection;
import java.util.List;

/** What binds the business to a vendor now: asked before the vendor is archived. One bean per module that deals with vendors. */
public interface VendorTies {

    /** What binds the business to any of these vendors, in a fixed number of statements; none for those that are free. */
    List<Tie> of(Collection<VendorId> vendors);

    /** @param text what it is, with the way to end it */
    record Tie(VendorId vendor, Kind kind, Sentence text) {}

    enum Kind {
        /** It is asked for a bid, or its bid is being judged. */
        BIDDING,
        /** It is chosen, or under contract. */
        CONTRACT
    }
}
