/** The directory of vendors: contacts, where they were found, security evidence with expiry. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "sample", "text", "web", "engagement", "files"})
@NullMarked
package app.handoff.vendor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
