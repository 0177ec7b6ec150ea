/** Whose rows a statement sees, and what all nodes of an installation share: the clock, its secrets, its settings, its locks. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package app.handoff.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
