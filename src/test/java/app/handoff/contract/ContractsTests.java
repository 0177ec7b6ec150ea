package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.clause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class ContractsTests {

    @Autowired
    Contracts contracts;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    ContractAgenda agenda;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Tenancy.Scope us;
    Tenancy.Scope vendor;
    ContractId id;
    EngagementId engagement;

    @BeforeEach
    void aContract() {
        us = newBusiness();
        engagement = as(us, () -> engagements.open("Bookkeeping for 2027"));
        id = as(
                us,
                () -> contracts
                        .keep(SampleContracts.aDraft(engagement, drafts.originOf(engagement), SampleContracts.aBasis()))
                        .id());
        vendor = us.asVendor(id.id());
    }

    @Test
    void keepsEverythingItIsMadeFrom() {
        var contract = as(us, () -> contracts.get(id));

        assertThat(contract.basis()).usingRecursiveComparison().isEqualTo(SampleContracts.aBasis());
        assertThat(contract.terms()).isEqualTo(SampleContracts.someTerms());
        assertThat(contract.wording().document().text())
                .isEqualTo(SampleContracts.aDraft(engagement, SampleContracts.aBasis())
                        .wording()
                        .document()
                        .text());
    }

    @Test
    void whoEditsTermsIsNotHeldUpByWhoReads() {
        send();
        int seen = as(us, () -> contracts.get(id).version());

        readAll();
        as(vendor, () -> contracts.ask(id, clauseOf(ClauseType.PAY), "In euros?", LIZA, NOW));

        assertThat(as(us, () -> contracts.get(id).version())).isEqualTo(seen);
    }

    @Test
    void goesFromDraftToSignedOverBothSides() {
        send();
        readAll();
        var question = as(vendor, () -> {
            contracts.ask(id, clauseOf(ClauseType.PAY), "In euros?", LIZA, NOW);
            return contracts.get(id).reading().openQuestions().get(0).id();
        });
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> sign(vendor, "Liza Cruz"));
        as(us, () -> contracts.answer(id, question, null, "Yes, in euros.", false, ANA, NOW));
        as(vendor, () -> {
            contracts.settle(id, question, LIZA, NOW);
            var pay = clause(contracts.get(id), ClauseType.PAY);
            contracts.understand(id, pay.id(), pay.fingerprint(), LIZA, NOW);
        });
        sign(vendor, "Liza Cruz");
        sign(us, "Ana Ruiz");

        var contract = as(us, () -> contracts.get(id));
        assertThat(contract.status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.signature(Side.VENDOR).orElseThrow().by()).isEqualTo(LIZA);
        assertThat(as(vendor, () -> contracts.get(id).wording().text()))
                .isEqualTo(contract.wording().text());
        as(
                us,
                () -> contracts.terminate(
                        id, Termination.Ground.AGREED, SampleContracts.TODAY, "We agreed on it.", ANA, NOW));
        assertThat(as(us, () -> contracts.get(id).status())).isEqualTo(ContractStatus.ENDED);
    }

    @Test
    void tellsTheDaysThatCountAsSoonAsItIsRead() {
        assertThat(happenings()).as("a draft binds nobody").isEmpty();
        send();
        assertThat(happenings())
                .containsExactly(
                        "contract.happening.signBy 2026-12-18", "contract.happening.startsUnsigned 2027-01-04");
        readAll();
        sign(vendor, "Liza Cruz");
        sign(us, "Ana Ruiz");
        assertThat(happenings())
                .containsExactly("contract.happening.starts 2027-01-04", "contract.happening.ends 2027-12-31");
        as(
                us,
                () -> contracts.terminate(
                        id, Termination.Ground.AGREED, SampleContracts.TODAY, "We agreed on it.", ANA, NOW));
        assertThat(happenings()).isEmpty();
    }

    private List<String> happenings() {
        return as(
                us,
                () -> agenda.happenings(NOW, NOW.plus(Duration.ofDays(400)), 10).stream()
                        .map(day -> day.what().key() + " "
                                + day.at().atZone(Tenancy.locality().zone()).toLocalDate())
                        .toList());
    }

    @Test
    void isClosedToEveryChangeByTheDatabaseOnceTheVendorHasSigned() {
        send();
        assertThat(write(us, "update contract_clause set law = law || ' ' where contract_id = ?"))
                .isEqualTo(16);
        readAll();
        sign(vendor, "Liza Cruz");

        assertThat(write(us, "update contract_clause set law = 'x' where contract_id = ?"))
                .isZero();
        assertThat(write(us, "update contract_terms set terms = '{}' where contract_id = ?"))
                .isZero();
        assertThat(write(us, "delete from contract_clause where contract_id = ?"))
                .isZero();
        assertThat(write(us, "delete from contract_terms where contract_id = ?"))
                .isZero();
        for (var statement : new String[] {
            "update contract_edition set text = 'x' where contract_id = ?",
            "delete from contract_edition where contract_id = ?",
            "update contract_signature set typed_name = 'x' where contract_id = ?",
            "delete from contract_signature where contract_id = ?"
        }) {
            assertThatThrownBy(() -> write(us, statement)).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void letsAVendorActOnlyForTheVendor() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(vendor, () -> contracts.get(id)));
        send();
        assertThat(as(vendor, () -> contracts.get(id).status())).isEqualTo(ContractStatus.SENT);
        var clause = clauseOf(ClauseType.PAY);

        assertThatThrownBy(() -> as(
                        vendor,
                        () -> contracts.understand(
                                id,
                                clause,
                                clause(contracts.get(id), ClauseType.PAY).fingerprint(),
                                ANA,
                                NOW)))
                .hasStackTraceContaining("a_vendor_ticks_for_the_vendor");
        assertThatThrownBy(() -> as(vendor, () -> contracts.ask(id, clause, "Why?", ANA, NOW)))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> write(vendor, "update contract_clause set law = 'x' where contract_id = ?"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> write(vendor, "update contract set vendor_email = 'x' where id = ?"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void isHiddenFromOtherVendorsAndOtherBusinesses() {
        send();

        var otherVendor = us.asVendor(UUID.randomUUID());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(otherVendor, () -> contracts.get(id)));
        for (var table : new String[] {"contract_terms", "contract_clause", "contract_edition"}) {
            assertThat(as(otherVendor, () -> jdbc.queryForObject("select count(*) from " + table, Long.class)))
                    .isZero();
        }
        var otherBusiness = newBusiness();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(otherBusiness, () -> contracts.get(id)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(otherBusiness, () -> contracts.send(id, ANA, NOW)));
        assertThat(as(otherBusiness, () -> contracts.latest(engagement))).isEmpty();
    }

    @Test
    void livesOnlyOncePerEngagementAndComesAgainAfterItWasDeclined() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() ->
                        as(us, () -> contracts.keep(SampleContracts.aDraft(engagement, SampleContracts.aBasis()))))
                .withMessage("contract.existsAlready");
        send();
        as(vendor, () -> contracts.decline(id, "Too short.", LIZA, NOW));

        assertThat(as(us, () -> contracts.get(id)).closing().closedBy()).isEqualTo("Liza Cruz");
        assertThat(as(us, () -> contracts.nextRound(engagement))).isEqualTo(2);
    }

    /** The second contract is dearer and credits 7 per cent; it begins in June. */
    @Test
    void eachDayIsPricedAndRemediedByTheContractThatHadBegunByThen() {
        bothSign();
        as(
                us,
                () -> contracts.terminate(
                        id, Termination.Ground.AGREED, SampleContracts.TODAY, "We agreed on it.", ANA, NOW));
        var june = LocalDate.of(2027, 6, 7);
        var first = SampleContracts.aBasis();
        var dearer = first.with(first.work().outputs(), first.offer().prices(), Money.of("9600", "EUR"));
        var one = as(us, () -> contracts.get(id));
        var origin = new ContractParties.Origin(
                one.parties().vendorId(),
                one.parties().vendorZone(),
                one.origin().scopeId(),
                one.origin().bidId(),
                one.parties().holder());
        id = as(
                us,
                () -> contracts
                        .keep(new Contract(
                                engagement,
                                2,
                                new ContractParties.Party("Tala Ledger", "liza@tala.example"),
                                new ContractParties.Party("Ana Ruiz", "ana@fern.example"),
                                origin,
                                dearer,
                                from(june),
                                ANA,
                                NOW))
                        .id());
        vendor = us.asVendor(id.id());
        bothSign();

        var may = june.minusDays(1);
        as(us, () -> {
            assertThat(contracts.inForce(engagement, may).orElseThrow().totalPerTerm())
                    .isEqualTo(Money.of("8600", "EUR"));
            assertThat(contracts.workPerTerm(engagement, may.minusDays(30), may))
                    .contains(Money.of("8200", "EUR"));
            assertThat(contracts.workPerTerm(engagement, june, june.plusDays(30)))
                    .contains(Money.of("9200", "EUR"));
            assertThat(contracts
                            .inPlainWords(engagement, ClauseType.REMEDIES, may)
                            .orElseThrow())
                    .contains("5 %")
                    .doesNotContain("7 %");
            assertThat(contracts
                            .inPlainWords(engagement, ClauseType.REMEDIES, june)
                            .orElseThrow())
                    .contains("7 %");
        });
    }

    private static Terms from(LocalDate start) {
        var terms = SampleContracts.someTerms();
        return new Terms(
                terms.client(),
                terms.vendor(),
                start,
                start.plusYears(1).minusDays(1),
                terms.noticeDays(),
                terms.renewal(),
                terms.rateModel(),
                terms.taxIncluded(),
                terms.paymentDays(),
                terms.transitionWeeks(),
                terms.exitWeeksInARow(),
                terms.reportDay(),
                terms.reportTime(),
                terms.reportZone(),
                terms.reportedBy(),
                BigDecimal.valueOf(7),
                terms.capPercent(),
                terms.breaches(),
                terms.windows(),
                terms.breachNoticeDays(),
                terms.confidentialityYears(),
                terms.law(),
                terms.place(),
                terms.agreed(),
                terms.safeguards());
    }

    private void bothSign() {
        send();
        readAll();
        sign(vendor, "Liza Cruz");
        sign(us, "Ana Ruiz");
    }

    @Test
    void tellsTheSecondOfTwoEditors() {
        var contract = as(us, () -> contracts.get(id));
        var pay = clause(contract, ClauseType.PAY);
        as(
                us,
                () -> contracts.changeClause(
                        id, contract.version(), pay.id(), pay.title(), pay.law() + " A.", pay.plain(), ANA, NOW));

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> as(
                        us,
                        () -> contracts.changeClause(
                                id,
                                contract.version(),
                                pay.id(),
                                pay.title(),
                                pay.law() + " B.",
                                pay.plain(),
                                ANA,
                                NOW)));
        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> as(
                        us,
                        () -> contracts.changeTerms(
                                id, contract.version(), TermsTests.with(contract.terms(), 45), ANA, NOW)));
    }

    @Test
    void countsForListsWhatIsMissingOnEachSide() {
        send();
        as(vendor, () -> {
            var contract = contracts.get(id);
            contracts.understand(
                    id,
                    clauseOf(ClauseType.WORK),
                    clause(contract, ClauseType.WORK).fingerprint(),
                    LIZA,
                    NOW);
            contracts.ask(id, clauseOf(ClauseType.PAY), "In euros?", LIZA, NOW);
        });

        var line = as(us, () -> contracts.lines(java.util.List.of(engagement)))
                .iterator()
                .next();

        assertThat(line.status()).isEqualTo(ContractStatus.SENT);
        assertThat(line.unreadByUs()).isEqualTo(16);
        assertThat(line.unreadByVendor()).isEqualTo(15);
        assertThat(line.toAnswer()).isEqualTo(1);
        assertThat(line.openQuestions()).isEqualTo(1);
    }

    private void send() {
        as(us, () -> contracts.send(id, ANA, NOW));
    }

    private void readAll() {
        for (var reader : new Tenancy.Scope[] {us, vendor}) {
            as(
                    reader,
                    () -> contracts
                            .get(id)
                            .wording()
                            .clauses()
                            .forEach(clause -> contracts.understand(
                                    id, clause.id(), clause.fingerprint(), reader == us ? ANA : LIZA, NOW)));
        }
    }

    private void sign(Tenancy.Scope side, String name) {
        as(
                side,
                () -> contracts.sign(
                        id,
                        name,
                        true,
                        contracts.get(id).wording().fingerprint(),
                        side == us ? ANA : LIZA,
                        SampleContracts.proofOf(side == us ? ANA : LIZA),
                        NOW));
    }

    private ClauseId clauseOf(ClauseType type) {
        return clause(as(us, () -> contracts.get(id)), type).id();
    }

    private int write(Tenancy.Scope scope, String statement) {
        return Tenancy.as(
                scope,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    int rows = jdbc.update(statement, id.id());
                    status.setRollbackOnly();
                    return rows;
                }));
    }

    private <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private void as(Tenancy.Scope scope, Runnable work) {
        as(scope, () -> {
            work.run();
            return true;
        });
    }

    private Tenancy.Scope newBusiness() {
        var business = new BusinessId(UUID.randomUUID());
        as(
                Tenancy.Scope.of(business),
                () -> jdbc.update(
                        "insert into business (business_id, name, country, zone, currency, locale, created_at, version)"
                                + " values (?, 'Studio Fern', 'DE', 'Europe/Berlin', 'EUR', 'de-DE', now(), 0)",
                        business.id()));
        return Tenancy.Scope.of(business);
    }
}
