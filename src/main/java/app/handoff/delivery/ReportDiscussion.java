package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What was asked about a report and answered, and what was said against its measurements. All of it is kept. */
@Embeddable
class ReportDiscussion {

    public static final int LONGEST_REASON = 500;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ReportQuestion> questions = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Objection> objections = List.of();

    protected ReportDiscussion() {}

    void ask(String question, Actor by, Instant now) {
        var asked = new ReasonedDecision(by, now, ReportContent.required(question, "question", LONGEST_REASON));
        questions = Stream.concat(questions.stream(), Stream.of(new ReportQuestion(asked, null, null)))
                .toList();
    }

    void answer(String text, Actor by, Instant now) {
        var answer = new ReasonedDecision(by, now, ReportContent.required(text, "answer", ReportContent.LONGEST_TEXT));
        questions = questions.stream()
                .map(question -> question.waits() ? new ReportQuestion(question.asked(), answer, null) : question)
                .toList();
    }

    /** The report was sent again instead of an answer. */
    void sentAgain(int revision) {
        questions = questions.stream()
                .map(question -> question.waits() ? new ReportQuestion(question.asked(), null, revision) : question)
                .toList();
    }

    void object(Objection objection) {
        objections = Stream.concat(objections.stream(), Stream.of(objection)).toList();
    }

    List<Objection> objections(int revision) {
        return objections.stream()
                .filter(objection -> objection.revision() == revision)
                .toList();
    }

    /** All that was ever asked, the oldest first. */
    public List<ReportQuestion> questions() {
        return questions;
    }

    /** The question that waits for an answer. */
    public Optional<ReasonedDecision> openQuestion() {
        return questions.stream()
                .filter(ReportQuestion::waits)
                .map(ReportQuestion::asked)
                .findFirst();
    }

    record Queried(DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}

    record Answered(DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
