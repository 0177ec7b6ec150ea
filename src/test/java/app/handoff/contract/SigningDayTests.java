package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.TODAY;
import static app.handoff.contract.SampleContracts.clause;
import static app.handoff.contract.SampleContracts.proofOf;
import static app.handoff.contract.SampleContracts.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** By when a contract is to be signed, and what changed since each side read it. */
class SigningDayTests {

    private static Instant in(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static Contract readUntil(int days) {
        var contract = SampleContracts.aReadOne();
        contract.signUntil(TODAY.plusDays(days), ANA, NOW);
        return contract;
    }

    private static void signAsVendor(Contract contract, Instant now) {
        contract.sign("Liza Cruz", true, contract.wording().fingerprint(), LIZA, proofOf(LIZA), now);
    }

    @Test
    void bothAreRemindedTwiceAndToldOnce() {
        var contract = readUntil(14);
        var said = new ArrayList<String>();
        for (int day = 0; day <= 20; day++) {
            for (int hour = 0; hour < 24; hour += 8) {
                var now = in(day).plus(Duration.ofHours(hour - 9));
                int today = day;
                contract.noticeOfSigning(now).ifPresent(notice -> said.add(today + " " + notice));
            }
        }

        assertThat(said).containsExactly("11 SOON", "13 SOON", "15 PASSED");
        assertThat(contract.status()).isEqualTo(ContractStatus.SENT);
    }

    @ParameterizedTest
    @CsvSource({"14, 60", "30, 60", "31, 60", "150, 180", "180, 210"})
    void aLinkToAContractWorksAMonthBeyondItsDay(int signBy, int days) {
        var until = ContractNotifications.expiry(readUntil(signBy), NOW);

        assertThat(Duration.between(NOW, until).toDays()).isBetween(days - 1L, (long) days);
    }

    @Test
    void aLinkToAChangeWorksUntilItsDay() {
        var contract = SampleContracts.anActiveOne();
        var now = Consolidated.latest(contract, List.of());
        var inNovember = SampleAmendments.ending(now, LocalDate.of(2028, 6, 30), LocalDate.of(2027, 11, 1));
        var change = SampleAmendments.draft(contract, List.of(), inNovember, NOW);

        assertThat(ContractNotifications.expiry(change, NOW)).isAfter(Instant.parse("2027-11-02T00:00:00Z"));
    }

    @Test
    void aNodeThatWasAwayRemindsOnceOfWhatItMissed() {
        var contract = readUntil(14);

        assertThat(contract.noticeOfSigning(in(14))).contains(Contract.SigningNotice.SOON);
        assertThat(contract.noticeOfSigning(in(14))).isEmpty();
        assertThat(contract.noticeOfSigning(in(30))).contains(Contract.SigningNotice.PASSED);
        assertThat(contract.noticeOfSigning(in(31))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"13, true", "14, true", "15, false", "16, false"})
    void theVendorSignsUntilTheEndOfTheDay(int day, boolean signs) {
        var contract = readUntil(14);
        if (signs) {
            signAsVendor(contract, in(day));
            assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
            return;
        }
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> signAsVendor(contract, in(day)))
                .withMessage("contract.sign.tooLate");
        assertThat(contract.status()).isEqualTo(ContractStatus.SENT);

        contract.signUntil(TODAY.plusDays(20), ANA, in(day));
        assertThat(contract.noticeOfSigning(in(17))).as("reminded anew").contains(Contract.SigningNotice.SOON);
        signAsVendor(contract, in(17));
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
    }

    @Test
    void whoeverIsLateOnOurSideCanStillSign() {
        var contract = readUntil(2);
        signAsVendor(contract, NOW);

        assertThat(contract.noticeOfSigning(in(3))).contains(Contract.SigningNotice.PASSED);
        contract.sign("Ana Ruiz", true, contract.wording().fingerprint(), ANA, proofOf(ANA), in(5));
        assertThat(contract.status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.noticeOfSigning(in(6))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ContractStatus.class)
    void isSetWhileTheContractWaitsForSignatures(ContractStatus status) {
        var contract = ContractStatesTests.in(status);
        if (status.isAwaitingSignatures()) {
            contract.signUntil(TODAY, ANA, NOW);
            assertThat(contract.signingDay().signBy()).isEqualTo(TODAY);
            return;
        }
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.signUntil(TODAY, ANA, NOW))
                .withMessage("contract.signingDay.notNow");
        assertThat(contract.noticeOfSigning(in(400))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, contract.signingDay.passed", "181, contract.signingDay.tooFar"})
    void isNoDayOfThePastNorOneThatNobodyWaitsFor(int days, String rule) {
        var contract = SampleContracts.aSentOne();

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.signUntil(TODAY.plusDays(days), ANA, NOW))
                .withMessage(rule);
        assertThat(contract.signingDay().signBy()).isNull();
        assertThat(contract.noticeOfSigning(in(400)))
                .as("sent before there was such a day")
                .isEmpty();
    }

    @Test
    void eachSideSeesWhatIsOtherwiseThanWhatItRead() {
        var contract = SampleContracts.aReadOne();
        var pay = clause(contract, ClauseType.PAY);
        var first = pay.law();
        reword(contract, first + "\n\nIn euros.");
        readAll(contract, ANA);
        reword(contract, first + "\n\nIn euros, on the tenth.");

        assertThat(contract.reading().lastRead(pay, Side.VENDOR)).contains(first);
        assertThat(contract.reading().lastRead(pay, Side.US)).contains(first + "\n\nIn euros.");
        var theirs = ClauseView.of(contract, pay, Side.VENDOR);
        assertThat(theirs.sinceRead()).isTrue();
        assertThat(theirs.before()).isEqualTo(first);
        assertThat(ContractView.of(contract, Side.VENDOR, LocalDate.of(2026, 12, 5))
                        .changedSinceRead())
                .extracting(ClauseView::title)
                .containsExactly(pay.title());

        readAll(contract, LIZA);
        assertThat(contract.reading().lastRead(pay, Side.VENDOR)).isEmpty();
        assertThat(ContractView.of(contract, Side.VENDOR, TODAY).changedSinceRead())
                .isEmpty();
    }

    private static void reword(Contract contract, String law) {
        var pay = clause(contract, ClauseType.PAY);
        contract.wording().change(pay.id(), pay.title(), law, pay.plain(), ANA, NOW);
    }
}
