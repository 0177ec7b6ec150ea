package app.handoff.review;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import app.handoff.tenancy.BusinessCache;
import app.handoff.triage.NextTasks;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What could go next, with the vendors who did well: a task is started with one of them in one step. */
@Controller
@OwnersAndManagersOnly
class NextTasksController {

    static final int SHOWN = 20;

    private final Reviews reviews;
    private final EngagementResults results;
    private final NextTasks tasks;
    private final BusinessCache cache;
    private final Clock clock;

    NextTasksController(Reviews reviews, EngagementResults results, NextTasks tasks, BusinessCache cache, Clock clock) {
        this.reviews = reviews;
        this.results = results;
        this.tasks = tasks;
        this.cache = cache;
        this.clock = clock;
    }

    @GetMapping("/results/next")
    String next(Model model) {
        model.addAttribute("next", cache.get(NextTasksController.class, SHOWN, () -> ranked(results, tasks, SHOWN)));
        return "review/next";
    }

    /** Opens the engagement of a task, with the vendor of another one as a candidate. */
    @PostMapping("/results/next")
    String start(
            @RequestParam TaskId task,
            @RequestParam EngagementId proven,
            CurrentMember member,
            RedirectAttributes next) {
        try {
            var engagement = FormSubmission.answerAfterOthers(
                    () -> reviews.startNext(task, proven, member.actor(), clock.instant()));
            Toast.show(next, "review.next.started");
            return "redirect:/engagements/" + engagement;
        } catch (RuleViolation refused) {
            Toast.show(next, refused.code(), refused.arguments());
            return "redirect:/tasks/" + task + "/decision";
        }
    }

    /** The tasks that could go next, the best first, each with the vendor who did such work well. */
    static List<NextTask> ranked(EngagementResults results, NextTasks tasks, int most) {
        var ranked = tasks.ranked(most);
        if (ranked.isEmpty()) {
            return List.of();
        }
        var proven = results.proven();
        return ranked.stream()
                .map(task -> new NextTask(task, proven.get(task.kind())))
                .toList();
    }

    /** @param proven whose work of this kind was good; null where nobody's was reviewed yet */
    record NextTask(NextTasks.Candidate task, EngagementResults.@Nullable Proven proven) {}
}
