package app.handoff.engagement;

import app.handoff.engagement.StageReport.State;

/** One stage of an engagement in words, as {@code stages :: stages} draws it. */
public record NavigationStop(String name, String fact, State state) {

    public boolean isDone() {
        return state == State.DONE;
    }

    public boolean isCurrent() {
        return state == State.CURRENT;
    }
}
