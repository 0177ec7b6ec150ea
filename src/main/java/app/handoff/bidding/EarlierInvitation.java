package app.handoff.bidding;

import java.time.Instant;

/**
 * An invitation of before through which the same vendor sent a bid to the same business.
 *
 * @param title the engagement that the bid was for
 * @param sentAt when the last of its bids arrived, withdrawn since or not
 * @param opened whether the business has read that bid, so that it is no secret from it any more
 */
public record EarlierInvitation(InvitationId invitation, String title, Instant sentAt, boolean opened) {}
