/** The pages on which a scope of work is written, checked, frozen and printed. */
@NullMarked
package app.handoff.scope.web;

import org.jspecify.annotations.NullMarked;
