package app.handoff.scope;

import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.ProcedureDates.Day;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when to when, where, in which language and with which programs.
 *
 * @param startIsAbout whether the first day may still move by some days
 * @param end the last day; where it is not given, the term in months counts
 * @param renewal what happens at the end
 * @param transitionWeeks how long the work goes on in-house in parallel; 0 where nothing is taken over
 * @param transitionIfNeeded whether the transition takes place only where it turns out to be needed
 * @param other whatever else a bidder must know about time and place
 * @param transitionOnTop true where the term in months begins after the transition; null where it runs within the term
 * @param noticeMonths how long before the end a renewal is told, or refused
 * @param financialYear the month in which the financial year of the business begins; null where nothing depends on it
 * @param serviceHours when the vendor is there; null where results are due and nobody has to be there
 */
public record Timeline(
        @Nullable LocalDate start,
        boolean startIsAbout,
        @Nullable LocalDate end,
        @Nullable Integer termMonths,
        @Nullable Renewal renewal,
        @Nullable Integer renewalMonths,
        @Nullable Integer transitionWeeks,
        boolean transitionIfNeeded,
        String place,
        List<LanguageNeed> languages,
        List<String> software,
        String other,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean transitionOnTop,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer noticeMonths,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Month financialYear,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ServiceHours serviceHours) {

    static final Timeline EMPTY = new Timeline(
            null, false, null, null, null, null, null, false, "", List.of(), List.of(), "", null, null, null, null);

    public Timeline {
        place = Blank.text(place);
        languages = Blank.list(languages);
        software = Blank.list(software);
        other = Blank.text(other);
    }

    /** The dates of this one with everything else of another. */
    Timeline dates(Timeline other) {
        return other.with(
                start, startIsAbout, end, other.termMonths, other.languages, other.software, other.serviceHours);
    }

    /** The same for another engagement: how long it runs, without the days. */
    Timeline withoutDates() {
        return with(null, false, null, months(), languages, software, serviceHours);
    }

    /** Its hours of service by the clocks they name, or by these where they name none. */
    Timeline in(ZoneId zone) {
        return serviceHours == null || serviceHours.zone() != null
                ? this
                : with(
                        start,
                        startIsAbout,
                        end,
                        termMonths,
                        languages,
                        software,
                        new ServiceHours(serviceHours.times(), zone, serviceHours.holidays(), serviceHours.outside()));
    }

    Timeline withLanguages(List<LanguageNeed> changed) {
        return with(start, startIsAbout, end, termMonths, changed, software, serviceHours);
    }

    Timeline withSoftware(List<String> changed) {
        return with(start, startIsAbout, end, termMonths, languages, changed, serviceHours);
    }

    private Timeline with(
            @Nullable LocalDate first,
            boolean about,
            @Nullable LocalDate last,
            @Nullable Integer term,
            List<LanguageNeed> spoken,
            List<String> programs,
            @Nullable ServiceHours hours) {
        return new Timeline(
                first,
                about,
                last,
                term,
                renewal,
                renewalMonths,
                transitionWeeks,
                transitionIfNeeded,
                place,
                spoken,
                programs,
                other,
                transitionOnTop,
                noticeMonths,
                financialYear,
                hours);
    }

    /** The last day of the term, if start and either end or months are known. */
    public @Nullable LocalDate lastDay() {
        if (end != null) {
            return end;
        }
        return start == null || termMonths == null
                ? null
                : start.plusWeeks(weeksOnTop()).plusMonths(termMonths).minusDays(1);
    }

    /** Whether the term begins after the transition, and not with it. */
    boolean beginsAfterTransition() {
        return Boolean.TRUE.equals(transitionOnTop);
    }

    private int weeksOnTop() {
        return transitionWeeks == null || !beginsAfterTransition() ? 0 : transitionWeeks;
    }

    /** These days among those of the engagement. */
    public ProcedureDates dates() {
        return ProcedureDates.NONE
                .with(Day.WORK_START, start)
                .with(
                        Day.TRANSITION_END,
                        start == null || transitionWeeks == null || transitionWeeks == 0
                                ? null
                                : start.plusWeeks(transitionWeeks).minusDays(1))
                .with(Day.WORK_END, lastDay());
    }

    /** The term in whole months, rounded up; null while it is not known. */
    public @Nullable Integer months() {
        if (start == null || end == null) {
            return termMonths;
        }
        var after = end.plusDays(1);
        int whole = (int) start.until(after).toTotalMonths();
        return Math.max(1, start.plusMonths(whole).isBefore(after) ? whole + 1 : whole);
    }

    /** What happens when the term ends. */
    public enum Renewal {
        NONE,
        OPTION,
        AUTOMATIC
    }
}
