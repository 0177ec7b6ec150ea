package app.handoff.scope;

import app.handoff.engagement.Baseline;
import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last three are the ranking: what matters most, what comes next, what comes last. */
record PricingForm(
        @Nullable String basis,
        @ReadAs(NumberKind.HOURS) @Nullable String hoursPerYear,
        List<SeasonsForm.Line> seasons,
        @Nullable String note,
        @Nullable String first,
        @Nullable String second,
        @Nullable String third)
        implements SectionForm {

    PricingForm {
        seasons = SectionForm.rows(seasons);
    }

    static PricingForm of(Pricing pricing) {
        var ranking = pricing.priorities();
        return new PricingForm(
                SectionForm.said(pricing.basis()),
                SectionForm.said(pricing.hoursPerYear()),
                SeasonsForm.of(pricing.hours()),
                pricing.note(),
                ranked(ranking, 0),
                ranked(ranking, 1),
                ranked(ranking, 2));
    }

    private static String ranked(List<Priority> ranking, int rank) {
        return rank < ranking.size() ? ranking.get(rank).name() : "";
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var most = answers.choice("first", first, Priority.class);
        var next = answers.choice("second", second, Priority.class);
        var last = answers.choice("third", third, Priority.class);
        if (next != null && next == most) {
            answers.refuse("second", "scope.pricing.rankedTwice");
        }
        if (last != null && (last == most || last == next)) {
            answers.refuse("third", "scope.pricing.rankedTwice");
        }
        return before.with(new Pricing(
                answers.choice("basis", basis, Basis.class),
                answers.number("hoursPerYear", hoursPerYear, Baseline.MOST_HOURS_PER_YEAR),
                SeasonsForm.read("", seasons, answers),
                answers.text("note", note, AnswerReader.LONG),
                Stream.of(most, next, last)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .distinct()
                        .toList()));
    }
}
