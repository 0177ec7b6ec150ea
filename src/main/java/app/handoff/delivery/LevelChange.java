package app.handoff.delivery;

import app.handoff.servicelevel.AgreedLevel;
import java.time.LocalDate;
import java.util.List;

/**
 * That both sides agreed on other service levels, or other values of them, while the work ran.
 *
 * @param from the first day on which they count
 * @param levels all levels of then with their values, in the order of the work; the first one leads and always stays
 */
record LevelChange(LocalDate from, List<AgreedLevel> levels) {

    public LevelChange {
        levels = List.copyOf(levels);
    }
}
