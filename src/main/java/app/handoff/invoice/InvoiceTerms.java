package app.handoff.invoice;

import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.contract.SignedContract;
import app.handoff.delivery.CountedWork;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailRequest;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.Businesses;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the contracts that tell what may be billed in an engagement. Where the vendor was replaced there are several: each has its own
 * months, and both bill the month in which one took over from the other, each by its own days and volumes.
 */
@Component
class InvoiceTerms {

    private final Contracts contracts;
    private final CountedWork work;
    private final Businesses businesses;
    private final BusinessCache cache;

    InvoiceTerms(Contracts contracts, CountedWork work, Businesses businesses, BusinessCache cache) {
        this.contracts = contracts;
        this.work = work;
        this.businesses = businesses;
        this.cache = cache;
    }

    /**
     * Each contract of an engagement with the days of its work, as it is on a day; the first one first, and none before one is signed.
     *
     * @param day on which their prices hold; before the first day of one as it was signed, after its last as it stood then
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Agreed> each(EngagementId engagement, LocalDate day) {
        return cache.get(InvoiceTerms.class, new Asked(engagement, day), () -> {
            var signed = contracts.each(engagement, day);
            if (signed.isEmpty()) {
                return List.of();
            }
            var days = work.terms(engagement);
            return signed.stream()
                    .map(contract -> new Agreed(
                            contract,
                            BillingTerms.of(contract, days.get(contract.id().id()))))
                    .toList();
        });
    }

    /** The contract that counts on a day: the last one that had begun, else the first one; empty before one is signed. */
    Optional<Agreed> on(EngagementId engagement, LocalDate day) {
        var each = each(engagement, day);
        return each.stream()
                .filter(agreed -> !agreed.contract().start().isAfter(day))
                .reduce((earlier, later) -> later)
                .or(() -> each.stream().findFirst());
    }

    /** One contract of an engagement, as it is on a day; empty where it has none such. */
    Optional<Agreed> of(EngagementId engagement, UUID contract, LocalDate day) {
        return each(engagement, day).stream()
                .filter(agreed -> agreed.id().equals(contract))
                .findFirst();
    }

    /** The same for a month: by what was agreed for the first day of it on which the work runs, as prices change with a month. */
    Optional<Agreed> of(EngagementId engagement, UUID contract, YearMonth month) {
        return of(engagement, contract, month.atDay(1))
                .filter(agreed -> agreed.terms().first().equals(month))
                .map(agreed -> of(engagement, contract, agreed.terms().starts()))
                .orElseGet(() -> of(engagement, contract, month.atDay(1)));
    }

    /** What may be billed for each month of a contract up to one: by what was agreed for the first day on which the work runs in it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<YearMonth, BillingTerms> byMonth(Agreed present, YearMonth through) {
        var terms = present.terms();
        return cache.get(
                InvoiceTerms.class, new AskedByMonth(present.id(), terms.starts(), terms.last(), through), () -> {
                    var last = through.isAfter(terms.last()) ? terms.last() : through;
                    var id = new ContractId(present.id());
                    return byMonth(
                            Objects.requireNonNull(
                                    contracts.histories(List.of(id)).get(id)),
                            work.terms(present.engagement()).get(present.id()),
                            terms,
                            last);
                });
    }

    private static Map<YearMonth, BillingTerms> byMonth(
            Function<LocalDate, SignedContract> history,
            CountedWork.@Nullable Term term,
            BillingTerms present,
            YearMonth last) {
        var found = new TreeMap<YearMonth, BillingTerms>();
        for (var month = present.first(); !month.isAfter(last); month = month.plusMonths(1)) {
            found.put(month, BillingTerms.of(history.apply(firstDay(present, month)), term));
        }
        return found;
    }

    private static LocalDate firstDay(BillingTerms of, YearMonth month) {
        return month.equals(of.first()) ? of.starts() : month.atDay(1);
    }

    /** What the contract of each of these invoices lets its vendor bill, for its month and all before it; read together. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<InvoiceId, Months> of(Collection<Invoice> invoices) {
        var terms = work.terms(invoices.stream().map(Invoice::engagement).collect(Collectors.toSet()));
        var histories = contracts.histories(invoices.stream()
                .map(invoice -> new ContractId(invoice.contract()))
                .collect(Collectors.toSet()));
        var found = new HashMap<InvoiceId, Months>();
        for (var invoice : invoices) {
            var history = histories.get(new ContractId(invoice.contract()));
            if (history != null) {
                var term = terms.get(invoice.contract());
                var about = BillingTerms.of(history.apply(invoice.month().atDay(1)), term);
                var signed = history.apply(firstDay(about, invoice.month()));
                var present = new Agreed(signed, BillingTerms.of(signed, term));
                found.put(invoice.id(), new Months(present, byMonth(history, term, present.terms(), invoice.month())));
            }
        }
        return found;
    }

    /** @param before what may be billed in each month up to that of an invoice */
    record Months(Agreed of, Map<YearMonth, BillingTerms> before) {}

    private record Asked(EngagementId engagement, LocalDate day) {}

    private record AskedByMonth(UUID contract, LocalDate first, YearMonth last, YearMonth through) {}

    /** Who of ours stands in a contract, or the owners where they have left: whom its vendor can write to. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<MailRequest.Recipient> ourSide(UUID contract) {
        return businesses.heardBy(contracts.ourSide(new ContractId(contract)));
    }

    /** @param terms what it lets the vendor bill */
    record Agreed(SignedContract contract, BillingTerms terms) {

        UUID id() {
            return contract.id().id();
        }

        EngagementId engagement() {
            return contract.engagement();
        }
    }
}
