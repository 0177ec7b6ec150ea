package app.handoff.scope;

import app.handoff.engagement.Baseline;
import app.handoff.kernel.Ids;
import app.handoff.scope.PriceStructure.Expenses;
import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.scope.Quantity.Per;
import app.handoff.text.NumberKind;
import app.handoff.text.Option;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How bidders price the work.
 *
 * @param volumes one for each output with steps of price or a minimum, in the order of the outputs
 * @param rows the lines beside the regular work
 * @param first what matters most
 * @param second what comes next
 * @param third what comes last
 */
record PricingForm(
        @Nullable String basis,
        @ReadAs(NumberKind.HOURS) @Nullable String hoursPerYear,
        List<SeasonsForm.Line> seasons,
        @Nullable Boolean baseFee,
        @Nullable Boolean parts,
        List<VolumeRow> volumes,
        List<ExtraRow> rows,
        @Nullable String expenses,
        @Nullable String discountDays,
        @Nullable String note,
        @Nullable String first,
        @Nullable String second,
        @Nullable String third)
        implements SectionForm {

    PricingForm {
        seasons = SectionForm.rows(seasons);
        volumes = SectionForm.rows(volumes);
        rows = SectionForm.rows(rows);
    }

    static PricingForm of(Pricing pricing, List<Output> outputs) {
        var ranking = pricing.priorities();
        var beside = Objects.requireNonNullElse(pricing.structure(), PriceStructure.NONE);
        return new PricingForm(
                SectionForm.said(pricing.basis()),
                SectionForm.said(pricing.hoursPerYear()),
                SeasonsForm.of(pricing.hours()),
                beside.baseFee() ? true : null,
                beside.parts() ? true : null,
                outputs.stream()
                        .filter(PricingForm::isCountedAgainAndAgain)
                        .flatMap(output ->
                                beside.volume(output.id()).stream().map(volume -> VolumeRow.of(output, volume)))
                        .toList(),
                beside.extras().stream().map(ExtraRow::of).toList(),
                SectionForm.said(beside.expenses()),
                SectionForm.said(beside.discountDays()),
                pricing.note(),
                ranked(ranking, 0),
                ranked(ranking, 1),
                ranked(ranking, 2));
    }

    /** The outputs that are counted again and again and have neither steps nor a minimum, to be given some. */
    List<Option> outputsAtOnePrice(List<Output> outputs) {
        return outputs.stream()
                .filter(PricingForm::isCountedAgainAndAgain)
                .filter(output -> volumes.stream().noneMatch(row -> row.isOf(output)))
                .map(output -> new Option(output.id().toString(), VolumeRow.called(output)))
                .toList();
    }

    /** With a row for steps of price and minimum of one of these outputs. */
    PricingForm withVolume(String output, List<Output> outputs) {
        return outputsAtOnePrice(outputs).stream()
                .filter(option -> option.value().equals(output))
                .findFirst()
                .map(option -> with(
                        SectionForm.plus(volumes, new VolumeRow(option.value(), option.text(), "", "", "", "")), rows))
                .orElse(this);
    }

    private static boolean isCountedAgainAndAgain(Output output) {
        return output.quantity().given() && output.quantity().per() != Per.ONCE;
    }

    private static String ranked(List<Priority> ranking, int rank) {
        return rank < ranking.size() ? ranking.get(rank).name() : "";
    }

    @Override
    public ScopeContent applyTo(ScopeContent before, AnswerReader answers) {
        var most = answers.choice("first", first, Priority.class);
        var next = answers.choice("second", second, Priority.class);
        var last = answers.choice("third", third, Priority.class);
        if (next != null && next == most) {
            answers.refuse("second", "scope.pricing.rankedTwice");
        }
        if (last != null && (last == most || last == next)) {
            answers.refuse("third", "scope.pricing.rankedTwice");
        }
        return before.with(new Pricing(
                answers.choice("basis", basis, Basis.class),
                answers.number("hoursPerYear", hoursPerYear, Baseline.MOST_HOURS_PER_YEAR),
                SeasonsForm.read("", seasons, answers),
                answers.text("note", note, AnswerReader.LONG),
                Stream.of(most, next, last)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .distinct()
                        .toList(),
                structure(before.outputs(), answers)));
    }

    private PriceStructure structure(List<Output> outputs, AnswerReader answers) {
        var priced = new ArrayList<VolumePricing>();
        for (int at = 0; at < volumes.size(); at++) {
            var row = volumes.get(at);
            var field = "volumes[" + at + "].";
            outputs.stream()
                    .filter(output -> output.id().toString().equals(row.output()))
                    .findFirst()
                    .filter(output -> !row.isBlank())
                    .ifPresent(output -> priced.add(row.read(field, output.id(), answers)));
        }
        var extras = new ArrayList<ExtraLine>();
        var used = outputs.stream().map(Output::id).collect(Collectors.toCollection(HashSet::new));
        for (int at = 0; at < rows.size(); at++) {
            var extra = rows.get(at).read("rows[" + at + "].", answers);
            if (!rows.get(at).isBlank()) {
                extras.add(used.add(extra.id()) ? extra : extra.anew());
            }
        }
        var days = answers.whole("discountDays", discountDays, PriceStructure.MOST_DISCOUNT_DAYS);
        return new PriceStructure(
                Boolean.TRUE.equals(baseFee),
                priced,
                extras,
                answers.choice("expenses", expenses, Expenses.class),
                days == null || days == 0 ? null : days,
                Boolean.TRUE.equals(parts));
    }

    @Override
    public SectionForm withRow(ZoneId zone) {
        return with(volumes, SectionForm.plus(rows, ExtraRow.empty()));
    }

    @Override
    public SectionForm withoutRow(int at) {
        return with(volumes, SectionForm.minus(rows, at));
    }

    private PricingForm with(List<VolumeRow> changedVolumes, List<ExtraRow> changedRows) {
        return new PricingForm(
                basis,
                hoursPerYear,
                seasons,
                baseFee,
                parts,
                changedVolumes,
                changedRows,
                expenses,
                discountDays,
                note,
                first,
                second,
                third);
    }

    /**
     * Steps and minimum of one output.
     *
     * @param output the id of the output
     * @param called how the output is called, for the heading
     */
    record VolumeRow(String output, String called, String minimum, String upTo1, String upTo2, String upTo3) {

        VolumeRow {
            output = SectionForm.said(output);
            called = SectionForm.said(called);
            minimum = SectionForm.said(minimum);
            upTo1 = SectionForm.said(upTo1);
            upTo2 = SectionForm.said(upTo2);
            upTo3 = SectionForm.said(upTo3);
        }

        static VolumeRow of(Output output, VolumePricing volume) {
            return new VolumeRow(
                    output.id().toString(),
                    called(output),
                    SectionForm.said(volume.minimumPerMonth()),
                    step(volume, 0),
                    step(volume, 1),
                    step(volume, 2));
        }

        private static String called(Output output) {
            return output.deliverable() + " (" + output.quantity().unit() + ")";
        }

        private static String step(VolumePricing volume, int at) {
            return at < volume.steps().size() ? SectionForm.said(volume.steps().get(at)) : "";
        }

        boolean isOf(Output one) {
            return output.equals(one.id().toString());
        }

        public boolean isBlank() {
            return Stream.of(minimum, upTo1, upTo2, upTo3).allMatch(String::isBlank);
        }

        /** Each step ends above the one before; one left out between two others is none. */
        VolumePricing read(String at, UUID output, AnswerReader answers) {
            var least = answers.number(at + "minimum", minimum);
            var steps = new ArrayList<BigDecimal>();
            var typed = List.of(upTo1, upTo2, upTo3);
            for (int i = 0; i < typed.size(); i++) {
                var field = at + "upTo" + (i + 1);
                var upTo = answers.number(field, typed.get(i));
                if (upTo != null
                        && (upTo.signum() == 0
                                || !steps.isEmpty() && upTo.compareTo(steps.get(steps.size() - 1)) <= 0)) {
                    answers.refuse(field, "scope.pricing.steps.ascending");
                } else if (upTo != null) {
                    steps.add(upTo);
                }
            }
            return new VolumePricing(output, steps, least == null || least.signum() == 0 ? null : least);
        }
    }

    /** One line beside the regular work. */
    record ExtraRow(
            String id,
            String label,
            String amount,
            String unit,
            String per,
            @Nullable Boolean optional) {

        ExtraRow {
            id = SectionForm.said(id);
            label = SectionForm.said(label);
            amount = SectionForm.said(amount);
            unit = SectionForm.said(unit);
            per = SectionForm.said(per);
        }

        static ExtraRow empty() {
            return new ExtraRow(Ids.next().toString(), "", "", "", Per.ONCE.name(), null);
        }

        static ExtraRow of(ExtraLine extra) {
            return new ExtraRow(
                    extra.id().toString(),
                    extra.label(),
                    SectionForm.said(extra.amount()),
                    extra.unit(),
                    SectionForm.said(extra.per()),
                    extra.optional() ? true : null);
        }

        /** Whether nothing was typed; how often is proposed. */
        boolean isBlank() {
            return label.isBlank() && amount.isBlank() && unit.isBlank();
        }

        ExtraLine read(String at, AnswerReader answers) {
            return new ExtraLine(
                    known(id),
                    answers.text(at + "label", label, AnswerReader.SHORT),
                    answers.text(at + "unit", unit, AnswerReader.SHORT),
                    answers.number(at + "amount", amount),
                    answers.choice(at + "per", per, Per.class),
                    Boolean.TRUE.equals(optional));
        }

        private static UUID known(String id) {
            return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(id) : Ids.next();
        }
    }
}
