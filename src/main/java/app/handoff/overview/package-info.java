/** Home, engagement page and activity: what needs somebody, across all stages. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "text", "web", "engagement"})
@NullMarked
package app.handoff.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
