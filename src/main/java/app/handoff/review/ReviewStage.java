package app.handoff.review;

import app.handoff.engagement.NextStep;
import app.handoff.engagement.Stage;
import app.handoff.engagement.StageReport;
import app.handoff.engagement.StageReport.State;
import app.handoff.engagement.StageReport.Step;
import app.handoff.engagement.StageReporter;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the reviews of engagements stand: two statements, however many are asked for. */
@Component
class ReviewStage implements StageReporter {

    private final Reviews reviews;

    ReviewStage(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Stage stage() {
        return Stage.REVIEW;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EngagementId, StageReport> reports(Collection<EngagementId> engagements, Instant now) {
        if (engagements.isEmpty()) {
            return Map.of();
        }
        var planned = reviews.planned(engagements);
        if (planned.isEmpty()) {
            return Map.of();
        }
        var last = reviews.newest(planned.keySet());
        var asked = last.values().stream()
                .filter(review -> review.verdict() == ReviewVerdict.REBID)
                .map(Review::engagement)
                .toList();
        var rounds = reviews.nextRounds(asked);
        var told = new HashMap<EngagementId, StageReport>();
        planned.forEach((id, plan) -> told.put(id, report(plan, last.get(id), rounds.get(id), Reviews.day(now))));
        return told;
    }

    private static StageReport report(
            ReviewPlan plan, @Nullable Review last, @Nullable EngagementId nextRound, LocalDate today) {
        var dueOn = plan.dueOn();
        boolean due = plan.isDue(today);
        boolean over = dueOn == null && last != null;
        Sentence fact = due
                ? Sentence.of("review.stage.due")
                : dueOn != null
                        ? Sentence.of("review.stage.dueOn", dueOn)
                        : last != null
                                ? Sentence.of("review.stage.verdict", Objects.requireNonNull(last.verdict()))
                                : Sentence.of("review.stage.later");
        var page = "/engagements/" + plan.engagement() + "/review";
        var note = due
                ? dueNote(plan)
                : last == null
                        ? fact
                        : Sentence.of("review.results.verdict", Objects.requireNonNull(last.verdict()), last.to());
        var progress = due
                ? Step.Progress.YOUR_TURN
                : over ? Step.Progress.DONE : last == null ? Step.Progress.CANNOT_START : Step.Progress.IN_PROGRESS;
        var steps = new ArrayList<Step>();
        steps.add(
                new Step(Sentence.of("review.title"), note, progress, due || last != null ? page : null, Role.MANAGER));
        var follow = last == null ? List.<FollowUp>of() : FollowUp.of(plan, last, nextRound);
        follow.forEach(one -> steps.add(one.step()));
        var next = due && dueOn != null
                ? new NextStep(
                        Sentence.of("review.next"),
                        dueNote(plan),
                        endOf(dueOn),
                        page,
                        Sentence.of("review.next.button"),
                        Role.MANAGER)
                : follow.stream()
                        .map(FollowUp::next)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new StageReport(
                next != null ? State.CURRENT : over ? State.DONE : State.NOT_STARTED,
                fact,
                null,
                steps,
                next,
                null,
                List.of());
    }

    static Sentence dueNote(ReviewPlan plan) {
        var rule = "review.due." + plan.dueRule();
        return Sentence.of(
                plan.dueRule() == DueRule.BEFORE_NOTICE ? rule + "." + plan.renewal() : rule,
                plan.vendorName(),
                plan.noticeOn(),
                plan.ends());
    }

    static Deadline endOf(LocalDate day) {
        var zone = Tenancy.locality().zone();
        return new Deadline(day.atTime(LocalTime.of(23, 59)).atZone(zone).toInstant(), zone);
    }
}
