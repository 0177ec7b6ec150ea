/** How numbers, amounts and days are read and written where the reader is, and every sentence of the bundles. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy"})
@NullMarked
package app.handoff.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
