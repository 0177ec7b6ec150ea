package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hours of oversight against the plan and against what was freed. It warns and never blocks. */
record OversightMeter(
        ServiceLevelText.State state,
        String label,
        List<Part> parts,
        List<Part> narrowParts,
        List<Sentence> sentences) {

    private static final double WIDTH = 880;
    private static final double NARROW = 318;
    private static final double LETTER = 6.6;

    /** @param textX keeps the words of narrow parts beside each other */
    record Part(String colour, double x, double width, String text, double textX) {}

    static @Nullable OversightMeter of(Delivery delivery, List<StatusReport> begun, Format format) {
        var in = begun.stream().filter(StatusReport::isIn).toList();
        if (in.isEmpty()) {
            return null;
        }
        var last = in.get(in.size() - 1);
        var planned = delivery.oversightHoursPerWeek();
        var oversight = last.oversightHours();
        var parallel = last.parallelHours();
        var baseline = delivery.baselineHoursPerWeek();
        boolean above = oversight.compareTo(planned) > 0;
        boolean twice =
                above && in.size() > 1 && in.get(in.size() - 2).oversightHours().compareTo(planned) > 0;
        var sentences = new ArrayList<Sentence>();
        sentences.add(Sentence.of("delivery.meter.oversight", last.week(), oversight, planned));
        var parts = List.<Part>of();
        var narrowParts = List.<Part>of();
        var label = format.message("delivery.meter.oversight", last.week(), oversight, planned);
        if (baseline != null) {
            boolean released = !delivery.isInHouse(last);
            var inHouse = released ? parallel : baseline.max(parallel);
            var freed = baseline.subtract(inHouse).subtract(oversight);
            parts = parts(inHouse, oversight, freed.max(BigDecimal.ZERO), WIDTH, format);
            narrowParts = parts(inHouse, oversight, freed.max(BigDecimal.ZERO), NARROW, format);
            label = format.message(
                    "delivery.meter.label", last.week(), baseline, inHouse, oversight, freed.max(BigDecimal.ZERO));
            sentences.add(
                    freed.signum() > 0
                            ? Sentence.of("delivery.meter.freed", baseline, inHouse, oversight, freed)
                            : Sentence.of(
                                    released ? "delivery.meter.nothingFreed" : "delivery.meter.notReleased",
                                    baseline,
                                    inHouse,
                                    oversight));
        }
        sentences.add(Sentence.of(
                twice ? "delivery.meter.twice" : above ? "delivery.meter.once" : "delivery.meter.within",
                delivery.vendorName()));
        return new OversightMeter(
                new ServiceLevelText.State(
                        twice ? "bad" : above ? "wait" : "good",
                        Sentence.of(
                                twice ? "delivery.meter.yes" : above ? "delivery.meter.little" : "delivery.meter.no")),
                label,
                parts,
                narrowParts,
                sentences);
    }

    private static List<Part> parts(
            BigDecimal parallel, BigDecimal oversight, BigDecimal freed, double across, Format format) {
        double sum = parallel.add(oversight).add(freed).doubleValue();
        var parts = new ArrayList<Part>();
        if (sum <= 0) {
            return parts;
        }
        double x = 1;
        double free = 0;
        var colours = List.of("c2", "c3", "c1");
        var names = List.of("delivery.meter.parallel", "delivery.meter.looking", "delivery.meter.free");
        var values = List.of(parallel, oversight, freed);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).signum() > 0) {
                double width = Math.max(2, values.get(i).doubleValue() / sum * across);
                var text = format.message(names.get(i), format.hours(values.get(i)));
                double textX = Math.max(x + 1, free);
                parts.add(new Part(
                        colours.get(i),
                        Math.round(x * 10) / 10.0,
                        Math.round((width - 2) * 10) / 10.0,
                        text,
                        Math.round(textX * 10) / 10.0));
                x += width;
                free = textX + text.length() * LETTER + 12;
            }
        }
        return parts;
    }
}
