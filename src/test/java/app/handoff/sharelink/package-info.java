/** Links and codes, and browsers that have opened them. */
@NullMarked
package app.handoff.sharelink;

import org.jspecify.annotations.NullMarked;
