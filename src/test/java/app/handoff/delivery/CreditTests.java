package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.delivery.Credit.Status;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each state of a credit against each act. */
class CreditTests {

    private static final CreditRule RULE =
            new CreditRule(new BigDecimal("5"), new BigDecimal("15"), Money.of("700", "EUR"));
    private static final UUID INVOICE = UUID.randomUUID();

    private static final Map<Act, Set<Status>> ALLOWED = new EnumMap<>(Map.of(
            Act.CORRECT, EnumSet.of(Status.OWED),
            Act.AGREE, EnumSet.of(Status.OWED),
            Act.WAIVE, EnumSet.of(Status.OWED, Status.AGREED),
            Act.SET_OFF, EnumSet.of(Status.AGREED),
            Act.RELEASE, EnumSet.of(Status.SET_OFF)));

    @ParameterizedTest
    @EnumSource(Act.class)
    void noActIsTakenInAStateThatDoesNotAllowIt(Act act) {
        for (var status : Status.values()) {
            var credit = in(status);
            if (ALLOWED.get(act).contains(status)) {
                act.move.accept(credit);
                assertThat(credit.status()).as("%s of %s", act, status).isEqualTo(act.to);
            } else {
                if (act == Act.SET_OFF && status == Status.SET_OFF) {
                    continue; // the same invoice twice is once, see below
                }
                assertThatExceptionOfType(RuleViolation.class)
                        .as("%s of %s", act, status)
                        .isThrownBy(() -> act.move.accept(credit));
                assertThat(credit.status()).isEqualTo(status);
            }
        }
    }

    @Test
    void whatIsSetOffStaysWhenTheReportIsCorrected() {
        var credit = in(Status.SET_OFF);
        credit.drop();
        assertThat(credit.status()).isEqualTo(Status.SET_OFF);

        credit.release(false);
        assertThat(credit.status()).isEqualTo(Status.DROPPED);
        assertThat(credit.invoice()).isNull();
    }

    @Test
    void theSameInvoiceTwiceIsOnceAndAnotherIsRefused() {
        var credit = in(Status.SET_OFF);
        credit.setOff(INVOICE, "R-17", ANA, SIGNED);

        assertThat(credit.invoiceNumber()).isEqualTo("R-17");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> credit.setOff(UUID.randomUUID(), "R-18", ANA, SIGNED));
    }

    @Test
    void aCorrectedAmountKeepsWhatWasWorkedOutBesideIt() {
        var credit = in(Status.OWED);
        credit.correct(Money.of("30.5", "EUR"), "The fee of January was lower.", ANA, SIGNED);

        assertThat(credit.amount()).isEqualTo(Money.of("30.5", "EUR"));
        assertThat(credit.computed()).isEqualTo(Money.of("35", "EUR"));
        credit.reckonAgain(RULE, Money.of("100", "EUR"));
        assertThat(credit.amount()).isEqualTo(Money.of("30.5", "EUR"));
    }

    @Test
    void anAmountIsNeverMoreThanTheFeeOfTheMonthAndHasAReason() {
        var credit = in(Status.OWED);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> credit.correct(Money.of("700.01", "EUR"), "x", ANA, SIGNED));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> credit.correct(Money.of("-1", "EUR"), "x", ANA, SIGNED));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> credit.correct(Money.of("1", "USD"), "x", ANA, SIGNED));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> credit.correct(Money.of("1", "EUR"), " ", ANA, SIGNED));
    }

    @Test
    void nothingCannotBeAgreedOn() {
        var credit = new Credit(breach(), "Entries right first time", RULE, RULE.cap());

        assertThat(credit.amount().isZero()).isTrue();
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> credit.agree("By phone.", ANA, SIGNED));
    }

    @Test
    void aMissThatComesBackIsOwedAnew() {
        var credit = in(Status.DROPPED);
        credit.comeBack(Money.of("15", "EUR"));
        credit.reckonAgain(RULE, Money.of("90", "EUR"));

        assertThat(credit.status()).isEqualTo(Status.OWED);
        assertThat(credit.amount()).isEqualTo(Money.of("15", "EUR"));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void aMissThatIsTakenBackAndComesBackTakesNoDecisionWithIt(Status status) {
        var credit = in(status);
        var agreement = credit.agreement();
        var waiver = credit.waiver();

        credit.drop();
        credit.comeBack(Money.of("105", "EUR"));

        assertThat(credit.status()).isEqualTo(status == Status.DROPPED ? Status.OWED : status);
        assertThat(credit.agreement()).isEqualTo(agreement);
        assertThat(credit.waiver()).isEqualTo(waiver);
        assertThat(credit.amount()).isEqualTo(Money.of("35", "EUR"));
    }

    @Test
    void whatAPersonPutInItsPlaceComesBackWithIt() {
        var credit = in(Status.OWED);
        credit.correct(Money.of("30.5", "EUR"), "The fee of January was lower.", ANA, SIGNED);

        credit.drop();
        credit.comeBack(Money.of("10", "EUR"));

        assertThat(credit.amount()).isEqualTo(Money.of("30.5", "EUR"));
        assertThat(credit.correction()).isNotNull();
        assertThat(credit.isProposed()).isFalse();
    }

    /** Meanwhile the others of the month were agreed on up to the most of it. */
    @Test
    void whatWasAgreedOnComesBackWithNoMoreThanIsLeft() {
        var some = in(Status.AGREED);
        some.drop();
        some.comeBack(Money.of("15", "EUR"));
        assertThat(some.status()).isEqualTo(Status.AGREED);
        assertThat(some.amount()).isEqualTo(Money.of("15", "EUR"));

        var none = in(Status.AGREED);
        none.drop();
        none.comeBack(Money.of("0", "EUR"));
        assertThat(none.status()).isEqualTo(Status.OWED);
        assertThat(none.amount().isZero()).isTrue();
    }

    @Test
    void whatWasWaivedWithAnExcuseIsToldSoAgain() {
        var waived = in(Status.WAIVED);
        waived.drop();
        waived.comeBackExcused();
        assertThat(waived.status()).isEqualTo(Status.WAIVED);

        var dropped = in(Status.SET_OFF);
        dropped.release(false);
        dropped.comeBackExcused();
        assertThat(dropped.status()).isEqualTo(Status.DROPPED);
    }

    private static Credit in(Status status) {
        var credit = new Credit(breach(), "Entries right first time", RULE, Money.of("0", "EUR"));
        switch (status) {
            case OWED -> {}
            case AGREED -> Act.AGREE.move.accept(credit);
            case SET_OFF -> {
                Act.AGREE.move.accept(credit);
                Act.SET_OFF.move.accept(credit);
            }
            case WAIVED -> Act.WAIVE.move.accept(credit);
            case DROPPED -> credit.drop();
        }
        return credit;
    }

    static Breach breach() {
        var delivery = Examples.inTransition();
        return new Breach(
                Examples.planned(delivery).get(9),
                delivery.engagement(),
                RIGHT_FIRST_TIME,
                new BigDecimal("90"),
                ANA,
                SIGNED);
    }

    private enum Act {
        CORRECT(Status.OWED, credit -> credit.correct(Money.of("20", "EUR"), "Half a month.", ANA, SIGNED)),
        AGREE(Status.AGREED, credit -> credit.agree("By phone.", ANA, SIGNED)),
        WAIVE(Status.WAIVED, credit -> credit.waive("It was our mistake.", ANA, SIGNED)),
        SET_OFF(Status.SET_OFF, credit -> credit.setOff(INVOICE, "R-17", ANA, SIGNED)),
        RELEASE(Status.AGREED, credit -> credit.release(true));

        private final Status to;
        private final Consumer<Credit> move;

        Act(Status to, Consumer<Credit> move) {
            this.to = to;
            this.move = move;
        }
    }
}
