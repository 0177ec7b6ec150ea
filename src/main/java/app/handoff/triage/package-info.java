/** Decides which tasks should be handed over; the decision opens an engagement with what they cost today. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "sample", "text", "web", "engagement"})
@NullMarked
package app.handoff.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
