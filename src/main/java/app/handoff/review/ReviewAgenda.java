package app.handoff.review;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reviews that are due, and those that come. */
@Component
class ReviewAgenda implements Agenda {

    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);

    private final Reviews reviews;

    ReviewAgenda(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (limit < 1 || !viewer.role().includes(Role.MANAGER)) {
            return List.of();
        }
        var due = reviews.due(EVER, Reviews.day(now), limit).stream()
                .map(plan -> new Need(
                        plan.engagement(),
                        Sentence.of("review.agenda"),
                        ReviewStage.dueNote(plan),
                        plan.dueOn() == null ? null : ReviewStage.endOf(plan.dueOn()),
                        "/engagements/" + plan.engagement() + "/review",
                        Sentence.of("review.next.button"),
                        Need.Kind.YOUR_TURN));
        var decided = reviews.waiting(limit).stream()
                .map(waiting -> new Need(
                        waiting.engagement(),
                        waiting.next().button(),
                        waiting.next().reason(),
                        null,
                        waiting.next().href(),
                        waiting.next().button(),
                        Need.Kind.YOUR_TURN));
        return Stream.concat(due, decided).limit(limit).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        if (limit < 1) {
            return List.of();
        }
        return reviews.due(Reviews.day(from), Reviews.day(to), limit).stream()
                .filter(plan -> plan.dueOn() != null)
                .map(plan -> new Happening(
                                plan.engagement(),
                                Sentence.of("review.happening"),
                                ReviewStage.endOf(plan.dueOn()).at())
                        .on(plan.dueOn()))
                .toList();
    }
}
