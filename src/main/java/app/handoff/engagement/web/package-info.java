/** Home, the list of engagements, the page of one, activity and help. */
@NullMarked
package app.handoff.engagement.web;

import org.jspecify.annotations.NullMarked;
