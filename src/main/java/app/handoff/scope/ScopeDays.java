package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Place;
import org.jspecify.annotations.Nullable;

/** Leads from a day of the scope that contradicts another to the field in which it is changed. */
public final class ScopeDays {

    private ScopeDays() {}

    /**
     * @param isFinal whether the newest version is frozen, so that a next one has to be written
     * @return null for a day that no scope says
     */
    public static @Nullable Place place(EngagementId engagement, boolean isFinal, Day day) {
        var field = switch (day) {
            case WORK_START -> "start";
            case TRANSITION_END -> "transitionWeeks";
            case WORK_END -> "end";
            default -> null;
        };
        if (field == null) {
            return null;
        }
        var scope = "/engagements/" + engagement + "/scope/";
        return isFinal
                ? new Place(scope + "check#next-version", true, true)
                : new Place(scope + Section.TIMELINE.slug() + "#" + field, false, true);
    }
}
