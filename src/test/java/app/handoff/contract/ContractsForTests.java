package app.handoff.contract;

import app.handoff.evaluation.AwardedBid;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.scope.FrozenScopes;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contracts for the tests of pages and of later modules, made from a frozen scope and a bid. */
@Component
public class ContractsForTests {

    private final Contracts contracts;
    private final FrozenScopes scopes;
    private final ShareLinks links;

    ContractsForTests(Contracts contracts, FrozenScopes scopes, ShareLinks links) {
        this.contracts = contracts;
        this.scopes = scopes;
        this.links = links;
    }

    /** A draft with Tala Ledger for this engagement. */
    @Transactional
    public ContractId draft(EngagementId engagement, Actor by, Instant now) {
        var scope = scopes.first(engagement, "Bookkeeping for 2027");
        AwardedBid bid = AwardedBids.of(scope, engagement, by, now);
        var contractBasis = ContractBasisFactory.of(scope, bid, Locale.UK);
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        return contracts
                .keep(new Contract(
                        engagement,
                        contracts.nextRound(engagement),
                        new ContractParties.Party(bid.vendorName(), bid.vendorEmail()),
                        new ContractParties.Party(by.name(), "ana@fern.example"),
                        new ContractParties.Origin(
                                bid.vendor(),
                                bid.vendorZone(),
                                scope.id().id(),
                                bid.bid().id(),
                                bid.holder()),
                        contractBasis,
                        TermsForTests.inBerlin(Terms.proposed(
                                contractBasis,
                                "Studio Fern",
                                "Tala Ledger, Manila",
                                Tenancy.locality().zone(),
                                "DE",
                                today)),
                        by,
                        now))
                .id();
    }

    /** A link of the vendor to this contract. */
    @Transactional
    public String link(ContractId contract) {
        var now = Instant.now();
        return links.issueAnother(
                        LinkPurpose.CONTRACT,
                        contract.id(),
                        "Tala Ledger",
                        contracts.get(contract).parties().holder(),
                        now.plus(Duration.ofDays(1)),
                        now)
                .value();
    }
}
