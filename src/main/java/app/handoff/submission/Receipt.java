package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import app.handoff.kernel.BidId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor holds in hand after sending: that this bid arrived at this time of the database.
 *
 * @param number tells nothing about how many others bid
 * @param version counts what this vendor sent, from 1
 * @param sha256 the fingerprint of the bid in its canonical form
 * @param counts whether it is the vendor's last word and answers the current scope
 * @param canonical the bid to the letter, as it was sealed and fingerprinted
 * @param sentBy who of the vendor sent it; null where that was not kept
 * @param finalOffer whether it is of a final offer, after the opening of the first bids
 */
record Receipt(
        BidId bid,
        String number,
        int version,
        Instant at,
        String sha256,
        boolean counts,
        String canonical,
        @Nullable String sentBy,
        boolean finalOffer,
        BidContent content) {

    /** Whether the round in which it was sent has been opened. */
    boolean isOpened(BidRequest request) {
        var round = request.finalRound();
        return finalOffer ? round != null && round.isOpened() : request.openedAt() != null;
    }

    /** Whether it is of a bid that took the place of an earlier one. */
    public boolean replacesAnother() {
        return version > 1;
    }
}
