package app.handoff.contract;

import java.util.List;

/** What keeps both sides from signing: open questions and proposals, clauses not ticked, parts of the scope without a clause. */
record SigningBlockers(
        List<ContractQuestion> questions,
        List<ClauseProposal> proposals,
        List<Clause> unreadByUs,
        List<Clause> unreadByVendor,
        List<ScopeItem> gaps) {

    static SigningBlockers of(ReadingProgress reading, Negotiation negotiation, ContractWording wording) {
        return new SigningBlockers(
                reading.openQuestions(),
                negotiation.open(),
                reading.unread(Side.US),
                reading.unread(Side.VENDOR),
                wording.coverage().gaps());
    }

    public boolean isOpen() {
        return questions.isEmpty()
                && proposals.isEmpty()
                && unreadByUs.isEmpty()
                && unreadByVendor.isEmpty()
                && gaps.isEmpty();
    }
}
