/** A business to look around in, told in JSON and made through the same transitions as a real one: each module plays its acts. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy"})
@NullMarked
package app.handoff.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
