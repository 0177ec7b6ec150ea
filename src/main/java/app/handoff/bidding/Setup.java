package app.handoff.bidding;

import app.handoff.kernel.ExchangeRate;
import java.util.List;

/**
 * Everything that is decided before bidding opens.
 *
 * @param openedByTwo whether it takes two people to open the bids
 * @param tieRule what decides between bids with the same points
 * @param rates the currencies that are allowed beside that of the request, each with its rate
 * @param finalOffers whether some may be asked for a final offer after the opening
 */
record Setup(
        List<Criterion> criteria,
        List<BidQuestion> questions,
        Schedule schedule,
        int termMonths,
        int validityDays,
        ReferencesAsked references,
        boolean openedByTwo,
        TieRule tieRule,
        List<ExchangeRate> rates,
        boolean finalOffers) {

    /**
     * The usual: one person opens the bids, one decides between those with the same points, all are in one currency, and no final
     * offer is asked for.
     */
    Setup(
            List<Criterion> criteria,
            List<BidQuestion> questions,
            Schedule schedule,
            int termMonths,
            int validityDays,
            ReferencesAsked references) {
        this(
                criteria,
                questions,
                schedule,
                termMonths,
                validityDays,
                references,
                false,
                TieRule.JUDGEMENT,
                List.of(),
                false);
    }
}
