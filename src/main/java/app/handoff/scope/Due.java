package app.handoff.scope;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * By when each piece is ready: a rule in words, the days it counts in and the zone of its times.
 *
 * @param rule such as "by 09:00 on the next working day"
 */
public record Due(
        String rule, @Nullable Days days, @Nullable ZoneId zone) {

    static final Due NOT_GIVEN = new Due("", null, null);

    public Due {
        rule = Blank.text(rule);
    }

    public boolean given() {
        return !rule.isBlank() && days != null && zone != null;
    }

    /** Its times in its own zone, or in this one where it names none. */
    Due in(ZoneId other) {
        return new Due(rule, days, zone == null ? other : zone);
    }

    /** Which days a period counts. */
    public enum Days {
        WORKING,
        CALENDAR
    }
}
