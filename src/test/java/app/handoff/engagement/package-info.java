@NullMarked
package app.handoff.engagement;

import org.jspecify.annotations.NullMarked;
