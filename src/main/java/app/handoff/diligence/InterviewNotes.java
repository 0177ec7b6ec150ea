package app.handoff.diligence;

import app.handoff.kernel.RuleViolation;
import java.time.LocalDate;
import java.util.List;

/**
 * What an interview was about.
 *
 * @param people who took part, on both sides
 */
record InterviewNotes(LocalDate on, String people, String notes, List<LanguageHeard> heard) {

    public InterviewNotes {
        heard = List.copyOf(heard);
    }

    void requireNotLaterThan(LocalDate today) {
        if (on.isAfter(today)) {
            throw new RuleViolation("diligence.day.future").at("on");
        }
    }
}
