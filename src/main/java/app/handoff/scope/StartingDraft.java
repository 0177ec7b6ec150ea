package app.handoff.scope;

import app.handoff.shared.DataClass;
import app.handoff.shared.Ids;
import app.handoff.shared.ServiceLevelId;
import java.util.EnumSet;
import java.util.List;

/**
 * A ready-made scope for a common kind of work, in our own words, to be changed until it fits.
 *
 * @param key names it, as in its address: bookkeeping
 * @param name what it is called: Bookkeeping
 * @param summary what is in it, in a sentence
 */
public record StartingDraft(String key, String name, String summary, ScopeContent content) {

    /** This draft laid over what triage knows: who judges the work and what data it touches is kept. */
    ScopeContent over(ScopeContent known) {
        return withNewIds()
                .with(data(known))
                .with(oversight(known))
                .withLevels(content.levels().stream()
                        .map(level -> level.identified(ServiceLevelId.next()))
                        .toList());
    }

    /** Two engagements that start from the same draft never share an output or a service level. */
    private ScopeContent withNewIds() {
        return content.withOutputs(content.outputs().stream()
                .map(output -> new Output(
                        Ids.next(),
                        output.deliverable(),
                        output.format(),
                        output.acceptance(),
                        output.quality(),
                        output.noQualityBecause(),
                        output.quantity(),
                        output.noQuantityBecause(),
                        output.due(),
                        output.noDueBecause()))
                .toList());
    }

    private DataRules data(ScopeContent known) {
        var draft = content.data();
        var classes = EnumSet.noneOf(DataClass.class);
        classes.addAll(draft.classes());
        classes.addAll(known.data().classes());
        return new DataRules(
                List.copyOf(classes),
                draft.none() && classes.isEmpty(),
                draft.allowedUse(),
                draft.storage(),
                draft.retention(),
                draft.atEnd(),
                draft.subcontractors(),
                draft.breachNoticeHours());
    }

    private OversightPlan oversight(ScopeContent known) {
        var draft = content.oversight();
        var judge = known.oversight().accountable();
        return new OversightPlan(
                judge,
                known.oversight().deputy(),
                judge,
                judge,
                draft.escalations(),
                draft.hoursPerWeek(),
                draft.approvals());
    }
}
