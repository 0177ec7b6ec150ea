package app.handoff.web;

import app.handoff.kernel.ProcedureDates.Contradiction;
import app.handoff.kernel.ProcedureDates.Places;
import app.handoff.kernel.ProcedureDates.Way;
import app.handoff.kernel.Sentence;
import java.time.LocalDate;
import java.util.List;

/**
 * Days that cannot both be, as a page says it.
 *
 * @param ways how to put it right, each with the page that does it; empty where that is no longer possible
 */
public record DateConflict(Sentence problem, List<Way> ways) {

    /** @param today the first day to which a day can be moved */
    public static List<DateConflict> all(List<Contradiction> found, Places places, LocalDate today) {
        return found.stream()
                .map(one -> new DateConflict(one.problem(), one.ways(places, today)))
                .toList();
    }
}
