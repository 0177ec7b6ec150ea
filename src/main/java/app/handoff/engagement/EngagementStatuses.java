package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks every stage where engagements stand: as many statements for a page of them as for one. */
@Service
public class EngagementStatuses {

    private final List<StageReporter> stages;

    EngagementStatuses(List<StageReporter> stages) {
        this.stages = stages;
    }

    @Transactional(readOnly = true)
    public Map<EngagementId, EngagementStatus> of(Collection<EngagementId> engagements, Instant now) {
        var told = new LinkedHashMap<EngagementId, Map<Stage, StageReport>>();
        engagements.forEach(engagement -> told.put(engagement, new EnumMap<>(Stage.class)));
        if (!engagements.isEmpty()) {
            for (var stage : stages) {
                stage.reports(engagements, now)
                        .forEach((engagement, report) ->
                                Objects.requireNonNull(told.get(engagement)).put(stage.stage(), report));
            }
        }
        var progresses = new LinkedHashMap<EngagementId, EngagementStatus>();
        told.forEach((engagement, reports) -> progresses.put(engagement, EngagementStatus.of(engagement, reports)));
        return progresses;
    }

    /** Where a single engagement stands. */
    @Transactional(readOnly = true)
    public EngagementStatus status(EngagementId engagement, Instant now) {
        return Objects.requireNonNull(of(List.of(engagement), now).get(engagement));
    }
}
