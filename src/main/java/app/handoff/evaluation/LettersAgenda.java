package app.handoff.evaluation;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds of the letters and the answers that vendors wait for. */
@Component
class LettersAgenda implements Agenda {

    private final LetterRepository letters;
    private final ResultQuestionRepository questions;

    LettersAgenda(LetterRepository letters, ResultQuestionRepository questions) {
        this.letters = letters;
        this.questions = questions;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || limit < 1) {
            return List.of();
        }
        var most = Limit.of(limit);
        var toSend = letters.waiting(most).stream()
                .map(waiting -> need(
                        waiting.getEngagement(),
                        "evaluation.agenda.letters",
                        waiting.getLetters(),
                        "/award/letters",
                        "evaluation.letters.open"));
        var toAnswer = questions.waiting(most).stream()
                .map(waiting -> need(
                        waiting.getEngagement(),
                        "evaluation.agenda.questions",
                        waiting.getQuestions(),
                        "/award/questions",
                        "evaluation.agenda.questions.button"));
        return Stream.concat(toSend, toAnswer).limit(limit).toList();
    }

    private static Need need(UUID id, String what, int number, String page, String button) {
        var engagement = new EngagementId(id);
        return new Need(
                engagement,
                Sentence.of(what, number),
                Sentence.of(what + ".note"),
                null,
                "/engagements/" + engagement + page,
                Sentence.of(button),
                Need.Kind.YOUR_TURN);
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return List.of();
    }
}
