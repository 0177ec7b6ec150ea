package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.delivery.Breach.Status;
import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each state of a missed level against each act, and what is kept on the way. */
class BreachTests {

    private static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza Cruz");
    private static final Instant NOW = SIGNED.plus(Duration.ofDays(90));
    private static final LocalDate DAY = LocalDate.ofInstant(NOW, Examples.BERLIN);
    private static final Delivery DELIVERY = Examples.inTransition();

    private static final Map<Act, Set<Status>> ALLOWED = new EnumMap<>(Map.of(
            Act.NOTIFY, EnumSet.of(Status.DETECTED),
            Act.REPLY, EnumSet.of(Status.NOTIFIED),
            Act.STAND, EnumSet.of(Status.REPLIED),
            Act.WITHDRAW, EnumSet.of(Status.NOTIFIED),
            Act.REFUSE_PLAN, EnumSet.noneOf(Status.class),
            Act.EXCUSE, EnumSet.of(Status.DETECTED, Status.NOTIFIED, Status.REPLIED),
            Act.SETTLE, EnumSet.of(Status.REPLIED),
            Act.PROPOSE, EnumSet.of(Status.NOTIFIED, Status.REPLIED, Status.CONFIRMED, Status.SETTLED),
            Act.ACCEPT_PLAN, EnumSet.noneOf(Status.class),
            Act.CLOSE_PLAN, EnumSet.noneOf(Status.class)));

    @ParameterizedTest
    @EnumSource(Act.class)
    void noActIsTakenInAStateThatDoesNotAllowIt(Act act) {
        for (var status : Status.values()) {
            var one = in(status);
            if (ALLOWED.get(act).contains(status)) {
                act.move.accept(one.breach, one.notice);
                assertThat(one.breach.status()).as("%s of %s", act, status).isEqualTo(act.leads(status));
            } else {
                assertThatExceptionOfType(RuleViolation.class)
                        .as("%s of %s", act, status)
                        .isThrownBy(() -> act.move.accept(one.breach, one.notice));
                assertThat(one.breach.status()).as("%s of %s", act, status).isEqualTo(status);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void aCorrectedReportTakesItBackAtAnyStageAndAnotherOneBringsItBack(Status status) {
        var breach = in(status).breach;
        breach.correct(LIZA, NOW);
        assertThat(breach.status()).isEqualTo(Status.CORRECTED);
        assertThat(breach.counts()).isFalse();

        breach.confirm(RIGHT_FIRST_TIME, new BigDecimal("91"), LIZA, NOW);
        assertThat(breach.status()).isEqualTo(status == Status.CORRECTED ? Status.DETECTED : status);
        assertThat(breach.value()).isEqualByComparingTo("91");
    }

    @Test
    void onlyWhatIsExcusedOrTakenBackDoesNotCount() {
        for (var status : Status.values()) {
            assertThat(in(status).breach.counts())
                    .as("%s", status)
                    .isEqualTo(status != Status.EXCUSED && status != Status.CORRECTED);
        }
    }

    @Test
    void afterTheDayItIsDecidedWithoutAReplyAndALateOneIsKept() {
        var one = in(Status.NOTIFIED);
        var later = one.notice.due().at().plusSeconds(60);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> one.breach.stand(
                        one.notice, null, List.of(), ANA, one.notice.due().at()));
        one.breach.stand(one.notice, null, List.of(), ANA, later);

        one.breach.reply(
                DELIVERY,
                one.notice,
                BreachReply.Kind.DISPUTES,
                "Two were illegible.",
                List.of(),
                LIZA,
                later.plusSeconds(60));

        assertThat(one.breach.status()).isEqualTo(Status.CONFIRMED);
        assertThat(one.breach.reply()).isNotNull().satisfies(reply -> {
            assertThat(reply.late()).isTrue();
            assertThat(reply.text()).isEqualTo("Two were illegible.");
        });
    }

    @Test
    void whoDisagreesIsAnsweredInWords() {
        var one = in(Status.REPLIED);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> one.breach.stand(one.notice, " ", List.of(), ANA, NOW))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("reason"));
        one.breach.stand(one.notice, "They were readable.", List.of(), ANA, NOW);

        assertThat(one.breach.reply().text()).isEqualTo("Two receipts were illegible.");
        assertThat(one.breach.decision().reason()).isEqualTo("They were readable.");
    }

    @Test
    void whatIsAcceptedNeedsNoWordsAndCannotBeSettled() {
        var one = in(Status.NOTIFIED);
        one.breach.reply(DELIVERY, one.notice, BreachReply.Kind.ACCEPTS, null, List.of(), LIZA, NOW);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> one.breach.settle("Half.", List.of(), ANA, NOW));
        one.breach.stand(one.notice, "", List.of(), ANA, NOW);
        assertThat(one.breach.status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void aPlanIsProposedAcceptedAndKeptAndOnlyThenReplaced() {
        var one = in(Status.CONFIRMED);
        one.breach.propose(DELIVERY, plan());
        one.breach.propose(DELIVERY, plan());
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> one.breach.closePlan(true, ANA, NOW));
        one.breach.acceptPlan(ANA, NOW);
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> one.breach.propose(DELIVERY, plan()));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> one.breach.acceptPlan(ANA, NOW));

        one.breach.closePlan(false, ANA, NOW);

        assertThat(one.breach.plan().state()).isEqualTo(CurePlan.State.MISSED);
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> one.breach.closePlan(true, ANA, NOW));
        one.breach.propose(DELIVERY, plan());
        assertThat(one.breach.plan().state()).isEqualTo(CurePlan.State.PROPOSED);
    }

    @Test
    void aPlanThatDoesNotConvinceIsRefusedOnceWithAReasonAndAnotherOneCanFollow() {
        var one = in(Status.CONFIRMED);
        one.breach.propose(DELIVERY, plan());
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> one.breach.refusePlan(" ", List.of(), ANA, NOW))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("reason"));
        one.breach.refusePlan("It comes too late.", List.of(), ANA, NOW);
        assertThat(one.breach.plan().state()).isEqualTo(CurePlan.State.REFUSED);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> one.breach.refusePlan("Once more.", List.of(), ANA, NOW));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> one.breach.acceptPlan(ANA, NOW));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> one.breach.closePlan(true, ANA, NOW));

        one.breach.propose(DELIVERY, plan());
        assertThat(one.breach.plan().state()).isEqualTo(CurePlan.State.PROPOSED);
    }

    @Test
    void whatIsNoLongerNamedIsNotRepliedToAndCanBeNamedAgain() {
        var one = in(Status.NOTIFIED);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> one.breach.withdrawNotice("", List.of(), ANA, NOW));
        one.breach.withdrawNotice("It was counted twice.", List.of(), ANA, NOW);
        assertThat(one.breach.isTold()).isFalse();
        assertThat(one.breach.counts()).as("the report still shows it").isTrue();
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Act.REPLY.move.accept(one.breach, one.notice));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Act.PROPOSE.move.accept(one.breach, one.notice));

        one.breach.notify(notice());
        assertThat(one.breach.isTold()).isTrue();
        assertThat(one.breach.withdrawal()).isNull();
    }

    @Test
    void afterTheWorkAReplyIsTakenUntilWeDecidedAndNoPlan() {
        var ended = Examples.inTransition();
        ended.end("Its term is over.", ANA, NOW);
        var undecided = in(Status.NOTIFIED);
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> undecided.breach.propose(ended, plan()));
        undecided.breach.reply(
                ended, undecided.notice, BreachReply.Kind.DISPUTES, "Two were illegible.", List.of(), LIZA, NOW);
        assertThat(undecided.breach.status()).isEqualTo(Status.REPLIED);

        var decided = in(Status.NOTIFIED);
        decided.breach.stand(
                decided.notice, null, List.of(), ANA, decided.notice.due().at().plusSeconds(60));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> decided.breach.reply(
                        ended, decided.notice, BreachReply.Kind.ACCEPTS, null, List.of(), LIZA, NOW))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("delivery.breach.closedWithTheWork"));
    }

    @Test
    void aPlanSaysWhatWhoAndByWhen() {
        assertThat(refusedAt(null, "Liza", DAY)).isEqualTo("plan");
        assertThat(refusedAt("A check", " ", DAY)).isEqualTo("planWho");
        assertThat(refusedAt("A check", "Liza", null)).isEqualTo("planBy");
        assertThat(refusedAt("A check", "Liza", DAY.minusDays(1))).isEqualTo("planBy");
    }

    private static String refusedAt(String what, String who, LocalDate by) {
        try {
            CurePlan.proposed(what, who, by, DAY, LIZA, NOW);
            return "nothing";
        } catch (RuleViolation refused) {
            return refused.field();
        }
    }

    @Test
    void aNoticeNeedsATextAndADayThatIsNotOver() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new BreachNotice(DELIVERY, 1, " ", List.of(), DAY, ANA, "ana@fern.example", NOW));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() ->
                        new BreachNotice(DELIVERY, 1, "x", List.of(), DAY.minusDays(1), ANA, "ana@fern.example", NOW));
    }

    private static CurePlan plan() {
        return CurePlan.proposed("A second check.", "Liza Cruz", DAY.plusDays(14), DAY, LIZA, NOW);
    }

    private static BreachNotice notice() {
        return new BreachNotice(DELIVERY, 1, "Please reply.", List.of(), DAY.plusDays(7), ANA, "ana@fern.example", NOW);
    }

    private static Case in(Status status) {
        var one = new Case(CreditTests.breach(), notice());
        switch (status) {
            case DETECTED -> {}
            case CORRECTED -> one.breach.correct(LIZA, NOW);
            default -> {
                one.breach.notify(one.notice);
                if (status != Status.NOTIFIED) {
                    Act.REPLY.move.accept(one.breach, one.notice);
                }
                if (status == Status.CONFIRMED) {
                    Act.STAND.move.accept(one.breach, one.notice);
                } else if (status == Status.EXCUSED) {
                    Act.EXCUSE.move.accept(one.breach, one.notice);
                } else if (status == Status.SETTLED) {
                    Act.SETTLE.move.accept(one.breach, one.notice);
                }
            }
        }
        assertThat(one.breach.status()).isEqualTo(status);
        return one;
    }

    private record Case(Breach breach, BreachNotice notice) {}

    private enum Act {
        NOTIFY(Status.NOTIFIED, (breach, notice) -> breach.notify(notice)),
        REPLY(
                Status.REPLIED,
                (breach, notice) -> breach.reply(
                        DELIVERY,
                        notice,
                        BreachReply.Kind.DISPUTES,
                        "Two receipts were illegible.",
                        List.of(),
                        LIZA,
                        NOW)),
        STAND(Status.CONFIRMED, (breach, notice) -> breach.stand(notice, "They were readable.", List.of(), ANA, NOW)),
        EXCUSE(Status.EXCUSED, (breach, notice) -> breach.excuse("We were late.", List.of(), ANA, NOW)),
        SETTLE(Status.SETTLED, (breach, notice) -> breach.settle("One of two counts.", List.of(), ANA, NOW)),
        PROPOSE(null, (breach, notice) -> breach.propose(DELIVERY, plan())),
        ACCEPT_PLAN(null, (breach, notice) -> breach.acceptPlan(ANA, NOW)),
        WITHDRAW(
                Status.DETECTED,
                (breach, notice) -> breach.withdrawNotice("It was counted twice.", List.of(), ANA, NOW)),
        REFUSE_PLAN(null, (breach, notice) -> breach.refusePlan("Too late.", List.of(), ANA, NOW)),
        CLOSE_PLAN(null, (breach, notice) -> breach.closePlan(true, ANA, NOW));

        private final Status to;
        private final BiConsumer<Breach, BreachNotice> move;

        Act(Status to, BiConsumer<Breach, BreachNotice> move) {
            this.to = to;
            this.move = move;
        }

        private Status leads(Status from) {
            return to == null ? from : to;
        }
    }
}
