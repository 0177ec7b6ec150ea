package app.handoff.engagement;

import app.handoff.engagement.Agenda.Need;
import app.handoff.engagement.Engagements.Entry;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.web.MembersOnly;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The engagements: their list, the page of one with its next step, and everything that was done in them. */
@Controller
@MembersOnly
class EngagementController {

    private static final int PAGE = 20;
    private static final int RECENT = 8;
    private static final int ACTS = 50;
    private static final int LONGEST_SEARCH = 100;

    private final Engagements engagements;
    private final EngagementStatuses engagementStatuses;
    private final Activities activities;
    private final Format format;
    private final BusinessCache cache;
    private final Needs needs;
    private final Clock clock;

    EngagementController(
            Engagements engagements,
            EngagementStatuses engagementStatuses,
            Activities activities,
            Format format,
            BusinessCache cache,
            Needs needs,
            Clock clock) {
        this.engagements = engagements;
        this.engagementStatuses = engagementStatuses;
        this.activities = activities;
        this.format = format;
        this.cache = cache;
        this.needs = needs;
        this.clock = clock;
    }

    @GetMapping("/engagements")
    String list(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var wanted = search == null || search.isBlank()
                ? null
                : search.strip()
                        .substring(0, Math.min(LONGEST_SEARCH, search.strip().length()));
        var page = cache.get(EngagementController.class, new ListQuestion(wanted, after), () -> list(wanted, after));
        model.addAttribute("engagements", page.lines());
        model.addAttribute("older", page.older());
        model.addAttribute("search", wanted);
        return "engagement/engagements";
    }

    private ListPage list(@Nullable String search, @Nullable String after) {
        var found = engagements.list(search, after == null ? null : EngagementId.of(after), PAGE);
        var shown = found.stream().limit(PAGE).toList();
        var progress = engagementStatuses.of(shown.stream().map(Entry::id).toList(), clock.instant());
        return new ListPage(
                shown.stream()
                        .map(entry -> new Line(entry, Objects.requireNonNull(progress.get(entry.id()))))
                        .toList(),
                found.size() > PAGE ? shown.get(PAGE - 1).id().toString() : null);
    }

    @GetMapping("/engagements/{id}")
    String engagement(@PathVariable String id, CurrentMember member, Model model) {
        var engagement = EngagementId.of(id);
        var page = cache.get(
                EngagementController.class, List.of(engagement, member.role()), () -> page(engagement, member));
        model.addAttribute("page", page);
        return "engagement/engagement";
    }

    /** The same for all of a role. */
    private EngagementPage page(EngagementId id, CurrentMember member) {
        var status = engagementStatuses.status(id, clock.instant());
        var badge = status.badge();
        return new EngagementPage(
                engagements.find(id).orElseThrow(NotFound::new),
                status,
                status.stops(format),
                status.steps().stream().map(step -> step(step, member)).toList(),
                status.facts().stream()
                        .filter(fact -> !fact.ownersOnly() || member.may(Role.MANAGER))
                        .map(fact ->
                                new Fact(format.text(fact.label()), format.text(fact.value()), written(fact.note())))
                        .toList(),
                badge == null ? null : new Badge(badge.kind().name(), format.text(badge.text())),
                next(status, member),
                status.isRunning() && member.may(Role.MANAGER) ? places(id) : List.of(),
                activities.of(id, RECENT));
    }

    /** Where what belongs to running work is found, day by day. */
    private List<Place> places(EngagementId id) {
        return Stream.of("running", "meetings", "running/breaches", "invoices", "contract")
                .map(page -> {
                    var key = "engagement.place." + page.replace('/', '.');
                    return new Place(
                            format.message(key), format.message(key + ".note"), "/engagements/" + id + "/" + page);
                })
                .toList();
    }

    private Step step(StageReport.Step step, CurrentMember member) {
        return new Step(
                format.text(step.title()),
                written(step.note()),
                step.progress().name(),
                step.progress() == StageReport.Step.Progress.YOUR_TURN && !member.may(step.turnOf())
                        ? format.message("engagement.step.turn." + step.turnOf())
                        : null,
                member.may(step.least()) ? step.href() : null);
    }

    private @Nullable String written(@Nullable Sentence sentence) {
        return sentence == null ? null : format.text(sentence);
    }

    /** The next step as this member meets it: what they may not do says who does it. */
    private Next next(EngagementStatus engagementStatus, CurrentMember member) {
        var step = engagementStatus.next();
        if (step == null) {
            return needs.needsOf(member).stream()
                    .filter(need -> engagementStatus.engagement().equals(need.engagement()))
                    .filter(need -> need.kind() != Need.Kind.WAITING)
                    .findFirst()
                    .map(need -> new Next(
                            StringUtils.capitalize(format.text(need.title())),
                            written(need.note()),
                            need.href(),
                            format.text(need.button())))
                    .orElseGet(() -> quiet(engagementStatus));
        }
        var title = format.message("engagement.next", format.text(step.title()));
        var reason = step.due() == null
                ? format.text(step.reason())
                : format.message("engagement.next.by", step.due(), step.reason());
        if (!member.may(step.least())) {
            var whose = format.message("engagement.turn." + step.least());
            return new Next(title, format.message("engagement.next.notYours", reason, whose), null, null);
        }
        return new Next(title, reason, step.href(), format.text(step.button()));
    }

    private Next quiet(EngagementStatus engagementStatus) {
        var until = engagementStatus.quietUntil();
        return new Next(
                until == null ? format.message("engagement.next.nothing") : format.text(until), null, null, null);
    }

    @GetMapping("/activity")
    String activity(
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String last,
            Model model) {
        var wanted = new ActivityQuestion(instant(before), last == null ? null : Ids.parse(last));
        var page = cache.get(EngagementController.class, wanted, () -> activity(wanted));
        model.addAttribute("acts", page.acts());
        model.addAttribute("oldest", page.oldest());
        return "engagement/activity";
    }

    private ActivityPage activity(ActivityQuestion wanted) {
        var found = activities.page(wanted.before(), wanted.last(), ACTS + 1);
        var shown = found.stream().limit(ACTS).toList();
        var names = shown.isEmpty()
                ? Map.<EngagementId, String>of()
                : engagements.names(
                        shown.stream().map(Activity::engagement).distinct().toList());
        return new ActivityPage(
                shown.stream()
                        .map(act -> new Act(act, act.engagement().toString(), names.getOrDefault(act.engagement(), "")))
                        .toList(),
                found.size() > ACTS ? shown.get(ACTS - 1) : null);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new NotFound();
        }
    }

    private record ListQuestion(
            @Nullable String search, @Nullable String after) {}

    private record ActivityQuestion(
            @Nullable Instant before, @Nullable UUID last) {}

    /** @param oldest the last one shown, if others follow */
    private record ActivityPage(List<Act> acts, @Nullable Activity oldest) {}

    /** @param older the last one shown, if others follow */
    private record ListPage(List<Line> lines, @Nullable String older) {}

    record Line(Entry entry, EngagementStatus progress) {

        public boolean isOver() {
            return entry.endedAt() != null;
        }

        /** What is to do next; null where nothing is, and of what is over. */
        public @Nullable NextStep next() {
            return isOver() ? null : progress.next();
        }

        /** Whether what is to do next is nothing that staff can do. */
        public boolean isForNoStaff() {
            var next = next();
            return next != null && next.least() != Role.STAFF;
        }
    }

    /**
     * The page of one engagement.
     *
     * @param standing how its current stage goes, in a word; null where there is nothing to say
     * @param places where what belongs to running work is found; none before it runs, and none for staff
     * @param acts what was done last
     */
    record EngagementPage(
            Entry engagement,
            EngagementStatus status,
            List<EngagementStatus.Stop> stages,
            List<Step> steps,
            List<Fact> facts,
            @Nullable Badge standing,
            Next next,
            List<Place> places,
            List<Activity> acts) {

        public List<Step> openSteps() {
            return steps.stream().filter(step -> !step.isDone()).toList();
        }

        public List<Step> completedSteps() {
            return steps.stream().filter(Step::isDone).toList();
        }
    }

    /** @param turnOf whose turn it is, where it is somebody else's */
    record Step(
            String title,
            @Nullable String note,
            String progress,
            @Nullable String turnOf,
            @Nullable String href) {

        boolean isDone() {
            return progress.equals(StageReport.Step.Progress.DONE.name());
        }
    }

    record Place(String title, String note, String href) {}

    record Fact(String label, String value, @Nullable String note) {}

    record Badge(String kind, String text) {}

    record Next(
            String title,
            @Nullable String reason,
            @Nullable String href,
            @Nullable String button) {}

    record Act(Activity act, String engagement, String name) {}
}
