package app.handoff.review.web;

import app.handoff.review.Figures;
import app.handoff.review.Reviews;
import app.handoff.shared.Money;
import app.handoff.shared.Text;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.ManagersOnly;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What all engagements cost, saved and freed, by their last finished reviews. */
@Controller
@ManagersOnly
class ResultsController {

    private final Reviews reviews;
    private final Format format;
    private final Clock clock;

    ResultsController(Reviews reviews, Format format, Clock clock) {
        this.reviews = reviews;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/results")
    String results(Model model) {
        var today = format.today(clock.instant());
        var rows =
                reviews.results().stream().map(standing -> row(standing, today)).toList();
        var proven = rows.stream()
                .map(ReviewView.Row::figures)
                .filter(Objects::nonNull)
                .toList();
        model.addAttribute("results", rows);
        model.addAttribute("saved", saved(proven));
        model.addAttribute(
                "freed",
                proven.stream().map(Figures::freed).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add));
        model.addAttribute(
                "oversight", proven.stream().map(Figures::oversightHours).reduce(BigDecimal.ZERO, BigDecimal::add));
        model.addAttribute(
                "onTime", proven.stream().mapToInt(Figures::reportsOnTime).sum());
        model.addAttribute("due", proven.stream().mapToInt(Figures::reportsDue).sum());
        model.addAttribute("reviewed", proven.size());
        return "review/results";
    }

    private String baseline(Reviews.Standing standing, @Nullable Figures figures) {
        boolean provable = figures == null ? standing.baseline().provable() : figures.provable();
        if (!provable) {
            return format.message("review.notProvable");
        }
        return figures == null
                ? format.message("review.results.perYear", standing.baseline().costPerYear())
                : format.money(figures.baseline());
    }

    // Amounts of different currencies are never added up.
    private List<String> saved(List<Figures> proven) {
        var sums = new LinkedHashMap<Currency, Money>();
        proven.stream()
                .map(Figures::saved)
                .filter(Objects::nonNull)
                .forEach(saved -> sums.merge(saved.currency(), saved, Money::plus));
        return sums.values().stream().map(format::money).toList();
    }

    private ReviewView.Row row(Reviews.Standing standing, LocalDate today) {
        var plan = standing.plan();
        var last = standing.last();
        var figures = last == null ? null : last.figures();
        var dueOn = plan.dueOn();
        var notProvable = format.message("review.notProvable");
        boolean begun = !today.isBefore(plan.starts());
        return new ReviewView.Row(
                begun ? "/engagements/" + plan.engagement() + "/review" : null,
                standing.name(),
                Text.of("review.results.work", plan.vendorName(), plan.starts(), plan.workPerTerm(), plan.termMonths()),
                figures,
                baseline(standing, figures),
                last != null && last.verdict() != null
                        ? Text.of("review.results.verdict", last.verdict(), last.to())
                        : Text.of(
                                dueOn == null
                                        ? "review.results.ended"
                                        : begun ? "review.results.running" : "review.results.notBegun"),
                dueOn == null
                        ? null
                        : plan.isDue(today) ? Text.of("review.results.due") : Text.of("review.results.dueOn", dueOn),
                figures == null ? "" : figures.saved() == null ? notProvable : format.money(figures.saved()),
                figures == null ? "" : figures.freed() == null ? notProvable : format.hours(figures.freed()));
    }
}
