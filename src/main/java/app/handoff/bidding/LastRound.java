package app.handoff.bidding;

/** How a vendor stood when bids were last asked for the same task. */
public enum LastRound {
    /** It was chosen. */
    WON,
    /** It was to be asked next, should the winner refuse. */
    RESERVE,
    /** It was invited. */
    INVITED
}
