package app.handoff.scope;

import app.handoff.scope.Qualification.Need;
import app.handoff.web.AnswerReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

record QualificationsForm(List<Row> rows) implements SectionForm {

    /** Both together fit into a question of the bid. */
    private static final int LONGEST = 250;

    QualificationsForm {
        rows = SectionForm.rows(rows);
    }

    static QualificationsForm of(List<Qualification> qualifications) {
        return new QualificationsForm(qualifications.stream().map(Row::of).toList());
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var qualifications = new ArrayList<Qualification>();
        for (int at = 0; at < rows.size(); at++) {
            var qualification = rows.get(at).read("rows[" + at + "].", answers);
            if (!rows.get(at).isBlank()) {
                qualifications.add(qualification);
            }
        }
        return before.withQualifications(qualifications);
    }

    @Override
    public boolean wantsRow() {
        return rows.isEmpty();
    }

    @Override
    public SectionForm withRow(ZoneId zone) {
        return new QualificationsForm(SectionForm.plus(rows, Row.EMPTY));
    }

    @Override
    public SectionForm withoutRow(int at) {
        return new QualificationsForm(SectionForm.minus(rows, at));
    }

    record Row(String text, String need, String proof) {

        static final Row EMPTY = new Row("", Need.MUST.name(), "");

        Row {
            text = SectionForm.said(text);
            need = SectionForm.said(need);
            proof = SectionForm.said(proof);
        }

        static Row of(Qualification qualification) {
            return new Row(qualification.text(), SectionForm.said(qualification.need()), qualification.proof());
        }

        /** Whether nothing was typed; how much depends on it is proposed. */
        boolean isBlank() {
            return text.isBlank() && proof.isBlank();
        }

        Qualification read(String at, AnswerReader answers) {
            return new Qualification(
                    answers.text(at + "text", text, LONGEST),
                    answers.choice(at + "need", need, Need.class),
                    answers.text(at + "proof", proof, AnswerReader.SHORT));
        }
    }
}
