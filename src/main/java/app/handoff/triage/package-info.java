/** Decides which tasks should leave the desk, and freezes what they cost today. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package app.handoff.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
