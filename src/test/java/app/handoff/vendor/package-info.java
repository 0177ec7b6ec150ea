@NullMarked
package app.handoff.vendor;

import org.jspecify.annotations.NullMarked;
