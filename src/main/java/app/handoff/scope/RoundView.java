package app.handoff.scope;

import app.handoff.text.Format;
import java.util.List;

/** The last round of a task, as it is offered to the next one. */
record RoundView(String name, String document, int version, List<Line> levels) {

    /** One service level; {@code measured} says so where nothing was. */
    record Line(String name, String agreed, String measured, String proposed) {}

    static RoundView of(PreviousRound round, ScopeWords words, Format format) {
        return new RoundView(
                round.name(),
                "/engagements/" + round.engagement() + "/scope/document",
                round.scope().version(),
                round.levels().stream().map(line -> line(line, words, format)).toList());
    }

    private static Line line(PreviousRound.Line line, ScopeWords words, Format format) {
        var level = line.level();
        return new Line(
                level.name(),
                words.value(level, line.agreed()),
                line.measured() == null
                        ? format.message("scope.round.notMeasured")
                        : words.value(level, line.measured()),
                words.value(level, line.proposed()));
    }
}
