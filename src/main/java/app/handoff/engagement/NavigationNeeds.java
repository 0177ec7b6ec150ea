package app.handoff.engagement;

import app.handoff.engagement.Agenda.Need;
import app.handoff.engagement.Agenda.Viewer;
import app.handoff.kernel.CurrentMember;
import app.handoff.tenancy.BusinessCache;
import app.handoff.web.NavigationCounts;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What needs a member: asked once for all who may see the same, and beside it what needs this one alone; used by the rail on every
 * page and by home.
 */
@Component
class NavigationNeeds implements Needs, NavigationCounts {

    /** Entries of the rail, beside home, that say how many things behind them need the member. */
    private static final List<String> WITH_A_COUNT = List.of("reports", "messages");

    private final WorkQueue workQueue;
    private final List<PersonalAgenda> personal;
    private final BusinessCache cache;
    private final Clock clock;

    NavigationNeeds(WorkQueue workQueue, List<PersonalAgenda> personal, BusinessCache cache, Clock clock) {
        this.workQueue = workQueue;
        this.personal = personal;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public List<Need> needsOf(CurrentMember member) {
        var viewer = Viewer.of(member);
        var shared = cache.get(NavigationNeeds.class, viewer, () -> workQueue.needs(viewer, clock.instant()));
        var own = ownNeedsOf(member);
        return own.isEmpty() ? shared : WorkQueue.together(shared, own, clock.instant());
    }

    @Override
    public List<Need> ownNeedsOf(CurrentMember member) {
        return cache.get(
                NavigationNeeds.class,
                member.id(),
                () -> personal.stream()
                        .flatMap(agenda -> agenda.needs(member, clock.instant()).stream())
                        .toList());
    }

    @Override
    public Map<String, Integer> of(CurrentMember member) {
        var counts = new HashMap<String, Integer>();
        for (var need : needsOf(member)) {
            if (need.kind().isCounted()) {
                counts.merge("home", 1, Integer::sum);
                WITH_A_COUNT.stream()
                        .filter(entry -> need.href().startsWith("/" + entry))
                        .forEach(entry -> counts.merge(entry, need.things(), Integer::sum));
            }
        }
        return counts;
    }
}
