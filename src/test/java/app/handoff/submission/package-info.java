@NullMarked
package app.handoff.submission;

import org.jspecify.annotations.NullMarked;
