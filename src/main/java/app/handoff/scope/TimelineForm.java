package app.handoff.scope;

import app.handoff.scope.LanguageNeed.Cefr;
import app.handoff.scope.Timeline.Renewal;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

record TimelineForm(
        @Nullable String start,
        @Nullable String startIsAbout,
        @Nullable String end,
        @ReadAs(NumberKind.MONTHS) @Nullable String termMonths,
        @Nullable String renewal,
        @ReadAs(NumberKind.MONTHS) @Nullable String renewalMonths,
        @ReadAs(NumberKind.WEEKS) @Nullable String transitionWeeks,
        @Nullable String transitionIfNeeded,
        @Nullable String place,
        List<Language> languages,
        @Nullable String software,
        @Nullable String other,
        @Nullable String transitionOnTop,
        @ReadAs(NumberKind.MONTHS) @Nullable String noticeMonths,
        @Nullable String financialYear,
        List<Hours> hours,
        @Nullable String zone,
        @Nullable String holidays,
        @Nullable String outside)
        implements SectionForm {

    private static final int FIFTY_YEARS = 600;
    private static final int A_YEAR = 52;
    private static final int LANGUAGES = 2;
    private static final int HOURS = 3;

    TimelineForm {
        languages = SectionForm.rows(languages);
        hours = SectionForm.rows(hours);
    }

    static TimelineForm of(Timeline timeline) {
        var languages =
                new ArrayList<>(timeline.languages().stream().map(Language::of).toList());
        while (languages.size() < LANGUAGES) {
            languages.add(Language.EMPTY);
        }
        return new TimelineForm(
                SectionForm.said(timeline.start()),
                String.valueOf(timeline.startIsAbout()),
                SectionForm.said(timeline.end()),
                SectionForm.said(timeline.termMonths()),
                SectionForm.said(timeline.renewal()),
                SectionForm.said(timeline.renewalMonths()),
                SectionForm.said(timeline.transitionWeeks()),
                String.valueOf(timeline.transitionIfNeeded()),
                timeline.place(),
                languages,
                String.join("\n", timeline.software()),
                timeline.other(),
                String.valueOf(timeline.beginsAfterTransition()),
                SectionForm.said(timeline.noticeMonths()),
                SectionForm.said(timeline.financialYear()),
                Hours.of(timeline.serviceHours()),
                timeline.serviceHours() == null
                        ? ""
                        : SectionForm.said(timeline.serviceHours().zone()),
                timeline.serviceHours() == null
                        ? ""
                        : SectionForm.said(timeline.serviceHours().holidays()),
                timeline.serviceHours() == null ? "" : timeline.serviceHours().outside());
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var begins = answers.day("start", start);
        var ends = answers.day("end", end);
        if (begins != null && ends != null && !ends.isAfter(begins)) {
            answers.refuse("end", "scope.timeline.endBeforeStart");
        }
        var months = answers.whole("termMonths", termMonths, FIFTY_YEARS);
        if (months != null && months == 0) {
            answers.refuse("termMonths", "field.positive");
        }
        if (months != null && ends != null) {
            answers.refuse("termMonths", "scope.timeline.endTwice");
        }
        var needs = new ArrayList<LanguageNeed>();
        for (int at = 0; at < languages.size(); at++) {
            var need = languages.get(at).read("languages[" + at + "].", answers);
            if (!languages.get(at).equals(Language.EMPTY)) {
                needs.add(need);
            }
        }
        return before.with(new Timeline(
                begins,
                Boolean.parseBoolean(startIsAbout),
                ends,
                months,
                answers.choice("renewal", renewal, Renewal.class),
                answers.whole("renewalMonths", renewalMonths, FIFTY_YEARS),
                answers.whole("transitionWeeks", transitionWeeks, A_YEAR),
                Boolean.parseBoolean(transitionIfNeeded),
                answers.text("place", place, AnswerReader.LINE),
                needs,
                answers.lines("software", software),
                answers.text("other", other, AnswerReader.LONG),
                onTop(ends, answers),
                answers.whole("noticeMonths", noticeMonths, FIFTY_YEARS),
                answers.choice("financialYear", financialYear, Month.class),
                serviceHours(answers)));
    }

    /** Where the last day is given, nothing can come on top. */
    private @Nullable Boolean onTop(@Nullable LocalDate ends, AnswerReader answers) {
        boolean said = Boolean.parseBoolean(transitionOnTop);
        if (said && ends != null) {
            answers.refuse("transitionOnTop", "scope.timeline.onTop.needsMonths");
        }
        return said ? true : null;
    }

    private @Nullable ServiceHours serviceHours(AnswerReader answers) {
        var there = new ArrayList<ServiceHours.Times>();
        for (int at = 0; at < hours.size(); at++) {
            var row = hours.get(at).read("hours[" + at + "].", answers);
            if (row != null) {
                there.add(row);
            }
        }
        var otherwise = answers.text("outside", outside, AnswerReader.LINE);
        var closed = answers.choice("holidays", holidays, ServiceHours.Holidays.class);
        var clock = answers.zone("zone", zone);
        // A zone is proposed: alone it says nothing.
        return there.isEmpty() && otherwise.isEmpty() && closed == null
                ? null
                : new ServiceHours(there, clock, closed, otherwise);
    }

    /** A line of the hours of service. */
    record Hours(String days, String from, String until) {

        static final Hours EMPTY = new Hours("", "", "");

        Hours {
            days = SectionForm.said(days);
            from = SectionForm.said(from);
            until = SectionForm.said(until);
        }

        static List<Hours> of(@Nullable ServiceHours serviceHours) {
            var lines = new ArrayList<Hours>();
            if (serviceHours != null) {
                serviceHours
                        .times()
                        .forEach(row -> lines.add(new Hours(
                                row.days().name(),
                                row.from().toString(),
                                row.until().toString())));
            }
            do {
                lines.add(EMPTY);
            } while (lines.size() < HOURS);
            return lines;
        }

        /** Null where nothing stands in it, and where something is refused. */
        ServiceHours.@Nullable Times read(String at, AnswerReader answers) {
            if (equals(EMPTY)) {
                return null;
            }
            var on = answers.choice(at + "days", days, ServiceHours.Days.class, "scope.hours.days.choose");
            var begins = answers.time(at + "from", from, "scope.hours.from.missing");
            var ends = answers.time(at + "until", until, "scope.hours.until.missing");
            return on == null || begins == null || ends == null ? null : new ServiceHours.Times(on, begins, ends);
        }
    }

    record Language(String language, String level, String use) {

        static final Language EMPTY = new Language("", "", "");

        Language {
            language = SectionForm.said(language);
            level = SectionForm.said(level);
            use = SectionForm.said(use);
        }

        static Language of(LanguageNeed need) {
            return new Language(need.language(), SectionForm.said(need.level()), need.use());
        }

        LanguageNeed read(String at, AnswerReader answers) {
            return new LanguageNeed(
                    answers.text(at + "language", language, AnswerReader.SHORT),
                    answers.choice(at + "level", level, Cefr.class),
                    answers.text(at + "use", use, AnswerReader.SHORT));
        }
    }
}
