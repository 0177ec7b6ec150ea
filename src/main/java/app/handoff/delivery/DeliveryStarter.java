package app.handoff.delivery;

import app.handoff.contract.AgreedLevel;
import app.handoff.contract.Clause;
import app.handoff.contract.ClauseType;
import app.handoff.contract.Contract;
import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.contract.SignedContract;
import app.handoff.engagement.EngagementDirectory;
import app.handoff.engagement.InHouseHours;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.scope.ServiceLevel;
import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts the running work with what both sides signed, and ends it with the contract. */
@Component
public class DeliveryStarter {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStarter.class);
    private static final BigDecimal WEEKS_OF_A_YEAR = BigDecimal.valueOf(52);
    private static final int LONGEST_REMEDY = 600;

    private final Contracts contracts;
    private final Deliveries deliveries;
    private final EngagementDirectory engagements;
    private final InHouseHours inHouse;
    private final TransactionTemplate ownTransaction;

    DeliveryStarter(
            Contracts contracts,
            Deliveries deliveries,
            EngagementDirectory engagements,
            InHouseHours inHouse,
            PlatformTransactionManager transactions) {
        this.contracts = contracts;
        this.deliveries = deliveries;
        this.engagements = engagements;
        this.inHouse = inHouse;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void on(Contract.Activated signed) {
        // Both sides signed; nobody pressed anything to start the work.
        afterwards(() -> start(signed.engagement(), Actor.SYSTEM, signed.at()));
    }

    @EventListener
    void on(Contract.NoticeGiven notice) {
        afterwards(() -> deliveries
                .find(notice.engagement())
                .filter(delivery -> delivery.contract().equals(notice.contract().id()))
                .filter(delivery -> delivery.phase() != Delivery.Phase.ENDED)
                .ifPresent(delivery -> deliveries.endsOn(notice.engagement(), notice.on())));
    }

    @EventListener
    void on(Contract.Ended ended) {
        afterwards(() -> deliveries
                .find(ended.engagement())
                .filter(delivery -> delivery.contract().equals(ended.contract().id()))
                .filter(delivery -> delivery.phase() != Delivery.Phase.ENDED)
                .ifPresent(delivery -> deliveries.end(ended.engagement(), reason(ended), ended.by(), ended.at())));
    }

    private static String reason(Contract.Ended ended) {
        var reason = ended.reason();
        return reason == null || reason.isBlank() ? "–" : reason;
    }

    // A signature stands whether or not the work can be started: starting is a transaction of its own, right after,
    // with the
    // application's rights, which a vendor who signs last through a link does not have. The page offers it if it
    // failed.
    private void afterwards(Runnable work) {
        var scope = Tenancy.required();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    Tenancy.as(Tenancy.Scope.of(scope.business()).at(scope.locality()), () -> {
                        ownTransaction.executeWithoutResult(status -> work.run());
                        return true;
                    });
                } catch (RuntimeException e) {
                    LOG.error("The work of a contract could not be started or ended with it", e);
                }
            }
        });
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
                .map(contract -> contracts.get(contract.id()).clauses().stream()
                        .anyMatch(clause -> clause.type() == ClauseType.TRANSITION && !clause.isChanged()))
                .orElse(false);
    }

    /** Starts the work of a signed contract; does nothing where it runs already. */
    @Transactional
    public void start(EngagementId engagement, Actor by, Instant now) {
        contracts.signed(engagement).ifPresent(contract -> deliveries.start(terms(contract), by, now));
    }

    private Delivery.Terms terms(SignedContract contract) {
        var remedy = remedyOf(contract.id());
        return new Delivery.Terms(
                contract.engagement(),
                contract.id().id(),
                engagements
                        .find(contract.engagement())
                        .map(EngagementDirectory.Entry::name)
                        .orElse(contract.vendorName()),
                contract.vendor(),
                contract.vendorName(),
                contract.vendorEmail(),
                contract.holder(),
                contract.vendorZone(),
                contract.start(),
                contract.end(),
                contract.levels().stream().map(level -> tracked(level, remedy)).toList(),
                contract.transitionWeeks(),
                contract.exitWeeksInARow(),
                new ReportSchedule(contract.reportDay(), contract.reportTime(), contract.reportZone()),
                contract.reportedBy(),
                contract.oversightHoursPerWeek(),
                inHouse.perYear(contract.engagement())
                        .map(hours -> hours.divide(WEEKS_OF_A_YEAR, 2, RoundingMode.HALF_UP))
                        .orElse(null));
    }

    private @Nullable String remedyOf(ContractId contract) {
        return contracts.get(contract).clauses().stream()
                .filter(clause -> clause.type() == ClauseType.REMEDIES)
                .findFirst()
                .map(DeliveryStarter::said)
                .orElse(null);
    }

    private static String said(Clause clause) {
        var said = clause.title() + ": " + clause.plain();
        return said.length() <= LONGEST_REMEDY ? said : said.substring(0, LONGEST_REMEDY - 1) + "…";
    }

    static TrackedLevel tracked(AgreedLevel agreed, @Nullable String remedy) {
        var level = agreed.level();
        boolean range = level.direction() == ServiceLevel.Direction.RANGE;
        return new TrackedLevel(
                level.id(),
                level.name(),
                level.unit() == ServiceLevel.Unit.PERCENT ? TrackedLevel.Measure.SHARE : TrackedLevel.Measure.MEAN,
                level.unit().name(),
                TrackedLevel.Direction.valueOf(level.direction().name()),
                range ? level.target() : agreed.agreed(),
                level.upperTarget(),
                agreed.minimum(),
                level.maximum(),
                level.numeratorLabel(),
                level.denominatorLabel(),
                TrackedLevel.Window.valueOf(level.window().name()),
                level.windowItems() == null ? 0 : level.windowItems(),
                level.measuredBy().name(),
                level.minSample(),
                remedy);
    }
}
