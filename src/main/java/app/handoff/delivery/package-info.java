/** Follows the running work: transition, weekly status reports, measured service levels. */
@ApplicationModule(allowedDependencies = {"shared", "contract", "sharelink", "files"})
@NullMarked
package app.handoff.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
