package app.handoff.contract;

import app.handoff.evaluation.AwardedBid;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.VendorId;
import app.handoff.scope.FrozenScopes;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contracts for the tests of pages and of later modules, made from a frozen scope and a bid. */
@Component
public class ContractsForTests {

    private final Contracts contracts;
    private final FrozenScopes scopes;
    private final AwardedBids bids;
    private final ShareLinks links;
    private final Drafting drafting;
    private final LawyerReadings lawyers;
    private final Amendments amendments;
    private final ContractTemplates templates;
    private final EntityManager entities;

    ContractsForTests(
            Contracts contracts,
            FrozenScopes scopes,
            AwardedBids bids,
            ShareLinks links,
            Drafting drafting,
            LawyerReadings lawyers,
            Amendments amendments,
            ContractTemplates templates,
            EntityManager entities) {
        this.drafting = drafting;
        this.lawyers = lawyers;
        this.amendments = amendments;
        this.templates = templates;
        this.contracts = contracts;
        this.scopes = scopes;
        this.bids = bids;
        this.links = links;
        this.entities = entities;
    }

    /** A draft with Tala Ledger for this engagement, with the safeguards that are proposed. */
    @Transactional
    public ContractId guardedDraft(EngagementId engagement, Actor by, Instant now) {
        return draft(engagement, Safeguards.proposed(false, "DE"), by, now);
    }

    /** A draft with Tala Ledger for this engagement. */
    @Transactional
    public ContractId draft(EngagementId engagement, Actor by, Instant now) {
        return draft(engagement, null, by, now);
    }

    private ContractId draft(EngagementId engagement, @Nullable Safeguards safeguards, Actor by, Instant now) {
        var scope = scopes.first(engagement, "Bookkeeping for 2027");
        AwardedBid bid = bids.of(scope, engagement, by, now);
        var contractBasis = ContractBasisFactory.of(scope, bid, Locale.UK);
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        return contracts
                .keep(new Contract(
                        engagement,
                        contracts.nextRound(engagement),
                        new ContractParties.Party(bid.vendorName(), bid.vendorEmail()),
                        new ContractParties.Party(by.name(), "ana@fern.example"),
                        origin(bid),
                        contractBasis,
                        TermsForTests.inBerlin(Terms.proposed(
                                        contractBasis,
                                        "Studio Fern",
                                        "Tala Ledger, Manila",
                                        Tenancy.locality().zone(),
                                        "DE",
                                        today))
                                .with(safeguards),
                        by,
                        now))
                .id();
    }

    /** A draft with Tala Ledger, as that to which the work refers. */
    @Transactional
    public Agreed drafted(EngagementId engagement, Actor by, Instant now) {
        return Agreed.by(contracts.get(draft(engagement, by, now)));
    }

    /** A contract with Tala Ledger that both sides have signed. Nobody is told, so the test begins the work itself. */
    @Transactional
    public Agreed inForce(EngagementId engagement) {
        return inForce(SampleContracts.aDraft(engagement, originOf(engagement), SampleContracts.aBasis()));
    }

    /** The same with another vendor, from this day to that, about a year later, without a transition. */
    @Transactional
    public Agreed inForce(EngagementId engagement, String vendor, LocalDate start, LocalDate end) {
        var basis = SampleContracts.aBasis(start, end);
        return inForce(new Contract(
                engagement,
                1,
                new ContractParties.Party(vendor, "liza@tala.example"),
                new ContractParties.Party("Ana Ruiz", "ana@fern.example"),
                originOf(engagement),
                basis,
                SampleContracts.termsFor(basis),
                SampleContracts.ANA,
                SampleContracts.NOW));
    }

    /** The next one of an engagement whose contract before has ended, with another vendor, from this day to that. */
    @Transactional
    public Agreed next(EngagementId engagement, String vendor, LocalDate start, LocalDate end) {
        entities.createNativeQuery("update contract set status = 'ENDED' where kind = 'CONTRACT' and engagement_id = ?")
                .setParameter(1, engagement.id())
                .executeUpdate();
        var before = entities.createQuery("select c from Contract c where c.engagement = :engagement", Contract.class)
                .setParameter("engagement", engagement)
                .getSingleResult();
        var basis = SampleContracts.aBasis(start, end);
        return inForce(new Contract(
                engagement,
                contracts.nextRound(engagement),
                new ContractParties.Party(vendor, "liza@tala.example"),
                before.parties().us(),
                new ContractParties.Origin(
                        before.parties().vendorId(),
                        before.parties().vendorZone(),
                        before.origin().scopeId(),
                        before.origin().bidId(),
                        before.parties().holder()),
                basis,
                SampleContracts.termsFor(basis),
                SampleContracts.ANA,
                SampleContracts.NOW));
    }

    private Agreed inForce(Contract contract) {
        contract.send(SampleContracts.ANA, SampleContracts.NOW);
        entities.persist(contract);
        entities.flush(); // ticks and signatures refer to clauses and versions
        SampleContracts.agreeOn(contract);
        return Agreed.by(contract);
    }

    /** Where a contract of this engagement comes from. */
    @Transactional
    ContractParties.Origin originOf(EngagementId engagement) {
        var scope = scopes.first(engagement, "Bookkeeping for 2027");
        return origin(bids.chosen(scope, engagement, SampleContracts.ANA, SampleContracts.NOW));
    }

    private static ContractParties.Origin origin(AwardedBid bid) {
        return new ContractParties.Origin(
                bid.vendor(), bid.vendorZone(), bid.scope().id(), bid.bid().id(), bid.holder());
    }

    /** A draft with whoever was chosen, on the terms that are proposed. */
    public ContractId draftWithTheWinner(EngagementId engagement, Actor by, Instant now) {
        var terms =
                drafting.proposal(engagement, "Studio Fern", now).orElseThrow().terms();
        return drafting.draft(
                engagement,
                TermsForTests.inBerlin(terms),
                new ContractParties.Party("Mia", "mia@fern.example"),
                by,
                now);
    }

    /** The same by the template that is kept; then what is kept is changed and retired. */
    public List<String> draftWithTheTemplate(EngagementId engagement, Actor by, Instant now) {
        var proposal = drafting.proposal(engagement, "Studio Fern", now).orElseThrow();
        var template = templates.templates().get(0);
        var drafted = drafting.draft(
                engagement,
                TermsForTests.inBerlin(template.choices().applyTo(proposal.terms())),
                template.id(),
                new ContractParties.Party("Mia", "mia@fern.example"),
                by,
                now);
        var kept = templates.clauses().get(0);
        templates.changeClause(
                kept.id(), kept.version(), new ClauseLibrary.Text("Ibis rules", "Ibis.", "Ibis."), ClauseType.IP);
        templates.retireTemplate(template.id(), by, now);
        return contracts.get(drafted).wording().clauses().stream()
                .map(Clause::title)
                .toList();
    }

    public String vendorName(ContractId contract) {
        return contracts.get(contract).parties().vendor().name();
    }

    public String vendorEmail(ContractId contract) {
        return contracts.get(contract).parties().vendor().email();
    }

    public LocalDate start(ContractId contract) {
        return contracts.get(contract).terms().start();
    }

    /** The state of the contract of an engagement: {@code ACTIVE}. */
    public String status(EngagementId engagement) {
        return contracts.of(engagement).status().name();
    }

    /** Both sides agreed that it ends on this day. */
    public void terminate(ContractId contract, LocalDate on, Actor by, Instant now) {
        contracts.terminate(contract, Termination.Ground.AGREED, on, "We agreed on it.", by, now);
    }

    /** The vendor proposes other words for the second clause, behind those that it has. */
    public void propose(ContractId id, String words, String reason, Instant now) {
        var one = contracts.get(id).wording().clauses().get(1);
        contracts.propose(
                id,
                one.id(),
                one.fingerprint(),
                one.law() + "\n\n" + words,
                one.plain() + "\n\n" + words,
                reason,
                Actor.vendor(VendorId.next(), "Liza Cruz"),
                now);
    }

    /**
     * A clause of its own that a business keeps for its contracts, and a template that adds it.
     *
     * @param word stands in each of it
     */
    public void keep(String word, Actor by, Instant now) {
        var clause = templates.keep(
                new ClauseLibrary.Text(
                        word + " rules", "Whoever visits keeps to the rules of " + word + ".", "Our rules."),
                ClauseType.DATA,
                by,
                now);
        templates.make(
                "As " + word + " does it",
                new TemplateChoices(
                        60, Renewal.AUTO, 30, null, null, null, null, null, List.of(), List.of(clause.id()), List.of()),
                by,
                now);
    }

    /** A lawyer who reads this contract by a link and has commented on the whole of it. */
    @Transactional
    public UUID lawyer(UUID contract, String name, String comment, Actor by, Instant now) {
        var id = new ContractId(contract);
        lawyers.ask(id, name, null, by, "Studio Fern", now);
        var reading = lawyers.of(id).get(0).id();
        lawyers.comment(reading, null, comment, now);
        return reading.id();
    }

    /**
     * The first change of a contract in force, which both sides read, with a question of the vendor, other words that it
     * proposes, and a person whom it names to sign.
     *
     * @param word stands in each of it
     * @return a clause of it
     */
    public UUID amend(UUID contract, String word, Actor by, Instant now) {
        var id = new ContractId(contract);
        var in = contracts.get(id);
        var from = LocalDate.ofInstant(now, Tenancy.locality().zone())
                .plusMonths(2)
                .withDayOfMonth(1);
        var wanted = SampleAmendments.accuracy(amendments.latest(in), "99.5", from);
        int number = amendments.draft(
                id,
                in.changes(),
                new Amendment.Proposal(
                        wanted.type(), word + " wants it", from, wanted.basis(), wanted.terms(), wanted.reworded()),
                by,
                now);
        var amendment = amendments.of(in.engagement(), number);
        contracts.send(amendment.id(), by, now);
        var clauses = amendment.wording().clauses();
        var vendor = Actor.vendor(VendorId.next(), "Liza Cruz");
        contracts.ask(amendment.id(), clauses.get(0).id(), "Does " + word + " need this?", vendor, now);
        var last = clauses.get(clauses.size() - 1);
        contracts.propose(
                amendment.id(),
                last.id(),
                last.fingerprint(),
                last.law() + "\n\nAs " + word + " does it.",
                last.plain() + "\n\nAs " + word + " does it.",
                "So does " + word + " it.",
                vendor,
                now);
        var invited = amendment.parties().vendor().email();
        contracts.agree(
                amendment.id(),
                one -> one.signatories()
                        .name(
                                Signatory.Person.byLink(
                                        word + " Reyes",
                                        word + " director",
                                        word.toLowerCase().replace(' ', '.') + "@tala.example"),
                                new Participant(vendor, invited),
                                now));
        return last.id().id();
    }

    /** A link of the vendor to this contract. */
    @Transactional
    public String link(ContractId contract) {
        return link(contract, Duration.ofDays(1));
    }

    @Transactional
    String link(ContractId contract, Duration lasts) {
        var now = Instant.now();
        return links.issueAnother(
                        LinkPurpose.CONTRACT,
                        contract.id(),
                        "Tala Ledger",
                        contracts.get(contract).parties().holder(),
                        now.plus(lasts),
                        now)
                .value();
    }

    /** The vendor came to this contract by that invitation. */
    @Transactional
    public void invitedBy(UUID contract, UUID invitation) {
        entities.createNativeQuery("update contract set invitation_id = :invitation where id = :contract")
                .setParameter("invitation", invitation)
                .setParameter("contract", contract)
                .executeUpdate();
    }

    /** A link of somebody whom the vendor named to sign. */
    @Transactional
    public String linkOfSigner(ContractId contract, String name) {
        var now = Instant.now();
        var signer = contracts.get(contract).signatories().all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return links.issueAnother(
                        LinkPurpose.CONTRACT,
                        contract.id(),
                        "Tala Ledger",
                        signer.holder().orElseThrow(),
                        now.plus(Duration.ofDays(1)),
                        now)
                .value();
    }

    /** What the work of a contract refers to. */
    public record Agreed(UUID contract, EngagementId engagement, VendorId vendor, LinkHolder holder) {

        private static Agreed by(Contract contract) {
            return new Agreed(
                    contract.id().id(),
                    contract.engagement(),
                    contract.parties().vendorId(),
                    contract.parties().holder());
        }
    }
}
