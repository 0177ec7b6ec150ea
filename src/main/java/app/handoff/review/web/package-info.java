/** The pages of the review. */
@NullMarked
package app.handoff.review.web;

import org.jspecify.annotations.NullMarked;
