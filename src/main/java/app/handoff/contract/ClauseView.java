package app.handoff.contract;

import app.handoff.kernel.Sentence;
import app.handoff.scope.DocumentChanges;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clause as one side sees it: its text, both sides' ticks, and what this side can do with it.
 *
 * @param follows where that is changed from which its words follow; null where they are its own
 */
record ClauseView(
        int number,
        String id,
        String title,
        List<String> law,
        List<String> plain,
        String fingerprint,
        Tick own,
        Tick theirs,
        boolean mayTick,
        boolean needsUs,
        boolean changed,
        boolean lagsBehind,
        boolean plainUnchecked,
        boolean removable,
        boolean changedLately,
        @Nullable String before,
        List<QuestionView> questions,
        List<Sentence> sources,
        @Nullable ProposalView proposal,
        boolean sinceRead,
        boolean ownClause,
        @Nullable String follows) {

    /** Whose words they are, in the messages: of our library, of our library and changed, or the business's own. */
    public String wordsOf() {
        return ownClause ? "own" : changed ? "changed" : "standard";
    }

    /** What it says otherwise than before, word by word; null if it says the same. */
    public DocumentChanges.@Nullable Change difference() {
        return before == null ? null : ProposalView.words(title, before, String.join("\n", law));
    }

    /** The paragraphs that bind, numbered as they are cited. */
    public List<ContractText.Paragraph> numbered() {
        return ContractText.numbered(number, law);
    }

    /** Whether both sides have understood the clause, so that one word says it. */
    public boolean isUnderstoodByBoth() {
        return own.isUnderstood() && theirs.isUnderstood();
    }

    /** Whether other words for it are proposed and nobody has decided. */
    public boolean isNegotiated() {
        return proposal != null && proposal.open();
    }

    /** Whether other words for it can be proposed: its words do not follow from something else, and none are proposed. */
    public boolean mayBeProposed() {
        return follows == null && !isNegotiated();
    }

    /** The page on which it is changed, below those of the contract. */
    public String editedAt() {
        return follows == null ? "/clauses/" + id : follows;
    }

    /** Whether this side can say now that it understood the clause. */
    public boolean awaitsTick() {
        return mayTick && !own.isUnderstood();
    }

    /** Whether this side said that it understood the clause and can take that back. */
    public boolean mayWithdrawTick() {
        return mayTick && own.isUnderstood();
    }

    /**
     * Whether the reader has something to do about the clause.
     *
     * @param may whether the reader may act for this side at all
     */
    public boolean awaitsReader(boolean may) {
        return may && needsUs;
    }

    /** How one side stands to a clause. */
    record Tick(
            String kind,
            Sentence state,
            @Nullable String by,
            @Nullable Instant at) {

        public boolean isUnderstood() {
            return kind.equals("good");
        }
    }

    static List<ClauseView> all(Agreement contract, Side viewer) {
        return contract.wording().clauses().stream()
                .map(clause -> of(contract, clause, viewer))
                .toList();
    }

    static ClauseView of(Agreement contract, Clause clause, Side viewer) {
        var own = tick(contract, clause, viewer);
        var questions = contract.reading().questionsAbout(clause).stream()
                .map(question -> QuestionView.of(contract, question, viewer))
                .toList();
        // A change is compared with what the contract says, whichever version of the change was ticked.
        var lastRead = contract instanceof Amendment
                ? Optional.<String>empty()
                : contract.reading().lastRead(clause, viewer);
        var proposal = ProposalView.beside(contract, clause, viewer);
        boolean reading = contract.status() == ContractStatus.SENT;
        return new ClauseView(
                contract.wording().numberOf(clause.id()),
                clause.id().toString(),
                clause.title(),
                clause.lawParagraphs(),
                clause.plainParagraphs(),
                clause.fingerprint(),
                own,
                tick(contract, clause, viewer.other()),
                reading && !contract.reading().hasOpenQuestion(clause, viewer),
                reading
                        && (!own.isUnderstood()
                                || questions.stream().anyMatch(QuestionView::needsUs)
                                || proposal != null && proposal.mayDecide()),
                clause.isChanged(),
                contract.wording().lagsBehind(clause),
                clause.isPlainUnchecked(),
                !clause.type().isRequired() && !clause.type().isOfAttachments(),
                contract.wording().edition() > 1
                        && clause.changedIn() == contract.wording().edition(),
                lastRead.orElse(contract.showsBefore(clause) ? clause.before() : null),
                questions,
                clause.type() == ClauseType.QUALITY ? sources(contract) : List.of(),
                proposal,
                lastRead.isPresent(),
                clause.isOwn(),
                follows(contract, clause));
    }

    /** Where that is changed from which the words of a clause follow; null where they follow from nothing. */
    private static @Nullable String follows(Agreement contract, Clause clause) {
        if (contract instanceof Amendment amendment) {
            return amendment.ends(clause.key()) ? "/terms" : clause.type().isOfAttachments() ? "/attachments" : null;
        }
        return clause.type().isOfAttachments() ? "/attachments" : null;
    }

    /** Where the agreed values of the service levels come from. */
    private static List<Sentence> sources(Agreement contract) {
        var contractBasis = contract.basis();
        return contractBasis.work().levels().stream()
                .filter(level -> level.committed() != null)
                .map(level -> Sentence.of(
                        "contract.clause.source",
                        level.name(),
                        contractBasis.said(level, level.proposed()),
                        contractBasis.said(level, level.asked().target())))
                .toList();
    }

    private static Tick tick(Agreement contract, Clause clause, Side side) {
        if (contract.reading().hasOpenQuestion(clause, side)) {
            return new Tick("wait", Sentence.of("contract.tick.question"), null, null);
        }
        return contract.reading()
                .understanding(clause, side)
                .map(understood -> new Tick(
                        "good",
                        Sentence.of("contract.tick.understood"),
                        understood.by().name(),
                        understood.at()))
                .orElse(new Tick("idle", Sentence.of("contract.tick.unread"), null, null));
    }
}
