package app.handoff.review;

import app.handoff.kernel.Money;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How the figures of a review come about, line by line, to the cent where there are any. */
record SavingsLines(SavingsCalculation savings, Format format) {

    List<Line> money(ReviewInput reviewInput, ReviewPlan plan) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                plan.vendorName(),
                savings.invoiced()
                        ? invoiced(reviewInput, plan)
                        : format.message(
                                "review.how.contract",
                                format.money(plan.workPerTerm()),
                                plan.termMonths(),
                                ReviewView.weeks(savings, format)),
                format.money(savings.vendor()),
                false));
        if (!savings.credits().isZero()) {
            lines.add(new Line(
                    format.message("review.line.credit"),
                    reviewInput.creditsNote() == null ? "" : reviewInput.creditsNote(),
                    format.money(savings.credits().times(-1)),
                    false));
        }
        lines.add(new Line(
                format.message("review.line.transition"),
                format.message(
                        "review.how.transition",
                        format.money(savings.takingOver()),
                        hours(savings.parallelHoursSoFar()),
                        format.money(savings.hourlyCost()),
                        format.percent(savings.transitionShare()),
                        format.money(savings.transitionWhole())),
                format.money(savings.transition()),
                false));
        lines.add(new Line(
                format.message("review.line.oversight"),
                format.message(
                        "review.how.oversight", hours(savings.oversightHours()), format.money(savings.hourlyCost())),
                format.money(savings.oversight()),
                false));
        if (!savings.stays().isZero()) {
            lines.add(new Line(
                    format.message("review.line.stays"),
                    reviewInput.staysNote() == null ? "" : reviewInput.staysNote(),
                    format.money(savings.stays()),
                    false));
        }
        lines.add(new Line(format.message("review.line.real"), "", format.money(savings.real()), true));
        lines.add(
                savings.provable()
                        ? new Line(
                                format.message("review.line.baseline"),
                                format.message(
                                        "review.how.baseline",
                                        hours(savings.baselineHours()),
                                        format.money(savings.hourlyCost()),
                                        format.money(savings.baselineOther()),
                                        format.money(savings.baselineErrors())),
                                format.money(savings.baseline()),
                                false)
                        : new Line(
                                format.message("review.line.baseline"),
                                format.message("review.notProvable.money"),
                                format.message("review.notProvable"),
                                false));
        if (savings.provable() && savings.hasGaps()) {
            lines.add(unreported(format.money(savings.unreported())));
        }
        return lines;
    }

    List<Line> hours() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                format.message("review.line.baseline"),
                "",
                savings.hoursProvable() ? hours(savings.baselineHours()) : format.message("review.notProvable"),
                false));
        lines.add(new Line(format.message("review.line.parallel"), "", hours(savings.parallelHours()), false));
        if (savings.hoursProvable() && savings.hasGaps()) {
            lines.add(unreported(hours(Objects.requireNonNull(savings.unreportedHours()))));
        }
        lines.add(new Line(format.message("review.line.oversight"), "", hours(savings.oversightHours()), false));
        lines.add(new Line(
                format.message("review.line.freed"),
                "",
                Range.hours(savings.freed(), savings.freedAtMost(), format),
                true));
        return lines;
    }

    /** What was invoiced stands in the amount of the line, unless that is in another currency. */
    private String invoiced(ReviewInput reviewInput, ReviewPlan plan) {
        return savings.rate() == null || reviewInput.invoices() == null
                ? format.message("review.how.invoiced", reviewInput.invoicesReason())
                : format.message(
                        "review.how.invoiced.rate",
                        new Money(reviewInput.invoices(), plan.workPerTerm().currency()),
                        reviewInput.invoicesReason());
    }

    /** The days without a report, as a line of the table. */
    private Line unreported(String amount) {
        return new Line(
                format.message("review.line.unreported"),
                format.message("review.how.unreported", savings.unreportedDays(), savings.days()),
                amount,
                false);
    }

    private String hours(BigDecimal hours) {
        return format.hours(Range.tenth(hours));
    }

    record Line(String part, String how, String amount, boolean sum) {}
}
