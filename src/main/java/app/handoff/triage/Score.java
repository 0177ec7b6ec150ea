package app.handoff.triage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How well a task suits to leave the desk: a plain sum of four terms, at most 100, each shown beside the sum.
 *
 * <ul>
 *   <li><b>Repeats</b>, 5 to 25: how alike the work is from time to time, 1 to 5, times 5. Alike work can be described once.
 *   <li><b>Simple</b>, 5 to 25: how simple it is, 1 to 5, times 5. Simple work can be judged by anybody.
 *   <li><b>Hours</b>, 0 to 30: 30 for 400 hours a year or more, fewer in proportion. This is what would be freed.
 *   <li><b>Off site</b>, 0 to 20: 20 if it can be done anywhere, 10 if a vendor can come for it or a part of it can
 *       be done anywhere, 0 by own people on the premises only.
 * </ul>
 *
 * Tasks that a {@link Gate} holds are not scored at all. Of two equal scores the task that can be done off site comes
 * first, then the one that frees more hours.
 */
record Score(int repeats, int simple, int hours, int offSite) {

    public static final int POINTS_FOR_EACH_STEP = 5;
    public static final int MOST_FOR_HOURS = 30;
    public static final int HOURS_FOR_THE_MOST = 400;
    public static final int OFF_SITE = 20;
    public static final int BY_VISIT_OR_PARTLY = 10;
    public static final int MOST = 100;

    static Score of(int repetitive, int simplicity, BigDecimal hoursPerYear, Place place) {
        return new Score(
                repetitive * POINTS_FOR_EACH_STEP, simplicity * POINTS_FOR_EACH_STEP, hours(hoursPerYear), at(place));
    }

    public int sum() {
        return repeats + simple + hours + offSite;
    }

    private static int hours(BigDecimal hoursPerYear) {
        var points = hoursPerYear
                .multiply(BigDecimal.valueOf(MOST_FOR_HOURS))
                .divide(BigDecimal.valueOf(HOURS_FOR_THE_MOST), 0, RoundingMode.HALF_UP);
        return points.min(BigDecimal.valueOf(MOST_FOR_HOURS)).intValue();
    }

    private static int at(Place place) {
        return switch (place) {
            case OFF_SITE -> OFF_SITE;
            case VISITS, PARTLY -> BY_VISIT_OR_PARTLY;
            case ON_SITE -> 0;
        };
    }
}
