/** The door behind every link. */
@NullMarked
package app.handoff.sharelink.web;

import org.jspecify.annotations.NullMarked;
