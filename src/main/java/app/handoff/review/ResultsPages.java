package app.handoff.review;

import app.handoff.contract.Renewal;
import app.handoff.delivery.Credits;
import app.handoff.engagement.RunningEngagements;
import app.handoff.engagement.RunningEngagements.Health;
import app.handoff.invoice.Invoices;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.review.PortfolioMonths.Month;
import app.handoff.review.PortfolioMonths.Portfolio;
import app.handoff.text.Format;
import app.handoff.web.BarChart;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the portfolio of a business together: six statements for a page of it, however many engagements and reviews there are. */
@Component
class ResultsPages {

    static final int SIZE = 20;
    private static final int MONTHS_DRAWN = 12;

    private final EngagementResults results;
    private final PortfolioMonths months;
    private final RunningEngagements running;
    private final Invoices invoices;
    private final Credits credits;
    private final Format format;

    ResultsPages(
            EngagementResults results,
            PortfolioMonths months,
            RunningEngagements running,
            Invoices invoices,
            Credits credits,
            Format format) {
        this.results = results;
        this.months = months;
        this.running = running;
        this.invoices = invoices;
        this.credits = credits;
        this.format = format;
    }

    /** @param number of the page, from 1 */
    @Transactional(readOnly = true)
    public ResultsPage page(int number, Instant now) {
        var found = results.page(number - 1, SIZE);
        return page(found.stream().limit(SIZE).toList(), number, found.size() > SIZE, now);
    }

    /** All of them, for a file. */
    @Transactional(readOnly = true)
    public ResultsPage whole(Instant now) {
        return page(results.page(0, EngagementResults.MOST_IN_A_FILE), 1, false, now);
    }

    private ResultsPage page(List<EngagementResults.Standing> shown, int number, boolean more, Instant now) {
        var today = format.today(now);
        var portfolio = shown.isEmpty() ? new Portfolio(List.of(), List.of()) : months.all();
        var health = running.health(
                shown.stream().map(standing -> standing.plan().engagement()).toList(), now);
        var sums = portfolio.sums();
        var open = shown.isEmpty() ? new OpenSums(List.of(), List.of()) : new OpenSums(invoices.open(), credits.open());
        return new ResultsPage(
                shown.stream()
                        .map(standing ->
                                row(standing, health.get(standing.plan().engagement()), open, today))
                        .toList(),
                number,
                more,
                portfolio.reviews(),
                sums.stream()
                        .filter(sum -> sum.saved() != null)
                        .map(sum -> Range.money(sum.saved(), sum.savedAtMost(), format))
                        .toList(),
                Range.hours(hours(sums, Month::freed), hours(sums, Month::freedAtMost), format),
                format.hours(Range.tenth(Objects.requireNonNull(hours(sums, Month::oversight)))),
                format.message(
                        "review.results.of",
                        sums.stream().mapToInt(Month::onTime).sum(),
                        sums.stream().mapToInt(Month::due).sum()),
                open,
                lines(portfolio.months()),
                money(portfolio.months()),
                hours(portfolio.months()));
    }

    private static BigDecimal hours(List<Month> months, Function<Month, @Nullable BigDecimal> part) {
        return months.stream().map(part).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<ResultsPage.MonthLine> lines(List<Month> months) {
        return months.stream()
                .collect(Collectors.groupingBy(
                        month -> Objects.requireNonNull(month.first()), java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(month -> new ResultsPage.MonthLine(
                        name(month.getKey()),
                        provenOr(month.getValue().stream()
                                .filter(one -> one.saved() != null)
                                .map(one -> Range.money(payable(one.saved()), payable(one.savedAtMost()), format))
                                .collect(Collectors.joining(" + "))),
                        Range.hours(freed(month.getValue()), hours(month.getValue(), Month::freedAtMost), format)))
                .toList();
    }

    private static @Nullable Money payable(@Nullable Money money) {
        return money == null ? null : money.payable();
    }

    private static @Nullable BigDecimal freed(List<Month> months) {
        return months.stream().allMatch(month -> month.freed() == null) ? null : hours(months, Month::freed);
    }

    private String provenOr(String text) {
        return text.isEmpty() ? format.message("review.notProvable") : text;
    }

    private String name(LocalDate first) {
        return format.message("review.results.month", format.month(first), String.valueOf(first.getYear()));
    }

    /** One picture for each currency: amounts of different ones do not stand side by side. */
    private List<BarChart> money(List<Month> months) {
        return months.stream()
                .filter(month -> month.saved() != null)
                .collect(Collectors.groupingBy(
                        month -> Objects.requireNonNull(month.saved()).currency(),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(of -> money(of.getKey(), of.getValue()))
                .toList();
    }

    private BarChart money(Currency currency, List<Month> months) {
        var parts = last(months).stream()
                .map(month -> {
                    var saved = Range.whole(Objects.requireNonNull(month.saved()));
                    return bar(month, saved.amount(), format.money(saved));
                })
                .toList();
        return BarChart.sideBySide(
                format.message("review.results.chart.money", currency.getCurrencyCode(), parts.size()), parts);
    }

    private @Nullable BarChart hours(List<Month> months) {
        var byMonth = new java.util.TreeMap<LocalDate, BigDecimal>();
        months.stream()
                .filter(month -> month.freed() != null)
                .forEach(month -> byMonth.merge(
                        Objects.requireNonNull(month.first()), Objects.requireNonNull(month.freed()), BigDecimal::add));
        if (byMonth.values().stream().allMatch(freed -> freed.signum() == 0)) {
            return null;
        }
        var parts = new ArrayList<BarChart.Part>();
        byMonth.forEach((first, freed) -> parts.add(bar(first, freed, format.hours(Range.tenth(freed)))));
        var shown = parts.subList(Math.max(0, parts.size() - MONTHS_DRAWN), parts.size());
        return BarChart.sideBySide(format.message("review.results.chart.hours", shown.size()), shown);
    }

    private static List<Month> last(List<Month> months) {
        return months.subList(Math.max(0, months.size() - MONTHS_DRAWN), months.size());
    }

    private BarChart.Part bar(Month month, BigDecimal amount, String value) {
        return bar(Objects.requireNonNull(month.first()), amount, value);
    }

    /** What was lost is as high as what was saved, in the colour of a loss and with its sign. */
    private BarChart.Part bar(LocalDate first, BigDecimal amount, String value) {
        return new BarChart.Part(
                format.shortMonth(first) + "\n" + first.getYear(),
                amount.abs(),
                value,
                amount.signum() < 0 ? "loss" : "win",
                true);
    }

    private ResultsPage.Row row(
            EngagementResults.Standing standing, @Nullable Health health, OpenSums open, LocalDate today) {
        var plan = standing.plan();
        var last = standing.last();
        var totals = EngagementTotals.of(standing.reviews().stream()
                .map(Review::figures)
                .filter(Objects::nonNull)
                .toList());
        var dueOn = plan.dueOn();
        boolean begun = !today.isBefore(plan.starts());
        return new ResultsPage.Row(
                begun ? "/engagements/" + plan.engagement() + "/review" : null,
                standing.name(),
                Sentence.of(
                        "review.results.work", plan.vendorName(), plan.starts(), plan.workPerTerm(), plan.termMonths()),
                totals,
                baseline(standing, totals),
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
                totals == null
                        ? format.message("review.notProvable")
                        : Range.money(totals.saved(), totals.savedAtMost(), format),
                totals == null
                        ? format.message("review.notProvable")
                        : Range.hours(totals.freed(), totals.freedAtMost(), format),
                totals == null ? "" : totals.real().stream().map(format::money).collect(Collectors.joining(" + ")),
                plan.isOver() ? null : health,
                Sentence.of(
                        today.isAfter(plan.ends()) || plan.isOver()
                                ? "review.results.endedOn"
                                : "review.results.endsOn",
                        plan.ends()),
                notice(plan, today),
                open.of(plan.engagement()));
    }

    /**
     * Until when notice can be given, or the contract extended, and how many days that is; null where it ends by itself, notice was
     * given or the work is over.
     */
    private static @Nullable Sentence notice(ReviewPlan plan, LocalDate today) {
        if (!plan.awaitsNotice() || today.isAfter(plan.ends()) || plan.renewal() == Renewal.NONE) {
            return null;
        }
        return today.isAfter(plan.noticeOn())
                ? Sentence.of("review.results.noticePast." + plan.renewal(), plan.noticeOn())
                : Sentence.of(
                        "review.results.notice." + plan.renewal(),
                        plan.noticeOn(),
                        ChronoUnit.DAYS.between(today, plan.noticeOn()));
    }

    private String baseline(EngagementResults.Standing standing, @Nullable EngagementTotals totals) {
        if (totals != null) {
            return totals.baseline() == null ? format.message("review.notProvable") : format.money(totals.baseline());
        }
        return standing.baseline().provable()
                ? format.message("review.results.perYear", standing.baseline().costPerYear())
                : format.message("review.notProvable");
    }
}
