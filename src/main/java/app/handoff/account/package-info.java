/** Businesses, their members and roles, and how a person signs in. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "sample", "text", "web", "engagement", "sharelink"})
@NullMarked
package app.handoff.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
