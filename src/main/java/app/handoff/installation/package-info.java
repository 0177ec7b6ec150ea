/** What one installation needs before it can serve anybody: its database server, its key, its first line on the console. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "web"})
@NullMarked
package app.handoff.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
