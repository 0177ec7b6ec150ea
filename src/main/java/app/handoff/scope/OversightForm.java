package app.handoff.scope;

import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

record OversightForm(
        @Nullable String accountable,
        @Nullable String deputy,
        @Nullable String informs,
        @Nullable String dailyContact,
        List<Step> escalations,
        @ReadAs(NumberKind.HOURS) @Nullable String hoursPerWeek,
        @Nullable String approvals)
        implements SectionForm {

    private static final int STEPS = 3;
    private static final int A_QUARTER_IN_HOURS = 2000;

    OversightForm {
        escalations = SectionForm.rows(escalations);
    }

    static OversightForm of(OversightPlan plan) {
        var steps = new ArrayList<>(plan.escalations().stream().map(Step::of).toList());
        while (steps.size() < STEPS) {
            steps.add(Step.EMPTY);
        }
        return new OversightForm(
                plan.accountable(),
                plan.deputy(),
                plan.informs(),
                plan.dailyContact(),
                steps,
                SectionForm.said(plan.hoursPerWeek()),
                String.join("\n", plan.approvals()));
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var steps = new ArrayList<Escalation>();
        for (int at = 0; at < escalations.size(); at++) {
            var row = "escalations[" + at + "].";
            var step = escalations.get(at);
            var escalation = new Escalation(
                    answers.text(row + "who", step.who(), AnswerReader.SHORT),
                    answers.whole(row + "withinHours", step.withinHours(), A_QUARTER_IN_HOURS));
            if (!step.equals(Step.EMPTY)) {
                steps.add(escalation);
            }
        }
        return before.with(new OversightPlan(
                answers.text("accountable", accountable, AnswerReader.SHORT),
                answers.text("deputy", deputy, AnswerReader.SHORT),
                answers.text("informs", informs, AnswerReader.SHORT),
                answers.text("dailyContact", dailyContact, AnswerReader.SHORT),
                steps,
                answers.hours("hoursPerWeek", hoursPerWeek),
                answers.lines("approvals", approvals)));
    }

    record Step(String who, @ReadAs(NumberKind.HOURS) String withinHours) {

        static final Step EMPTY = new Step("", "");

        Step {
            who = SectionForm.said(who);
            withinHours = SectionForm.said(withinHours);
        }

        static Step of(Escalation escalation) {
            return new Step(escalation.who(), SectionForm.said(escalation.withinHours()));
        }
    }
}
