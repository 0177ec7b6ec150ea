package app.handoff.triage;

import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * How much each of the four terms of a {@link Score} counts for a business, in points: each from 0 to 100, together 100.
 *
 * @param repeats for work that is alike from time to time
 * @param simple for work that anybody could do
 * @param hours for the hours that would be freed
 * @param offSite for work that can be done anywhere
 */
@Embeddable
record Weights(
        @Column(name = "weight_repeats") int repeats,
        @Column(name = "weight_simple") int simple,
        @Column(name = "weight_hours") int hours,
        @Column(name = "weight_off_site") int offSite)
        implements Serializable {

    public static final int ALL = 100;

    /** What holds where a business says nothing else. */
    public static final Weights USUAL = new Weights(25, 25, 30, 20);

    /** @throws RuleViolation at the weight that is out of range; at none of them if they do not add up to 100 */
    public Weights {
        within(repeats, "repeats");
        within(simple, "simple");
        within(hours, "hours");
        within(offSite, "offSite");
        int sum = repeats + simple + hours + offSite;
        if (sum != ALL) {
            throw new RuleViolation("triage.weights.sum", sum);
        }
    }

    private static void within(int weight, String field) {
        if (weight < 0 || weight > ALL) {
            throw new RuleViolation("triage.weights.range").at(field);
        }
    }
}
