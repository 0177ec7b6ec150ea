@NullMarked
package app.handoff.scope;

import org.jspecify.annotations.NullMarked;
