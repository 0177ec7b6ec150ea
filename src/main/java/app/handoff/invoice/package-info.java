/** Checks what vendors bill against their contract: what was to be expected, what differs and why, what is approved and paid. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "sample",
            "text",
            "web",
            "engagement",
            "files",
            "contract",
            "delivery"
        })
@NullMarked
package app.handoff.invoice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
