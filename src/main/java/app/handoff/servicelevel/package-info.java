/** How well work must be done, as a number that travels from the scope through bid and contract into the reports. */
@ApplicationModule(allowedDependencies = {"kernel", "text"})
@NullMarked
package app.handoff.servicelevel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
