package app.handoff.scope.web;

import app.handoff.scope.LanguageNeed;
import app.handoff.scope.LanguageNeed.Cefr;
import app.handoff.scope.ScopeContent;
import app.handoff.scope.Timeline;
import app.handoff.scope.Timeline.Renewal;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
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
        @Nullable String other)
        implements SectionForm {

    private static final int FIFTY_YEARS = 600;
    private static final int A_YEAR = 52;
    private static final int LANGUAGES = 2;

    TimelineForm {
        languages = SectionForm.rows(languages, Language.EMPTY);
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
                timeline.other());
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, Typed typed) {
        var begins = typed.day("start", start);
        var ends = typed.day("end", end);
        if (begins != null && ends != null && !ends.isAfter(begins)) {
            typed.refuse("end", "scope.timeline.endBeforeStart");
        }
        var months = typed.whole("termMonths", termMonths, FIFTY_YEARS);
        if (months != null && months == 0) {
            typed.refuse("termMonths", "field.positive");
        }
        if (months != null && ends != null) {
            typed.refuse("termMonths", "scope.timeline.endTwice");
        }
        var needs = new ArrayList<LanguageNeed>();
        for (int at = 0; at < languages.size(); at++) {
            var need = languages.get(at).read("languages[" + at + "].", typed);
            if (!languages.get(at).equals(Language.EMPTY)) {
                needs.add(need);
            }
        }
        return before.with(new Timeline(
                begins,
                Boolean.parseBoolean(startIsAbout),
                ends,
                months,
                typed.choice("renewal", renewal, Renewal.class),
                typed.whole("renewalMonths", renewalMonths, FIFTY_YEARS),
                typed.whole("transitionWeeks", transitionWeeks, A_YEAR),
                Boolean.parseBoolean(transitionIfNeeded),
                typed.text("place", place, Typed.LINE),
                needs,
                typed.lines("software", software),
                typed.text("other", other, Typed.LONG)));
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

        LanguageNeed read(String at, Typed typed) {
            return new LanguageNeed(
                    typed.text(at + "language", language, Typed.SHORT),
                    typed.choice(at + "level", level, Cefr.class),
                    typed.text(at + "use", use, Typed.SHORT));
        }
    }
}
