package app.handoff.review;

import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.web.OwnersAndManagersOnly;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What all engagements cost, saved and freed, by their last finished reviews. */
@Controller
@OwnersAndManagersOnly
class ResultsController {

    private final EngagementResults results;
    private final Format format;
    private final BusinessCache cache;
    private final Clock clock;

    ResultsController(EngagementResults results, Format format, BusinessCache cache, Clock clock) {
        this.results = results;
        this.format = format;
        this.cache = cache;
        this.clock = clock;
    }

    @GetMapping("/results")
    String results(Model model) {
        model.addAttribute("page", cache.get(ResultsController.class, ResultsPage.class, this::page));
        return "review/results";
    }

    private ResultsPage page() {
        var today = format.today(clock.instant());
        var rows = results.all().stream().map(standing -> row(standing, today)).toList();
        var proven = rows.stream().map(Row::totals).filter(Objects::nonNull).toList();
        return new ResultsPage(
                rows,
                proven.stream().mapToInt(EngagementTotals::reviews).sum(),
                saved(proven),
                Range.hours(
                        hours(proven, EngagementTotals::freed), hours(proven, EngagementTotals::freedAtMost), format),
                Range.tenth(proven.stream().map(EngagementTotals::oversight).reduce(BigDecimal.ZERO, BigDecimal::add)),
                proven.stream().mapToInt(EngagementTotals::reportsOnTime).sum(),
                proven.stream().mapToInt(EngagementTotals::reportsDue).sum());
    }

    // Amounts of different currencies are never added up.
    private List<String> saved(List<EngagementTotals> totals) {
        var proven = sums(totals, EngagementTotals::saved);
        var atMost = sums(totals, EngagementTotals::savedAtMost);
        return proven.entrySet().stream()
                .map(sum -> Range.money(sum.getValue(), atMost.get(sum.getKey()), format))
                .toList();
    }

    private static Map<Currency, Money> sums(
            List<EngagementTotals> totals, Function<EngagementTotals, @Nullable Money> part) {
        var sums = new LinkedHashMap<Currency, Money>();
        totals.stream()
                .map(part)
                .filter(Objects::nonNull)
                .forEach(saved -> sums.merge(saved.currency(), saved, Money::plus));
        return sums;
    }

    private static BigDecimal hours(
            List<EngagementTotals> totals, Function<EngagementTotals, @Nullable BigDecimal> part) {
        return totals.stream().map(part).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Row row(EngagementResults.Standing standing, LocalDate today) {
        var plan = standing.plan();
        var last = standing.last();
        var engagementTotals = EngagementTotals.of(standing.reviews().stream()
                .map(Review::figures)
                .filter(Objects::nonNull)
                .toList());
        var dueOn = plan.dueOn();
        boolean begun = !today.isBefore(plan.starts());
        return new Row(
                begun ? "/engagements/" + plan.engagement() + "/review" : null,
                standing.name(),
                Sentence.of(
                        "review.results.work", plan.vendorName(), plan.starts(), plan.workPerTerm(), plan.termMonths()),
                engagementTotals,
                baseline(standing, engagementTotals),
                last != null && last.verdict() != null
                        ? Sentence.of("review.results.verdict", last.verdict(), last.to())
                        : Sentence.of(
                                dueOn == null
                                        ? "review.results.ended"
                                        : begun ? "review.results.running" : "review.results.notBegun"),
                dueOn == null
                        ? null
                        : plan.isDue(today)
                                ? Sentence.of("review.results.due")
                                : Sentence.of("review.results.dueOn", dueOn),
                engagementTotals == null
                        ? format.message("review.notProvable")
                        : Range.money(engagementTotals.saved(), engagementTotals.savedAtMost(), format),
                engagementTotals == null
                        ? format.message("review.notProvable")
                        : Range.hours(engagementTotals.freed(), engagementTotals.freedAtMost(), format));
    }

    private String baseline(EngagementResults.Standing standing, @Nullable EngagementTotals engagementTotals) {
        return engagementTotals != null
                ? provenOr(engagementTotals.baseline(), format::money)
                : standing.baseline().provable()
                        ? format.message(
                                "review.results.perYear", standing.baseline().costPerYear())
                        : format.message("review.notProvable");
    }

    private <T> String provenOr(@Nullable T value, Function<T, String> written) {
        return value == null ? format.message("review.notProvable") : written.apply(value);
    }

    /**
     * All that the page shows.
     *
     * @param reviewed how many reviews are finished; what follows comes from them
     * @param saved an amount in each currency
     * @param oversight hours
     * @param onTime reports
     * @param due reports
     */
    record ResultsPage(
            List<Row> results,
            int reviewed,
            List<String> saved,
            String freed,
            BigDecimal oversight,
            int onTime,
            int due) {}

    /**
     * An engagement in the list of results.
     *
     * @param href null while there is nothing to look back on
     * @param totals of all its finished reviews; null before the first one
     * @param baseline of the reviewed periods, or of a year before the first review
     * @param due when the next review is due
     */
    record Row(
            @Nullable String href,
            String name,
            Sentence work,
            @Nullable EngagementTotals totals,
            String baseline,
            Sentence standing,
            @Nullable Sentence due,
            String saved,
            String freed) {}
}
