package app.handoff.scope;

import app.handoff.scope.LanguageNeed.Cefr;
import app.handoff.scope.Timeline.Renewal;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
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
        languages = SectionForm.rows(languages);
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
                answers.text("other", other, AnswerReader.LONG)));
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
