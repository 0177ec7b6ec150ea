package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engagements whose work is running or is signed and begins later, with health, service level and hours. Implemented by {@code delivery}. */
public interface RunningEngagements {

    /** @param limit how many rows at most; those that are off track first, those yet to begin last */
    List<Row> running(Instant now, int limit);

    /** How the work of these goes; without those whose work has not started or has ended. */
    Map<EngagementId, Health> health(Collection<EngagementId> engagements, Instant now);

    /**
     * @param levels the leading service level of the last weeks, oldest first; null is a week without data
     * @param target the agreed level, in the same unit as the levels
     * @param level what the last value says in words, that there was no data, or when the work begins
     * @param levelNote which level it is and what was agreed
     * @param hoursFreed hours freed in the month so far, before oversight: nothing before our own people are released and nothing that nobody reported on; null where nobody knows what the work took, and before it begins
     * @param oversight hours spent on oversight in the month so far
     */
    record Row(
            EngagementId engagement,
            String vendor,
            @Nullable String place,
            Health health,
            List<@Nullable BigDecimal> levels,
            @Nullable BigDecimal target,
            Sentence level,
            Sentence levelNote,
            @Nullable BigDecimal hoursFreed,
            BigDecimal oversight) {

        public @Nullable BigDecimal net() {
            return hoursFreed == null ? null : hoursFreed.subtract(oversight);
        }
    }

    /** How the work goes. No data is a health of its own and never green. */
    enum Health {
        ON_TRACK,
        SOME_TROUBLE,
        OFF_TRACK,
        NO_DATA
    }
}
