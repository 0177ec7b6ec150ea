@NullMarked
package app.handoff.bidding.web;

import org.jspecify.annotations.NullMarked;
