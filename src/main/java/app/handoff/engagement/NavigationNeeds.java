package app.handoff.engagement;

import app.handoff.engagement.Agenda.Need;
import app.handoff.kernel.CurrentMember;
import app.handoff.web.NavigationCounts;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.RequestScope;

/** What needs the member of this request: asked once, used by the rail on every page and by home. */
@Component
@RequestScope(proxyMode = org.springframework.context.annotation.ScopedProxyMode.INTERFACES)
class NavigationNeeds implements Needs, NavigationCounts {

    /** Entries of the rail, beside home, that say how many things behind them need the member. */
    private static final List<String> WITH_A_COUNT = List.of("reports", "messages");

    private final WorkQueue workQueue;
    private final Clock clock;
    private @Nullable List<Need> needs;

    NavigationNeeds(WorkQueue workQueue, Clock clock) {
        this.workQueue = workQueue;
        this.clock = clock;
    }

    @Override
    public List<Need> needsOf(CurrentMember member) {
        if (needs == null) {
            needs = workQueue.needs(member, clock.instant());
        }
        return needs;
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
