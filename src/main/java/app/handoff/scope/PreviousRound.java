package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.LevelsInUse.Experience;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last engagement of the same task: its scope of work as it was frozen last, and what became of its service levels.
 * The next round starts from here.
 *
 * @param name of that engagement
 */
record PreviousRound(EngagementId engagement, String name, FrozenScope scope, Map<ServiceLevelId, Experience> learned) {

    /**
     * The content of the next round: everything as it was frozen but the dates, which are new, with the service levels
     * proposed from what was agreed and measured. Two engagements never share an output or a service level.
     *
     * @param known what triage knows of the work, with the dates that are known now
     */
    ScopeContent content(ScopeContent known) {
        var last = scope.content();
        return last.withOutputsAnew(due -> due)
                .withLevels(last.levels().stream()
                        .map(level -> level.aimingAt(
                                        level.complete().map(this::proposed).orElse(level.target()))
                                .identified(ServiceLevelId.next()))
                        .toList())
                .with(known.timeline().dates(last.timeline()));
    }

    /**
     * What the next round aims at: what was measured, to the places of the old target and one more; what was agreed where
     * nothing was measured, where that is worse than the least that is accepted, and for a range.
     */
    private BigDecimal proposed(ServiceLevel level) {
        var experience = learned.get(level.id());
        if (experience == null) {
            return level.target();
        }
        var measured = experience.measured();
        if (measured == null || level.hasRange()) {
            return experience.agreed();
        }
        int places = Math.max(0, level.target().stripTrailingZeros().scale()) + 1;
        var rounded = measured.setScale(places, RoundingMode.HALF_UP);
        return level.accepts(rounded) ? rounded : experience.agreed();
    }

    /** The service levels side by side: asked for, agreed, measured, and proposed for the next round. */
    public List<Line> levels() {
        return scope.serviceLevels().stream()
                .map(level -> {
                    var experience = learned.get(level.id());
                    return new Line(
                            level,
                            experience == null ? level.target() : experience.agreed(),
                            experience == null ? null : experience.measured(),
                            proposed(level));
                })
                .toList();
    }

    /** One service level: null where nothing was measured. */
    public record Line(
            ServiceLevel level, BigDecimal agreed, @Nullable BigDecimal measured, BigDecimal proposed) {}
}
