package app.handoff.contract;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A question about a clause as one side sees it. */
record QuestionView(
        String id,
        int clause,
        String clauseId,
        String clauseTitle,
        String asker,
        Instant askedAt,
        String text,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        boolean changesText,
        boolean open,
        boolean mayAnswer,
        boolean maySettle) {

    /** What waits for this side, then what is open, then the rest; each newest first. */
    static final Comparator<QuestionView> WHAT_MATTERS_FIRST = Comparator.comparing(QuestionView::needsUs)
            .thenComparing(QuestionView::open)
            .thenComparing(QuestionView::askedAt)
            .reversed();

    static QuestionView of(Agreement contract, ContractQuestion question, Side viewer) {
        var clause = contract.wording().clause(question.clause());
        boolean reading = contract.status() == ContractStatus.SENT;
        return new QuestionView(
                question.id().toString(),
                contract.wording().numberOf(clause.id()),
                clause.id().toString(),
                clause.title(),
                question.asker().name(),
                question.askedAt(),
                question.text(),
                question.answer(),
                question.answeredBy(),
                question.answeredAt(),
                question.changesText(),
                question.isOpen(),
                reading && question.isOpen() && question.askedBy() != viewer,
                reading && question.state() == ContractQuestion.State.ANSWERED && question.askedBy() == viewer);
    }

    /** Whether this side has yet to answer it. */
    public boolean awaitsAnswer() {
        return mayAnswer && answer == null;
    }

    /** Whether this side answered it and may still answer otherwise. */
    public boolean mayChangeAnswer() {
        return mayAnswer && answer != null;
    }

    public boolean needsUs() {
        return awaitsAnswer() || maySettle;
    }

    /** Open, answered or settled, as a key of the bundle. */
    public String state() {
        return open
                ? answer == null ? "contract.question.open" : "contract.question.answered"
                : "contract.question.settled";
    }
}
