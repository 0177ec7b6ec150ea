/** What every page uses: who may open it, how a form is opened, read and saved once, how a refusal reaches its field. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "text"})
@NullMarked
package app.handoff.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
