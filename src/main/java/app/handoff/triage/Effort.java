package app.handoff.triage;

import app.handoff.engagement.Baseline;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hours a task takes each time it comes up.
 *
 * @param hours null where nobody knows them yet: the task may go on, but a saving of time cannot be proven later
 * @param everyYears how many years lie between two times, for {@link Period#YEARS}; else 1
 */
@Embeddable
record Effort(
        @Nullable BigDecimal hours,
        @Enumerated(EnumType.STRING) Period period,
        @Column(name = "every_years") int everyYears)
        implements Serializable {

    public Effort {
        if (period == Period.YEARS && (everyYears < 2 || everyYears > 50)) {
            throw new RuleViolation("triage.effort.everyYears").at("everyYears");
        }
        if (period != Period.YEARS) {
            everyYears = 1;
        }
        if (hours != null) {
            hours = hours.setScale(2, RoundingMode.HALF_UP);
            if (hours.signum() < 0) {
                throw new RuleViolation("triage.effort.negative").at("hours");
            }
        }
    }

    public static Effort of(String hours, Period period) {
        return new Effort(new BigDecimal(hours), period, 1);
    }

    public static Effort everyYears(int years, String hours) {
        return new Effort(new BigDecimal(hours), Period.YEARS, years);
    }

    public static Effort unknown(Period period) {
        return new Effort(null, period, period == Period.YEARS ? 2 : 1);
    }

    public boolean isKnown() {
        return hours != null && hours.signum() > 0;
    }

    /** Hours of a whole year, whatever the period; 0 where they are not known. */
    public BigDecimal hoursPerYear() {
        return hours == null ? BigDecimal.ZERO.setScale(2) : period.aYear(hours, everyYears);
    }

    /** @throws RuleViolation at {@code hours} if one task cannot take as many */
    void expectPlausible() {
        if (hoursPerYear().compareTo(Baseline.MOST_HOURS_PER_YEAR) > 0) {
            throw new RuleViolation("triage.effort.tooMuch", hoursPerYear(), Baseline.MOST_HOURS_PER_YEAR).at("hours");
        }
    }

    /** Whether it comes up at least once in each year, so that a month of it has a cost. */
    public boolean isRegular() {
        return period != Period.YEARS && period != Period.ONCE;
    }

    /** Whether it comes up once a year at most. */
    boolean isSeldom() {
        return yearsApart().isPresent();
    }

    /** How many years lie between two times of work that comes up once a year at most; empty for all other work. */
    Optional<Integer> yearsApart() {
        return switch (period) {
            case YEARS, YEAR, ONCE -> Optional.of(everyYears);
            case DAY, WEEK, MONTH, QUARTER -> Optional.empty();
        };
    }

    /**
     * The hours of one part of the work; null where those of the whole are not known.
     *
     * @throws RuleViolation at {@code hours} unless both the part and the rest take time
     */
    @Nullable BigDecimal partOfAll(@Nullable BigDecimal part) {
        if (hours == null || !isKnown()) {
            return null;
        }
        if (part == null) {
            throw new RuleViolation("field.required").at("hours");
        }
        if (part.signum() <= 0) {
            throw new RuleViolation("field.positive").at("hours");
        }
        if (part.compareTo(hours) >= 0) {
            throw new RuleViolation("triage.split.nothingLeft", hours).at("hours");
        }
        return part;
    }

    Effort less(BigDecimal part) {
        return hours == null ? this : new Effort(hours.subtract(part), period, everyYears);
    }

    Effort only(@Nullable BigDecimal part) {
        return new Effort(part, period, everyYears);
    }
}
