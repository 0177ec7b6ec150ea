@NullMarked
package app.handoff;

import org.jspecify.annotations.NullMarked;
