package app.handoff.invoice;

import app.handoff.contract.Contracts;
import app.handoff.contract.SignedContract;
import app.handoff.delivery.CountedWork;
import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.BusinessCache;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the contract that tells what may be billed in an engagement. */
@Component
class InvoiceTerms {

    private final Contracts contracts;
    private final CountedWork work;
    private final BusinessCache cache;

    InvoiceTerms(Contracts contracts, CountedWork work, BusinessCache cache) {
        this.contracts = contracts;
        this.work = work;
        this.cache = cache;
    }

    /**
     * The contract of an engagement with the days of its work, as it is on a day; empty before it is signed.
     *
     * @param day on which its prices hold
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Agreed> on(EngagementId engagement, LocalDate day) {
        return cache.get(
                InvoiceTerms.class,
                new Asked(engagement, day),
                () -> contracts
                        .inForce(engagement, day)
                        .map(contract -> new Agreed(
                                contract,
                                BillingTerms.of(contract, work.term(engagement).orElse(null)))));
    }

    /**
     * What may be billed for each month of a contract up to one: by what was agreed for the first day of the month, as prices
     * change with it.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<YearMonth, BillingTerms> byMonth(EngagementId engagement, BillingTerms present, YearMonth through) {
        return cache.get(
                InvoiceTerms.class, new AskedByMonth(engagement, present.first(), present.last(), through), () -> {
                    var last = through.isAfter(present.last()) ? present.last() : through;
                    var days = Stream.iterate(
                                    present.first(), month -> !month.isAfter(last), month -> month.plusMonths(1))
                            .map(month -> month.atDay(1))
                            .toList();
                    var term = work.term(engagement).orElse(null);
                    var found = new TreeMap<YearMonth, BillingTerms>();
                    contracts
                            .inForce(engagement, days)
                            .forEach(
                                    (day, contract) -> found.put(YearMonth.from(day), BillingTerms.of(contract, term)));
                    return found;
                });
    }

    private record Asked(EngagementId engagement, LocalDate day) {}

    private record AskedByMonth(EngagementId engagement, YearMonth first, YearMonth last, YearMonth through) {}

    /** @param terms what it lets the vendor bill */
    record Agreed(SignedContract contract, BillingTerms terms) {}
}
