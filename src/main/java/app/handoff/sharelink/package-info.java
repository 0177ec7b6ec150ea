/** Links for people without an account: unguessable, expiring, revocable. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package app.handoff.sharelink;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
