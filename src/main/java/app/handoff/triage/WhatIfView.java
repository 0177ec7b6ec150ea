package app.handoff.triage;

import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.BarChart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells of a task with a vendor.
 *
 * @param first what it comes to, in one sentence
 * @param highest up to which price it pays
 * @param freed the hours that become free
 * @param lines what the money of a year is made of
 * @param gaps what nobody said, and so is not counted
 */
record WhatIfView(
        Sentence first,
        @Nullable Sentence highest,
        Sentence freed,
        List<Line> lines,
        List<String> gaps,
        BarChart chart) {

    /**
     * A part of what a year costs.
     *
     * @param part as a key of the bundle
     * @param firstYear empty where it does not come up then
     */
    record Line(String part, String firstYear, String laterYears, boolean sum) {}

    static WhatIfView of(WhatIf whatIf, WhatIfForm.Unit unit, Format format) {
        return new WhatIfView(
                first(whatIf),
                whatIf.today().provable() ? highest(whatIf, unit) : null,
                freed(whatIf),
                lines(whatIf, format),
                gaps(whatIf),
                chart(whatIf, format));
    }

    private static Sentence first(WhatIf whatIf) {
        if (!whatIf.today().provable()) {
            return Sentence.of("triage.whatIf.notProvable");
        }
        var soonest = whatIf.paidBackAtTheLowest();
        var latest = whatIf.paidBackAtTheHighest();
        if (soonest.isEmpty()) {
            var saved = whatIf.savedInLaterYears().orElseThrow().low();
            return Sentence.of(saved.amount().signum() > 0 ? "triage.whatIf.tooLate" : "triage.whatIf.never");
        }
        if (latest.isEmpty()) {
            return Sentence.of("triage.whatIf.paidBackAtTheLowest", soonest.get());
        }
        return soonest.equals(latest)
                ? Sentence.of("triage.whatIf.paidBack", soonest.get())
                : Sentence.of("triage.whatIf.paidBackBetween", soonest.get(), latest.get());
    }

    private static Sentence highest(WhatIf whatIf, WhatIfForm.Unit unit) {
        return whatIf.highestThatPays()
                .map(price -> Sentence.of("triage.whatIf.highestThatPays", price.payable(), unit.what()))
                .orElseGet(() -> Sentence.of("triage.whatIf.oversightAlone"));
    }

    private static Sentence freed(WhatIf whatIf) {
        return whatIf.hoursFreed()
                .map(freed -> Sentence.of(
                        freed.signum() < 0 ? "triage.whatIf.hoursLost" : "triage.whatIf.hoursFreed",
                        freed.abs(),
                        whatIf.hoursFreedInFirstYear().orElseThrow()))
                .orElseGet(() -> Sentence.of("triage.whatIf.hoursNotKnown"));
    }

    private static List<String> gaps(WhatIf whatIf) {
        var gaps = new ArrayList<String>();
        if (whatIf.oversight() == null) {
            gaps.add("triage.whatIf.gap.oversight");
        } else if (!whatIf.isOversightPriced()) {
            gaps.add("triage.whatIf.gap.perHour");
        }
        if (whatIf.weeks() == null && whatIf.once() == null) {
            gaps.add("triage.whatIf.gap.transition");
        }
        return gaps;
    }

    private static List<Line> lines(WhatIf whatIf, Format format) {
        var lines = new ArrayList<Line>();
        var vendor = said(whatIf.vendor(), format);
        lines.add(new Line("triage.whatIf.vendor", vendor, vendor, false));
        if (whatIf.oversight() != null) {
            var oversight = whatIf.isOversightPriced()
                    ? said(whatIf.oversightAYear(), format)
                    : format.message("triage.whatIf.notKnown");
            lines.add(new Line("triage.whatIf.oversight", oversight, oversight, false));
        }
        if (whatIf.weeks() != null) {
            lines.add(new Line("triage.whatIf.parallel", said(whatIf.parallel(), format), "", false));
        }
        if (whatIf.once() != null) {
            lines.add(new Line("triage.whatIf.once", said(whatIf.paidOnce(), format), "", false));
        }
        lines.add(new Line(
                "triage.whatIf.inAll", said(whatIf.firstYear(), format), said(whatIf.laterYear(), format), true));
        whatIf.today().knownCostPerYear().ifPresent(cost -> {
            var today = said(cost, format);
            lines.add(new Line("triage.whatIf.today", today, today, false));
            lines.add(new Line(
                    "triage.whatIf.saved",
                    said(whatIf.savedInFirstYear().orElseThrow(), format),
                    said(whatIf.savedInLaterYears().orElseThrow(), format),
                    true));
        });
        return lines;
    }

    private static String said(WhatIf.Range range, Format format) {
        var low = said(range.low(), format);
        return range.isOne() ? low : format.message("triage.whatIf.range", low, said(range.high(), format));
    }

    private static String said(Money money, Format format) {
        return format.money(TaskLine.whole(money));
    }

    private static BarChart chart(WhatIf whatIf, Format format) {
        var parts = new ArrayList<BarChart.Part>();
        whatIf.today()
                .knownCostPerYear()
                .ifPresent(cost -> parts.add(part("triage.whatIf.bar.today", cost, "quiet", format)));
        parts.add(part("triage.whatIf.bar.firstLow", whatIf.firstYear().low(), "c2", format));
        parts.add(part("triage.whatIf.bar.firstHigh", whatIf.firstYear().high(), "c2", format));
        parts.add(part("triage.whatIf.bar.laterLow", whatIf.laterYear().low(), "c1", format));
        parts.add(part("triage.whatIf.bar.laterHigh", whatIf.laterYear().high(), "c1", format));
        return BarChart.sideBySide(
                format.message(
                        "triage.whatIf.chart.label",
                        said(whatIf.firstYear(), format),
                        said(whatIf.laterYear(), format)),
                parts);
    }

    private static BarChart.Part part(String words, Money amount, String colour, Format format) {
        return new BarChart.Part(format.message(words), amount.amount(), said(amount, format), colour, true);
    }

    /** Whether there is something that nobody said. */
    public boolean hasGaps() {
        return !gaps.isEmpty();
    }
}
