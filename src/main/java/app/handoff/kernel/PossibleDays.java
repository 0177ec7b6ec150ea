package app.handoff.kernel;

import java.time.LocalDate;

/** The days that work can be about: from 2000 to the first of 2100. What lies beyond was mistyped. */
public final class PossibleDays {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private PossibleDays() {}

    public static boolean contains(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }
}
