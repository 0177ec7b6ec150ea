@NullMarked
package app.handoff.bidding;

import org.jspecify.annotations.NullMarked;
