package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Parent;

/** How far both sides are in reading a contract: which clauses each has understood as they now stand, and what was asked. */
@Embeddable
class ReadingProgress {

    /** As many questions of one side as the other can answer. */
    static final int MOST_QUESTIONS = 200;

    @Parent private Agreement contract;

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("at")
    private List<Acknowledgement> understandings = new ArrayList<>();

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("askedAt")
    private List<ContractQuestion> questions = new ArrayList<>();

    ReadingProgress(Agreement contract) {
        this.contract = contract;
    }

    @SuppressWarnings("NullAway.Init")
    protected ReadingProgress() {}

    /** @param seen the fingerprint of the clause that this person has before them */
    public void understand(ClauseId id, String seen, Actor by, Instant now) {
        contract.requireReading();
        var clause = contract.wording().presentClause(id);
        if (!clause.fingerprint().equals(seen)) {
            throw new RuleViolation("contract.clause.changedMeanwhile", clause.title());
        }
        var side = Side.of(by);
        if (hasOpenQuestion(clause, side)) {
            throw new RuleViolation("contract.clause.ownQuestionOpen", clause.title());
        }
        if (understanding(clause, side).isEmpty()) {
            understandings.add(new Acknowledgement(contract, clause, by, now));
            if (unread(side).isEmpty()) {
                contract.happened(new ReadThrough(contract.id(), contract.engagement(), by, now));
            }
        }
    }

    /** Takes a tick back, as long as nobody has signed. */
    public void withdraw(ClauseId id, Actor by) {
        contract.requireReading();
        var clause = contract.wording().presentClause(id);
        understandings.removeIf(acknowledgement -> acknowledgement.isOf(clause, Side.of(by)));
    }

    /** Asks about a clause; whoever asks has not understood it yet. */
    public ContractQuestion ask(ClauseId id, String text, Actor by, Instant now) {
        contract.requireReading();
        var clause = contract.wording().presentClause(id);
        if (questions.stream().anyMatch(asked -> asked.isOpen() && asked.says(clause, Side.of(by), text))) {
            throw new RuleViolation("contract.question.twice").at("text");
        }
        if (questions.stream().filter(asked -> asked.askedBy() == Side.of(by)).count() >= MOST_QUESTIONS) {
            throw new RuleViolation("contract.question.tooMany", MOST_QUESTIONS).at("text");
        }
        var question = new ContractQuestion(contract, clause, text, by, now);
        questions.add(question);
        understandings.removeIf(acknowledgement -> acknowledgement.isOf(clause, Side.of(by)));
        contract.happened(new Asked(contract.id(), contract.engagement(), clause.title(), by, now));
        return question;
    }

    /** @param changesText whether the clause is going to be put in other words because of the question */
    public void answer(QuestionId id, String answer, boolean changesText, Actor by, Instant now) {
        contract.requireReading();
        var question = question(id);
        if (changesText && Side.of(by) == Side.VENDOR) {
            throw new RuleViolation("contract.question.onlyWeChangeText");
        }
        question.answer(answer, changesText ? contract.wording().edition() : null, by, now);
        contract.happened(new Answered(
                contract.id(),
                contract.engagement(),
                contract.wording().clause(question.clause()).title(),
                by,
                now));
    }

    /** Says, once, that a question needs nothing more. */
    public void settle(QuestionId id, Actor by, Instant now) {
        contract.requireReading();
        var question = question(id);
        if (!question.isOpen()) {
            return;
        }
        var clause = contract.wording().clause(question.clause());
        question.settle(clause, by, now);
        contract.happened(new Settled(contract.id(), contract.engagement(), clause.title(), by, now));
    }

    /** The answer was not enough: settles the question and asks further. */
    public ContractQuestion askFurther(QuestionId id, String text, Actor by, Instant now) {
        contract.requireReading();
        var question = question(id);
        if (question.state() != ContractQuestion.State.ANSWERED) {
            throw new RuleViolation("contract.question.notAnsweredYet");
        }
        ContractQuestion.required(text, "text");
        question.settle(contract.wording().clause(question.clause()), by, now);
        return ask(question.clause(), text, by, now);
    }

    /** The tick of this side under the clause as it now stands. */
    public Optional<Acknowledgement> understanding(Clause clause, Side side) {
        return understandings.stream()
                .filter(acknowledgement -> acknowledgement.isOf(clause, side))
                .findFirst();
    }

    /** What bound when this side last ticked the clause; empty if it never did, or nothing has changed since. */
    Optional<String> lastRead(Clause clause, Side side) {
        return understandings.stream()
                .filter(acknowledgement -> acknowledgement.isAbout(clause, side))
                .reduce((earlier, later) -> later)
                .filter(acknowledgement -> !acknowledgement.isOf(clause, side))
                .flatMap(acknowledgement -> clause.lawAt(acknowledgement.fingerprint()));
    }

    /** The clauses that this side has not ticked as they now stand. */
    public List<Clause> unread(Side side) {
        return contract.wording().clauses().stream()
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

    /** @throws NotFound if this contract has no such question */
    public ContractQuestion question(QuestionId id) {
        return questions.stream()
                .filter(question -> question.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    public List<ContractQuestion> questions() {
        return List.copyOf(questions);
    }

    public record ReadThrough(ContractId contract, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    public record Asked(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record Answered(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record Settled(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}
}
