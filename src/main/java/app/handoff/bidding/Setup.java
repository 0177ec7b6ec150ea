package app.handoff.bidding;

import java.util.List;

/**
 * Everything that is decided before bidding opens.
 *
 * @param openedByTwo whether it takes two people to open the bids
 */
record Setup(
        List<Criterion> criteria,
        List<BidQuestion> questions,
        Schedule schedule,
        int termMonths,
        int validityDays,
        ReferencesAsked references,
        boolean openedByTwo) {

    /** The usual: one person opens the bids. */
    Setup(
            List<Criterion> criteria,
            List<BidQuestion> questions,
            Schedule schedule,
            int termMonths,
            int validityDays,
            ReferencesAsked references) {
        this(criteria, questions, schedule, termMonths, validityDays, references, false);
    }
}
