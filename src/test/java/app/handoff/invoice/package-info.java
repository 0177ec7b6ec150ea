@NullMarked
package app.handoff.invoice;

import org.jspecify.annotations.NullMarked;
