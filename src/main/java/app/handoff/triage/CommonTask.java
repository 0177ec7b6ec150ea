package app.handoff.triage;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.DataClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task that many small businesses have, as an example to start from. What it says of the work and its hours is what is usual
 * for a business of about ten people; it counts for nobody before somebody has looked at it. Its words stand in the bundles
 * under its key.
 *
 * @param key names it: bookkeeping
 * @param family with which others it is offered
 * @param nature what the work is like
 * @param hours each time
 * @param levels keys of the common service levels that are asked for with it, the most usual first
 * @param draft key of the ready-made scope of work that fits it best; null where none does
 */
record CommonTask(
        String key,
        Family family,
        Nature nature,
        BigDecimal hours,
        Period period,
        Set<DataClass> data,
        List<String> levels,
        @Nullable String draft) {

    /** Where in a business it comes up. */
    enum Family {
        OFFICE,
        MONEY,
        CLIENTS,
        MARKETING,
        IT,
        PREMISES,
        GOODS
    }

    /** As {@link TaskProfile}. */
    record Nature(TaskKind kind, Place place, CoreActivity core, int repetitive, int simplicity, int risk) {

        TaskProfile profile() {
            return new TaskProfile(kind, place, core, repetitive, simplicity, risk);
        }
    }

    Effort effort() {
        return new Effort(hours, period, 1);
    }
}
