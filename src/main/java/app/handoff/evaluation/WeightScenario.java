package app.handoff.evaluation;

import app.handoff.evaluation.Evaluation.Column;
import app.handoff.web.LineChart;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What would change the order, drawn and in words. */
record WeightScenario(@Nullable Picture picture, List<Sentence> sentences) {

    private static final int COLOURS = 5;

    static WeightScenario of(Evaluation evaluation, AwardWording awardWording) {
        var sensitivity = Sensitivity.of(evaluation).orElse(null);
        var sentences = new ArrayList<Sentence>();
        if (evaluation.placed().size() > 1) {
            sentences.add(lead(evaluation.leaders(), sensitivity, awardWording));
            if (sensitivity != null) {
                turns(sensitivity, awardWording, sentences);
            }
            removals(evaluation, awardWording, sentences);
            weakness(evaluation, awardWording, sentences);
        }
        return new WeightScenario(
                sensitivity == null
                        ? null
                        : Picture.of(sensitivity, evaluation.leaders().size() > 1, awardWording),
                sentences);
    }

    private static Sentence lead(List<Column> leaders, @Nullable Sensitivity sensitivity, AwardWording awardWording) {
        var names = leaders.stream().map(column -> column.bid().vendorName()).toList();
        if (names.size() > 1) {
            return new Sentence(
                    awardWording.say("evaluation.sensitivity.tie", String.join(", ", names)),
                    awardWording.say("evaluation.sensitivity.tie.what"));
        }
        if (sensitivity == null) {
            return new Sentence(awardWording.say("evaluation.sensitivity.first", names.get(0)), "");
        }
        var range = sensitivity.firstStaysFirst();
        return new Sentence(
                awardWording.say("evaluation.sensitivity.stays", names.get(0)),
                awardWording.say(
                        "evaluation.sensitivity.stays.what", range.from(), range.to(), sensitivity.priceWeight()));
    }

    private static void turns(Sensitivity sensitivity, AwardWording awardWording, List<Sentence> sentences) {
        var range = sensitivity.firstStaysFirst();
        sensitivity
                .firstAbove()
                .ifPresent(other -> sentences.add(new Sentence(
                        awardWording.say("evaluation.sensitivity.above", range.to()),
                        awardWording.say("evaluation.sensitivity.wouldBeFirst", other.vendor()))));
        sensitivity
                .firstBelow()
                .ifPresent(other -> sentences.add(new Sentence(
                        awardWording.say("evaluation.sensitivity.below", range.from()),
                        awardWording.say("evaluation.sensitivity.wouldBeFirst", other.vendor()))));
    }

    private static void removals(Evaluation evaluation, AwardWording awardWording, List<Sentence> sentences) {
        var removals = Sensitivity.removals(evaluation);
        for (var removal : removals) {
            sentences.add(new Sentence(
                    awardWording.say("evaluation.sensitivity.without", removal.vendor()),
                    awardWording.say("evaluation.sensitivity.wouldBeFirst", removal.newFirst())));
        }
        if (removals.isEmpty() && evaluation.placed().size() > 2) {
            sentences.add(new Sentence(
                    awardWording.say("evaluation.sensitivity.withoutAny"),
                    awardWording.say(
                            "evaluation.sensitivity.withoutAny.what",
                            evaluation.placed().get(0).bid().vendorName())));
        }
    }

    private static void weakness(Evaluation evaluation, AwardWording awardWording, List<Sentence> sentences) {
        if (evaluation.leaders().size() != 1) {
            return;
        }
        var first = evaluation.placed().get(0);
        evaluation
                .widestGap(first)
                .ifPresent(gap -> sentences.add(new Sentence(
                        awardWording.say(
                                "evaluation.sensitivity.weakest", first.bid().vendorName()),
                        awardWording.say(
                                "evaluation.sensitivity.weakest.what",
                                gap.criterion().name(),
                                awardWording.pointsInWords(gap.points()),
                                gap.ahead().vendorName()))));
    }

    /** @param what may be empty */
    record Sentence(String title, String what) {}

    /** @param table the same numbers, by weight of price */
    record Picture(LineChart chart, List<String> vendors, List<Row> table) {

        private static Picture of(Sensitivity sensitivity, boolean shared, AwardWording awardWording) {
            var vendors =
                    sensitivity.lines().stream().map(Sensitivity.Line::vendor).toList();
            var steps = sensitivity.table();
            var lines = IntStream.range(0, vendors.size())
                    .mapToObj(at -> new LineChart.Values(
                            vendors.get(at),
                            "c" + (at % COLOURS + 1),
                            false,
                            steps.stream()
                                    .map(step -> step.values().get(at).points())
                                    .toList()))
                    .toList();
            var range = sensitivity.firstStaysFirst();
            var band = awardWording.say(
                    shared ? "evaluation.sensitivity.band.shared" : "evaluation.sensitivity.band",
                    vendors.get(0),
                    range.from(),
                    range.to());
            var chart = LineChart.of(
                            awardWording.say("evaluation.sensitivity.label", band, sensitivity.priceWeight()),
                            steps.stream()
                                    .map(step -> String.valueOf(step.weight()))
                                    .toList(),
                            lines,
                            value -> awardWording.format().number(value.setScale(0, RoundingMode.HALF_UP)))
                    .banded(
                            100,
                            range.from(),
                            range.to(),
                            band,
                            sensitivity.priceWeight(),
                            awardWording.say("evaluation.sensitivity.agreed", sensitivity.priceWeight()),
                            awardWording.say("evaluation.sensitivity.axis"));
            return new Picture(
                    chart,
                    vendors,
                    steps.stream().map(step -> Row.of(step, awardWording)).toList());
        }
    }

    record Row(int weight, List<Value> values) {

        private static Row of(Sensitivity.Row row, AwardWording awardWording) {
            return new Row(
                    row.weight(),
                    row.values().stream()
                            .map(value -> new Value(awardWording.points(value.points()), value.first()))
                            .toList());
        }
    }

    /** @param first whether nobody has more points at this weight */
    record Value(String points, boolean first) {}
}
