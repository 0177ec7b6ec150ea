package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.BERLIN;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.clause;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.VendorId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clauses that are filled from one answer never contradict each other; those in words of their own are checked. */
class ContradictionTests {

    private static final List<String> KEPT_LONGER = List.of(
            "12 months after the end",
            "Until the contract ends; copies in backups at most 30 days longer.",
            "Kept for ten years beyond the contract",
            "1 year after the contract, then deleted",
            "As long as the law asks, at least 6 years after the last entry");
    private static final List<String> GONE_WITH_THE_END =
            List.of("", "Until the end of the contract", "Scans are deleted at once", "The term");

    @Test
    void noAnswerMakesTheStandardClausesContradictEachOther() {
        int contracts = 0;
        for (var retention : concat()) {
            for (var atEnd :
                    List.of("returned to the Client", "destroyed", "returned to the Client and then destroyed")) {
                for (var renewal : Renewal.values()) {
                    for (var subcontractors : ContractBasis.Subcontractors.values()) {
                        for (int weeks : new int[] {0, 8}) {
                            var contract = contract(retention, atEnd, renewal, subcontractors, weeks);
                            assertThat(contract.wording().contradictions())
                                    .as("%s, %s, %s, %s", retention, renewal, subcontractors, weeks)
                                    .isEmpty();
                            contracts++;
                        }
                    }
                }
            }
        }
        assertThat(contracts).isEqualTo(9 * 3 * 3 * 3 * 2);
    }

    private static List<String> concat() {
        return Stream.concat(KEPT_LONGER.stream(), GONE_WITH_THE_END.stream()).toList();
    }

    @Test
    void dataThatIsKeptLongerAndGoneWithTheEndIsFound() {
        var goes = "At the end of this contract the Partner shall return or destroy all data within 14 days.";
        for (var retention : concat()) {
            var contract = SampleContracts.aDraft();
            var data = clause(contract, ClauseType.DATA);
            contract.wording()
                    .change(
                            data.id(),
                            data.title(),
                            "Financial data. How long it is kept: " + retention + ".\n\n" + goes,
                            "Plain.",
                            ANA,
                            NOW);

            assertThat(contract.wording().contradictions().contains(Contradiction.DATA_KEPT_AND_GONE))
                    .as(retention)
                    .isEqualTo(KEPT_LONGER.contains(retention));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEADLINES|ENDS_AND_GOES_ON|The work begins on Monday and this contract ends on Friday.",
                "TERMINATION|ENDS_AND_GOES_ON|On Friday this contract goes on for a further 12 months.",
                "PAY|MONTHLY_AND_ONCE|The price is paid once, when the work is accepted, in equal monthly parts.",
                "WORK|OWN_PEOPLE_AND_SUBCONTRACTORS|Subcontractors are not permitted. The Partner may use"
                        + " subcontractors.",
                "TRANSITION|NO_TRANSITION_AND_ITS_END|There is no transition."
            })
    void aClauseInWordsOfItsOwnIsHeldAgainstTheOther(String line) {
        var parts = line.split("\\|");
        var renewal = parts[0].equals("DEADLINES") ? Renewal.AUTO : Renewal.NONE;
        var contract = contract("", "destroyed", renewal, ContractBasis.Subcontractors.ALLOWED, 8);
        assertThat(contract.wording().contradictions()).isEmpty();
        var changed = clause(contract, ClauseType.valueOf(parts[0]));

        contract.wording().change(changed.id(), changed.title(), parts[2], "Plain.", ANA, NOW);

        assertThat(contract.wording().contradictions()).contains(Contradiction.valueOf(parts[1]));
        contract.wording().reset(changed.id(), ANA, NOW);
        assertThat(contract.wording().contradictions()).isEmpty();
    }

    private static Contract contract(
            String retention, String atEnd, Renewal renewal, ContractBasis.Subcontractors subcontractors, int weeks) {
        var work = SampleContracts.work(subcontractors);
        var contractBasis = new ContractBasis(
                new ContractBasis.Work(
                        work.title(),
                        work.version(),
                        work.sha256(),
                        work.frozenAt(),
                        work.purpose(),
                        work.included(),
                        work.excluded(),
                        work.inputs(),
                        work.outputs(),
                        work.levels(),
                        work.start(),
                        work.end(),
                        weeks,
                        renewal,
                        work.rateModel(),
                        work.oversight(),
                        new ContractBasis.Data(
                                List.of(new ContractBasis.Data.Rule(
                                        "Financial data", "the work only", "our own system", retention, atEnd)),
                                24,
                                subcontractors,
                                null),
                        work.further()),
                SampleContracts.anOffer(),
                ContractLocale.ENGLISH);
        return new Contract(
                EngagementId.next(),
                1,
                new ContractParties.Party("Tala Ledger", "liza@tala.example"),
                new ContractParties.Party("Ana Ruiz", "ana@fern.example"),
                new ContractParties.Origin(
                        VendorId.next(),
                        BERLIN,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        new LinkHolder(UUID.randomUUID(), "Liza Cruz", "liza@tala.example")),
                contractBasis,
                SampleContracts.termsFor(contractBasis),
                ANA,
                NOW);
    }
}
