/** Says what work is asked for, how well it must be done and how that is measured. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "sample",
            "text",
            "web",
            "engagement",
            "servicelevel",
            "sharelink",
            "triage"
        })
@NullMarked
package app.handoff.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
