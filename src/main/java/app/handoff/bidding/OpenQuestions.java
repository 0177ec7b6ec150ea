package app.handoff.bidding;

/** How many questions of one request wait for an answer. */
record OpenQuestions(BidRequestId request, long count) {}
