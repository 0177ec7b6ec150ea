package app.handoff.sample;

import app.handoff.contract.ClauseType;
import app.handoff.contract.ContractId;
import app.handoff.contract.ContractParties;
import app.handoff.contract.Contracts;
import app.handoff.contract.Drafting;
import app.handoff.contract.LawyerReview;
import app.handoff.contract.ReportedBy;
import app.handoff.contract.Terms;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Proof;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Makes the contracts of the sample business: drafted, read clause by clause, signed. */
@Component
class Signing {

    private static final ContractParties.Party US = new ContractParties.Party(Team.JONAS, "jonas@studiofern.example");

    private final Drafting drafting;
    private final Contracts contracts;

    Signing(Drafting drafting, Contracts contracts) {
        this.drafting = drafting;
        this.contracts = contracts;
    }

    /** Drafts a contract and shows it to the vendor. */
    ContractId send(EngagementId engagement, ReportedBy reportedBy, int exitWeeks, Team team, Instant at) {
        var proposed =
                drafting.proposal(engagement, Team.STUDIO, at).orElseThrow().terms();
        var id = drafting.draft(engagement, german(proposed, reportedBy, exitWeeks), US, team.owner(), at);
        var lawyer = LawyerReview.by(
                "Dr. Imke Sander",
                at.atZone(SampleCalendar.BERLIN).toLocalDate(),
                at.atZone(SampleCalendar.BERLIN).toLocalDate());
        contracts.recordLawyer(id, contracts.get(id).version(), lawyer, team.owner(), at.plusSeconds(3_600));
        contracts.send(id, team.owner(), at.plusSeconds(4_000));
        return id;
    }

    private static Terms german(Terms terms, ReportedBy reportedBy, int exitWeeks) {
        return new Terms(
                Team.STUDIO + ", Berlin, Germany",
                terms.vendor(),
                terms.start(),
                terms.end(),
                terms.noticeDays(),
                terms.renewal(),
                terms.rateModel(),
                terms.taxIncluded(),
                terms.paymentDays(),
                terms.transitionWeeks(),
                exitWeeks,
                terms.reportDay(),
                terms.reportTime(),
                terms.reportZone(),
                reportedBy,
                terms.creditPercent(),
                terms.capPercent(),
                terms.breaches(),
                terms.windows(),
                terms.breachNoticeDays(),
                terms.confidentialityYears(),
                "Germany",
                "Berlin",
                terms.agreed());
    }

    /** Both sides read everything and sign, the vendor first. */
    void sign(ContractId id, Actor vendor, String vendorsName, Team team, Instant at) {
        readAll(id, team.owner(), at);
        readAll(id, vendor, at.plusSeconds(7_200));
        var sent = new Proof(
                Proof.Kind.MAILED_CODE,
                vendorsName,
                contracts.get(id).parties().vendor().email(),
                at.plusSeconds(8_900));
        contracts.sign(id, vendorsName, true, seen(id), vendor, sent, at.plusSeconds(9_000));
        var signedIn =
                Proof.signedIn(fullName(team), contracts.get(id).parties().us().email(), at.plusSeconds(12_000));
        contracts.sign(id, fullName(team), true, seen(id), team.owner(), signedIn, at.plusSeconds(12_000));
    }

    /** The vendor has read most of it and asks about the remedies. */
    void askAboutRemedies(ContractId id, Actor vendor, Team team, Instant at) {
        var contract = contracts.get(id);
        for (var clause : contract.wording().clauses()) {
            if (clause.type() != ClauseType.REMEDIES) {
                contracts.understand(id, clause.id(), clause.fingerprint(), vendor, at);
                if (clause.type() != ClauseType.TERMINATION) {
                    contracts.understand(id, clause.id(), clause.fingerprint(), team.owner(), at.minusSeconds(7_200));
                }
            }
        }
        var remedies = contract.wording().clauses().stream()
                .filter(clause -> clause.type() == ClauseType.REMEDIES)
                .findFirst()
                .orElseThrow();
        contracts.ask(
                id,
                remedies.id(),
                "Does a week count as missed if your phone line was down?",
                vendor,
                at.plusSeconds(600));
    }

    private void readAll(ContractId id, Actor by, Instant at) {
        for (var clause : contracts.get(id).wording().clauses()) {
            contracts.understand(id, clause.id(), clause.fingerprint(), by, at);
        }
    }

    private String seen(ContractId id) {
        var fingerprint = contracts.get(id).wording().fingerprint();
        return fingerprint == null ? "" : fingerprint;
    }

    private static String fullName(Team team) {
        return team.owner().name();
    }
}
