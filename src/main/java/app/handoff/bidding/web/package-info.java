/** A request for bids as its pages show it, to the business. */
@NullMarked
package app.handoff.bidding.web;

import org.jspecify.annotations.NullMarked;
