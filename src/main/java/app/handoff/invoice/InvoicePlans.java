package app.handoff.invoice;

import app.handoff.contract.Amendment;
import app.handoff.contract.Contract;
import app.handoff.contract.Contracts;
import app.handoff.delivery.CountedWork;
import app.handoff.delivery.Delivery;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follows contracts, so as to know whose invoices are to come. */
@Service
class InvoicePlans {

    private static final Set<InvoiceStatus> AS_IF_NOT_THERE =
            EnumSet.of(InvoiceStatus.REJECTED, InvoiceStatus.WITHDRAWN);

    private final InvoicePlanRepository plans;
    private final InvoiceRepository invoices;
    private final InvoiceTerms terms;
    private final Contracts contracts;
    private final CountedWork work;

    InvoicePlans(
            InvoicePlanRepository plans,
            InvoiceRepository invoices,
            InvoiceTerms terms,
            Contracts contracts,
            CountedWork work) {
        this.plans = plans;
        this.invoices = invoices;
        this.terms = terms;
        this.contracts = contracts;
        this.work = work;
    }

    @EventListener
    @Transactional
    public void on(Delivery.Started started) {
        contracts
                .signed(started.engagement())
                .flatMap(signed -> terms.of(started.engagement(), signed.id().id(), signed.start()))
                .ifPresent(agreed -> {
                    if (plans.findById(agreed.id()).isEmpty()) {
                        plans.save(InvoicePlan.of(agreed));
                    }
                });
    }

    @EventListener
    @Transactional
    public void on(Amendment.Agreed agreed) {
        followTerm(agreed.engagement());
    }

    @EventListener
    @Transactional
    public void on(Contract.WentOn renewed) {
        followTerm(renewed.engagement());
    }

    private void followTerm(EngagementId engagement) {
        contracts
                .signed(engagement)
                .ifPresent(contract -> change(contract.id().id(), plan -> plan.termIs(contract.end())));
    }

    @EventListener
    @Transactional
    public void on(Contract.NoticeGiven notice) {
        change(notice.contract().id(), plan -> plan.endsOn(notice.on()));
    }

    /** The work under one of the contracts of an engagement ended; the others go on as they did. */
    @EventListener
    @Transactional
    public void on(Delivery.Ended ended) {
        work.terms(ended.engagement()).values().stream()
                .filter(term -> !term.lastDay().isAfter(Invoices.day(ended.at())))
                .forEach(term -> change(term.contract(), plan -> plan.endsOn(term.lastDay())));
    }

    private void change(UUID contract, Consumer<InvoicePlan> act) {
        plans.findById(contract).ifPresent(plan -> {
            act.accept(plan);
            plans.save(plan);
        });
    }

    /**
     * @param contract one of the engagement; null for that of its newest work
     * @see InvoicePlan#goWithout
     * @throws NotFound if no work of this engagement was ever set up, or not under this contract
     */
    @Transactional
    void goWithout(EngagementId engagement, @Nullable UUID contract, YearMonth month, Actor by, Instant now) {
        var plan = required(engagement, contract);
        plan.goWithout(month, Invoices.day(now), by, now);
        plans.save(plan);
    }

    private InvoicePlan required(EngagementId engagement, @Nullable UUID contract) {
        return plans.of(engagement).stream()
                .filter(plan -> contract == null || plan.contract().equals(contract))
                .reduce((earlier, later) -> later)
                .orElseThrow(NotFound::new);
    }

    /**
     * @param contract one of the engagement; null for that of its newest work
     * @see InvoicePlan#waitAgain
     * @throws NotFound if no work of this engagement was ever set up, or not under this contract
     */
    @Transactional
    void waitAgain(EngagementId engagement, @Nullable UUID contract, Actor by, Instant now) {
        var plan = required(engagement, contract);
        plan.waitAgain(by, now);
        plans.save(plan);
    }

    /** The last month under a contract whose invoice nobody waits for, because somebody said so; empty where all are waited for. */
    @Transactional(readOnly = true)
    Optional<YearMonth> without(UUID contract) {
        return plans.findById(contract).flatMap(InvoicePlan::without);
    }

    /** The months of one engagement whose invoice should have come, for each contract of which one is missing. */
    @Transactional(readOnly = true)
    Map<InvoicePlan, List<YearMonth>> missing(EngagementId engagement, LocalDate today) {
        return missing(plans.of(engagement), today);
    }

    /** The same for all engagements, those that wait longest first. */
    @Transactional(readOnly = true)
    Map<InvoicePlan, List<YearMonth>> missing(LocalDate today, int limit) {
        return missing(plans.missing(InvoicePlan.lastDue(today).atDay(1), limit), today);
    }

    private Map<InvoicePlan, List<YearMonth>> missing(List<InvoicePlan> asked, LocalDate today) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        var billed = invoices.months(asked.stream().map(InvoicePlan::contract).toList(), AS_IF_NOT_THERE).stream()
                .collect(Collectors.groupingBy(
                        BilledMonth::contract,
                        Collectors.mapping(month -> YearMonth.from(month.month()), Collectors.toSet())));
        var missing = new LinkedHashMap<InvoicePlan, List<YearMonth>>();
        for (var plan : asked) {
            var months = plan.missing(billed.getOrDefault(plan.contract(), Set.of()), today);
            if (!months.isEmpty()) {
                missing.put(plan, months);
            }
        }
        return missing;
    }

    /** How the vendors under these contracts are called. */
    @Transactional(readOnly = true)
    Map<UUID, String> vendors(Set<UUID> contracts) {
        return contracts.isEmpty()
                ? Map.of()
                : plans.all(contracts).stream()
                        .collect(Collectors.toMap(InvoicePlan::contract, InvoicePlan::vendorName));
    }
}
