package app.handoff.diligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.StatementCount;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.scope.FrozenScopes;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import app.handoff.vendor.Cefr;
import app.handoff.vendor.EvidenceNeed;
import app.handoff.vendor.EvidenceTable;
import app.handoff.vendor.SecurityEvidence;
import app.handoff.vendor.VendorExamples;
import app.handoff.vendor.Vendors;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class DiligenceTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Actor MIA = Actor.member(MemberId.next(), "Mia");

    @Autowired
    Diligence diligence;

    @Autowired
    References references;

    @Autowired
    Interviews interviews;

    @Autowired
    Samples samples;

    @Autowired
    Vendors vendors;

    @Autowired
    SecurityEvidence evidence;

    @Autowired
    EvidenceTable table;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    FrozenScopes frozenScopes;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Tenancy.Scope business;
    EngagementId engagement;
    VendorId ledgerly;
    VendorId tala;

    @BeforeEach
    void anEngagementWithTwoVendors() {
        business = aBusiness();
        engagement = as(business, () -> engagements.open("Bookkeeping for 2027"));
        ledgerly = vendor("Ledgerly");
        tala = vendor("Tala Ledger");
    }

    @Test
    void pressedSeveralTimesAtOnceASampleIsWrittenDownOnce() throws Exception {
        var workSample = WorkSample.withoutFile("Post forty receipts", "A ledger", null, 4, null);
        var pressing = Executors.newFixedThreadPool(6);
        try {
            var written = pressing
                    .invokeAll(Collections.nCopies(
                            6, () -> as(business, () -> samples.add(engagement, ledgerly, workSample, null, MIA, NOW))))
                    .stream()
                    .map(DiligenceTests::answer)
                    .collect(Collectors.toSet());
            assertThat(written).hasSize(1);
        } finally {
            pressing.shutdown();
        }
        assertThat(as(business, () -> diligence.dossier(engagement, ledgerly).samples()))
                .hasSize(1);
    }

    private static Requirement evidence(String key) {
        return Requirement.of(new EvidenceNeed(key, null));
    }

    private static <T> T answer(Future<T> pressed) {
        try {
            return pressed.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void goesFromNothingToComplete() {
        as(business, () -> frozenScopes.first(engagement, "Bookkeeping for 2027"));
        assertThat(missing(ledgerly)).hasSize(8);

        contacted(ledgerly, "Café Blau", Relation.PRIOR, 4);
        contacted(ledgerly, "Holz & Co", Relation.EXISTING, 5);
        as(
                business,
                () -> interviews.add(
                        engagement,
                        ledgerly,
                        new InterviewNotes(
                                TODAY, "Rui, Mia", "Clear answers.", List.of(new LanguageHeard("English", Cefr.C1))),
                        MIA,
                        NOW));
        as(
                business,
                () -> samples.add(
                        engagement,
                        ledgerly,
                        WorkSample.withoutFile("Post 40 receipts", "A ledger", null, 4, "Two wrong"),
                        null,
                        MIA,
                        NOW));
        assertThat(missing(ledgerly)).containsExactly(evidence("INFORMATION_SECURITY"), evidence("GDPR"));

        as(business, () -> {
            var statement = VendorExamples.certificate(evidence, ledgerly, TODAY, MIA, NOW);
            evidence.accept(
                    ledgerly, statement, evidence.get(ledgerly, statement).version(), MIA, NOW);
            VendorExamples.acceptedAgreement(evidence, ledgerly, TODAY, MIA, NOW);
            return ledgerly;
        });
        assertThat(missing(ledgerly)).isEmpty();
        assertThat(missing(tala)).hasSize(8);
        assertThat(as(business, () -> diligence.all(engagement)))
                .extracting(dossier -> dossier.candidate().name())
                .containsExactly("Ledgerly");
    }

    @Test
    void averagesPerServiceLevelWhatReferencesMeasured() {
        var level = as(business, () -> frozenScopes.first(engagement, "Bookkeeping for 2027"))
                .serviceLevels()
                .get(0)
                .id();
        for (var value : List.of("98", "99", "98.5")) {
            var id = as(business, () -> references.add(engagement, ledgerly, referee("C" + value), NOW));
            as(business, () -> {
                var answers = new Answers(
                        TODAY,
                        "Good",
                        HireAgain.YES,
                        4,
                        List.of(new Answers.Measured(level, new BigDecimal(value))),
                        true);
                references.answer(engagement, ledgerly, id, answers, 0, MIA, NOW);
                return true;
            });
        }

        var findings = as(business, () -> diligence.referenceFindings(engagement, ledgerly));

        assertThat(findings.measured().get(level)).isEqualByComparingTo("98.5");
        assertThat(findings.averageScore()).isEqualByComparingTo("4");
    }

    @Test
    void asksTheSameNumberOfStatementsForManyVendors() {
        as(business, () -> frozenScopes.first(engagement, "Bookkeeping for 2027"));
        contacted(ledgerly, "Café Blau", Relation.PRIOR, 4);
        var many = new ArrayList<VendorId>(List.of(ledgerly, tala));
        for (int i = 0; i < 20; i++) {
            many.add(vendor("Vendor " + i));
            contacted(many.get(many.size() - 1), "Client " + i, Relation.EXISTING, 3);
        }

        long one = statements(() -> diligence.missingFor(engagement, Set.of(ledgerly)));
        long all = statements(() -> diligence.missingFor(engagement, many));

        System.out.println("Missing of 1 vendor: " + one + " statements; of 22 vendors: " + all + ".");
        assertThat(all).isEqualTo(one).isLessThanOrEqualTo(10);
        assertThat(as(business, () -> diligence.missingFor(engagement, many))).hasSize(22);
    }

    @Test
    void keepsWhatWasSettledWithTheScopeUntilSomebodyTakesTheTableOver() {
        as(business, () -> frozenScopes.first(engagement, "Bookkeeping for 2027"));
        as(business, () -> {
            VendorExamples.ask(table, "GDPR", "Handles no data of people", MIA, NOW);
            return true;
        });

        assertThat(missing(ledgerly)).contains(evidence("GDPR"));
        var before = as(business, () -> diligence.view(engagement, ledgerly));
        assertThat(before.evidenceOutdated()).isTrue();
        assertThat(before.dossier().notAsked()).isEmpty();

        as(business, () -> {
            diligence.renewEvidence(engagement, MIA, NOW);
            return true;
        });

        assertThat(missing(ledgerly)).contains(evidence("INFORMATION_SECURITY")).doesNotContain(evidence("GDPR"));
        var after = as(business, () -> diligence.view(engagement, ledgerly));
        assertThat(after.evidenceOutdated()).isFalse();
        assertThat(after.dossier().notAsked()).singleElement().satisfies(need -> {
            assertThat(need.key()).isEqualTo("GDPR");
            assertThat(need.exception().reason()).isEqualTo("Handles no data of people");
        });
    }

    @Test
    void countsACertificateOfAnEarlierEngagementAsLongAsItIsInDate() {
        as(business, () -> frozenScopes.first(engagement, "Bookkeeping for 2027"));
        as(business, () -> {
            var statement = VendorExamples.certificate(evidence, ledgerly, TODAY, MIA, NOW);
            evidence.accept(ledgerly, statement, 0, MIA, NOW);
            return true;
        });
        var later = as(business, () -> engagements.open("Payroll for 2028"));
        as(business, () -> frozenScopes.first(later, "Payroll for 2028"));

        assertThat(as(business, () -> diligence.missingFor(later, ledgerly)))
                .extracting(OpenRequirement::requirement)
                .contains(evidence("GDPR"))
                .doesNotContain(evidence("INFORMATION_SECURITY"));
        assertThat(as(business, () -> diligence.missingFor(later, tala)))
                .extracting(OpenRequirement::requirement)
                .contains(evidence("INFORMATION_SECURITY"));
    }

    @Test
    void goesWithoutSomethingOfTheBusinessItselfByItsName() {
        as(business, () -> {
            VendorExamples.ownNeedForAccounts(table, "Insurance", MIA, NOW);
            return frozenScopes.first(engagement, "Bookkeeping for 2027");
        });
        var insurance = missing(ledgerly).get(missing(ledgerly).size() - 1);
        assertThat(insurance.ownName()).isEqualTo("Insurance");

        as(business, () -> {
            diligence.waive(engagement, ledgerly, insurance, "Sees copies only.", MIA, NOW);
            return true;
        });

        assertThat(missing(ledgerly)).doesNotContain(insurance);
        assertThat(as(business, () -> diligence.waivers(engagement, ledgerly)))
                .containsExactly(new AcceptedGap(insurance, "Sees copies only.", MIA, NOW));
    }

    @Test
    void waivesOnlyWhatIsMissingAndTakesItBack() {
        as(business, () -> {
            diligence.waive(engagement, ledgerly, Requirement.SAMPLE, "Known for years.", MIA, NOW);
            return true;
        });
        assertThat(missing(ledgerly)).doesNotContain(Requirement.SAMPLE);
        assertThat(as(business, () -> diligence.waivers(engagement, ledgerly)))
                .containsExactly(new AcceptedGap(Requirement.SAMPLE, "Known for years.", MIA, NOW));

        for (var notMissing : List.of(Requirement.SAMPLE, Requirement.CONCERNS, evidence("HIPAA"))) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> as(business, () -> {
                        diligence.waive(engagement, ledgerly, notMissing, "Again", MIA, NOW);
                        return true;
                    }));
        }

        as(business, () -> {
            diligence.withdrawWaiver(engagement, ledgerly, Requirement.SAMPLE, MIA, NOW);
            return true;
        });
        assertThat(missing(ledgerly)).contains(Requirement.SAMPLE);
    }

    @Test
    void referencesOfOneVendorAreCompleteWithoutThoseOfAnother() {
        contacted(ledgerly, "Café Blau", Relation.EXISTING, 4);
        contacted(tala, "Kontor Vier", Relation.EXISTING, 4);
        as(business, () -> {
            diligence.waive(engagement, ledgerly, Requirement.TWO_REFERENCES, "One is enough.", MIA, NOW);
            diligence.waive(engagement, ledgerly, Requirement.PRIOR_CLIENT, "A young firm.", MIA, NOW);
            diligence.waive(engagement, tala, Requirement.PRIOR_CLIENT, "A young firm.", MIA, NOW);
            return true;
        });

        var progress = as(
                        business,
                        () -> diligence.progress(Map.of(
                                engagement, ReferencesNeeded.USUAL, EngagementId.next(), ReferencesNeeded.USUAL)))
                .get(engagement);

        assertThat(progress.waived()).hasSize(3);
        assertThat(progress.referencesOf(List.of(ledgerly)).complete()).isTrue();
        assertThat(progress.referencesOf(List.of(ledgerly, tala)).complete()).isFalse();
    }

    @Test
    void noticesThatAnotherVendorNamesTheSameClient() {
        contacted(ledgerly, "Café Blau", Relation.PRIOR, 4);
        contacted(tala, "CAFÉ BLAU", Relation.PRIOR, 4);

        var view = as(business, () -> diligence.view(engagement, ledgerly));

        assertThat(view.alsoNamedBy(view.dossier().references().get(0).check())).isEqualTo("Tala Ledger");
    }

    @Test
    void tellsTheSecondOfTwoEditors() {
        var id = as(business, () -> references.add(engagement, ledgerly, referee("Café Blau"), NOW));
        as(business, () -> {
            references.change(engagement, ledgerly, id, referee("Café Grün"), 0);
            return true;
        });

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> as(business, () -> {
                    references.change(engagement, ledgerly, id, referee("Café Rot"), 0);
                    return true;
                }));
    }

    @Test
    void findsNothingOfOthers() {
        var id = as(business, () -> references.add(engagement, ledgerly, referee("Café Blau"), NOW));

        notFound(business, () -> references.get(engagement, tala, id));
        notFound(business, () -> references.get(EngagementId.next(), ledgerly, id));
        notFound(aBusiness(), () -> references.get(engagement, ledgerly, id));
        notFound(aBusiness(), () -> diligence.view(engagement, ledgerly));
        notFound(business, () -> diligence.view(engagement, VendorId.next()));
        notFound(business, () -> diligence.all(EngagementId.next()));
    }

    @Test
    void saysWhatHappenedInWords() {
        var checkedVendor = new CheckedVendor(engagement, ledgerly, "Ledgerly");
        EngagementEvent event = new ReferenceCheck.Contacted(checkedVendor, "Café Blau", MIA, NOW);

        assertThat(event.messageKey()).isEqualTo("activity.ReferenceCheck.Contacted");
        assertThat(event.words()).containsExactly("Ledgerly", "Café Blau");
        assertThat(event.engagement()).isEqualTo(engagement);
    }

    private void notFound(Tenancy.Scope scope, Supplier<?> question) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(scope, question));
    }

    private long statements(Supplier<?> work) {
        return StatementCount.of(() -> as(business, work));
    }

    private List<Requirement> missing(VendorId vendor) {
        return as(business, () -> diligence.missingFor(engagement, vendor)).stream()
                .map(OpenRequirement::requirement)
                .toList();
    }

    private void contacted(VendorId vendor, String client, Relation relation, int score) {
        as(business, () -> {
            var referee = new Referee(client, relation, "Eva Lang", ReferenceSource.NAMED_BY_VENDOR);
            var id = references.add(engagement, vendor, referee, NOW);
            var answers = new Answers(TODAY, "Good", HireAgain.YES, score, List.of(), true);
            references.answer(engagement, vendor, id, answers, 0, MIA, NOW);
            return true;
        });
    }

    private static Referee referee(String client) {
        return new Referee(client, Relation.EXISTING, "Eva Lang", ReferenceSource.NAMED_BY_VENDOR);
    }

    private VendorId vendor(String name) {
        return as(business, () -> VendorExamples.kept(vendors, name, MIA, NOW));
    }

    private <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private Tenancy.Scope aBusiness() {
        var id = new BusinessId(UUID.randomUUID());
        as(
                Tenancy.Scope.of(id),
                () -> jdbc.update(
                        "insert into business (business_id, name, country, zone, currency, locale, created_at, version)"
                                + " values (?, 'Studio Fern', 'DE', 'Europe/Berlin', 'EUR', 'de-DE', now(), 0)",
                        id.id()));
        return Tenancy.Scope.of(id);
    }
}
