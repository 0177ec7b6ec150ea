package app.handoff.contract;

import app.handoff.evaluation.AwardedBid;
import app.handoff.evaluation.Awards;
import app.handoff.kernel.Actor;
import app.handoff.kernel.CountryNames;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.ScopesOfWork;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import app.handoff.vendor.Vendors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts a contract from the scope and the bid that won. */
@Service
@Transactional
class Drafting {

    private final Awards awards;
    private final ScopesOfWork scopes;
    private final Vendors vendors;
    private final Contracts contracts;
    private final ContractTemplates templates;
    private final ContractAttachments attachments;
    private final Businesses businesses;

    Drafting(
            Awards awards,
            ScopesOfWork scopes,
            Vendors vendors,
            Contracts contracts,
            ContractTemplates templates,
            ContractAttachments attachments,
            Businesses businesses) {
        this.awards = awards;
        this.scopes = scopes;
        this.vendors = vendors;
        this.contracts = contracts;
        this.templates = templates;
        this.attachments = attachments;
        this.businesses = businesses;
    }

    /** What a contract would be made from, with terms to start with; empty while no vendor is chosen. */
    @Transactional(readOnly = true)
    public Optional<Proposal> proposal(EngagementId engagement, String businessName, Instant now) {
        return awards.of(engagement).map(bid -> {
            var contractBasis = ContractBasisFactory.of(
                    scopes.frozen(bid.scope()), bid, Tenancy.locality().locale());
            var locality = Tenancy.locality();
            var terms = Terms.proposed(
                    contractBasis,
                    businessName,
                    vendor(bid),
                    locality.zone(),
                    home(),
                    later(now.atZone(locality.zone()).toLocalDate(), awards.earliestStart(engagement)));
            var safeguards = Safeguards.proposed(contractBasis.pricedOnce(), home());
            return new Proposal(bid.engagement(), bid.vendorName(), contractBasis, terms.with(safeguards));
        });
    }

    private static LocalDate later(LocalDate today, Optional<LocalDate> earliest) {
        return earliest.filter(today::isBefore).orElse(today);
    }

    /** Whether this contract was drafted with the vendor that is chosen now. */
    @Transactional(readOnly = true)
    public boolean isForWinner(Contract contract) {
        var award = awards.standing(List.of(contract.engagement())).get(contract.engagement());
        return award != null && contract.origin().isFor(award.bid(), award.awardedAt());
    }

    /** What would guard both sides of a contract that was drafted before anybody agreed on that. */
    @Transactional(readOnly = true)
    public Safeguards safeguards(Contract contract) {
        return Safeguards.proposed(contract.basis().pricedOnce(), home());
    }

    /** Where the business says that it is at home, however it writes its numbers. */
    private String home() {
        return businesses
                .find(Tenancy.required().business())
                .map(Businesses.Profile::country)
                .orElse("");
    }

    private String vendor(AwardedBid bid) {
        var vendor = vendors.get(bid.vendor());
        var country = CountryNames.of(vendor.country());
        return Stream.of(bid.vendorName(), vendor.city(), country)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    /** Drafts the contract with the winner with every clause of our library. */
    public ContractId draft(EngagementId engagement, Terms terms, ContractParties.Party us, Actor by, Instant now) {
        return draft(engagement, terms, null, us, by, now);
    }

    /**
     * Drafts the contract with the winner.
     *
     * @param template by which its clauses are chosen; null for every clause of our library
     * @param us whom questions of the vendor are sent to
     * @throws RuleViolation if no vendor is chosen, or there is a contract already; at {@code start} before the work is free to be
     *     begun
     */
    public ContractId draft(
            EngagementId engagement,
            Terms terms,
            @Nullable ContractTemplateId template,
            ContractParties.Party us,
            Actor by,
            Instant now) {
        var bid = awards.of(engagement).orElseThrow(() -> new RuleViolation("contract.noAward"));
        var contractBasis = ContractBasisFactory.of(
                scopes.frozen(bid.scope()), bid, Tenancy.locality().locale());
        terms.check(contractBasis, now.atZone(terms.reportZone()).toLocalDate());
        contracts.requireAfterFormer(engagement, terms);
        var arrangement = template == null ? ContractTemplates.Arrangement.STANDARD : templates.arrangement(template);
        var contract = new Contract(
                engagement,
                contracts.nextRound(engagement),
                new ContractParties.Party(bid.vendorName(), bid.vendorEmail()),
                us,
                new ContractParties.Origin(
                        bid.vendor(),
                        bid.vendorZone(),
                        bid.scope().id(),
                        bid.bid().id(),
                        bid.holder()),
                contractBasis,
                terms,
                arrangement,
                by,
                now);
        attachments.attachCopies(contract, arrangement.documents(), by, now);
        return contracts.keep(contract).id();
    }

    /** What a contract would be made from, with terms to start from. */
    public record Proposal(EngagementId engagement, String vendorName, ContractBasis basis, Terms terms) {}
}
