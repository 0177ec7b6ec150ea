package app.handoff.triage;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins with what everything else builds on, the profile and the first task, until they are written. Then reminds of the one
 * task that would free the most and waits for a decision: one line, never a list.
 */
@Component
class TriageAgenda implements Agenda {

    private final TaskRepository tasks;
    private final NextTasks nextTasks;

    TriageAgenda(TaskRepository tasks, NextTasks nextTasks) {
        this.tasks = tasks;
        this.nextTasks = nextTasks;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || limit < 1) {
            return List.of();
        }
        var written = tasks.written();
        var first = new ArrayList<Need>();
        if (!written.getProfile()) {
            first.add(step("profile", "/profile"));
        }
        if (!written.getTasks()) {
            first.add(step("task", "/tasks/new"));
        }
        return Stream.concat(first.stream(), decision()).limit(limit).toList();
    }

    private static Need step(String what, String page) {
        return new Need(
                null,
                Sentence.of("triage.first." + what),
                Sentence.of("triage.first." + what + ".note"),
                null,
                page,
                Sentence.of("triage.first." + what + ".button"),
                Need.Kind.YOUR_TURN);
    }

    private Stream<Need> decision() {
        return nextTasks.undecided(1).stream()
                .filter(candidate -> candidate.score() >= Assessment.WORTH_IT)
                .map(candidate -> new Need(
                        null,
                        Sentence.of("triage.agenda.decide", candidate.name()),
                        Sentence.of("triage.agenda.note", candidate.score(), candidate.hoursPerYear()),
                        null,
                        "/tasks/" + candidate.taskId() + "/decision",
                        Sentence.of("triage.agenda.button"),
                        Need.Kind.YOUR_TURN));
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return List.of();
    }
}
