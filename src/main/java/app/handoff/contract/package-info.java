/** Turns scope and winning bid into a contract that both sides have read, understood and signed. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "sample",
            "text",
            "web",
            "engagement",
            "servicelevel",
            "scope",
            "evaluation",
            "vendor",
            "sharelink",
            "files"
        })
@NullMarked
package app.handoff.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
