/** Bidding as its pages show it: the room of the business, the desk of the vendor, the comparison and the choice. */
@NullMarked
package app.handoff.bidding.web;

import org.jspecify.annotations.NullMarked;
