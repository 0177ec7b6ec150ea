package app.handoff.delivery;

import app.handoff.contract.Contracts;
import app.handoff.contract.SignedContract;
import app.handoff.kernel.EngagementId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What both sides agreed on for missed service levels, on the day on which a measuring period ended. */
@Component
class AgreedRemedies {

    private final Contracts contracts;

    AgreedRemedies(Contracts contracts) {
        this.contracts = contracts;
    }

    /** The contract that counts for a measuring period that ended on this day; empty where none is signed by both sides. */
    @Transactional(readOnly = true)
    public Optional<SignedContract> on(EngagementId engagement, LocalDate day) {
        return contracts.inForce(engagement, day);
    }
}
