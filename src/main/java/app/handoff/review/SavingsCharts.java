package app.handoff.review;

import app.handoff.kernel.Money;
import app.handoff.text.Format;
import app.handoff.web.BarChart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Objects;

/** Money and hours of a review as pictures, which speak in whole units. */
record SavingsCharts(SavingsCalculation savings, Format format) {

    BarChart money(ReviewPlan plan) {
        var parts = new ArrayList<BarChart.Part>();
        if (savings.provable()) {
            parts.add(part("review.bar.baseline", savings.baseline(), "quiet", true));
        }
        parts.add(new BarChart.Part(
                shortened(plan.vendorName()) + "\n"
                        + format.message(savings.invoiced() ? "review.bar.invoices" : "review.bar.price"),
                savings.vendor().amount(),
                format.money(Range.whole(savings.vendor())),
                "c1",
                true));
        if (!savings.credits().isZero()) {
            parts.add(part("review.bar.credit", savings.credits().times(-1), "win", false));
        }
        parts.add(part("review.bar.transition", savings.transition(), "c2", false));
        if (savings.costsInHouse()) {
            parts.add(part("review.bar.parallel", Objects.requireNonNull(savings.inHouse()), "c4", false));
        }
        parts.add(part("review.bar.oversight", savings.oversight(), "c3", false));
        if (!savings.stays().isZero()) {
            parts.add(part("review.bar.stays", savings.stays(), "c5", false));
        }
        parts.add(part("review.bar.real", savings.real(), "c1", true));
        var saved = savings.saved();
        if (saved != null) {
            if (savings.hasGaps()) {
                parts.add(part("review.bar.unreported", Objects.requireNonNull(savings.unreported()), "quiet", false));
            }
            parts.add(
                    saved.isNegative()
                            ? part("review.bar.more", saved, "loss", false)
                            : part("review.bar.saved", saved, "win", false));
        }
        return BarChart.waterfall(
                saved == null
                        ? format.message("review.chart.money.unproven", format.money(Range.whole(savings.real())))
                        : format.message(
                                "review.chart.money",
                                format.money(Range.whole(savings.baseline())),
                                format.money(Range.whole(savings.real())),
                                format.money(Range.whole(saved))),
                parts);
    }

    BarChart hours() {
        var parts = new ArrayList<BarChart.Part>();
        if (savings.hoursProvable()) {
            parts.add(hour("review.bar.baseline", savings.baselineHours(), "quiet", true));
        }
        parts.add(hour("review.bar.parallel", savings.parallelHours(), "c2", true));
        if (savings.hoursProvable() && savings.hasGaps()) {
            parts.add(hour("review.bar.unreported", Objects.requireNonNull(savings.unreportedHours()), "quiet", false));
        }
        parts.add(hour("review.bar.oversight", savings.oversightHours(), "c3", false));
        var freed = savings.freed();
        if (freed != null) {
            parts.add(
                    freed.signum() < 0
                            ? hour("review.bar.hoursLost", freed, "loss", false)
                            : hour("review.bar.freed", freed, "win", false));
        }
        return BarChart.waterfall(
                savings.freed() == null
                        ? format.message(
                                "review.chart.hours.unproven",
                                Range.tenth(savings.parallelHours()),
                                Range.tenth(savings.oversightHours()))
                        : format.message(
                                "review.chart.hours",
                                Range.tenth(savings.baselineHours()),
                                Range.tenth(savings.parallelHours()),
                                Range.tenth(savings.oversightHours()),
                                Range.tenth(savings.freed())),
                parts);
    }

    private BarChart.Part part(String key, Money money, String colour, boolean total) {
        return new BarChart.Part(
                format.message(key).replace("|", "\n"),
                money.amount(),
                format.money(Range.whole(money)),
                colour,
                total);
    }

    private BarChart.Part hour(String key, BigDecimal hours, String colour, boolean total) {
        return new BarChart.Part(format.message(key).replace("|", "\n"), hours, hours(hours), colour, total);
    }

    private static String shortened(String name) {
        return name.length() <= 12 ? name : name.substring(0, 11) + "…";
    }

    private String hours(BigDecimal hours) {
        return format.hours(Range.tenth(hours));
    }
}
