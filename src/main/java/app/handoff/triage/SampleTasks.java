package app.handoff.triage;

import app.handoff.engagement.Reason;
import app.handoff.kernel.TaskId;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import app.handoff.triage.Triage.HandingOver;
import app.handoff.triage.Triage.Ruling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what the sample business does all year, and decides what becomes of it. */
@Component
class SampleTasks implements SampleActs {

    private final Tasks tasks;
    private final ProfileRepository profiles;
    private final Triage triage;

    SampleTasks(Tasks tasks, ProfileRepository profiles, Triage triage) {
        this.tasks = tasks;
        this.profiles = profiles;
        this.triage = triage;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(
                SampleAct.inTheOffice("profile", ProfileFacts.class, this::describe),
                SampleAct.inTheOffice("task", TaskFacts.class, this::add),
                SampleAct.inTheOffice("decision", DecisionFacts.class, this::decide),
                SampleAct.inTheOffice("handover", HandoverFacts.class, this::handOver));
    }

    private void describe(ProfileFacts facts, Scene scene) {
        tasks.describe(
                profiles.own().version(), facts.strengths(), facts.values(), facts.coreCompetencies(), facts.judges());
    }

    private void add(TaskFacts facts, Scene scene) {
        scene.keep(facts.called(), tasks.add(facts.details(), scene.by(), scene.at()));
    }

    private void decide(DecisionFacts facts, Scene scene) {
        var task = scene.known(TaskId.class, facts.task());
        triage.decide(task, Ruling.of(facts.verdict(), facts.why()), scene.by(), scene.at());
    }

    private void handOver(HandoverFacts facts, Scene scene) {
        var task = scene.known(TaskId.class, facts.task());
        var reasons = OutsourcingReasons.of(facts.reasons(), facts.leading());
        var engagement = triage.handOver(task, HandingOver.of(facts.name(), reasons), scene.by(), scene.at());
        scene.keep(facts.task(), engagement);
    }

    private record ProfileFacts(
            List<String> strengths, List<String> values, List<String> coreCompetencies, List<String> judges) {}

    private record TaskFacts(String called, TaskDetails details) {}

    private record DecisionFacts(
            String task, Verdict verdict, @Nullable String why) {}

    private record HandoverFacts(String task, String name, List<Reason> reasons, Reason leading) {}
}
