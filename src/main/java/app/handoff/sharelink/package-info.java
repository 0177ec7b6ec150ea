/** Links for people without an account: unguessable, expiring, revocable. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "text", "web"})
@NullMarked
package app.handoff.sharelink;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
