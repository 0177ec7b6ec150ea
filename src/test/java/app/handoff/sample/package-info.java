/** Tests of the sample business. */
@NullMarked
package app.handoff.sample;

import org.jspecify.annotations.NullMarked;
