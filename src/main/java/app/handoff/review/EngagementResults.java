package app.handoff.review;

import app.handoff.engagement.Baseline;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.TaskKind;
import app.handoff.kernel.EngagementId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What all engagements brought whose work began, by their finished reviews. */
@Service
class EngagementResults {

    /** How many engagements at most; the newest count. */
    private static final int MOST = 200;

    /** How many a file holds at most. */
    static final int MOST_IN_A_FILE = 2_000;

    private final ReviewPlanRepository plans;
    private final ReviewRepository reviews;
    private final Engagements engagements;

    EngagementResults(ReviewPlanRepository plans, ReviewRepository reviews, Engagements engagements) {
        this.plans = plans;
        this.reviews = reviews;
        this.engagements = engagements;
    }

    /**
     * Engagements whose work began, with their finished reviews: first those that run, whose day for notice comes soonest first, then those that are over, the last one first.
     * One more than asked for where others follow.
     *
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public List<Standing> page(int page, int size) {
        return standings(plans.byEnd((long) page * size, size + 1));
    }

    private List<Standing> standings(List<ReviewPlan> newest) {
        var ids = newest.stream().map(ReviewPlan::engagement).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var opened = engagements.all(ids).stream().collect(Collectors.toMap(Engagement::id, of -> of));
        var finished = reviews.finished(ids).stream().collect(Collectors.groupingBy(Review::engagement));
        return newest.stream()
                .filter(plan -> opened.containsKey(plan.engagement()))
                .map(plan -> {
                    var of = Objects.requireNonNull(opened.get(plan.engagement()));
                    return new Standing(
                            plan,
                            of.name(),
                            of.kind(),
                            of.baseline(),
                            finished.getOrDefault(plan.engagement(), List.of()));
                })
                .toList();
    }

    /** For each kind of work the vendor who pleased most in it, by the last review of each engagement that goes on. */
    @Transactional(readOnly = true)
    public Map<TaskKind, Proven> proven() {
        var best = new EnumMap<TaskKind, Proven>(TaskKind.class);
        var newest = plans.newest(Limit.of(MOST));
        var ids = newest.stream().map(ReviewPlan::engagement).toList();
        if (ids.isEmpty()) {
            return best;
        }
        var kinds = engagements.all(ids).stream().collect(Collectors.toMap(Engagement::id, Engagement::kind));
        var lasts = reviews.lastSaid(ids).stream()
                .collect(Collectors.toMap(Said::engagement, last -> last, (one, other) -> one));
        for (var plan : newest) {
            var kind = kinds.get(plan.engagement());
            var last = lasts.get(plan.engagement());
            if (kind != null && last != null && isProven(last)) {
                last.entries()
                        .satisfaction()
                        .ifPresent(score -> best.merge(
                                kind,
                                new Proven(plan.engagement(), plan.vendorName(), score),
                                (one, other) -> other.score() > one.score() ? other : one));
            }
        }
        return best;
    }

    /** What a review came to, without the figures and weeks that prove it. */
    record Said(
            EngagementId engagement,
            ReviewInput entries,
            @Nullable ReviewVerdict verdict) {}

    /** Work that goes on, or a one-off project whose vendor we would ask again. */
    private static boolean isProven(Said last) {
        var again = last.entries().again();
        return again == null ? last.verdict() != null && last.verdict().goesOn() : again;
    }

    /**
     * A vendor whose work was reviewed, and how satisfied people were with it, from 1 to 5.
     *
     * @param engagement in which it did that work
     */
    public record Proven(EngagementId engagement, String vendor, double score) {}

    /** @param reviews the finished ones, the newest first; none while the work runs towards its first one */
    public record Standing(ReviewPlan plan, String name, TaskKind kind, Baseline baseline, List<Review> reviews) {

        public @Nullable Review last() {
            return reviews.isEmpty() ? null : reviews.get(0);
        }
    }
}
