/** Mail and reminders, written to an outbox and sent by a job. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "text", "web", "engagement"})
@NullMarked
package app.handoff.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
