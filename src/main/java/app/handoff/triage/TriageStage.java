package app.handoff.triage;

import app.handoff.engagement.Baseline;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.Stage;
import app.handoff.engagement.StageReport;
import app.handoff.engagement.StageReport.Fact;
import app.handoff.engagement.StageReport.State;
import app.handoff.engagement.StageReport.Step;
import app.handoff.engagement.StageReporter;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Triage of an engagement is always done: the decision opened it. What remains is what it is measured against. */
@Component
class TriageStage implements StageReporter {

    private final Engagements engagements;

    TriageStage(Engagements engagements) {
        this.engagements = engagements;
    }

    @Override
    public Stage stage() {
        return Stage.TRIAGE;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EngagementId, StageReport> reports(Collection<EngagementId> ids, Instant now) {
        return ids.isEmpty()
                ? Map.of()
                : engagements.all(ids).stream().collect(Collectors.toMap(Engagement::id, TriageStage::report));
    }

    private static StageReport report(Engagement engagement) {
        var baseline = engagement.baseline();
        var fact = baseline.hoursProvable()
                ? Sentence.of("triage.stage.fact", baseline.hoursPerYear())
                : Sentence.of("triage.stage.factNoHours");
        var decide = new Step(
                Sentence.of("triage.stage.decide"),
                Sentence.of("triage.stage.decided", engagement.leadingReason()),
                Step.Progress.DONE,
                "/tasks/" + engagement.taskId() + "/decision",
                Role.MANAGER);
        return new StageReport(State.DONE, fact, null, List.of(decide), null, null, facts(engagement, baseline));
    }

    private static List<Fact> facts(Engagement engagement, Baseline baseline) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                Sentence.of("triage.stage.reason"),
                Sentence.of("triage.stage.word", engagement.leadingReason()),
                engagement.reasons().size() > 1
                        ? Sentence.of(
                                "triage.stage.otherReasons",
                                engagement.reasons().size() - 1)
                        : null,
                false));
        facts.add(
                baseline.provable()
                        ? new Fact(
                                Sentence.of("triage.stage.costToday"),
                                Sentence.of("triage.stage.aYear", baseline.costPerYear()),
                                baseline.hoursProvable()
                                        ? Sentence.of("triage.stage.hoursAYear", baseline.hoursPerYear())
                                        : null,
                                true)
                        : new Fact(
                                Sentence.of("triage.stage.costToday"),
                                Sentence.of("triage.stage.notProvable"),
                                baseline.hoursProvable()
                                        ? Sentence.of("triage.stage.hoursAYear", baseline.hoursPerYear())
                                        : null,
                                true));
        engagement
                .endReason()
                .ifPresent(reason -> facts.add(new Fact(
                        Sentence.of("triage.stage.stopped"), Sentence.of("triage.stage.word", reason), null, false)));
        facts.add(new Fact(
                Sentence.of("triage.stage.judge"), Sentence.of("triage.stage.word", engagement.judge()), null, false));
        return facts;
    }
}
