/** A business to look around in, made through the same transitions as a real one. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "account",
            "engagement",
            "triage",
            "scope",
            "vendor",
            "diligence",
            "bidding",
            "submission",
            "evaluation",
            "contract",
            "delivery",
            "review"
        })
@NullMarked
package app.handoff.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
