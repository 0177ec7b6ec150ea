package app.handoff.engagement;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.StageReport.Panel;
import app.handoff.engagement.StageReport.State;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where one engagement stands: derived from what its six stages report, stored nowhere. */
public record EngagementStatus(EngagementId engagement, Map<Stage, StageReport> reports) {

    private static final StageReport NOT_STARTED = new StageReport(
            State.NOT_STARTED, Sentence.of("engagement.stage.notStarted"), null, List.of(), null, null, List.of());

    static EngagementStatus of(EngagementId engagement, Map<Stage, StageReport> told) {
        var reports = new EnumMap<Stage, StageReport>(Stage.class);
        for (var stage : Stage.values()) {
            reports.put(stage, told.getOrDefault(stage, NOT_STARTED));
        }
        return new EngagementStatus(engagement, reports);
    }

    private StageReport at(Stage stage) {
        return Objects.requireNonNull(reports.get(stage));
    }

    /** The first stage that is not done; the last one when all are. */
    public Stage current() {
        return Arrays.stream(Stage.values())
                .filter(stage -> at(stage).state() != State.DONE)
                .findFirst()
                .orElse(Stage.REVIEW);
    }

    /**
     * The one next step: the current stage's, or that of a later stage that already runs beside it, or what an earlier one
     * left to do.
     */
    public @Nullable NextStep next() {
        return Stream.concat(
                        Arrays.stream(Stage.values()).filter(stage -> stage.compareTo(current()) >= 0),
                        Arrays.stream(Stage.values()).filter(stage -> stage.compareTo(current()) < 0))
                .map(stage -> at(stage).next())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public @Nullable Sentence quietUntil() {
        return at(current()).quietUntil();
    }

    public @Nullable Badge badge() {
        return at(current()).badge();
    }

    /** The table of the current stage, for the page of the engagement. */
    public @Nullable Panel panel() {
        return at(current()).panel();
    }

    public boolean isRunning() {
        return current().compareTo(Stage.RUNNING) >= 0;
    }

    /** All six stages in their order: one reached before its predecessor is done is shown as it reports itself. */
    public List<Stop> stops(Format format) {
        return Arrays.stream(Stage.values())
                .map(stage -> new Stop(format.word(stage), format.text(at(stage).fact()), stateOf(stage)))
                .toList();
    }

    private State stateOf(Stage stage) {
        if (stage == current()) {
            return at(stage).state() == State.DONE ? State.DONE : State.CURRENT;
        }
        return stage.compareTo(current()) < 0 ? State.DONE : State.NOT_STARTED;
    }

    /** What is left, with what is done, in the order of the stages. */
    public List<StageReport.Step> steps() {
        return reports.values().stream()
                .flatMap(report -> report.steps().stream())
                .toList();
    }

    public long stepsDone() {
        return steps().stream()
                .filter(step -> step.progress() == StageReport.Step.Progress.DONE)
                .count();
    }

    public List<StageReport.Fact> facts() {
        return reports.values().stream()
                .flatMap(report -> report.facts().stream())
                .toList();
    }

    /** One stage in words, as {@code stages :: stages} draws it. */
    public record Stop(String name, String fact, State state) {

        public boolean isDone() {
            return state == State.DONE;
        }

        public boolean isCurrent() {
            return state == State.CURRENT;
        }
    }
}
