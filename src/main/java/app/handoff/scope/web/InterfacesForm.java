package app.handoff.scope.web;

import app.handoff.scope.Interfaces;
import app.handoff.scope.ScopeContent;
import app.handoff.scope.Touchpoint;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

record InterfacesForm(List<Row> rows, @Nullable String none) implements SectionForm {

    InterfacesForm {
        rows = SectionForm.rows(rows, Row.EMPTY);
    }

    static InterfacesForm of(Interfaces interfaces) {
        return new InterfacesForm(interfaces.items().stream().map(Row::of).toList(), String.valueOf(interfaces.none()));
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, Typed typed) {
        var items = new ArrayList<Touchpoint>();
        for (int at = 0; at < rows.size(); at++) {
            var touchpoint = rows.get(at).read("rows[" + at + "].", typed);
            if (!rows.get(at).equals(Row.EMPTY)) {
                items.add(touchpoint);
            }
        }
        boolean nothing = Boolean.parseBoolean(none);
        if (nothing && !items.isEmpty()) {
            typed.refuse("none", "scope.interfaces.both");
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

        Touchpoint read(String at, Typed typed) {
            return new Touchpoint(
                    typed.text(at + "ourDepartment", ourDepartment, Typed.SHORT),
                    typed.text(at + "theirRole", theirRole, Typed.SHORT),
                    typed.text(at + "channel", channel, Typed.SHORT),
                    typed.text(at + "frequency", frequency, Typed.SHORT));
        }
    }
}
