/** The words every module speaks: money, identities, who acts, what happened, which rule was broken. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package app.handoff.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
