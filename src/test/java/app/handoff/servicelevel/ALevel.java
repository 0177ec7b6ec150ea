package app.handoff.servicelevel;

import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.math.BigDecimal;

/** A service level of any kind about calls that are answered, for tests of this module and others. */
public final class ALevel {

    private ALevel() {}

    /** Taken over a week, so that each report is judged by itself. */
    public static ServiceLevel of(Measure measure, Unit unit, Direction direction, String target, String minimum) {
        return of(measure, unit, direction, target, minimum, "");
    }

    /** The same with a name of its own. */
    public static ServiceLevel called(
            String name, Measure measure, Unit unit, Direction direction, String target, String minimum) {
        return of(name, measure, unit, direction, target, minimum, "");
    }

    /** The same on a condition. */
    public static ServiceLevel of(
            Measure measure, Unit unit, Direction direction, String target, String minimum, String condition) {
        return of("Level", measure, unit, direction, target, minimum, condition);
    }

    private static ServiceLevel of(
            String name,
            Measure measure,
            Unit unit,
            Direction direction,
            String target,
            String minimum,
            String condition) {
        return new ServiceLevel(
                ServiceLevelId.next(),
                "SL1",
                name,
                unit,
                direction,
                new BigDecimal(target),
                new BigDecimal(minimum),
                null,
                null,
                "are answered",
                "calls",
                Window.WEEK,
                null,
                Method.ALL,
                null,
                MeasuredBy.US,
                0,
                "",
                measure,
                condition);
    }
}
