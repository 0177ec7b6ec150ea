package app.handoff.contract;

import java.util.List;
import java.util.Optional;

/** How far both sides are in reading a contract: which clauses each has understood as they now stand, and what was asked. */
public record ReadingProgress(
        List<Clause> clauses, List<Acknowledgement> understandings, List<ContractQuestion> questions) {

    public ReadingProgress {
        clauses = List.copyOf(clauses);
        understandings = List.copyOf(understandings);
        questions = List.copyOf(questions);
    }

    /** The tick of this side under the clause as it now stands. */
    public Optional<Acknowledgement> understanding(Clause clause, Side side) {
        return understandings.stream()
                .filter(acknowledgement -> acknowledgement.isOf(clause, side))
                .findFirst();
    }

    /** The clauses that this side has not ticked as they now stand. */
    public List<Clause> unread(Side side) {
        return clauses.stream()
                .filter(clause -> understanding(clause, side).isEmpty())
                .toList();
    }

    public List<ContractQuestion> questionsAbout(Clause clause) {
        return questions.stream()
                .filter(question -> question.clause().equals(clause.id()))
                .toList();
    }

    public List<ContractQuestion> openQuestions() {
        return questions.stream().filter(ContractQuestion::isOpen).toList();
    }

    public boolean hasOpenQuestion(Clause clause) {
        return questionsAbout(clause).stream().anyMatch(ContractQuestion::isOpen);
    }

    public boolean hasOpenQuestion(Clause clause, Side side) {
        return questionsAbout(clause).stream().anyMatch(question -> question.isOpen() && question.askedBy() == side);
    }
}
