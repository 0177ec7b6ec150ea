/** Opens the bids, judges them by price and quality, and awards one. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "sample",
            "text",
            "web",
            "engagement",
            "servicelevel",
            "bidding",
            "submission",
            "diligence",
            "files",
            "scope"
        })
@NullMarked
package app.handoff.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
