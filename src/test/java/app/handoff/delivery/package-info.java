@NullMarked
package app.handoff.delivery;

import org.jspecify.annotations.NullMarked;
