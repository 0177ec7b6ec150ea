/** Engagements with their frozen baseline: where they stand, what needs somebody, what was done; home and the page of one. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "text", "web"})
@NullMarked
package app.handoff.engagement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
