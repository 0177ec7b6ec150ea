package app.handoff.web;

import app.handoff.engagement.StageRail;
import app.handoff.engagement.StageReport;
import app.handoff.text.Format;
import java.util.List;

/** One stage of an engagement in words, as {@code stages :: stages} draws it. */
public record NavigationStop(String name, String fact, StageReport.State state) {

    public boolean isDone() {
        return state == StageReport.State.DONE;
    }

    public boolean isCurrent() {
        return state == StageReport.State.CURRENT;
    }

    public static List<NavigationStop> all(List<StageRail.Stop> stops, Format format) {
        return stops.stream()
                .map(stop -> new NavigationStop(format.word(stop.stage()), format.text(stop.fact()), stop.state()))
                .toList();
    }
}
