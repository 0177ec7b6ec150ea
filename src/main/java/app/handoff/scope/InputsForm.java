package app.handoff.scope;

import app.handoff.kernel.DataClass;
import app.handoff.web.AnswerReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

record InputsForm(List<Row> rows, @Nullable String none) implements SectionForm {

    InputsForm {
        rows = SectionForm.rows(rows);
    }

    static InputsForm of(Inputs inputs) {
        return new InputsForm(inputs.items().stream().map(Row::of).toList(), String.valueOf(inputs.none()));
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var items = new ArrayList<Input>();
        for (int at = 0; at < rows.size(); at++) {
            var input = rows.get(at).read("rows[" + at + "].", answers);
            if (!rows.get(at).equals(Row.EMPTY)) {
                items.add(input);
            }
        }
        boolean nothing = Boolean.parseBoolean(none);
        if (nothing && !items.isEmpty()) {
            answers.refuse("none", "scope.inputs.both");
        }
        return before.with(new Inputs(items, nothing));
    }

    @Override
    public boolean wantsRow() {
        return rows.isEmpty() && !Boolean.parseBoolean(none);
    }

    @Override
    public SectionForm withRow(ZoneId zone) {
        return new InputsForm(SectionForm.plus(rows, Row.EMPTY), none);
    }

    @Override
    public SectionForm withoutRow(int at) {
        return new InputsForm(SectionForm.minus(rows, at), none);
    }

    record Row(String what, String providedBy, String format, String when, String dataClass) {

        static final Row EMPTY = new Row("", "", "", "", "");

        Row {
            what = SectionForm.said(what);
            providedBy = SectionForm.said(providedBy);
            format = SectionForm.said(format);
            when = SectionForm.said(when);
            dataClass = SectionForm.said(dataClass);
        }

        static Row of(Input input) {
            return new Row(
                    input.what(),
                    input.providedBy(),
                    input.format(),
                    input.when(),
                    SectionForm.said(input.dataClass()));
        }

        Input read(String at, AnswerReader answers) {
            return new Input(
                    answers.text(at + "what", what, AnswerReader.SHORT),
                    answers.text(at + "providedBy", providedBy, AnswerReader.SHORT),
                    answers.text(at + "format", format, AnswerReader.LINE),
                    answers.text(at + "when", when, AnswerReader.LINE),
                    answers.choice(at + "dataClass", dataClass, DataClass.class));
        }
    }
}
