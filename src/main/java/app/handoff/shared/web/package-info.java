/** What every page uses: who may open it, how values are written and read, how refusals reach their field. */
@NullMarked
package app.handoff.shared.web;

import org.jspecify.annotations.NullMarked;
