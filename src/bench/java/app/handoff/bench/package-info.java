/** Measures the packaged application beside a bare page of the same libraries: {@code ./mvnw -Pbench verify}. */
@NullMarked
package app.handoff.bench;

import org.jspecify.annotations.NullMarked;
