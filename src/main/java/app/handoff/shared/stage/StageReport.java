package app.handoff.shared.stage;

import app.handoff.shared.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one engagement stands in one stage.
 *
 * @param state not started, current or done
 * @param fact a few words under the stage's name on the rail: "Version 3, 6 outputs"
 * @param badge a word for the head of the page while this stage is current: "Bidding open"
 * @param steps the stage's tasks in order, for the list "What is left"; done ones too
 * @param next the one thing to do next while this stage is current; null when nothing needs a person of ours
 * @param quietUntil what is waited for when there is no next step: "Nothing needs you until Wed 25 Nov, 16:00"
 * @param facts at a glance: label and value
 */
public record StageReport(
        State state,
        Text fact,
        @Nullable Badge badge,
        List<Step> steps,
        @Nullable NextStep next,
        @Nullable Text quietUntil,
        List<Fact> facts) {

    public enum State {
        NOT_STARTED,
        CURRENT,
        DONE
    }

    /** A word and the shape that carries it. */
    public record Badge(Kind kind, Text text) {
        public enum Kind {
            INFO,
            WAIT,
            GOOD,
            BAD,
            IDLE
        }
    }

    /**
     * One line of "What is left".
     *
     * @param note why it cannot start yet, or how far it is
     * @param href where to do it; null when it cannot start yet
     */
    public record Step(
            Text title,
            @Nullable Text note,
            Progress progress,
            @Nullable String href) {
        public enum Progress {
            DONE,
            IN_PROGRESS,
            YOUR_TURN,
            WAITING,
            PROBLEM,
            CANNOT_START
        }
    }

    /** @param ownersOnly whether only owners and managers see this line, such as the budget */
    public record Fact(Text label, Text value, @Nullable Text note, boolean ownersOnly) {}
}
