package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Changes of the contract of Studio Fern with Tala Ledger, brought to each state through real transitions. */
final class SampleAmendments {

    static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 1);

    private SampleAmendments() {}

    static Amendment.Proposal accuracy(Consolidated now, String value, LocalDate from) {
        var agreed = now.basis().work().levels().stream()
                .map(level -> new Terms.Agreed(
                        level.id(),
                        level.id().equals(SampleContracts.ACCURACY)
                                ? new BigDecimal(value)
                                : now.terms().agreedFor(level)))
                .toList();
        return proposal(
                AmendmentReason.LEVEL, now, amended(now.terms(), now.terms().end(), agreed), from);
    }

    static Amendment.Proposal ending(Consolidated now, LocalDate end, LocalDate from) {
        return proposal(
                AmendmentReason.TERM, now, amended(now.terms(), end, now.terms().agreed()), from);
    }

    static Amendment.Proposal proposal(AmendmentReason type, Consolidated now, Terms terms, LocalDate from) {
        return new Amendment.Proposal(type, "Both sides want it.", from, now.basis(), terms, Set.of());
    }

    static Terms amended(Terms terms, LocalDate end, List<Terms.Agreed> agreed) {
        return terms.amended(new Terms.Amended(
                end,
                terms.noticeDays(),
                terms.paymentDays(),
                terms.reportDay(),
                terms.reportTime(),
                terms.reportZone(),
                terms.reportedBy(),
                terms.creditPercent(),
                terms.capPercent(),
                terms.breaches(),
                terms.windows(),
                terms.breachNoticeDays(),
                agreed));
    }

    static Amendment aDraft(Contract contract) {
        return draft(contract, List.of(), accuracy(Consolidated.latest(contract, List.of()), "99.5", FEBRUARY), NOW);
    }

    static Amendment draft(Contract contract, List<Amendment> before, Amendment.Proposal proposal, Instant now) {
        return new Amendment(contract, before.size() + 1, before, proposal, ANA, now);
    }

    /** Both sides tick every clause. */
    static void read(Amendment amendment, Instant now) {
        for (var clause : amendment.wording().clauses()) {
            amendment.reading().understand(clause.id(), clause.fingerprint(), ANA, now);
            amendment.reading().understand(clause.id(), clause.fingerprint(), LIZA, now);
        }
    }

    static void signByVendor(Amendment amendment, Instant now) {
        amendment.sign("Liza Cruz", true, print(amendment), LIZA, SampleContracts.proofOf(LIZA), now);
    }

    static void signByUs(Contract contract, Amendment amendment, Instant now) {
        contract.requireStandsAs(amendment, now);
        amendment.sign("Ana Ruiz", true, print(amendment), ANA, SampleContracts.proofOf(ANA), now);
        contract.follow(amendment);
    }

    /** From a draft to both signatures. */
    static Amendment agree(Contract contract, Amendment amendment, Instant now) {
        amendment.send(ANA, now);
        read(amendment, now);
        signByVendor(amendment, now);
        signByUs(contract, amendment, now);
        return amendment;
    }

    static String print(Agreement agreement) {
        var print = agreement.wording().fingerprint();
        return print == null ? "" : print;
    }
}
