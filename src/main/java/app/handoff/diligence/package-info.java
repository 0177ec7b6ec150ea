/** Checks vendors before one is chosen: references, interviews, samples, language, concerns. */
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
            "files",
            "scope",
            "vendor"
        })
@NullMarked
package app.handoff.diligence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
