package app.handoff.engagement;

import app.handoff.engagement.Agenda.Viewer;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.web.Anyone;
import app.handoff.web.MembersOnly;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Home: what needs this member, what runs, what is being prepared, what the next days bring. */
@Controller
class HomeController {

    private static final int RUNNING = 10;
    private static final int PREPARING = 20;

    /** The newest of so many engagements are spoken of, whether anybody waits for them or not. */
    private static final int OPEN = 50;

    private final Needs needs;
    private final WorkQueue workQueue;
    private final EngagementStatuses engagementStatuses;
    private final Engagements engagements;
    private final ObjectProvider<RunningEngagements> running;
    private final Format format;
    private final BusinessCache cache;
    private final Clock clock;

    HomeController(
            Needs needs,
            WorkQueue workQueue,
            EngagementStatuses engagementStatuses,
            Engagements engagements,
            ObjectProvider<RunningEngagements> running,
            Format format,
            BusinessCache cache,
            Clock clock) {
        this.needs = needs;
        this.workQueue = workQueue;
        this.engagementStatuses = engagementStatuses;
        this.engagements = engagements;
        this.running = running;
        this.format = format;
        this.cache = cache;
        this.clock = clock;
    }

    @GetMapping("/")
    @MembersOnly
    String home(CurrentMember member, Model model) {
        var seen = List.of(Viewer.of(member), needs.ownNeedsOf(member));
        model.addAttribute("home", cache.get(HomeController.class, seen, () -> view(member)));
        var now = clock.instant();
        int hour = now.atZone(member.locality().zone()).getHour();
        model.addAttribute("greeting", hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening");
        model.addAttribute("today", format.today(now));
        return "engagement/home";
    }

    /** The same for all of a role who were named for the same. */
    private HomeView view(CurrentMember member) {
        var now = clock.instant();
        var zone = member.locality().zone();
        var needed = needs.needsOf(member);
        var open = engagements.list(null, null, OPEN).stream()
                .filter(entry -> entry.endedAt() == null)
                .toList();
        var standings =
                engagementStatuses.of(open.stream().map(Engagements.Entry::id).toList(), now);
        var mine = WorkQueue.withNextSteps(needed, standings.values(), member, now);
        var happenings = workQueue.happenings(
                member.role(),
                now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant(),
                now.plus(Duration.ofDays(14)));
        var rows = running.stream()
                .flatMap(some -> some.running(now, RUNNING).stream())
                .toList();
        var names = new HashMap<>(workQueue.names(mine, happenings));
        names.putAll(namesOf(rows));
        var preparing = HomeView.preparing(open.stream().limit(PREPARING).toList(), standings);
        return new HomeView(
                HomeView.days(mine, names, now, zone),
                (int) needed.stream().filter(need -> need.kind().isCounted()).count(),
                HomeView.running(rows, names, format),
                HomeView.sum(rows),
                preparing,
                HomeView.fortnight(happenings, names, now, zone));
    }

    private java.util.Map<EngagementId, String> namesOf(List<RunningEngagements.Row> rows) {
        var ids = rows.stream().map(RunningEngagements.Row::engagement).toList();
        return ids.isEmpty() ? java.util.Map.of() : engagements.names(ids);
    }

    @GetMapping("/help")
    @Anyone
    String help(Model model) {
        return "engagement/help";
    }
}
