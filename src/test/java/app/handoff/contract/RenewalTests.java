package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.proofOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a contract when its term is over. It ends on 31 December 2027 with 30 days of notice: by 1 December. */
class RenewalTests {

    private static final Instant LAST_DAY = Instant.parse("2027-12-01T12:00:00Z");
    private static final Instant DAY_AFTER = Instant.parse("2027-12-02T12:00:00Z");

    private static Contract with(Renewal renewal) {
        var contract = SampleContracts.aDraft();
        contract.changeTerms(contract.terms().with(contract.terms().end(), renewal), ANA, NOW);
        contract.send(ANA, NOW);
        SampleContracts.agreeOn(contract);
        return contract;
    }

    @Test
    void goesOnByItselfOnceTheNoticeDayHasPassed() {
        var contract = with(Renewal.AUTO);
        var signed = contract.wording().text();

        assertThat(contract.renewIfNobodyEndedIt(LAST_DAY)).isFalse();
        assertThat(contract.renewIfNobodyEndedIt(DAY_AFTER)).isTrue();
        assertThat(contract.renewIfNobodyEndedIt(DAY_AFTER)).isFalse();

        assertThat(contract.termsNow().end()).isEqualTo(LocalDate.of(2028, 12, 31));
        assertThat(contract.termsNow().lastNoticeDay()).isEqualTo(LocalDate.of(2028, 12, 1));
        assertThat(Consolidated.on(contract, List.of(), LocalDate.of(2027, 12, 1))
                        .terms()
                        .end())
                .isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(Consolidated.on(contract, List.of(), LocalDate.of(2027, 12, 2))
                        .terms()
                        .end())
                .isEqualTo(LocalDate.of(2028, 12, 31));
        assertThat(contract.wording().text()).isEqualTo(signed);
    }

    @Test
    void makesUpForTermsThatNobodyLookedAt() {
        var contract = with(Renewal.AUTO);

        assertThat(contract.renewIfNobodyEndedIt(Instant.parse("2029-12-15T12:00:00Z")))
                .isTrue();

        assertThat(contract.renewals()).hasSize(3);
        assertThat(contract.termsNow().end()).isEqualTo(LocalDate.of(2030, 12, 31));
    }

    @Test
    void endsWhereNoticeWasGivenInTime() {
        var contract = with(Renewal.AUTO);
        contract.terminate(
                Termination.Ground.TERM,
                LocalDate.of(2027, 12, 31),
                "No longer needed.",
                WorkRecord.Shown.NOTHING,
                List.of(),
                ANA,
                LAST_DAY);

        assertThat(contract.renewIfNobodyEndedIt(DAY_AFTER)).isFalse();
    }

    @Test
    void anOptionIsTakenUpOnceAndInTime() {
        var late = with(Renewal.OPTION);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> late.takeUpOption(ANA, DAY_AFTER))
                .matches(refused -> refused.code().equals("contract.renewal.optionPassed"));

        var contract = with(Renewal.OPTION);
        contract.takeUpOption(ANA, LAST_DAY);
        assertThat(contract.termsNow().end()).isEqualTo(LocalDate.of(2028, 12, 31));
        assertThat(contract.termsNow().renewal()).isEqualTo(Renewal.NONE);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.takeUpOption(ANA, LAST_DAY))
                .matches(refused -> refused.code().equals("contract.renewal.noOption"));
        assertThat(contract.renewIfNobodyEndedIt(Instant.parse("2029-12-15T12:00:00Z")))
                .isFalse();
    }

    @Test
    void aContractThatEndsDoesNotGoOn() {
        var contract = with(Renewal.NONE);

        assertThat(contract.renewIfNobodyEndedIt(Instant.parse("2028-06-01T12:00:00Z")))
                .isFalse();
        assertThat(TermView.of(contract, LocalDate.of(2027, 10, 1)).extendable())
                .isTrue();
        assertThat(TermView.of(contract, LocalDate.of(2027, 9, 1))).isNull();
        assertThat(ContractView.of(contract, Side.US, LocalDate.of(2027, 9, 1)).hasLastNoticeDay())
                .as("one that ends by itself has no last day for notice")
                .isFalse();
        var extendable = with(Renewal.OPTION);
        assertThat(TermView.of(extendable, LocalDate.of(2027, 9, 1)).isExtendedEarly())
                .as("an option can be taken up at any time until its last day")
                .isTrue();
        assertThat(ContractView.of(extendable, Side.US, LocalDate.of(2027, 9, 1))
                        .hasLastNoticeDay())
                .isTrue();
    }

    @Test
    void whoDecidedIsNotAskedAgainForThatTerm() {
        var contract = with(Renewal.AUTO);
        contract.leaveTermAsItIs(ANA, LAST_DAY);
        assertThat(contract.isTermDecided()).isTrue();

        contract.renewIfNobodyEndedIt(DAY_AFTER);

        assertThat(contract.isTermDecided()).isFalse();
    }

    @Test
    void aRenewalStaysWhereAnAmendmentOfBeforeTakesEffectLater() {
        var contract = with(Renewal.AUTO);
        var now = Instant.parse("2027-11-20T12:00:00Z");
        var change = SampleAmendments.agree(
                contract,
                SampleAmendments.draft(
                        contract,
                        List.of(),
                        SampleAmendments.accuracy(
                                Consolidated.latest(contract, List.of()),
                                "99.5",
                                LocalDate.of(2027, 12, 1).plusMonths(0)),
                        now),
                now);
        contract.renewIfNobodyEndedIt(DAY_AFTER);

        var standing = Consolidated.on(contract, List.of(change), LocalDate.of(2028, 2, 1));
        assertThat(standing.terms().end()).isEqualTo(LocalDate.of(2028, 12, 31));
        assertThat(ConsolidatedTests.accuracy(standing)).isEqualByComparingTo("99.5");
        assertThat(standing.terms()).isEqualTo(contract.termsNow());
    }

    /** An end that was agreed on and takes effect later is part of what the option extends. */
    @Test
    void aFurtherTermIsAddedToTheEndThatWasAgreedOnBeforeItAlsoWhereThatTakesEffectLater() {
        var contract = with(Renewal.OPTION);
        var later = SampleAmendments.ending(
                Consolidated.latest(contract, List.of()), LocalDate.of(2028, 6, 30), LocalDate.of(2027, 12, 1));
        var change = SampleAmendments.agree(contract, SampleAmendments.draft(contract, List.of(), later, NOW), NOW);
        contract.takeUpOption(ANA, Instant.parse("2027-03-01T12:00:00Z"));

        var agreed = List.of(change);
        assertThat(contract.termsNow().end()).isEqualTo(LocalDate.of(2029, 6, 30));
        assertThat(Consolidated.latest(contract, agreed).terms()).isEqualTo(contract.termsNow());
        assertThat(Consolidated.termsLatest(contract, agreed).terms()).isEqualTo(contract.termsNow());
        assertThat(Consolidated.on(contract, agreed, LocalDate.of(2027, 12, 1)).terms())
                .isEqualTo(contract.termsNow());
        assertThat(Consolidated.on(contract, agreed, LocalDate.of(2027, 2, 28))
                        .terms()
                        .end())
                .isEqualTo(LocalDate.of(2027, 12, 31));
    }

    /** On 10 June an end a month later, or a notice of half a year, leaves nobody a day to say no: the next round would renew it. */
    @Test
    void noChangeIsAgreedOnThatLeavesNoDayToGiveNotice() {
        var june = Instant.parse("2027-06-10T12:00:00Z");
        var today = LocalDate.of(2027, 6, 10);
        for (var renewal : List.of(Renewal.AUTO, Renewal.OPTION)) {
            var contract = with(renewal);
            var now = Consolidated.latest(contract, List.of());
            refused(contract, SampleAmendments.ending(now, today.plusDays(30), today), "end", june);
            int left = (int) ChronoUnit.DAYS.between(today, contract.terms().end());
            refused(contract, noticeOf(now, left, today), "noticeDays", june);

            var soon = SampleAmendments.ending(now, today.plusDays(31), today.plusDays(5));
            var change = SampleAmendments.draft(contract, List.of(), soon, june);
            change.send(ANA, june);
            SampleAmendments.read(change, june);
            SampleAmendments.signByVendor(change, june);
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> SampleAmendments.signByUs(contract, change, june.plus(Duration.ofDays(1))))
                    .matches(refused -> refused.code().equals("contract.amendment.noNotice." + renewal));
            assertThat(contract.termsNow().end()).isEqualTo(LocalDate.of(2027, 12, 31));
            SampleAmendments.signByUs(contract, change, june);
            assertThat(contract.renewIfNobodyEndedIt(june)).isFalse();
        }
        var ends = with(Renewal.NONE);
        var earlier = SampleAmendments.ending(Consolidated.latest(ends, List.of()), LocalDate.of(2027, 6, 30), today);
        SampleAmendments.agree(ends, SampleAmendments.draft(ends, List.of(), earlier, june), june);
        assertThat(ends.termsNow().end()).isEqualTo(LocalDate.of(2027, 6, 30));
    }

    @Test
    void anythingElseIsAgreedOnThoughTheNoticeDayHasPassed() {
        var contract = with(Renewal.OPTION);
        assertThatCode(() -> SampleAmendments.draft(
                        contract,
                        List.of(),
                        SampleAmendments.ending(
                                Consolidated.latest(contract, List.of()),
                                LocalDate.of(2027, 12, 30),
                                LocalDate.of(2027, 12, 3)),
                        DAY_AFTER))
                .doesNotThrowAnyException();
    }

    @Test
    void isNotSignedOnceItWouldGoOnAtOnce() {
        var contract = SampleContracts.aDraft();
        contract.changeTerms(contract.terms().with(contract.terms().end(), Renewal.AUTO), ANA, NOW);
        contract.send(ANA, NOW);
        SampleContracts.readAll(contract, ANA);
        SampleContracts.readAll(contract, SampleContracts.LIZA);
        var print = contract.wording().fingerprint();
        contract.sign("Liza Cruz", true, print, SampleContracts.LIZA, proofOf(SampleContracts.LIZA), NOW);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.sign("Ana Ruiz", true, print, ANA, proofOf(ANA), DAY_AFTER))
                .matches(refused -> refused.code().equals("contract.sign.noNotice"));
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
    }

    private static Amendment.Proposal noticeOf(Consolidated now, int days, LocalDate from) {
        var terms = now.terms();
        return SampleAmendments.proposal(
                AmendmentReason.TERM,
                now,
                terms.amended(new Terms.Amended(
                        terms.end(),
                        days,
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
                        terms.agreed())),
                from);
    }

    private static void refused(Contract contract, Amendment.Proposal proposal, String field, Instant now) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> SampleAmendments.draft(contract, List.of(), proposal, now))
                .matches(refused -> refused.code()
                        .equals("contract.amendment.noNotice."
                                + contract.terms().renewal()))
                .matches(refused -> field.equals(refused.field()));
    }
}
