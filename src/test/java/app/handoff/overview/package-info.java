@NullMarked
package app.handoff.overview;

import org.jspecify.annotations.NullMarked;
