package app.handoff.bidding;

import app.handoff.shared.EngagementId;
import java.time.Instant;

/** The bid that is chosen for an engagement, and since when. */
public record StandingAward(EngagementId engagement, BidId bid, Instant awardedAt) {}
