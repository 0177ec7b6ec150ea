/** How each stage of an engagement tells home and the page of the engagement where it stands, without anybody importing it. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package app.handoff.engagement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
