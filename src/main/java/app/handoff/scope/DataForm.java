package app.handoff.scope;

import app.handoff.kernel.DataClass;
import app.handoff.scope.DataRules.AtEnd;
import app.handoff.scope.DataRules.Subcontractors;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

record DataForm(
        List<String> classes,
        @Nullable String none,
        @Nullable String allowedUse,
        @Nullable String storage,
        @Nullable String retention,
        @Nullable String atEnd,
        @Nullable String subcontractors,
        @ReadAs(NumberKind.HOURS) @Nullable String breachNoticeHours)
        implements SectionForm {

    private static final int A_MONTH_IN_HOURS = 720;

    DataForm {
        classes = classes == null ? List.of() : List.copyOf(classes);
    }

    static DataForm of(DataRules rules) {
        return new DataForm(
                rules.classes().stream().map(DataClass::name).toList(),
                String.valueOf(rules.none()),
                rules.allowedUse(),
                rules.storage(),
                rules.retention(),
                SectionForm.said(rules.atEnd()),
                SectionForm.said(rules.subcontractors()),
                SectionForm.said(rules.breachNoticeHours()));
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        boolean nothing = Boolean.parseBoolean(none);
        if (nothing && !classes.isEmpty()) {
            answers.refuse("none", "scope.data.both");
        }
        return before.with(rules(answers, nothing).asking(before.data().evidence()));
    }

    private DataRules rules(AnswerReader answers, boolean nothing) {
        return new DataRules(
                answers.choices("classes", classes, DataClass.class),
                nothing,
                answers.text("allowedUse", allowedUse, AnswerReader.LONG),
                answers.text("storage", storage, AnswerReader.LINE),
                answers.text("retention", retention, AnswerReader.LINE),
                answers.choice("atEnd", atEnd, AtEnd.class),
                answers.choice("subcontractors", subcontractors, Subcontractors.class),
                answers.whole("breachNoticeHours", breachNoticeHours, A_MONTH_IN_HOURS));
    }
}
