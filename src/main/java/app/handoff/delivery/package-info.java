/** Follows the running work: transition, weekly status reports, measured service levels. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "sample",
            "text",
            "web",
            "engagement",
            "servicelevel",
            "contract",
            "files",
            "sharelink"
        })
@NullMarked
package app.handoff.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
