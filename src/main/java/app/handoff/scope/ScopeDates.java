package app.handoff.scope;

import app.handoff.kernel.ProcedureDates.Contradiction;
import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Order;
import app.handoff.kernel.ProcedureDates.Place;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.DateConflict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What cannot be among the days of a scope and of its bidding; before there is one, among those that it would usually have. */
@Component
class ScopeDates {

    private final PromisedDates promised;
    private final Format format;
    private final Clock clock;

    ScopeDates(PromisedDates promised, Format format, Clock clock) {
        this.promised = promised;
        this.format = format;
        this.clock = clock;
    }

    List<DateConflict> conflicts(ScopeOfWork scope) {
        var now = clock.instant();
        var today = format.today(now);
        var told = promised.of(scope.engagement());
        boolean beforeBidding =
                scope.number() == 1 && !scope.isFrozen() && told.days().isEmpty();
        return (beforeBidding ? promised.usual(today) : told)
                .with(scope.content().timeline().dates()).contradictions().stream()
                        .map(found -> new DateConflict(
                                problem(found, beforeBidding), found.ways(day -> place(scope, day, now), today)))
                        .toList();
    }

    private static Sentence problem(Contradiction found, boolean beforeBidding) {
        return beforeBidding && found.order() == Order.BIDS_ARE_DUE_BEFORE_WORK
                ? Sentence.of("dates.soon", found.earlier(), found.later())
                : found.problem();
    }

    private @Nullable Place place(ScopeOfWork scope, Day day, Instant now) {
        var ours = ScopeDays.place(scope.engagement(), scope.isFrozen(), day);
        if (ours == null) {
            return promised.place(scope.engagement(), day, now);
        }
        return scope.isFrozen() && !promised.takesNextVersion(scope.engagement(), now) ? null : ours;
    }
}
