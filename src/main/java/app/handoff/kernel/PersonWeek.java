package app.handoff.kernel;

import java.math.BigDecimal;

/**
 * A week of one person: 7 days of 24 hours, so nobody spends more than 168 hours on anything. The hours of several people
 * that are added up have no such bound.
 */
public final class PersonWeek {

    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(7 * 24);

    private PersonWeek() {}

    /** @throws RuleViolation at this field if one person cannot spend as many hours in a week, or if they are below 0 */
    public static void require(BigDecimal hours, String field) {
        if (hours.signum() < 0 || hours.compareTo(MOST_HOURS) > 0) {
            throw new RuleViolation("hours.ofAWeek", MOST_HOURS).at(field);
        }
    }
}
