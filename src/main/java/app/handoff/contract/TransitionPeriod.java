package app.handoff.contract;

import java.time.LocalDate;

/** The whole weeks of a transition, counted from the first day of the work. */
public record TransitionPeriod(LocalDate starts, int weeks) {

    public LocalDate lastDay() {
        return starts.plusWeeks(weeks).minusDays(1);
    }
}
