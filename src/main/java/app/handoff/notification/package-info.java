/** Mail: written to an outbox within the act that asks for it, sent by a job, listed under "Messages". */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "text", "web", "engagement"})
@NullMarked
package app.handoff.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
