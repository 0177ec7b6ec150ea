package app.handoff.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a bid shut to whoever has the link and not the code.
 *
 * @param chosenAt when the code was chosen; null before: nothing may be typed until then
 * @param startedAgainAt when the bid was last started again without its code; null if never
 * @param opened whether the business has opened this very bid: what was sent is no secret any more
 */
record BidLock(@Nullable Instant chosenAt, @Nullable Instant startedAgainAt, boolean opened) {

    public boolean hasCode() {
        return chosenAt != null;
    }
}
