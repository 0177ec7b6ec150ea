package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
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

    private final List<StageReporter> stages;
    private final BusinessCache cache;

    EngagementStatuses(List<StageReporter> stages, BusinessCache cache) {
        this.stages = stages;
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
        var statuses = new LinkedHashMap<EngagementId, EngagementStatus>();
        told.forEach((engagement, reports) -> statuses.put(engagement, EngagementStatus.of(engagement, reports)));
        return statuses;
    }

    /** Where a single engagement stands. */
    public EngagementStatus status(EngagementId engagement, Instant now) {
        return Objects.requireNonNull(of(List.of(engagement), now).get(engagement));
    }
}
