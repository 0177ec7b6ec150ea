/** How each stage of an engagement tells home and the engagement page where it stands, without anybody importing it. */
@NullMarked
package app.handoff.shared.stage;

import org.jspecify.annotations.NullMarked;
