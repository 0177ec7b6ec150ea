/** The pages of the running work: transition, weekly reports, and the reports of vendors through their link. */
@NullMarked
package app.handoff.delivery.web;

import org.jspecify.annotations.NullMarked;
