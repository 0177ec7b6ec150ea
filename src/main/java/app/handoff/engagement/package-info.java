/** The thread through all stages: where an engagement stands, what needs somebody and what was done; home and the page of one. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "text", "web"})
@NullMarked
package app.handoff.engagement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
