package app.handoff.contract;

import java.util.List;

/** What keeps both sides from signing: open questions, clauses not ticked, parts of the scope without a clause. */
record SigningBlockers(
        List<ContractQuestion> questions, List<Clause> unreadByUs, List<Clause> unreadByVendor, List<ScopeItem> gaps) {

    static SigningBlockers of(ReadingProgress reading, ContractWording wording) {
        return new SigningBlockers(
                reading.openQuestions(),
                reading.unread(Side.US),
                reading.unread(Side.VENDOR),
                wording.coverage().gaps());
    }

    public boolean isOpen() {
        return questions.isEmpty() && unreadByUs.isEmpty() && unreadByVendor.isEmpty() && gaps.isEmpty();
    }
}
