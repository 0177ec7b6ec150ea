package app.handoff.servicelevel;

import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.ServiceLevel.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which kind of value a service level is, with what only that kind needs. Parts may still be missing while it is written;
 * {@link #missing()} names them.
 *
 * @param clock by which its times run; only of a kind that {@link MeasureKind#asksClock()}
 * @param limit within what time; only of a kind that {@link MeasureKind#asksLimit()}
 * @param tiers within what time by priority, the most urgent first; only of a kind that {@link MeasureKind#asksTiers()}
 * @param lowest the worst score that can be given; only of a kind that {@link MeasureKind#asksScale()}
 * @param highest the best score that can be given
 */
public record Measure(
        MeasureKind kind,
        Clock clock,
        @Nullable TimeLimit limit,
        List<Tier> tiers,
        @Nullable BigDecimal lowest,
        @Nullable BigDecimal highest) {

    /** The most tiers that a level can have. */
    public static final int MOST_TIERS = 6;

    private static final int FEWEST_TIERS = 2;

    /**
     * @throws RuleViolation at {@code highest} if the scale ends before it begins; at {@code limitUnit} if a first answer is not asked
     *     for in minutes or hours, in which working time is counted
     */
    public Measure {
        clock = kind.asksClock() && clock != null ? clock : kind.clock();
        limit = kind.asksLimit() ? limit : null;
        tiers = kind.asksTiers() && tiers != null ? List.copyOf(tiers) : List.of();
        lowest = kind.asksScale() ? lowest : null;
        highest = kind.asksScale() ? highest : null;
        if (lowest != null && highest != null && lowest.compareTo(highest) >= 0) {
            throw new RuleViolation("serviceLevel.scaleUpsideDown", lowest).at("highest");
        }
        if (kind.isOfIssues() && limit != null && limit.unit() != Unit.MINUTES && limit.unit() != Unit.HOURS) {
            throw new RuleViolation("serviceLevel.answerInHours").at("limitUnit");
        }
    }

    /** A kind without parts of its own. */
    public static Measure of(MeasureKind kind) {
        return new Measure(kind, Clock.CALENDAR, null, List.of(), null, null);
    }

    /** What a level is of which nothing else is said: a share if it is counted in per cent, else an average. */
    public static Measure plain(Unit unit) {
        return of(unit == Unit.PERCENT ? MeasureKind.SHARE : MeasureKind.AVERAGE);
    }

    /** The same; null where it is what would be taken for it anyway. */
    public static @Nullable Measure unlessPlain(@Nullable Measure measure, @Nullable Unit unit) {
        return measure != null && unit != null && measure.equals(plain(unit)) ? null : measure;
    }

    /** What is still missing, by the names of the fields. */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (kind.asksLimit() && limit == null) {
            missing.add("limit");
        }
        if (kind.asksTiers() && tiers.size() < FEWEST_TIERS) {
            missing.add("tiers[" + tiers.size() + "].name");
        }
        if (kind.asksScale() && lowest == null) {
            missing.add("lowest");
        }
        if (kind.asksScale() && highest == null) {
            missing.add("highest");
        }
        return missing;
    }

    /** Whether a value can be: none is below zero, no share above a hundred, and no score beyond its scale. */
    boolean allows(Unit unit, BigDecimal value) {
        return unit.allows(value) && isOnScale(value);
    }

    private boolean isOnScale(BigDecimal value) {
        return (lowest == null || value.compareTo(lowest) >= 0) && (highest == null || value.compareTo(highest) <= 0);
    }

    /** @throws RuleViolation at this field: it is no score of this scale. Where there is no scale, anything is on it */
    public void requireOnScale(BigDecimal value, String field) {
        if (!isOnScale(value)) {
            throw new RuleViolation("serviceLevel.offScale", lowest, highest).at(field);
        }
    }

    /** By which clock a time runs. */
    public enum Clock {
        /** Day and night, on every day. */
        CALENDAR,
        /** While the business is open. */
        BUSINESS
    }

    /**
     * A time within which something happens.
     *
     * @param amount above zero
     * @param unit one that {@link Unit#isTime()}
     */
    public record TimeLimit(BigDecimal amount, Unit unit) {

        /** @throws RuleViolation at {@code limit}: it is not above zero */
        public TimeLimit {
            if (amount.signum() <= 0) {
                throw new RuleViolation("field.positive").at("limit");
            }
            if (!unit.isTime()) {
                throw new IllegalArgumentException("No time: " + unit);
            }
        }

        /** The same in minutes, those begun left out; of minutes and hours only. */
        public int minutes() {
            return (unit == Unit.HOURS ? amount.multiply(MINUTES_OF_AN_HOUR) : amount).intValue();
        }

        private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);
    }

    /**
     * One priority with its time.
     *
     * @param name what belongs to it: "urgent"
     */
    public record Tier(String name, TimeLimit limit) {}
}
