package app.handoff.diligence;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Interviews that are planned stand among the days ahead, for those who may read about candidates. */
@Component
class InterviewsAgenda implements Agenda {

    private final PlannedInterviewRepository interviews;

    InterviewsAgenda(PlannedInterviewRepository interviews) {
        this.interviews = interviews;
    }

    @Override
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        return List.of();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return limit < 1
                ? List.of()
                : interviews.between(from, to, Limit.of(limit)).stream()
                        .map(InterviewsAgenda::happening)
                        .toList();
    }

    private static Happening happening(PlannedInterview planned) {
        var plan = planned.plan();
        return new Happening(
                        planned.engagement(),
                        Sentence.of(
                                "diligence.agenda.interview",
                                planned.candidate().name()),
                        plan.start())
                .named(planned.id().toString())
                .lasting(plan.length(), plan.place())
                .only(Role.MANAGER);
    }
}
