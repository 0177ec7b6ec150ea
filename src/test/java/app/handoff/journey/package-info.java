/** A whole engagement, from an empty installation to its review, as people walk it. */
@NullMarked
package app.handoff.journey;

import org.jspecify.annotations.NullMarked;
