package app.handoff.scope;

import app.handoff.engagement.NextStep;
import app.handoff.engagement.Stage;
import app.handoff.engagement.StageReport;
import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.StageReport.Fact;
import app.handoff.engagement.StageReport.State;
import app.handoff.engagement.StageReport.Step;
import app.handoff.engagement.StageReport.Step.Progress;
import app.handoff.engagement.StageReporter;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The scope stage: current until a first version is frozen, done from then on, even while a later one is written. */
@Component
class ScopeStage implements StageReporter {

    private final ScopeOfWorkRepository scopes;
    private final ScopesOfWork frozen;

    ScopeStage(ScopeOfWorkRepository scopes, ScopesOfWork frozen) {
        this.scopes = scopes;
        this.frozen = frozen;
    }

    @Override
    public Stage stage() {
        return Stage.SCOPE;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EngagementId, StageReport> reports(Collection<EngagementId> engagements, Instant now) {
        if (engagements.isEmpty()) {
            return Map.of();
        }
        var finals = frozen.frozen(engagements);
        var reports = new LinkedHashMap<EngagementId, StageReport>();
        for (var scope : scopes.newest(engagements)) {
            var version = finals.get(scope.engagement());
            reports.put(
                    scope.engagement(),
                    scope.isSetAside() ? setAside() : version == null ? inWork(scope) : done(scope, version));
        }
        return reports;
    }

    /** The work goes on by the scope that was frozen for the round before. */
    private static StageReport setAside() {
        return new StageReport(State.DONE, Sentence.of("scope.stage.setAside"), null, List.of(), null, null, List.of());
    }

    private static StageReport inWork(ScopeOfWork scope) {
        var readiness = scope.readiness();
        var fact = scope.content().blank()
                ? Sentence.of("scope.stage.notStarted")
                : Sentence.of("scope.check.ready", readiness.ready(), readiness.checks());
        return new StageReport(
                State.CURRENT,
                fact,
                new Badge(Badge.Kind.IDLE, Sentence.of("scope.stage.badge")),
                steps(scope, readiness),
                ScopeTask.of(scope, readiness).next(),
                null,
                List.of());
    }

    private static List<Step> steps(ScopeOfWork scope, Readiness readiness) {
        var path = "/engagements/" + scope.engagement() + "/scope";
        boolean complete = readiness.gaps().isEmpty();
        boolean looked = scope.secondLook().isPresent();
        return List.of(
                new Step(
                        Sentence.of("scope.stage.describe"),
                        scope.content().blank()
                                ? null
                                : Sentence.of("scope.check.ready", readiness.ready(), readiness.checks()),
                        complete ? Progress.DONE : scope.content().blank() ? Progress.YOUR_TURN : Progress.IN_PROGRESS,
                        path),
                looked || complete
                        ? new Step(
                                Sentence.of("scope.stage.secondLook"),
                                null,
                                looked ? Progress.DONE : Progress.YOUR_TURN,
                                path + "/check")
                        : new Step(
                                Sentence.of("scope.stage.secondLook"),
                                Sentence.of("scope.stage.secondLook.later"),
                                Progress.CANNOT_START,
                                null),
                looked
                        ? new Step(Sentence.of("scope.stage.freeze"), null, Progress.YOUR_TURN, path + "/check")
                        : new Step(
                                Sentence.of("scope.stage.freeze"),
                                Sentence.of("scope.stage.freeze.later"),
                                Progress.CANNOT_START,
                                null));
    }

    private static StageReport done(ScopeOfWork scope, FrozenScope version) {
        var path = "/engagements/" + scope.engagement() + "/scope";
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                Sentence.of("scope.stage.describe"),
                Sentence.of("scope.stage.frozenBy", version.version(), version.frozenBy()),
                Progress.DONE,
                path + "/document"));
        if (!scope.isFrozen()) {
            steps.add(new Step(
                    Sentence.of("scope.stage.change", scope.number()),
                    Sentence.of("scope.stage.change.note", version.version()),
                    Progress.IN_PROGRESS,
                    path));
        }
        return new StageReport(
                State.DONE,
                Sentence.of(
                        "scope.stage.frozen",
                        version.version(),
                        version.outputs().size()),
                null,
                List.copyOf(steps),
                null,
                null,
                facts(version));
    }

    private static List<Fact> facts(FrozenScope version) {
        var facts = new ArrayList<Fact>();
        var timeline = version.timeline();
        if (timeline.start() != null) {
            facts.add(fact(
                    "scope.stage.fact.term",
                    Sentence.of("scope.stage.months", timeline.months(), timeline.start()),
                    null));
        }
        version.outputs().stream()
                .filter(output -> output.quantity().given())
                .findFirst()
                .ifPresent(output -> facts.add(fact(
                        "scope.stage.fact.volume",
                        Sentence.of(
                                "scope.stage.volume",
                                output.quantity().perYear(),
                                output.quantity().unit()),
                        null)));
        version.serviceLevels().stream()
                .findFirst()
                .ifPresent(level -> facts.add(fact(
                        "scope.stage.fact.level",
                        Sentence.of("scope.stage.level", level.name(), level.said(level.target())),
                        null)));
        return List.copyOf(facts);
    }

    private static Fact fact(String label, Sentence value, @Nullable Sentence note) {
        return new Fact(Sentence.of(label), value, note, false);
    }

    /** What is to be done next with a scope that is being written. */
    enum ScopeTask {
        BEGIN("begin"),
        CLOSE_GAPS("gaps"),
        LOOK_AGAIN("look"),
        FREEZE("freeze");

        private final String key;

        ScopeTask(String key) {
            this.key = key;
        }

        static Waiting of(ScopeOfWork scope, Readiness readiness) {
            if (scope.content().blank()) {
                return new Waiting(BEGIN, scope, 0);
            }
            if (!readiness.gaps().isEmpty()) {
                return new Waiting(CLOSE_GAPS, scope, readiness.gaps().size());
            }
            return scope.secondLook().isEmpty()
                    ? new Waiting(LOOK_AGAIN, scope, 0)
                    : new Waiting(FREEZE, scope, scope.number());
        }
    }

    /** @param count what fills the sentence: the gaps left, or the version to freeze */
    record Waiting(ScopeTask task, ScopeOfWork scope, int count) {

        NextStep next() {
            var key = "scope.stage.next." + task.key;
            return new NextStep(
                    Sentence.of(key, count),
                    Sentence.of(key + ".because"),
                    null,
                    href(),
                    Sentence.of(key + ".button"),
                    Role.MANAGER);
        }

        Sentence title() {
            return Sentence.of("scope.agenda." + task.key, count);
        }

        String href() {
            return "/engagements/" + scope.engagement() + "/scope" + (task == ScopeTask.BEGIN ? "" : "/check");
        }
    }
}
