/** Uploaded files and rendered documents, streamed to and from PostgreSQL. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "text"})
@NullMarked
package app.handoff.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
