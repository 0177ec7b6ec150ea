package app.handoff.engagement;

import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
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
 * @param panel a table of this stage for the engagement page, such as who was asked for a bid; null where there is none
 */
public record StageReport(
        State state,
        Sentence fact,
        @Nullable Badge badge,
        List<Step> steps,
        @Nullable NextStep next,
        @Nullable Sentence quietUntil,
        List<Fact> facts,
        @Nullable Panel panel) {

    public StageReport(
            State state,
            Sentence fact,
            @Nullable Badge badge,
            List<Step> steps,
            @Nullable NextStep next,
            @Nullable Sentence quietUntil,
            List<Fact> facts) {
        this(state, fact, badge, steps, next, quietUntil, facts, null);
    }

    /** The same with a table for the engagement page. */
    public StageReport with(Panel panel) {
        return new StageReport(state, fact, badge, steps, next, quietUntil, facts, panel);
    }

    public boolean isDone() {
        return state == State.DONE;
    }

    public enum State {
        NOT_STARTED,
        CURRENT,
        DONE
    }

    /** A word and the shape that carries it. */
    public record Badge(Kind kind, Sentence text) {
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
     * @param least the least role that may open that page; others see the line without its link
     */
    public record Step(
            Sentence title,
            @Nullable Sentence note,
            Progress progress,
            @Nullable String href,
            Role least) {

        public Step(Sentence title, @Nullable Sentence note, Progress progress, @Nullable String href) {
            this(title, note, progress, href, Role.STAFF);
        }

        /** The least role whose turn it is where the business has to act: staff read along, and act where a step is their own. */
        Role turnOf() {
            return least.includes(Role.MANAGER) ? least : Role.MANAGER;
        }

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
    public record Fact(
            Sentence label, Sentence value, @Nullable Sentence note, boolean ownersOnly) {}

    /**
     * A small table of one stage. Each row has a cell for every column but the first, which is its name.
     *
     * @param note what to know about the table as a whole
     * @param href the page with everything, for those who may see it
     */
    public record Panel(
            Sentence title,
            @Nullable Sentence note,
            List<Sentence> columns,
            List<Row> rows,
            String href,
            Sentence link) {

        /** @param note a few words under the name, such as a place */
        public record Row(String name, @Nullable String note, List<Cell> cells) {}

        /** @param light the shape beside the word; null for plain text */
        public record Cell(Sentence text, Badge.@Nullable Kind light) {}
    }
}
