@NullMarked
package app.handoff.diligence;

import org.jspecify.annotations.NullMarked;
