package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessCache;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The amendments of contracts: drafts them, and lets them take effect on their day. Reading and signing is that of contracts. */
@Service
@Transactional
class Amendments {

    private final AmendmentRepository amendments;
    private final AgreementRepository agreements;
    private final ContractRepository contracts;
    private final ContractNotifications notifications;
    private final BusinessCache cache;

    Amendments(
            AmendmentRepository amendments,
            AgreementRepository agreements,
            ContractRepository contracts,
            ContractNotifications notifications,
            BusinessCache cache) {
        this.amendments = amendments;
        this.agreements = agreements;
        this.contracts = contracts;
        this.notifications = notifications;
        this.cache = cache;
    }

    /** Every amendment of a contract, whatever became of it, the first one first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Amendment> of(ContractId contract) {
        return cache.get(
                Amendments.class,
                new Of(contract),
                () -> amendments.findByAmendsOrderByNumber(contract).stream()
                        .map(Amendments::whole)
                        .toList());
    }

    private static Amendment whole(Amendment amendment) {
        amendment.wording().clauses().size();
        amendment.signature(Side.US);
        return amendment;
    }

    /** The one that is being drafted, read or signed; empty where there is none. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Amendment> open(ContractId contract) {
        return of(contract).stream()
                .filter(amendment -> amendment.state().isOpen())
                .findFirst();
    }

    /**
     * Drafts an amendment of a contract in force.
     *
     * @param seen how often the contract had been changed when the page was opened
     * @throws RuleViolation {@code contract.amendment.openAlready} if another one is not decided yet
     * @throws EditedMeanwhile if something else was agreed on since: the proposal would take it back
     */
    public int draft(ContractId id, int seen, Amendment.Proposal proposal, Actor by, Instant now) {
        var contract = locked(id);
        var all = amendments.findByAmendsOrderByNumber(id);
        if (all.stream().anyMatch(amendment -> amendment.state().isOpen())) {
            throw new RuleViolation("contract.amendment.openAlready");
        }
        contract.expectChanges(seen);
        var amendment = new Amendment(contract, all.size() + 1, all, proposal, by, now);
        agreements.save(amendment);
        return amendment.number();
    }

    /** Proposes something else in the place of what an amendment says, while its text is open. */
    public void propose(ContractId id, int seen, Amendment.Proposal proposal, Actor by, Instant now) {
        agreements.lock(id.id()).orElseThrow(NotFound::new);
        var amendment = get(id);
        amendment.requireOpenText();
        amendment.expectVersion(seen);
        int before = amendment.wording().edition();
        amendment.propose(amendments.findByAmendsOrderByNumber(amendment.amends()), proposal, by, now);
        notifications.afterChange(amendment, before, by, now);
        notifications.askWhoSigns(amendment, now);
        agreements.flush();
        agreements.save(amendment);
    }

    private Amendment get(ContractId id) {
        return agreements
                .findById(id)
                .filter(Amendment.class::isInstance)
                .map(Amendment.class::cast)
                .orElseThrow(NotFound::new);
    }

    private Contract locked(ContractId id) {
        agreements.lock(id.id()).orElseThrow(NotFound::new);
        return contracts.findById(id).orElseThrow(NotFound::new);
    }

    /** What the contract looks like on a day, with everything that had taken effect by then. */
    @Transactional(readOnly = true)
    public Consolidated on(Contract contract, LocalDate day) {
        return Consolidated.on(contract, of(contract.id()), day);
    }

    /** With everything that both sides agreed on, also what takes effect later. */
    @Transactional(readOnly = true)
    public Consolidated latest(Contract contract) {
        return Consolidated.latest(contract, of(contract.id()));
    }

    /** Lets every agreed amendment of the business take effect whose day has come. */
    public void takeEffect(LocalDate today, Instant now) {
        for (var id : amendments.due(today)) {
            agreements.lock(id.id()).orElseThrow(NotFound::new);
            var amendment = get(id);
            if (amendment.takeEffectIfDue(contracts.findById(amendment.amends()).orElseThrow(NotFound::new), now)) {
                agreements.save(amendment);
            }
        }
    }

    /** The amendment of the newest contract of an engagement. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Amendment of(EngagementId engagement, int number) {
        return cache.get(
                Amendments.class,
                new Numbered(engagement, number),
                () -> contracts
                        .findFirstByEngagementOrderByRoundDesc(engagement)
                        .flatMap(contract -> amendments.findByAmendsAndNumber(contract.id(), number))
                        .map(Contracts::whole)
                        .orElseThrow(NotFound::new));
    }

    private record Of(ContractId contract) {}

    private record Numbered(EngagementId engagement, int number) {}
}
