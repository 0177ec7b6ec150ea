package app.handoff.diligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.VendorId;
import app.handoff.vendor.Cefr;
import app.handoff.vendor.EvidenceNeed;
import app.handoff.vendor.EvidenceStanding;
import app.handoff.vendor.EvidenceState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DossierTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Actor MIA = Actor.member(MemberId.next(), "Mia");
    private static final CheckedVendor LEDGERLY = new CheckedVendor(EngagementId.next(), VendorId.next(), "Ledgerly");
    private static final ServiceLevelId RIGHT_FIRST_TIME = ServiceLevelId.next();

    private static final Requirement INFORMATION_SECURITY =
            Requirement.of(new EvidenceNeed("INFORMATION_SECURITY", null));

    private VendorRequirements vendorRequirements =
            new VendorRequirements(true, Map.of("German", Cefr.B1), List.of(), ReferencesNeeded.USUAL);
    private final List<ReferenceCheck> references = new ArrayList<>();
    private final Map<ReferenceCheckId, ReferenceRequest> requests = new HashMap<>();
    private final List<Interview> interviews = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Concern> concerns = new ArrayList<>();
    private final List<Waiver> waivers = new ArrayList<>();
    private EvidenceState security = EvidenceState.NONE;

    @Test
    void missesEverythingAtFirst() {
        assertThat(missing())
                .containsExactly(
                        Requirement.TWO_REFERENCES,
                        Requirement.PRIOR_CLIENT,
                        Requirement.EXISTING_CLIENT,
                        Requirement.INTERVIEW,
                        Requirement.LANGUAGE,
                        Requirement.SAMPLE,
                        INFORMATION_SECURITY);
        assertThat(dossier().missing())
                .allSatisfy(openRequirement -> assertThat(openRequirement.href())
                        .startsWith("/engagements/" + LEDGERLY.engagement() + "/diligence/" + LEDGERLY.vendor() + "#"));
    }

    @Test
    void saysOfEachStepWhatIsSo() {
        security = EvidenceState.NONE;
        assertThat(found())
                .containsEntry(Requirement.TWO_REFERENCES, Sentence.of("diligence.found.references.none"))
                .containsEntry(Requirement.PRIOR_CLIENT, Sentence.of("diligence.found.noClient.PRIOR"))
                .containsEntry(Requirement.INTERVIEW, Sentence.of("diligence.found.interviews", 0))
                .containsEntry(Requirement.SAMPLE, Sentence.of("diligence.found.samples.none"))
                .containsEntry(Requirement.CONCERNS, Sentence.of("diligence.found.concerns.none"));

        named(Relation.PRIOR);
        assertThat(found())
                .containsEntry(Requirement.TWO_REFERENCES, Sentence.of("diligence.found.references.named", 1))
                .containsEntry(Requirement.PRIOR_CLIENT, Sentence.of("diligence.found.client.named", "Café Blau"))
                .containsEntry(Requirement.EXISTING_CLIENT, Sentence.of("diligence.found.noClient.EXISTING"));

        contacted(Relation.EXISTING, 4);
        scored(4);
        assertThat(found())
                .containsEntry(Requirement.TWO_REFERENCES, Sentence.of("diligence.found.references", 1, 2))
                .containsEntry(Requirement.EXISTING_CLIENT, Sentence.of("diligence.found.client", "Café Blau"))
                .containsEntry(Requirement.SAMPLE, Sentence.of("diligence.found.samples", 1L, 0L));
    }

    @Test
    void isCompleteOnceEverythingWasDone() {
        contacted(Relation.PRIOR, 4);
        contacted(Relation.EXISTING, 5);
        interviewed(TODAY, new LanguageHeard(" german", Cefr.B2));
        scored(4);
        security = EvidenceState.ACCEPTED;

        assertThat(dossier().missing()).isEmpty();
        assertThat(dossier().goneWithout()).isEmpty();
    }

    @Test
    void countsOnlyReferencesSomebodyTalkedTo() {
        named(Relation.PRIOR);
        named(Relation.EXISTING).refuse(TODAY, TODAY, MIA, NOW);

        assertThat(missing())
                .contains(Requirement.TWO_REFERENCES, Requirement.PRIOR_CLIENT, Requirement.EXISTING_CLIENT);
    }

    @Test
    void requiresNoMoreReferencesThanTheBidDocumentAsksFor() {
        asking(1, Relation.EXISTING);
        assertThat(missing())
                .contains(Requirement.TWO_REFERENCES, Requirement.EXISTING_CLIENT)
                .doesNotContain(Requirement.PRIOR_CLIENT);
        contacted(Relation.EXISTING, 4);
        assertThat(referencesComplete()).isTrue();

        asking(0, Relation.EXISTING);
        references.clear();
        assertThat(referencesComplete()).isTrue();
        assertThat(missing()).noneMatch(Requirement::isAboutReferences);

        asking(5, Relation.PRIOR);
        assertThat(vendorRequirements.references()).isEqualTo(ReferencesNeeded.USUAL);
    }

    private void asking(int clients, Relation kind) {
        vendorRequirements =
                new VendorRequirements(true, Map.of(), List.of(), ReferencesNeeded.where(clients, Set.of(kind)));
    }

    @Test
    void wantsAPriorAndAnExistingClient() {
        contacted(Relation.PRIOR, 4);
        contacted(Relation.PRIOR, 4);

        assertThat(missing())
                .contains(Requirement.EXISTING_CLIENT)
                .doesNotContain(Requirement.TWO_REFERENCES, Requirement.PRIOR_CLIENT);
    }

    @Test
    void believesTheLatestInterviewAboutALanguage() {
        interviewed(TODAY.minusDays(5), new LanguageHeard("German", Cefr.C1));
        assertThat(missing()).doesNotContain(Requirement.LANGUAGE);

        interviewed(TODAY, new LanguageHeard("German", Cefr.A2));
        assertThat(missing()).contains(Requirement.LANGUAGE);
    }

    @Test
    void asksForNoLanguageAndNoEvidenceBeforeTheScopeSaysSo() {
        vendorRequirements = VendorRequirements.beforeScope(ReferencesNeeded.USUAL);

        assertThat(missing()).doesNotContain(Requirement.LANGUAGE, INFORMATION_SECURITY);
    }

    @Test
    void wantsASampleThatSomebodyScored() {
        samples.add(new Sample(
                LEDGERLY, WorkSample.withoutFile("Post 40 receipts", "A ledger", null, null, null), MIA, NOW));

        assertThat(missing()).contains(Requirement.SAMPLE);
    }

    @Test
    void waitsForOpenConcerns() {
        var concern = new Concern(LEDGERLY, "Only two people. Who stands in?", MIA, NOW);
        concerns.add(concern);
        assertThat(missing()).contains(Requirement.CONCERNS);

        concern.close("A third starts in January.", MIA, NOW);
        assertThat(missing()).doesNotContain(Requirement.CONCERNS);

        concern.reopen(MIA, NOW);
        assertThat(missing()).contains(Requirement.CONCERNS);
    }

    @Test
    void goesWithoutWhatIsWaivedAndNamesTheReason() {
        waivers.add(new Waiver(LEDGERLY, Requirement.SAMPLE, "Has done this for us before.", MIA, NOW));

        assertThat(missing()).doesNotContain(Requirement.SAMPLE);
        assertThat(dossier().goneWithout())
                .containsExactly(new AcceptedGap(Requirement.SAMPLE, "Has done this for us before.", MIA, NOW));

        scored(3);
        assertThat(dossier().goneWithout()).isEmpty();
    }

    @Test
    void referencesPartlyCalledAndPartlyWaivedAreComplete() {
        assertThat(referencesComplete()).isFalse();

        contacted(Relation.EXISTING, 4);
        waive(Requirement.TWO_REFERENCES);
        assertThat(referencesComplete()).isFalse();

        waive(Requirement.PRIOR_CLIENT);
        assertThat(referencesComplete()).isTrue();
    }

    @Test
    void referencesAreCompleteOnceAllAreCalledOrAllAreWaived() {
        contacted(Relation.EXISTING, 4);
        contacted(Relation.EXISTING, 5);
        assertThat(referencesComplete()).isFalse();
        contacted(Relation.PRIOR, 3);
        assertThat(referencesComplete()).isTrue();

        references.clear();
        waive(Requirement.TWO_REFERENCES);
        waive(Requirement.PRIOR_CLIENT);
        waive(Requirement.INTERVIEW);
        assertThat(referencesComplete()).isFalse();
        waive(Requirement.EXISTING_CLIENT);
        assertThat(referencesComplete()).isTrue();
    }

    @Test
    void aWaiverSaysWhatBecomesOfTheScore() {
        assertThat(dossier().scoreWithout(Requirement.PRIOR_CLIENT))
                .isEqualTo(Sentence.of("diligence.waiver.score.references", "Ledgerly", 0));
        contacted(Relation.EXISTING, 4);
        named(Relation.PRIOR);
        assertThat(dossier().scoreWithout(Requirement.TWO_REFERENCES))
                .isEqualTo(Sentence.of("diligence.waiver.score.references", "Ledgerly", 1));
        assertThat(dossier().scoreWithout(Requirement.SAMPLE))
                .isEqualTo(Sentence.of("diligence.waiver.score.SAMPLE", "Ledgerly"));
        assertThat(dossier().scoreWithout(Requirement.of(new EvidenceNeed("HIPAA", null))))
                .isEqualTo(Sentence.of("diligence.waiver.score.none", "Ledgerly"));
    }

    @Test
    void averagesWhatReferencesSaid() {
        vendorRequirements = new VendorRequirements(true, Map.of(), List.of(), ReferencesNeeded.USUAL);
        assertThat(dossier().findings().averageScore()).isNull();

        contacted(Relation.PRIOR, 4);
        contacted(Relation.EXISTING, 5);
        contacted(Relation.EXISTING, 5);

        var findings = dossier().findings();
        assertThat(findings.contacted()).isEqualTo(3);
        assertThat(findings.averageScore()).isEqualByComparingTo("4.7");
        assertThat(findings.wouldHireAgain()).isEqualTo(3);
    }

    @Test
    void refusesMarksAndDaysThatCannotBe() {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> answers(6, TODAY));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> answers(-1, TODAY));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> named(Relation.PRIOR).answer(answers(3, TODAY.plusDays(1)), TODAY, MIA, NOW));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> interviewed(TODAY.plusDays(1)));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contacted(Relation.PRIOR, 3).refuse(TODAY, TODAY, MIA, NOW));
    }

    private void waive(Requirement requirement) {
        waivers.add(new Waiver(LEDGERLY, requirement, "Has done this for us before.", MIA, NOW));
    }

    private boolean referencesComplete() {
        return new ReferenceChecks(asked(), waivers, vendorRequirements.references()).isComplete();
    }

    private Map<Requirement, Sentence> found() {
        return dossier().checks().stream().collect(Collectors.toMap(Check::requirement, Check::found));
    }

    private List<Requirement> missing() {
        return dossier().missing().stream().map(OpenRequirement::requirement).toList();
    }

    private Dossier dossier() {
        var evidence = vendorRequirements.scopeFrozen()
                ? List.of(new EvidenceStanding(new EvidenceNeed("INFORMATION_SECURITY", null), security, null))
                : List.<EvidenceStanding>of();
        return new Dossier(
                LEDGERLY,
                vendorRequirements,
                asked(),
                interviews,
                samples,
                concerns,
                waivers,
                evidence,
                List.of(),
                NOW);
    }

    private List<AskedReference> asked() {
        return references.stream()
                .map(reference -> new AskedReference(reference, requests.get(reference.id())))
                .toList();
    }

    private ReferenceCheck named(Relation relation) {
        var reference = new ReferenceCheck(
                LEDGERLY,
                new Referee("Café Blau", relation, "Eva Lang, eva@example.com", ReferenceSource.FOUND_BY_US),
                NOW);
        references.add(reference);
        return reference;
    }

    private ReferenceCheck contacted(Relation relation, int score) {
        var reference = named(relation);
        reference.answer(answers(score, TODAY), TODAY, MIA, NOW);
        return reference;
    }

    private static Answers answers(int score, LocalDate on) {
        return new Answers(
                on,
                "On time, few errors.",
                HireAgain.YES,
                score,
                List.of(new Answers.Measured(RIGHT_FIRST_TIME, new BigDecimal("98.5"))),
                true);
    }

    private void interviewed(LocalDate on, LanguageHeard... heard) {
        interviews.add(new Interview(
                LEDGERLY, new InterviewNotes(on, "Rui, Mia", "Explained month-end.", List.of(heard)), TODAY, MIA, NOW));
    }

    private void scored(int score) {
        samples.add(new Sample(
                LEDGERLY,
                WorkSample.withoutFile("Post 40 receipts", "A ledger", null, score, "Two wrong accounts"),
                MIA,
                NOW));
    }
}
