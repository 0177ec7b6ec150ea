package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Parent;
import org.hibernate.type.SqlTypes;

/** The end that one side has given a contract in force: its last day, on which ground, and what is handed back by then. */
@Embeddable
class ContractEnding {

    @Parent private Contract contract;

    private LocalDate endsOn;

    @JdbcTypeCode(SqlTypes.JSON)
    private Termination termination;

    private ContractEnding(Contract contract, Termination termination) {
        this.contract = contract;
        this.endsOn = termination.on();
        this.termination = termination;
    }

    @SuppressWarnings("NullAway.Init")
    protected ContractEnding() {}

    /** @throws app.handoff.kernel.RuleViolation if its clauses do not allow this end, or no reason is given */
    static ContractEnding notice(
            Contract contract,
            Termination.Ground ground,
            LocalDate on,
            String reason,
            WorkRecord.Shown shown,
            List<Amendment> amendments,
            Actor by,
            Instant now) {
        var today = contract.day(now);
        contract.termsToEnd(amendments, today).requireEnd(ground, on, shown, today);
        var because = Closing.because(reason, by, now).reason();
        var handBack = Termination.handBack(contract.basis().work());
        return new ContractEnding(contract, new Termination(ground, on, because, by.name(), now, handBack));
    }

    void handBack(int item, Actor by, Instant now) {
        var more = termination.handedBack(item, by, now);
        if (!more.equals(termination)) {
            termination = more;
            contract.happened(new HandedBack(contract.id(), contract.engagement(), more.left(), by, now));
        }
    }

    LocalDate endsOn() {
        return endsOn;
    }

    Termination termination() {
        return termination;
    }

    record HandedBack(ContractId contract, EngagementId engagement, long left, Actor by, Instant at)
            implements EngagementEvent {}
}
