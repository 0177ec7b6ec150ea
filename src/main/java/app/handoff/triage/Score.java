package app.handoff.triage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How well a task suits to leave the desk: a plain sum of four terms, at most 100, each shown beside the sum. How much each
 * can count at most is its {@link Weights weight}; usual are 25, 25, 30 and 20.
 *
 * <ul>
 *   <li><b>Repeats</b>: a fifth of its weight for each step of how alike the work is from time to time, 1 to 5. Alike work can be
 *       described once.
 *   <li><b>Simple</b>: a fifth of its weight for each step of how simple it is, 1 to 5. Simple work can be judged by anybody.
 *   <li><b>Hours</b>: all of its weight for 400 hours a year or more, fewer in proportion. This is what would be freed.
 *   <li><b>Off site</b>: all of its weight if it can be done anywhere, half of it if a vendor can come for it or a part of it can
 *       be done anywhere, nothing by own people on the premises only.
 * </ul>
 *
 * Each term is rounded to whole points, halves up; {@code task_score} in the database reckons the same. Tasks that a {@link Gate}
 * holds are not scored at all. Of two equal scores the task that can be done off site comes first, then the one that frees more
 * hours.
 *
 * @param weights what each term counts at most
 */
record Score(Weights weights, int repeats, int simple, int hours, int offSite) {

    public static final int STEPS = 5;
    public static final int HOURS_FOR_THE_MOST = 400;
    public static final int MOST = Weights.ALL;

    static Score of(int repetitive, int simplicity, BigDecimal hoursPerYear, Place place, Weights weights) {
        return new Score(
                weights,
                inProportion(weights.repeats(), BigDecimal.valueOf(repetitive), STEPS),
                inProportion(weights.simple(), BigDecimal.valueOf(simplicity), STEPS),
                inProportion(weights.hours(), hoursPerYear, HOURS_FOR_THE_MOST),
                at(place, weights.offSite()));
    }

    public int sum() {
        return repeats + simple + hours + offSite;
    }

    private static int inProportion(int weight, BigDecimal amount, int all) {
        var points =
                BigDecimal.valueOf(weight).multiply(amount).divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP);
        return points.min(BigDecimal.valueOf(weight)).intValue();
    }

    private static int at(Place place, int weight) {
        return switch (place) {
            case OFF_SITE -> weight;
            case VISITS, PARTLY -> inProportion(weight, BigDecimal.ONE, 2);
            case ON_SITE -> 0;
        };
    }
}
