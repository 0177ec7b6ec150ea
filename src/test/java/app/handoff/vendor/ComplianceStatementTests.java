package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Actor;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComplianceStatementTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Actor MIA = Actor.member(MemberId.next(), "Mia");
    private static final VendorId LEDGERLY = VendorId.next();

    @Test
    void countsOnlyOnceSomebodyAcceptedItAndUntilItsLastDay() {
        var statement = statement(certificate(TODAY.plusDays(10)));
        assertThat(SecurityEvidence.state(statement, TODAY)).isEqualTo(EvidenceState.TO_READ);

        statement.accept(TODAY, MIA, NOW);

        assertThat(SecurityEvidence.state(statement, TODAY.plusDays(10))).isEqualTo(EvidenceState.ACCEPTED);
        assertThat(SecurityEvidence.state(statement, TODAY.plusDays(11))).isEqualTo(EvidenceState.LAPSED);
    }

    @Test
    void hasToBeReadAgainWhenItSaysSomethingElse() {
        var statement = statement(certificate(TODAY.plusDays(10)));
        statement.accept(TODAY, MIA, NOW);

        statement.change(certificate(TODAY.plusDays(10)), TODAY);
        assertThat(statement.result()).isEqualTo(StatementResult.ACCEPTED);

        statement.change(certificate(TODAY.plusYears(1)), TODAY);
        assertThat(statement.result()).isEqualTo(StatementResult.PENDING);
        assertThat(statement.decidedBy()).isEmpty();
    }

    @Test
    void goesOnWithoutEnoughForAWrittenReason() {
        var statement = statement(certificate(TODAY.plusDays(10)));

        statement.waive("Only sees invoices without names.", MIA, NOW);

        assertThat(SecurityEvidence.state(statement, TODAY)).isEqualTo(EvidenceState.WAIVED);
        assertThat(SecurityEvidence.state(statement, TODAY.plusDays(11))).isEqualTo(EvidenceState.LAPSED);
        assertThat(statement.reason()).hasValue("Only sees invoices without names.");
    }

    @Test
    void refusesCertificatesThatCannotExist() {
        refused("vendor.statement.kind.ISO_27002", Standard.ISO_27002, StatementKind.CERTIFICATE, TODAY, TODAY);
        refused("vendor.statement.kind.HIPAA", Standard.HIPAA, StatementKind.CERTIFICATE, TODAY, TODAY);
        refused("vendor.statement.kind.PCI_DSS", Standard.PCI_DSS, StatementKind.AGREEMENT, TODAY, TODAY);
        refused("vendor.statement.otherName.missing", Standard.OTHER, StatementKind.AGREEMENT, TODAY, TODAY);
        refused("vendor.statement.validUntil.missing", Standard.ISO_27001, StatementKind.CERTIFICATE, TODAY, null);
        refused(
                "vendor.statement.validUntil.beforeIssue",
                Standard.ISO_27001,
                StatementKind.CERTIFICATE,
                TODAY,
                TODAY.minusDays(1));
        refused(
                "vendor.statement.issuedOn.future",
                Standard.ISO_27001,
                StatementKind.CERTIFICATE,
                TODAY.plusDays(1),
                TODAY.plusDays(2));
        refused("vendor.statement.kind.SOC_2_TYPE_2", Standard.SOC_2_TYPE_2, StatementKind.CERTIFICATE, TODAY, TODAY);
        refused("vendor.statement.kind.agreement", Standard.GDPR, StatementKind.CERTIFICATE, TODAY, TODAY);
    }

    @Test
    void cannotBeAcceptedOnceLapsed() {
        var statement = statement(certificate(TODAY));

        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> statement.accept(TODAY.plusDays(1), MIA, NOW));
    }

    @Test
    void isRecordedAsItWasShownWhenItHasEndedAndDoesNotCount() {
        var statement = statement(certificate(TODAY.minusDays(1)));

        assertThat(SecurityEvidence.state(statement, TODAY)).isEqualTo(EvidenceState.LAPSED);
        assertThat(statement.counts(TODAY)).isFalse();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> statement.accept(TODAY, MIA, NOW))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("vendor.statement.lapsed"));
    }

    @Test
    void isReplacedOnlyByALaterOneForTheSame() {
        var insurance = other("Insurance", TODAY.plusDays(10));
        var police = other("Police check", TODAY.plusYears(2));
        var laterInsurance = other("Insurance", TODAY.plusYears(1));
        for (var statement : List.of(insurance, police, laterInsurance)) {
            statement.accept(TODAY, MIA, NOW);
        }

        assertThat(EvidencePageState.isReplaced(insurance, List.of(insurance, police), TODAY))
                .isFalse();
        assertThat(EvidencePageState.isReplaced(insurance, List.of(insurance, laterInsurance), TODAY))
                .isTrue();
    }

    private static ComplianceStatement other(String name, LocalDate validUntil) {
        return statement(new StatementContent(
                Standard.OTHER,
                name,
                StatementKind.CERTIFICATE,
                "An office",
                "All",
                null,
                TODAY.minusYears(1),
                validUntil,
                null,
                null));
    }

    private static void refused(
            String code, Standard standard, StatementKind kind, LocalDate issuedOn, @Nullable LocalDate validUntil) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> statement(new StatementContent(
                        standard, null, kind, "TÜV Nord", "Bookkeeping", null, issuedOn, validUntil, null, null)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
                .satisfies(refusal -> assertThat(refusal.field()).isNotNull());
    }

    static StatementContent certificate(LocalDate validUntil) {
        return new StatementContent(
                Standard.ISO_27001,
                null,
                StatementKind.CERTIFICATE,
                "TÜV Nord",
                "Bookkeeping services, Lisbon",
                null,
                TODAY.minusYears(1),
                validUntil,
                null,
                null);
    }

    private static ComplianceStatement statement(StatementContent content) {
        return new ComplianceStatement(LEDGERLY, content, TODAY, MIA, NOW);
    }
}
