package app.handoff.contract;

import app.handoff.kernel.EngagementId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page of the business is about: the contract of an engagement, or one of its amendments. */
@Component
class AgreementsOfPages {

    private final Contracts contracts;
    private final Amendments amendments;

    AgreementsOfPages(Contracts contracts, Amendments amendments) {
        this.contracts = contracts;
        this.amendments = amendments;
    }

    /**
     * @param amendment the number of the amendment; null for the contract itself
     * @throws app.handoff.kernel.NotFound if there is none
     */
    Agreement of(EngagementId engagement, @Nullable Integer amendment) {
        return amendment == null ? contracts.of(engagement) : amendments.of(engagement, amendment);
    }
}
