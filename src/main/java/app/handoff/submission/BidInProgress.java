package app.handoff.submission;

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

    /** @param opened whether the business has opened the bids */
    BidLock lock(boolean opened) {
        return new BidLock(codeChosenAt, startedAgainAt, opened && last.counts());
    }
}
