/** The words every module speaks: money, identities, who acts, what happened, which rule was broken. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.handoff.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
