package app.handoff.contract;

import app.handoff.contract.ContractParties.Party;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Colleagues;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Proof;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the contracts of the sample business: drafted, read clause by clause, signed. */
@Component
class SampleSigning implements SampleActs {

    private final Drafting drafting;
    private final Contracts contracts;
    private final Amendments amendments;
    private final Colleagues colleagues;

    SampleSigning(Drafting drafting, Contracts contracts, Amendments amendments, Colleagues colleagues) {
        this.drafting = drafting;
        this.contracts = contracts;
        this.amendments = amendments;
        this.colleagues = colleagues;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(
                SampleAct.inTheOffice("contract", ContractFacts.class, this::send),
                SampleAct.inTheOffice("question about a clause", QuestionFacts.class, this::ask),
                SampleAct.inTheOffice("signatures", SignatureFacts.class, this::sign),
                SampleAct.inTheOffice("change of a contract", ChangeFacts.class, this::change));
    }

    /** Drafts a contract, lets a lawyer see it and shows it to the vendor. */
    private void send(ContractFacts facts, Scene scene) {
        var proposed = drafting.proposal(scene.engagement(), facts.client(), scene.at())
                .orElseThrow()
                .terms();
        var id = drafting.draft(scene.engagement(), terms(proposed, facts), facts.contact(), scene.by(), scene.at());
        var day = scene.at().atZone(Tenancy.locality().zone()).toLocalDate();
        var lawyer = LawyerReview.by(facts.lawyer(), day, day);
        contracts.recordLawyer(id, contracts.get(id).version(), lawyer, scene.by(), scene.minutesLater(60));
        contracts.send(id, scene.by(), scene.at().plusSeconds(4_000));
    }

    private static Terms terms(Terms proposed, ContractFacts facts) {
        return new Terms(
                facts.client(),
                proposed.vendor(),
                proposed.start(),
                proposed.end(),
                proposed.noticeDays(),
                proposed.renewal(),
                proposed.rateModel(),
                proposed.taxIncluded(),
                proposed.paymentDays(),
                proposed.transitionWeeks(),
                facts.exitWeeks(),
                proposed.reportDay(),
                proposed.reportTime(),
                proposed.reportZone(),
                facts.reportedBy(),
                proposed.creditPercent(),
                proposed.capPercent(),
                proposed.breaches(),
                proposed.windows(),
                proposed.breachNoticeDays(),
                proposed.confidentialityYears(),
                facts.law(),
                facts.place(),
                proposed.agreed(),
                proposed.safeguards());
    }

    /** Both sides have read what comes before the clause, and the vendor asks about it. */
    private void ask(QuestionFacts facts, Scene scene) {
        var contract = contracts.of(scene.engagement());
        for (var clause : contract.wording().clauses()) {
            if (clause.type() != facts.clause()) {
                contracts.understand(contract.id(), clause.id(), clause.fingerprint(), scene.by(), scene.at());
                if (clause.type() != facts.unreadByUs()) {
                    contracts.understand(
                            contract.id(),
                            clause.id(),
                            clause.fingerprint(),
                            scene.person(facts.readBy()),
                            scene.minutesLater(-120));
                }
            }
        }
        var asked = contract.wording().clauses().stream()
                .filter(clause -> clause.type() == facts.clause())
                .findFirst()
                .orElseThrow();
        contracts.ask(contract.id(), asked.id(), facts.text(), scene.by(), scene.minutesLater(10));
    }

    /** Both sides read everything and sign, the vendor first. */
    private void sign(SignatureFacts facts, Scene scene) {
        var contract = contracts.of(scene.engagement());
        agree(contract, contract.id(), contract.wording(), facts.ours(), scene);
    }

    /** Both sides agree on more days to pay, which count from a day on that has come. */
    private void change(ChangeFacts facts, Scene scene) {
        var contract = contracts.of(scene.engagement());
        var now = amendments.latest(contract);
        var terms = now.terms();
        var proposed = terms.amended(new Terms.Amended(
                terms.end(),
                terms.noticeDays(),
                facts.paymentDays(),
                terms.reportDay(),
                terms.reportTime(),
                terms.reportZone(),
                terms.reportedBy(),
                terms.creditPercent(),
                terms.capPercent(),
                terms.breaches(),
                terms.windows(),
                terms.breachNoticeDays(),
                terms.agreed()));
        var owner = scene.person(facts.ours());
        int number = amendments.draft(
                contract.id(),
                contract.changes(),
                new Amendment.Proposal(
                        AmendmentReason.PRICE, facts.reason(), facts.from(), now.basis(), proposed, Set.of()),
                owner,
                scene.minutesLater(-60));
        var change = amendments.of(scene.engagement(), number);
        contracts.send(change.id(), owner, scene.minutesLater(-30));
        var sent = amendments.of(scene.engagement(), number);
        agree(contract, sent.id(), sent.wording(), facts.ours(), scene);
        amendments.takeEffect(scene.now().atZone(Tenancy.locality().zone()).toLocalDate(), scene.now());
    }

    private void agree(Contract contract, ContractId id, ContractWording text, String ours, Scene scene) {
        var vendor = scene.by();
        var owner = scene.person(ours);
        readAll(id, text, owner, scene.at());
        readAll(id, text, vendor, scene.minutesLater(120));
        var parties = contract.parties();
        var mailed = new Proof(
                Proof.Kind.MAILED_CODE,
                vendor.name(),
                parties.vendor().email(),
                scene.at().plusSeconds(8_900));
        sign(id, text, vendor, mailed, scene.minutesLater(150));
        var address = colleagues
                .addressOf(new MemberId(Objects.requireNonNull(owner.id())))
                .orElseThrow();
        var signedIn = Proof.signedIn(owner.name(), address, scene.minutesLater(200));
        sign(id, text, owner, signedIn, scene.minutesLater(200));
    }

    private void readAll(ContractId id, ContractWording text, Actor by, Instant at) {
        for (var clause : text.clauses()) {
            contracts.understand(id, clause.id(), clause.fingerprint(), by, at);
        }
    }

    private void sign(ContractId id, ContractWording text, Actor by, Proof proof, Instant at) {
        var seen = Objects.requireNonNullElse(text.fingerprint(), "");
        contracts.sign(id, by.name(), true, seen, by, proof, at);
    }

    private record ContractFacts(
            String client,
            Party contact,
            String lawyer,
            int exitWeeks,
            ReportedBy reportedBy,
            String law,
            String place) {}

    /** @param unreadByUs another clause that our side has not read yet */
    private record QuestionFacts(ClauseType clause, String text, ClauseType unreadByUs, String readBy) {}

    private record SignatureFacts(String ours) {}

    /** @param from the first day on which it counts */
    private record ChangeFacts(int paymentDays, String reason, LocalDate from, String ours) {}
}
