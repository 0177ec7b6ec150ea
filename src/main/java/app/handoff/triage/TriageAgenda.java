package app.handoff.triage;

import app.handoff.shared.Role;
import app.handoff.shared.Text;
import app.handoff.shared.stage.Agenda;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds of the one task that would free the most and waits for a decision. One line, never a list. */
@Component
class TriageAgenda implements Agenda {

    private final NextTasks nextTasks;

    TriageAgenda(NextTasks nextTasks) {
        this.nextTasks = nextTasks;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || limit < 1) {
            return List.of();
        }
        return nextTasks.undecided(1).stream()
                .filter(candidate -> candidate.score() >= Assessment.WORTH_IT)
                .map(candidate -> new Need(
                        null,
                        Text.of("triage.agenda.decide", candidate.name()),
                        Text.of("triage.agenda.note", candidate.score(), candidate.hoursPerYear()),
                        null,
                        "/tasks/" + candidate.taskId() + "/decision",
                        Text.of("triage.agenda.button"),
                        Need.Kind.YOUR_TURN))
                .toList();
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return List.of();
    }
}
