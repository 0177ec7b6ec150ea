/** The pages on which vendors are checked. */
@NullMarked
package app.handoff.diligence.web;

import org.jspecify.annotations.NullMarked;
