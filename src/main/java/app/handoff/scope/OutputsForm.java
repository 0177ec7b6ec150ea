package app.handoff.scope;

import app.handoff.kernel.Ids;
import app.handoff.scope.Quantity.Per;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

record OutputsForm(List<Row> rows) implements SectionForm {

    OutputsForm {
        rows = SectionForm.rows(rows);
    }

    static OutputsForm of(List<Output> outputs) {
        return new OutputsForm(outputs.stream().map(Row::of).toList());
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var known = before.outputs().stream().collect(Collectors.toMap(o -> o.id().toString(), Output::id));
        var taken = new HashSet<UUID>();
        var outputs = new ArrayList<Output>();
        for (int at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            // Only this scope's own identities are taken from a form; whatever else it says is a new output.
            var id = known.get(row.id());
            var output = row.read("rows[" + at + "].", id == null || !taken.add(id) ? Ids.next() : id, answers);
            if (!row.blank()) {
                outputs.add(output);
            }
        }
        return before.withOutputs(outputs);
    }

    @Override
    public boolean wantsRow() {
        return rows.isEmpty();
    }

    @Override
    public SectionForm withRow(ZoneId zone) {
        return new OutputsForm(SectionForm.plus(rows, Row.proposing(zone)));
    }

    @Override
    public SectionForm withoutRow(int at) {
        return new OutputsForm(SectionForm.minus(rows, at));
    }

    record Row(
            String id,
            String deliverable,
            String format,
            String acceptance,
            String quality,
            String noQualityBecause,
            @ReadAs(NumberKind.NUMBER) String amount,
            String unit,
            String per,
            List<SeasonsForm.Line> seasons,
            String variation,
            String noQuantityBecause,
            String due,
            String days,
            String zone,
            String noDueBecause) {

        static final Row EMPTY = of(Output.named("", Ids.next())).withoutId();

        Row {
            id = SectionForm.said(id);
            deliverable = SectionForm.said(deliverable);
            format = SectionForm.said(format);
            acceptance = SectionForm.said(acceptance);
            quality = SectionForm.said(quality);
            noQualityBecause = SectionForm.said(noQualityBecause);
            amount = SectionForm.said(amount);
            unit = SectionForm.said(unit);
            per = SectionForm.said(per);
            seasons = SectionForm.rows(seasons);
            variation = SectionForm.said(variation);
            noQuantityBecause = SectionForm.said(noQuantityBecause);
            due = SectionForm.said(due);
            days = SectionForm.said(days);
            zone = SectionForm.said(zone);
            noDueBecause = SectionForm.said(noDueBecause);
        }

        static Row of(Output output) {
            var quantity = output.quantity();
            return new Row(
                    output.id().toString(),
                    output.deliverable(),
                    output.format(),
                    output.acceptance(),
                    output.quality(),
                    output.noQualityBecause(),
                    SectionForm.said(quantity.amount()),
                    quantity.unit(),
                    SectionForm.said(quantity.per()),
                    SeasonsForm.of(quantity.seasons()),
                    quantity.variation(),
                    output.noQuantityBecause(),
                    output.due().rule(),
                    SectionForm.said(output.due().days()),
                    SectionForm.said(output.due().zone()),
                    output.noDueBecause());
        }

        /** An empty row in working days of this zone, which is what most deadlines count in. */
        static Row proposing(ZoneId zone) {
            return of(new Output(
                            Ids.next(),
                            "",
                            "",
                            "",
                            "",
                            "",
                            Output.named("", null).quantity(),
                            "",
                            new Due("", Due.Days.WORKING, zone),
                            ""))
                    .withoutId();
        }

        private Row withoutId() {
            return new Row(
                    "",
                    deliverable,
                    format,
                    acceptance,
                    quality,
                    noQualityBecause,
                    amount,
                    unit,
                    per,
                    seasons,
                    variation,
                    noQuantityBecause,
                    due,
                    days,
                    zone,
                    noDueBecause);
        }

        /** Whether nothing was typed; a zone and a kind of days that were proposed do not count. */
        boolean blank() {
            return List.of(deliverable, format, acceptance, quality, noQualityBecause, amount, unit, per, due).stream()
                    .allMatch(String::isBlank);
        }

        Output read(String at, UUID id, AnswerReader answers) {
            return new Output(
                    id,
                    answers.text(at + "deliverable", deliverable, AnswerReader.SHORT),
                    answers.text(at + "format", format, AnswerReader.LINE),
                    answers.text(at + "acceptance", acceptance, AnswerReader.LINE),
                    answers.text(at + "quality", quality, AnswerReader.LINE),
                    answers.text(at + "noQualityBecause", noQualityBecause, AnswerReader.LINE),
                    new Quantity(
                            answers.number(at + "amount", amount),
                            answers.text(at + "unit", unit, AnswerReader.SHORT),
                            answers.choice(at + "per", per, Per.class),
                            SeasonsForm.read(at, seasons, answers),
                            answers.text(at + "variation", variation, AnswerReader.LINE)),
                    answers.text(at + "noQuantityBecause", noQuantityBecause, AnswerReader.LINE),
                    new Due(
                            answers.text(at + "due", due, AnswerReader.LINE),
                            answers.choice(at + "days", days, Due.Days.class),
                            answers.zone(at + "zone", zone)),
                    answers.text(at + "noDueBecause", noDueBecause, AnswerReader.LINE));
        }
    }
}
