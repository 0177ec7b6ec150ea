/** Takes a vendor's bid: prepared behind the vendor's code, sealed until the deadline, acknowledged by a receipt. */
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
            "files",
            "scope",
            "sharelink"
        })
@NullMarked
package app.handoff.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
