package app.handoff.contract;

import app.handoff.kernel.EngagementId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the running work shows of the grounds on which its contract may end; told by the step that measures it. */
public interface WorkRecord {

    /** @param periods over how many complete measuring periods in a row misses of one level are counted */
    Shown of(EngagementId engagement, int periods);

    /**
     * @param inTransition whether the transition is not completed
     * @param transitionEnds the last day of the transition with the weeks that it was given since; null where the contract tells
     * @param missed the most misses of one level within any so many periods in a row
     * @param level the name of that level; null where none was missed
     */
    record Shown(
            boolean inTransition,
            @Nullable LocalDate transitionEnds,
            int missed,
            @Nullable String level) {

        /** Before the work has begun. */
        public static final Shown NOTHING = new Shown(true, null, 0, null);
    }
}
