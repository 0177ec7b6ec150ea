package app.handoff.scope;

import app.handoff.web.AnswerReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

record InterfacesForm(List<Row> rows, @Nullable String none) implements SectionForm {

    InterfacesForm {
        rows = SectionForm.rows(rows);
    }

    static InterfacesForm of(Interfaces interfaces) {
        return new InterfacesForm(interfaces.items().stream().map(Row::of).toList(), String.valueOf(interfaces.none()));
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var items = new ArrayList<Touchpoint>();
        for (int at = 0; at < rows.size(); at++) {
            var touchpoint = rows.get(at).read("rows[" + at + "].", answers);
            if (!rows.get(at).equals(Row.EMPTY)) {
                items.add(touchpoint);
            }
        }
        boolean nothing = Boolean.parseBoolean(none);
        if (nothing && !items.isEmpty()) {
            answers.refuse("none", "scope.interfaces.both");
        }
        return before.with(new Interfaces(items, nothing));
    }

    @Override
    public boolean wantsRow() {
        return rows.isEmpty() && !Boolean.parseBoolean(none);
    }

    @Override
    public SectionForm withRow(ZoneId zone) {
        return new InterfacesForm(SectionForm.plus(rows, Row.EMPTY), none);
    }

    @Override
    public SectionForm withoutRow(int at) {
        return new InterfacesForm(SectionForm.minus(rows, at), none);
    }

    record Row(String ourDepartment, String theirRole, String channel, String frequency) {

        static final Row EMPTY = new Row("", "", "", "");

        Row {
            ourDepartment = SectionForm.said(ourDepartment);
            theirRole = SectionForm.said(theirRole);
            channel = SectionForm.said(channel);
            frequency = SectionForm.said(frequency);
        }

        static Row of(Touchpoint point) {
            return new Row(point.ourDepartment(), point.theirRole(), point.channel(), point.frequency());
        }

        Touchpoint read(String at, AnswerReader answers) {
            return new Touchpoint(
                    answers.text(at + "ourDepartment", ourDepartment, AnswerReader.SHORT),
                    answers.text(at + "theirRole", theirRole, AnswerReader.SHORT),
                    answers.text(at + "channel", channel, AnswerReader.SHORT),
                    answers.text(at + "frequency", frequency, AnswerReader.SHORT));
        }
    }
}
