/** The page that shows every message with its link to copy. */
@NullMarked
package app.handoff.notification.web;

import org.jspecify.annotations.NullMarked;
