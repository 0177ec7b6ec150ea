package app.handoff.bidding;

import java.util.List;

/**
 * Everything that is decided before bidding opens.
 *
 * @param openedByTwo whether it takes two people to open the bids
 * @param tieRule what decides between bids with the same points
 */
record Setup(
        List<Criterion> criteria,
        List<BidQuestion> questions,
        Schedule schedule,
        int termMonths,
        int validityDays,
        ReferencesAsked references,
        boolean openedByTwo,
        TieRule tieRule) {

    /** The usual: one person opens the bids, and a person decides between those with the same points. */
    Setup(
            List<Criterion> criteria,
            List<BidQuestion> questions,
            Schedule schedule,
            int termMonths,
            int validityDays,
            ReferencesAsked references) {
        this(criteria, questions, schedule, termMonths, validityDays, references, false, TieRule.JUDGEMENT);
    }
}
