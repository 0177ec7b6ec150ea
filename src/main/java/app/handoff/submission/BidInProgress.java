package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor has written of its bid, read in one statement.
 *
 * @param draft what it typed so far; null before anything was
 * @param last what it said last
 * @param codeChosenAt when its own code was chosen; null where it has none
 * @param startedAgainAt when the bid was last started again without its code; null if never
 */
record BidInProgress(
        @Nullable BidDraft draft,
        LastWord last,
        @Nullable Instant codeChosenAt,
        @Nullable Instant startedAgainAt) {

    BidLock lock(BidRequest request) {
        return new BidLock(codeChosenAt, startedAgainAt, last.isOpened(request));
    }
}
