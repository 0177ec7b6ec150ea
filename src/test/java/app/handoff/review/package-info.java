@NullMarked
package app.handoff.review;

import org.jspecify.annotations.NullMarked;
