package app.handoff.scope.web;

import app.handoff.scope.Purpose;
import app.handoff.scope.ScopeContent;
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
    public ScopeContent applyTo(ScopeContent before, Typed typed) {
        var left = typed.lines("excluded", excluded);
        boolean nothing = Boolean.parseBoolean(nothingExcluded);
        if (nothing && !left.isEmpty()) {
            typed.refuse("nothingExcluded", "scope.purpose.bothExcluded");
        }
        return before.with(new Purpose(
                typed.text("text", text, Typed.LONG),
                typed.lines("included", included),
                left,
                nothing,
                typed.lines("facts", facts)));
    }
}
