/** A bid as the pages behind a vendor's link show it. */
@NullMarked
package app.handoff.submission.web;

import org.jspecify.annotations.NullMarked;
