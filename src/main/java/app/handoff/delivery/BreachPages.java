package app.handoff.delivery;

import app.handoff.contract.SignedContract;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about missed levels show, and the search for a new partner that they lead to. */
@Component
class BreachPages {

    static final int PAGE = 30;

    private final Breaches breaches;
    private final MissesOfWork misses;
    private final Credits credits;
    private final Deliveries deliveries;
    private final AgreedRemedies remedies;
    private final NextRound nextRound;
    private final MissMessages messages;

    BreachPages(
            Breaches breaches,
            MissesOfWork misses,
            Credits credits,
            Deliveries deliveries,
            AgreedRemedies remedies,
            NextRound nextRound,
            MissMessages messages) {
        this.breaches = breaches;
        this.misses = misses;
        this.credits = credits;
        this.deliveries = deliveries;
        this.remedies = remedies;
        this.nextRound = nextRound;
        this.messages = messages;
    }

    /** @param after the last miss of the page before; null for the first page */
    @Transactional(readOnly = true)
    public BreachesView list(EngagementId engagement, @Nullable BreachId after, Instant now) {
        var delivery = deliveries.get(engagement);
        var last = after == null ? null : breaches.get(engagement, after);
        var read = breaches.page(engagement, last, PAGE);
        boolean more = read.size() > PAGE;
        var page = more ? read.subList(0, PAGE) : read;
        var owed = credits.of(page.stream().map(Breach::id).toList());
        var contract = remedies.on(engagement, today(now)).orElse(null);
        return new BreachesView(
                engagement,
                delivery.title(),
                delivery.vendorName(),
                page.stream()
                        .map(one -> line(delivery, one, owed.get(one.id())))
                        .toList(),
                last != null ? List.of() : more ? ledger(credits.sums(engagement)) : ledger(owed.values()),
                rule(contract),
                contract == null || last != null
                        ? null
                        : right(delivery, contract, now).orElse(null),
                page.stream().anyMatch(one -> one.status() == Breach.Status.DETECTED),
                more ? page.get(page.size() - 1).id().toString() : null,
                last != null);
    }

    private static BreachesView.Line line(Delivery delivery, Breach breach, @Nullable Credit credit) {
        return new BreachesView.Line(
                "/engagements/" + breach.engagement() + "/running/breaches/" + breach.id(),
                breach.levelName(),
                breach.week(),
                breach.endsOn(),
                BreachView.measured(delivery, breach),
                breach.status(),
                breach.curedWeek(),
                credit == null ? null : credit.amount(),
                credit == null ? null : credit.status());
    }

    /** What the credits come to, where all of them are on the page. */
    private static List<BreachesView.Totals> ledger(Collection<Credit> all) {
        var sums = new LinkedHashMap<Currency, Map<Credit.Status, Money>>();
        all.forEach(credit -> add(sums, credit.status(), credit.amount()));
        return totals(sums);
    }

    private static List<BreachesView.Totals> ledger(List<CreditRepository.Sum> all) {
        var sums = new LinkedHashMap<Currency, Map<Credit.Status, Money>>();
        all.forEach(sum -> add(sums, sum.getStatus(), new Money(sum.getAmount(), sum.getCurrency())));
        return totals(sums);
    }

    private static void add(Map<Currency, Map<Credit.Status, Money>> sums, Credit.Status status, Money amount) {
        sums.computeIfAbsent(amount.currency(), currency -> new EnumMap<>(Credit.Status.class))
                .merge(status, amount, Money::plus);
    }

    private static List<BreachesView.Totals> totals(Map<Currency, Map<Credit.Status, Money>> sums) {
        return sums.entrySet().stream()
                .map(one -> BreachesView.Totals.of(one.getKey(), one.getValue()))
                .toList();
    }

    /** How the contract credits a miss, or why it credits none. */
    private static Sentence rule(@Nullable SignedContract contract) {
        if (contract == null) {
            return Sentence.of("delivery.credit.absence." + CreditRule.Absence.NOT_SIGNED);
        }
        return CreditRule.of(contract)
                .map(rule -> Sentence.of(
                        "delivery.credit.rule", rule.percent(), rule.monthFee(), rule.capPercent(), rule.cap()))
                .orElseGet(() -> Sentence.of("delivery.credit.absence." + CreditRule.absence(contract)));
    }

    private Optional<RightToEnd> right(Delivery delivery, SignedContract contract, Instant now) {
        var remedy = contract.remedies();
        return RightToEnd.of(
                delivery, misses.since(delivery, remedy.breaches(), remedy.windows()), contract, today(now));
    }

    @Transactional(readOnly = true)
    public BreachView one(EngagementId engagement, BreachId id, Instant now) {
        var delivery = deliveries.get(engagement);
        var breach = breaches.get(engagement, id);
        var contract = remedies.on(engagement, breach.endsOn()).orElse(null);
        return BreachView.of(
                delivery,
                breach,
                breaches.notice(breach).orElse(null),
                credits.of(id).orElse(null),
                rule(contract),
                contract == null || !breach.counts()
                        ? null
                        : right(delivery, contract, now).orElse(null),
                messages.announced(delivery, now),
                now);
    }

    /**
     * Opens the next round of bids for this work, where the contract gives the right to end it.
     *
     * @throws RuleViolation where it does not
     */
    @Transactional
    public EngagementId searchNewPartner(EngagementId engagement, Actor by, Instant now) {
        var delivery = deliveries.get(engagement);
        remedies.on(engagement, today(now))
                .flatMap(contract -> right(delivery, contract, now))
                .orElseThrow(() -> new RuleViolation("delivery.right.none"));
        return nextRound.open(engagement, by, now);
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, Tenancy.locality().zone());
    }
}
