package app.handoff.bidding;

/** What decides between bids that show the same points. Vendors read it before they bid, and it does not change afterwards. */
public enum TieRule {
    /** Nothing: they share a place, and whoever chooses says in the reason what decides. */
    JUDGEMENT,

    /** More points without those for price; then the bid that arrived earlier; then the lot. */
    EARLIER,

    /** More points without those for price; then a lot that anybody can draw again. */
    LOT
}
