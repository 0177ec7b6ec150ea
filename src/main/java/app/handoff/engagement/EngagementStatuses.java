package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.BusinessCache;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Asks every stage where engagements stand: as many statements for a page of them as for one. */
@Service
public class EngagementStatuses {

    /** What a part shares with the whole, and where that is done, below the address of the whole. */
    private static final Map<Stage, String> SHARED =
            new EnumMap<>(Map.of(Stage.SCOPE, "/scope", Stage.BIDDING, "/comparison"));

    private final List<StageReporter> stages;
    private final Engagements engagements;
    private final BusinessCache cache;

    EngagementStatuses(List<StageReporter> stages, Engagements engagements, BusinessCache cache) {
        this.stages = stages;
        this.engagements = engagements;
        this.cache = cache;
    }

    public Map<EngagementId, EngagementStatus> of(Collection<EngagementId> engagements, Instant now) {
        return cache.getAll(EngagementStatuses.class, engagements, unknown -> found(unknown, now));
    }

    private Map<EngagementId, EngagementStatus> found(Collection<EngagementId> engagements, Instant now) {
        var told = new LinkedHashMap<EngagementId, Map<Stage, StageReport>>();
        engagements.forEach(engagement -> told.put(engagement, new EnumMap<>(Stage.class)));
        for (var stage : stages) {
            stage.reports(engagements, now)
                    .forEach((engagement, report) ->
                            Objects.requireNonNull(told.get(engagement)).put(stage.stage(), report));
        }
        this.engagements
                .wholes(engagements)
                .forEach((part, whole) -> doneWith(whole, Objects.requireNonNull(told.get(part))));
        var statuses = new LinkedHashMap<EngagementId, EngagementStatus>();
        told.forEach((engagement, reports) -> statuses.put(engagement, EngagementStatus.of(engagement, reports)));
        return statuses;
    }

    /** Scope and bidding of a part were those of the whole; its own stages begin where only its own vendor is spoken of. */
    private static void doneWith(Engagements.Entry whole, Map<Stage, StageReport> reports) {
        SHARED.forEach((stage, page) -> {
            var key = "engagement.part." + stage;
            reports.computeIfAbsent(
                    stage,
                    done -> new StageReport(
                            StageReport.State.DONE,
                            Sentence.of(key, whole.name()),
                            null,
                            List.of(new StageReport.Step(
                                    Sentence.of(key + ".step", whole.name()),
                                    null,
                                    StageReport.Step.Progress.DONE,
                                    "/engagements/" + whole.id() + page)),
                            null,
                            null,
                            List.of()));
        });
    }

    /** Where a single engagement stands. */
    public EngagementStatus status(EngagementId engagement, Instant now) {
        return Objects.requireNonNull(of(List.of(engagement), now).get(engagement));
    }
}
