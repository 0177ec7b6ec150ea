/** Proves whether the engagement saved money and time, and what could go next. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "sample",
            "text",
            "web",
            "engagement",
            "servicelevel",
            "triage",
            "contract",
            "delivery",
            "invoice",
            "sharelink"
        })
@NullMarked
package app.handoff.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
