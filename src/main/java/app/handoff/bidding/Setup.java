package app.handoff.bidding;

import java.util.List;

/** Everything that is decided before bidding opens. */
record Setup(
        List<Criterion> criteria,
        List<BidQuestion> questions,
        Schedule schedule,
        int termMonths,
        int validityDays,
        ReferencesAsked references) {}
