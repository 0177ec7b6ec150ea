package app.handoff.invoice;

import app.handoff.contract.Contracts;
import app.handoff.contract.SignedContract;
import app.handoff.delivery.CountedWork;
import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.BusinessCache;
import java.time.LocalDate;
import java.util.Optional;
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

    private record Asked(EngagementId engagement, LocalDate day) {}

    /** @param terms what it lets the vendor bill */
    record Agreed(SignedContract contract, BillingTerms terms) {}
}
