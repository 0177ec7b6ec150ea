package app.handoff.invoice;

import app.handoff.contract.Amendment;
import app.handoff.contract.Contract;
import app.handoff.contract.Contracts;
import app.handoff.contract.SignedContract;
import app.handoff.delivery.Delivery;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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

    InvoicePlans(InvoicePlanRepository plans, InvoiceRepository invoices, InvoiceTerms terms, Contracts contracts) {
        this.plans = plans;
        this.invoices = invoices;
        this.terms = terms;
        this.contracts = contracts;
    }

    @EventListener
    @Transactional
    public void on(Delivery.Started started) {
        var begins = contracts.signed(started.engagement()).map(SignedContract::start);
        begins.flatMap(day -> terms.on(started.engagement(), day)).ifPresent(agreed -> {
            var vendor = agreed.contract().vendorName();
            var of = agreed.terms();
            var plan = plans.findById(started.engagement()).orElse(null);
            if (plan == null) {
                plan = new InvoicePlan(started.engagement(), vendor, of.starts(), of.ends(), of.isMonthly());
            } else {
                plan.follow(vendor, of.starts(), of.ends(), of.isMonthly());
            }
            plans.save(plan);
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
        contracts.signed(engagement).ifPresent(contract -> change(engagement, plan -> plan.termIs(contract.end())));
    }

    @EventListener
    @Transactional
    public void on(Contract.NoticeGiven notice) {
        change(notice.engagement(), plan -> plan.endsOn(notice.on()));
    }

    @EventListener
    @Transactional
    public void on(Delivery.Ended ended) {
        change(ended.engagement(), plan -> plan.endsOn(Invoices.day(ended.at())));
    }

    private void change(EngagementId engagement, Consumer<InvoicePlan> act) {
        plans.findById(engagement).ifPresent(plan -> {
            act.accept(plan);
            plans.save(plan);
        });
    }

    /**
     * @see InvoicePlan#goWithout
     * @throws NotFound if no work of this engagement was ever set up
     */
    @Transactional
    void goWithout(EngagementId engagement, YearMonth month, Actor by, Instant now) {
        var plan = plans.findById(engagement).orElseThrow(NotFound::new);
        plan.goWithout(month, Invoices.day(now), by, now);
        plans.save(plan);
    }

    /**
     * @see InvoicePlan#waitAgain
     * @throws NotFound if no work of this engagement was ever set up
     */
    @Transactional
    void waitAgain(EngagementId engagement, Actor by, Instant now) {
        var plan = plans.findById(engagement).orElseThrow(NotFound::new);
        plan.waitAgain(by, now);
        plans.save(plan);
    }

    /** The last month whose invoice nobody waits for, because somebody said so; empty where all are waited for. */
    @Transactional(readOnly = true)
    Optional<YearMonth> without(EngagementId engagement) {
        return plans.findById(engagement).flatMap(InvoicePlan::without);
    }

    /** The months of one engagement whose invoice should have come. */
    @Transactional(readOnly = true)
    List<YearMonth> missing(EngagementId engagement, LocalDate today) {
        return plans.findById(engagement)
                .map(plan -> missing(List.of(plan), today).getOrDefault(plan, List.of()))
                .orElse(List.of());
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
        var billed = invoices.months(asked.stream().map(InvoicePlan::engagement).toList(), AS_IF_NOT_THERE).stream()
                .collect(Collectors.groupingBy(
                        BilledMonth::engagement,
                        Collectors.mapping(month -> YearMonth.from(month.month()), Collectors.toSet())));
        var missing = new LinkedHashMap<InvoicePlan, List<YearMonth>>();
        for (var plan : asked) {
            var months = plan.missing(billed.getOrDefault(plan.engagement(), Set.of()), today);
            if (!months.isEmpty()) {
                missing.put(plan, months);
            }
        }
        return missing;
    }

    /** How the vendors of these engagements are called. */
    @Transactional(readOnly = true)
    Map<EngagementId, String> vendors(Set<EngagementId> engagements) {
        var names = new HashMap<EngagementId, String>();
        if (!engagements.isEmpty()) {
            plans.all(engagements).forEach(plan -> names.put(plan.engagement(), plan.vendorName()));
        }
        return names;
    }
}
