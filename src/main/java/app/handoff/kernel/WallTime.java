package app.handoff.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A day and a time as the clocks of a place show them. Where clocks are put back, the times of an hour come twice, and a person
 * says which of the two is meant.
 *
 * @param meant how far the clocks are from UTC at the time that is meant; null where nobody had to say
 */
public record WallTime(LocalDateTime at, @Nullable ZoneOffset meant) {

    /** A time that nobody had to say more about. */
    public static WallTime of(LocalDateTime at) {
        return new WallTime(at, null);
    }

    /** What the clocks of a place show at this moment. */
    public static WallTime of(Instant moment, ZoneId zone) {
        var at = LocalDateTime.ofInstant(moment, zone);
        return new WallTime(
                at, twice(at, zone).isEmpty() ? null : zone.getRules().getOffset(moment));
    }

    /** Both meanings of a time that comes twice, the earlier one first; empty for all other times. */
    public static List<ZoneOffset> twice(LocalDateTime at, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(at);
        return offsets.size() > 1 ? offsets : List.of();
    }

    public LocalDate day() {
        return at.toLocalDate();
    }

    /** The moment in this place. As long as nobody said which of two is meant it is the earlier one; a skipped time moves on. */
    public Instant in(ZoneId zone) {
        return meant != null && isOneOfTwo(meant, zone)
                ? at.toInstant(meant)
                : at.atZone(zone).toInstant();
    }

    /**
     * @param field where the time stands; the field beside it that ends in {@code Meant} says which of two is meant
     * @throws RuleViolation if the clocks are put forward over this time, or if it comes twice and nobody said which is meant
     */
    public void requireOnce(ZoneId zone, String field) {
        problem(zone, field).ifPresent(problem -> {
            throw problem;
        });
    }

    /** What {@link #requireOnce} would refuse. */
    public Optional<RuleViolation> problem(ZoneId zone, String field) {
        if (zone.getRules().getValidOffsets(at).isEmpty()) {
            return Optional.of(new RuleViolation("time.skipped", zone).at(field));
        }
        return twice(at, zone).isEmpty() || (meant != null && isOneOfTwo(meant, zone))
                ? Optional.empty()
                : Optional.of(new RuleViolation("time.twice", at.toLocalTime(), zone).at(field + "Meant"));
    }

    private boolean isOneOfTwo(ZoneOffset said, ZoneId zone) {
        return twice(at, zone).contains(said);
    }
}
