package app.handoff.delivery;

import app.handoff.contract.Amendment;
import app.handoff.contract.ClauseType;
import app.handoff.contract.Contract;
import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.contract.SignedContract;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the running work with what both sides signed, and ends it with the contract. */
@Component
class DeliveryStarter {

    private static final BigDecimal WEEKS_OF_A_YEAR = BigDecimal.valueOf(52);
    private static final int LONGEST_REMEDY = 600;

    private final Contracts contracts;
    private final Deliveries deliveries;
    private final Engagements engagements;

    DeliveryStarter(Contracts contracts, Deliveries deliveries, Engagements engagements) {
        this.contracts = contracts;
        this.deliveries = deliveries;
        this.engagements = engagements;
    }

    /** Both sides signed; nobody pressed anything to start the work. */
    @ApplicationModuleListener
    void on(Contract.Activated signed) {
        start(signed.engagement(), Actor.SYSTEM, signed.at());
    }

    @ApplicationModuleListener
    void on(Contract.NoticeGiven notice) {
        ifItGoesOn(
                notice.contract(),
                notice.engagement(),
                notice.at(),
                () -> deliveries.endsOn(notice.engagement(), notice.on()));
    }

    @ApplicationModuleListener
    void on(Contract.Ended ended) {
        ifItGoesOn(
                ended.contract(),
                ended.engagement(),
                ended.at(),
                () -> deliveries.end(ended.engagement(), ended.reason(), ended.by(), ended.at()));
    }

    /** Both sides agreed on a change of the contract. */
    @ApplicationModuleListener
    void on(Amendment.Agreed agreed) {
        follow(agreed.contract(), agreed.engagement(), agreed.from(), agreed.at());
    }

    /** The contract goes on beyond its term. */
    @ApplicationModuleListener
    void on(Contract.WentOn renewed) {
        follow(
                renewed.contract(),
                renewed.engagement(),
                LocalDate.ofInstant(renewed.at(), Tenancy.locality().zone()),
                renewed.at());
    }

    /** The end and the schedule as they are agreed by now; the levels as they are from this day on, whatever comes later. */
    private void follow(ContractId contract, EngagementId engagement, LocalDate from, Instant now) {
        ifItGoesOn(
                contract,
                engagement,
                now,
                () -> contracts.signed(engagement).ifPresent(latest -> {
                    var levels = contracts
                            .inForce(engagement, from)
                            .map(SignedContract::levels)
                            .orElse(latest.levels());
                    deliveries.follow(terms(latest, levels), from, now);
                }));
    }

    /** The day of a change has come: from now on others may write the reports, and another remedy counts. */
    @ApplicationModuleListener
    void on(Amendment.TookEffect change) {
        ifItGoesOn(
                change.contract(),
                change.engagement(),
                change.at(),
                () -> deliveries.takesEffect(
                        change.engagement(),
                        contracts
                                .inForce(change.engagement(), change.from())
                                .map(SignedContract::reportedBy)
                                .filter(side -> contracts
                                        .inForce(
                                                change.engagement(),
                                                change.from().minusDays(1))
                                        .filter(before -> before.reportedBy() == side)
                                        .isEmpty())
                                .orElse(null),
                        remedyOf(change.engagement(), change.from()),
                        change.by(),
                        change.at()));
    }

    /** Where the start still fails, this fails with it, and both come later. */
    private void ifItGoesOn(ContractId contract, EngagementId engagement, Instant now, Runnable act) {
        start(engagement, Actor.SYSTEM, now);
        deliveries
                .find(engagement)
                .filter(delivery -> delivery.contract().equals(contract.id()))
                .filter(delivery -> delivery.phase() != Delivery.Phase.ENDED)
                .ifPresent(delivery -> act.run());
    }

    /** Whether a signed contract waits for its work to be started. */
    @Transactional(readOnly = true)
    public boolean isWaiting(EngagementId engagement) {
        return deliveries.find(engagement).isEmpty()
                && contracts.signed(engagement).isPresent();
    }

    /**
     * Whether the contract allows one extension of the transition by the same length: its clause on the transition stands in
     * the standard words. What a clause in words of its own allows, its readers know.
     */
    @Transactional(readOnly = true)
    public boolean allowsOneExtension(EngagementId engagement) {
        return contracts
                .signed(engagement)
                .map(contract -> contracts.get(contract.id()).wording().clauses().stream()
                        .anyMatch(clause -> clause.type() == ClauseType.TRANSITION && !clause.isChanged()))
                .orElse(false);
    }

    /** Starts the work of a signed contract; does nothing where it runs already. */
    @Transactional
    public void start(EngagementId engagement, Actor by, Instant now) {
        contracts.signed(engagement).ifPresent(contract -> deliveries.start(terms(contract), by, now));
    }

    private DeliveryTerms terms(SignedContract contract) {
        return terms(contract, contract.levels());
    }

    private DeliveryTerms terms(SignedContract contract, List<AgreedLevel> levels) {
        return new DeliveryTerms(
                contract.engagement(),
                contract.id().id(),
                engagements
                        .find(contract.engagement())
                        .map(Engagements.Entry::name)
                        .orElse(contract.vendorName()),
                contract.vendor(),
                contract.vendorName(),
                contract.vendorEmail(),
                contract.holder(),
                contract.vendorZone(),
                contract.start(),
                contract.end(),
                levels,
                remedyOf(contract.engagement(), contract.start()),
                contract.transitionWeeks(),
                contract.exitWeeksInARow(),
                new ReportSchedule(contract.reportDay(), contract.reportTime(), contract.reportZone()),
                contract.reportedBy(),
                contract.oversightHoursPerWeek(),
                engagements
                        .get(contract.engagement())
                        .baseline()
                        .knownHoursPerYear()
                        .map(hours -> hours.divide(WEEKS_OF_A_YEAR, 2, RoundingMode.HALF_UP))
                        .orElse(null));
    }

    private @Nullable String remedyOf(EngagementId engagement, LocalDate day) {
        return contracts
                .inPlainWords(engagement, ClauseType.REMEDIES, day)
                .map(said -> said.length() <= LONGEST_REMEDY ? said : said.substring(0, LONGEST_REMEDY - 1) + "…")
                .orElse(null);
    }
}
