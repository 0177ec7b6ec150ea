/** Asks vendors for bids on a scope of work: the request, who is invited, what they ask, and until when. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "sample",
            "text",
            "web",
            "engagement",
            "scope",
            "vendor",
            "diligence",
            "sharelink"
        })
@NullMarked
package app.handoff.bidding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
