@NullMarked
package app.handoff.evaluation;

import org.jspecify.annotations.NullMarked;
