package app.handoff.bidding;

/** How many questions vendors asked about one request, and how many of them are answered. */
record AskedQuestions(BidRequestId request, long asked, long answered) {}
