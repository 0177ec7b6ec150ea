package app.handoff.submission;

import org.jspecify.annotations.Nullable;

/**
 * What a vendor has written of its bid, read in one statement.
 *
 * @param draft what it typed so far; null before anything was
 * @param last what it said last
 */
record BidInProgress(@Nullable BidDraft draft, LastWord last) {}
