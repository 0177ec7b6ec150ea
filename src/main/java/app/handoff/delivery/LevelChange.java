package app.handoff.delivery;

import app.handoff.servicelevel.AgreedLevel;
import java.time.LocalDate;
import java.util.List;

/**
 * That both sides agreed on other values of service levels while the work ran.
 *
 * @param from the first day on which they count
 * @param levels all levels of the work with the values of then, in the order of the work
 */
record LevelChange(LocalDate from, List<AgreedLevel> levels) {

    public LevelChange {
        levels = List.copyOf(levels);
    }
}
