/** Opened bids as pages show them: side by side, scored, and the choice. */
@NullMarked
package app.handoff.evaluation.web;

import org.jspecify.annotations.NullMarked;
