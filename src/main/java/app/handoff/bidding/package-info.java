/** Asks vendors for bids on a scope of work and awards one of them. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "text",
            "web",
            "engagement",
            "scope",
            "vendor",
            "diligence",
            "sharelink",
            "files"
        })
@NullMarked
package app.handoff.bidding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
