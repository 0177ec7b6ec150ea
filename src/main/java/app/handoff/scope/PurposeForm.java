package app.handoff.scope;

import app.handoff.web.AnswerReader;
import org.jspecify.annotations.Nullable;

record PurposeForm(
        @Nullable String text,
        @Nullable String included,
        @Nullable String excluded,
        @Nullable String nothingExcluded,
        @Nullable String facts)
        implements SectionForm {

    static PurposeForm of(Purpose purpose) {
        return new PurposeForm(
                purpose.text(),
                String.join("\n", purpose.included()),
                String.join("\n", purpose.excluded()),
                String.valueOf(purpose.nothingExcluded()),
                String.join("\n", purpose.facts()));
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var left = answers.lines("excluded", excluded);
        boolean nothing = Boolean.parseBoolean(nothingExcluded);
        if (nothing && !left.isEmpty()) {
            answers.refuse("nothingExcluded", "scope.purpose.bothExcluded");
        }
        return before.with(new Purpose(
                answers.text("text", text, AnswerReader.LONG),
                answers.lines("included", included),
                left,
                nothing,
                answers.lines("facts", facts)));
    }
}
