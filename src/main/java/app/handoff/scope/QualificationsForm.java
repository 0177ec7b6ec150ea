package app.handoff.scope;

import app.handoff.kernel.Ids;
import app.handoff.scope.AcceptedAnswer.Bound;
import app.handoff.scope.AcceptedAnswer.Kind;
import app.handoff.scope.Qualification.Need;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        var known = before.qualifications().stream()
                .filter(old -> old.id() != null)
                .collect(Collectors.toMap(old -> String.valueOf(old.id()), Function.identity()));
        var qualifications = new ArrayList<Qualification>();
        for (int at = 0; at < rows.size(); at++) {
            var qualification = rows.get(at)
                    .read("rows[" + at + "].", known.remove(rows.get(at).id()), answers);
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

    /**
     * A requirement as it is typed.
     *
     * @param kind how it is answered: the name of an {@link AcceptedAnswer.Kind}
     * @param enough the choices that are enough, one a line
     * @param others the choices that are not, one a line
     */
    record Row(
            String id,
            String text,
            String need,
            String proof,
            String kind,
            String bound,
            @ReadAs(NumberKind.NUMBER) String number,
            String unit,
            String currency,
            String day,
            String enough,
            String others) {

        static final Row EMPTY =
                new Row("", "", Need.MUST.name(), "", Kind.WORDS.name(), Bound.AT_LEAST.name(), "", "", "", "", "", "");

        Row {
            id = SectionForm.said(id);
            text = SectionForm.said(text);
            need = SectionForm.said(need);
            proof = SectionForm.said(proof);
            kind = SectionForm.said(kind);
            bound = SectionForm.said(bound);
            number = SectionForm.said(number);
            unit = SectionForm.said(unit);
            currency = SectionForm.said(currency);
            day = SectionForm.said(day);
            enough = SectionForm.said(enough);
            others = SectionForm.said(others);
        }

        static Row of(Qualification qualification) {
            var answer = qualification.accepted();
            return new Row(
                    SectionForm.said(qualification.id()),
                    qualification.text(),
                    SectionForm.said(qualification.need()),
                    qualification.proof(),
                    answer.kind().name(),
                    Objects.requireNonNullElse(answer.bound(), Bound.AT_LEAST).name(),
                    SectionForm.said(answer.number()),
                    answer.unit(),
                    SectionForm.said(answer.currency()),
                    SectionForm.said(answer.day()),
                    String.join("\n", answer.enough()),
                    String.join("\n", answer.others()));
        }

        /** Whether nothing was typed; how much depends on it, and how it is answered, is proposed. */
        boolean isBlank() {
            return Stream.of(text, proof, number, unit, day, enough, others).allMatch(String::isBlank);
        }

        Qualification read(String at, @Nullable Qualification old, AnswerReader answers) {
            return new Qualification(
                    answers.text(at + "text", text, LONGEST),
                    answers.choice(at + "need", need, Need.class),
                    answers.text(at + "proof", proof, AnswerReader.SHORT),
                    old == null || old.id() == null ? Ids.next() : old.id(),
                    answer(at, answers));
        }

        private AcceptedAnswer answer(String at, AnswerReader answers) {
            var chosen = Objects.requireNonNullElse(answers.choice(at + "kind", kind, Kind.class), Kind.WORDS);
            return switch (chosen) {
                case WORDS, YES, TERM -> AcceptedAnswer.of(chosen);
                case NUMBER ->
                    AcceptedAnswer.number(
                            answers.choice(at + "bound", bound, Bound.class),
                            answers.number(at + "number", number),
                            answers.text(at + "unit", unit, AnswerReader.SHORT));
                case MONEY ->
                    AcceptedAnswer.money(
                            answers.choice(at + "bound", bound, Bound.class),
                            answers.number(at + "number", number),
                            currency(at + "currency", answers));
                case DAY -> AcceptedAnswer.notBefore(answers.day(at + "day", day));
                case CHOICE -> choice(at, answers);
            };
        }

        private AcceptedAnswer choice(String at, AnswerReader answers) {
            var good = answers.lines(at + "enough", enough);
            var rest = answers.lines(at + "others", others);
            rest.stream()
                    .filter(good::contains)
                    .findFirst()
                    .ifPresent(both -> answers.refuse(at + "others", "scope.qualifications.others.both", both));
            return AcceptedAnswer.choice(good, rest);
        }

        /** The one that was typed, or that of the business. */
        private @Nullable Currency currency(String field, AnswerReader answers) {
            if (currency.isBlank()) {
                return Tenancy.locality().currency();
            }
            try {
                return Currency.getInstance(currency.strip().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                answers.refuse(field, "scope.qualifications.currency.unknown");
                return null;
            }
        }
    }
}
