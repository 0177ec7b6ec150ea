package app.handoff.diligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.diligence.PlannedInterview.News;
import app.handoff.diligence.PlannedInterview.Status;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PlannedInterviewTests {

    private static final Instant NOW = Instant.parse("2026-10-20T09:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Actor MIA = Actor.member(MemberId.next(), "Mia");
    private static final CheckedVendor LEDGERLY = new CheckedVendor(EngagementId.next(), VendorId.next(), "Ledgerly");

    @Test
    void keepsTheHourOfTheClockThatWasPlanned() {
        var planned = planned(plan("2026-10-26T10:00"));

        assertThat(planned.when().at()).isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
        assertThat(planned.plan()).isEqualTo(plan("2026-10-26T10:00"));
        assertThat(planned.sequence()).isZero();
    }

    @Test
    void countsEachChangeAndNothingElse() {
        var planned = planned(plan("2026-10-23T10:00"));
        planned.change(plan("2026-10-23T10:00"), MIA, NOW);
        assertThat(planned.sequence()).isZero();

        planned.change(plan("2026-10-26T10:00"), MIA, NOW.plus(Duration.ofHours(1)));
        assertThat(planned.sequence()).isEqualTo(1);
        assertThat(planned.changedAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));

        planned.callOff(MIA, NOW);
        planned.callOff(MIA, NOW);
        assertThat(planned.sequence()).isEqualTo(2);
        assertThat(planned.status()).isEqualTo(Status.CALLED_OFF);
    }

    @Test
    void whatIsOverIsNotPlanned() {
        refused("diligence.plan.past", () -> planned(plan("2026-10-20T10:59")));
        refused("typed.farDay", () -> plan("9999-12-31T10:00"));
        refused(
                "diligence.plan.past",
                () -> planned(plan("2026-10-23T10:00")).change(plan("2026-10-19T10:00"), MIA, NOW));
    }

    @Test
    void aTimeThatNoClockShowsOrThatComesTwiceIsRefused() {
        refused("time.skipped", () -> planned(plan("2027-03-28T02:30")));
        refused("time.twice", () -> planned(plan("2026-10-25T02:30")));
        var meant = new InterviewPlan(
                new WallTime(LocalDateTime.parse("2026-10-25T02:30"), ZoneOffset.ofHours(1)),
                BERLIN,
                30,
                "Rui",
                "",
                "");
        assertThat(planned(meant).when().at()).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void whatWasCalledOffOrHeldIsNotChangedAnyMore() {
        var calledOff = planned(plan("2026-10-23T10:00"));
        calledOff.callOff(MIA, NOW);
        refused("diligence.plan.CALLED_OFF", () -> calledOff.change(plan("2026-10-24T10:00"), MIA, NOW));
        refused("diligence.plan.CALLED_OFF", () -> calledOff.hold(NOW));

        var held = planned(plan("2026-10-23T10:00"));
        held.hold(NOW);
        refused("diligence.plan.HELD", () -> held.callOff(MIA, NOW));
        refused("diligence.plan.HELD", () -> held.hold(NOW));
    }

    @Test
    void theVendorIsToldEachChangeOnce() {
        var planned = planned(plan("2026-10-23T10:00"));
        assertThat(planned.toldAt()).isEmpty();
        assertThat(planned.tell(NOW)).contains(News.INVITED);
        assertThat(planned.tell(NOW)).isEmpty();

        planned.change(plan("2026-10-26T10:00"), MIA, NOW);
        assertThat(planned.tell(NOW)).contains(News.CHANGED);
        planned.callOff(MIA, NOW);
        assertThat(planned.tell(NOW)).contains(News.CALLED_OFF);
        assertThat(planned.tell(NOW)).isEmpty();
        assertThat(planned.toldAt()).contains(NOW);
    }

    @Test
    void nobodyIsToldWhatComesTooLateOrWasNeverKnown() {
        var calledOff = planned(plan("2026-10-23T10:00"));
        calledOff.callOff(MIA, NOW);
        assertThat(calledOff.untold(NOW)).isEmpty();

        var planned = planned(plan("2026-10-23T10:00"));
        assertThat(planned.untold(NOW)).contains(News.INVITED);
        assertThat(planned.untold(planned.when().at())).isEmpty();
        planned.hold(NOW);
        assertThat(planned.untold(NOW)).isEmpty();
    }

    @Test
    void takesMinutesAndNotDays() {
        for (int minutes : new int[] {4, 481, -30, 0}) {
            refused(
                    "diligence.plan.minutes",
                    () -> new InterviewPlan(
                            WallTime.of(LocalDateTime.parse("2026-10-23T10:00")), BERLIN, minutes, "Rui", "", ""));
        }
    }

    private static PlannedInterview planned(InterviewPlan plan) {
        return new PlannedInterview(LEDGERLY, plan, MIA, "mia@example.com", NOW);
    }

    private static InterviewPlan plan(String at) {
        return new InterviewPlan(
                WallTime.of(LocalDateTime.parse(at)), BERLIN, 30, "Rui, Mia", "Room 3", "Who stands in?");
    }

    private static void refused(String code, Runnable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act::run)
                .extracting(RuleViolation::code)
                .isEqualTo(code);
    }
}
