package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Proof;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.VendorId;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Contracts of Studio Fern with Tala Ledger, brought to each state through real transitions. */
final class SampleContracts {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant NOW = Instant.parse("2026-12-04T09:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 12, 4);
    static final Actor ANA = Actor.member(MemberId.next(), "Ana Ruiz");
    static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza Cruz");
    static final ServiceLevelId ACCURACY = ServiceLevelId.next();
    static final ServiceLevelId SPEED = ServiceLevelId.next();

    private SampleContracts() {}

    static ContractBasis aBasis() {
        return aBasis(Locale.UK);
    }

    static ContractBasis aBasis(Locale locale) {
        return new ContractBasis(work(ContractBasis.Subcontractors.WITH_CONSENT), anOffer(), ContractLocale.of(locale));
    }

    /** The same work from this day to that. */
    static ContractBasis aBasis(LocalDate start, LocalDate end) {
        var work = work(ContractBasis.Subcontractors.WITH_CONSENT);
        return new ContractBasis(
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
                        start,
                        end,
                        0,
                        work.renewal(),
                        work.rateModel(),
                        work.oversight(),
                        work.data(),
                        work.further()),
                anOffer(),
                ContractLocale.of(Locale.UK));
    }

    static ContractBasis.Work work(ContractBasis.Subcontractors subcontractors) {
        return new ContractBasis.Work(
                "Bookkeeping for 2027",
                3,
                "ab".repeat(32),
                NOW.minusSeconds(864_000),
                "Keep the books so that taxes are filed in time.",
                List.of("Posting of all receipts"),
                List.of("The yearly tax return"),
                List.of(new ContractBasis.Input("Receipts", "as scans, by 17:00 of every working day")),
                List.of(
                        new ContractBasis.Output(
                                "Posted entries",
                                "2,000 entries a year",
                                "no entry needs correction",
                                "by 09:00 on the next working day",
                                "Jonas has checked the sample"),
                        new ContractBasis.Output(
                                "Monthly statement", "1 a month", "balances", null, "it agrees with the bank")),
                List.of(
                        new ContractBasis.Level(
                                asked(
                                        ACCURACY,
                                        "SL1",
                                        "Entries without correction",
                                        Unit.PERCENT,
                                        Direction.HIGHER,
                                        "99.0",
                                        "97.0",
                                        Window.MONTH,
                                        20),
                                new BigDecimal("99.2"),
                                new ContractBasis.Level.Words(
                                        "%",
                                        "month",
                                        "entries that need no correction out of entries posted",
                                        "Measured by the Client on a sample of 80")),
                        new ContractBasis.Level(
                                asked(
                                        SPEED,
                                        "SL2",
                                        "Time to answer",
                                        Unit.HOURS,
                                        Direction.LOWER,
                                        "4",
                                        "8",
                                        Window.WEEK,
                                        1),
                                null,
                                new ContractBasis.Level.Words(
                                        "hours",
                                        "week",
                                        "hours to the answer out of questions",
                                        "Measured by the Vendor"))),
                LocalDate.of(2027, 1, 4),
                LocalDate.of(2027, 12, 31),
                8,
                Renewal.NONE,
                RateModel.PER_UNIT,
                new ContractBasis.Oversight(
                        "Ana Ruiz",
                        "Mia Vogt",
                        "Jonas Beck",
                        new BigDecimal("1.5"),
                        List.of(
                                new ContractBasis.Oversight.Step("Jonas Beck", 24),
                                new ContractBasis.Oversight.Step("Ana Ruiz", 48))),
                new ContractBasis.Data(
                        List.of(new ContractBasis.Data.Rule(
                                "Financial data", "the work only", "in our own system", "the term", "returned")),
                        24,
                        subcontractors,
                        null),
                List.of(new ContractBasis.Detail("Language", "English B2 in writing")));
    }

    private static ServiceLevel asked(
            ServiceLevelId id,
            String code,
            String name,
            Unit unit,
            Direction direction,
            String target,
            String minimum,
            Window window,
            int minSample) {
        return new ServiceLevel(
                id,
                code,
                name,
                unit,
                direction,
                new BigDecimal(target),
                new BigDecimal(minimum),
                null,
                null,
                "need no correction",
                "entries posted",
                window,
                null,
                Method.ALL,
                null,
                MeasuredBy.US,
                minSample,
                "",
                null,
                "");
    }

    static ContractBasis.Offer anOffer() {
        return new ContractBasis.Offer(
                List.of(new ContractBasis.Price(
                        "Posted entries",
                        "entries",
                        new BigDecimal("2000"),
                        Money.of("4.10", "EUR"),
                        Money.of("8200", "EUR"),
                        false)),
                Money.of("400", "EUR"),
                Money.of("8600", "EUR"),
                12,
                "Receipts come as scans.",
                "Payroll.");
    }

    static Terms someTerms() {
        return termsFor(aBasis());
    }

    static Terms termsFor(ContractBasis contractBasis) {
        return TermsForTests.inBerlin(
                Terms.proposed(contractBasis, "Studio Fern", "Tala Ledger, Manila", BERLIN, "DE", TODAY));
    }

    static Contract aDraft() {
        return aDraft(EngagementId.next(), aBasis());
    }

    /** With every clause that there is. */
    static Contract aGuardedDraft() {
        return aDraft(EngagementId.next(), anOrigin(), aBasis(), someTerms().with(Safeguards.proposed(false, "DE")));
    }

    static Contract aDraft(EngagementId engagement, ContractBasis contractBasis) {
        return aDraft(engagement, anOrigin(), contractBasis);
    }

    static ContractParties.Origin anOrigin() {
        return new ContractParties.Origin(
                VendorId.next(),
                ZoneId.of("Asia/Manila"),
                UUID.randomUUID(),
                UUID.randomUUID(),
                new LinkHolder(UUID.randomUUID(), "Liza Cruz", "liza@tala.example"));
    }

    static Contract aDraft(EngagementId engagement, ContractParties.Origin origin, ContractBasis contractBasis) {
        return aDraft(engagement, origin, contractBasis, termsFor(contractBasis));
    }

    static Contract aDraft(
            EngagementId engagement, ContractParties.Origin origin, ContractBasis contractBasis, Terms terms) {
        return new Contract(
                engagement,
                1,
                new ContractParties.Party("Tala Ledger", "liza@tala.example"),
                new ContractParties.Party("Ana Ruiz", "ana@fern.example"),
                origin,
                contractBasis,
                terms,
                ANA,
                NOW);
    }

    static Contract aSentOne() {
        var contract = aDraft();
        contract.send(ANA, NOW);
        return contract;
    }

    /** How each side shows who it is. */
    static Proof proofOf(Actor by) {
        return Side.of(by) == Side.VENDOR
                ? new Proof(Proof.Kind.MAILED_CODE, "Liza Cruz", "liza@tala.example", NOW)
                : Proof.signedIn("Ana Ruiz", "ana@studio-fern.example", NOW);
    }

    static Contract aReadOne() {
        var contract = aSentOne();
        readAll(contract, ANA);
        readAll(contract, LIZA);
        return contract;
    }

    /** Two people sign for the vendor; the one who was not invited has. */
    static Contract oneSignedByOneOfTheVendor() {
        var contract = aReadOne();
        contract.signatories()
                .name(
                        Signatory.Person.byLink("Jon Reyes", "Managing director", "jon@tala.example"),
                        new Participant(LIZA, "liza@tala.example"),
                        NOW);
        contract.sign(
                "Jon Reyes",
                true,
                contract.wording().fingerprint(),
                LIZA,
                new Proof(Proof.Kind.MAILED_CODE, "Jon Reyes", "jon@tala.example", NOW),
                NOW);
        return contract;
    }

    static Contract oneSignedByTheVendor() {
        var contract = aReadOne();
        contract.sign("Liza Cruz", true, contract.wording().fingerprint(), LIZA, proofOf(LIZA), NOW);
        return contract;
    }

    static Contract anActiveOne() {
        var contract = oneSignedByTheVendor();
        contract.sign("Ana Ruiz", true, contract.wording().fingerprint(), ANA, proofOf(ANA), NOW);
        return contract;
    }

    /** Both sides read and sign one that was sent. */
    static void agreeOn(Contract contract) {
        for (var by : List.of(LIZA, ANA)) {
            readAll(contract, by);
        }
        for (var by : List.of(LIZA, ANA)) {
            contract.sign(by.name(), true, contract.wording().fingerprint(), by, proofOf(by), NOW);
        }
    }

    /** Both sides agree that it is over today. */
    static void endToday(Contract contract) {
        contract.terminate(
                Termination.Ground.AGREED, TODAY, "We agreed on it.", WorkRecord.Shown.NOTHING, List.of(), ANA, NOW);
    }

    static void readAll(Contract contract, Actor by) {
        contract.wording()
                .clauses()
                .forEach(clause -> contract.reading().understand(clause.id(), clause.fingerprint(), by, NOW));
    }

    static Clause clause(Contract contract, ClauseType type) {
        return contract.wording().clauses().stream()
                .filter(clause -> clause.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
