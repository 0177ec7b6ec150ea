package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.JONAS;
import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.SIGNED;
import static app.handoff.delivery.Examples.content;
import static app.handoff.delivery.Examples.inTransition;
import static app.handoff.delivery.Examples.measured;
import static app.handoff.delivery.Examples.planned;
import static app.handoff.delivery.Examples.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.contract.ReportedBy;
import app.handoff.delivery.Transition.Check;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DeliveryTests {

    private static final Instant FEBRUARY = Instant.parse("2027-02-22T09:00:00Z");

    private final Delivery delivery = inTransition();
    private final List<StatusReport> reports = planned(delivery);

    @Test
    void beginsInTransitionOnAPathFromTheMinimumToTheAgreedLevel() {
        assertThat(delivery.phase()).isEqualTo(Delivery.Phase.TRANSITION);
        assertThat(delivery.transition().expectedIn(1)).isEqualByComparingTo("95");
        assertThat(delivery.transition().expectedIn(8)).isEqualByComparingTo("98.5");
        assertThat(delivery.transition().ends()).isEqualTo("2027-02-28");
    }

    @Test
    void theTransitionEndsOnTheDayTheContractNamesWhateverDayReportsAreDue() {
        var terms = Examples.terms();
        var midWeek = new DeliveryTerms(
                terms.engagement(),
                terms.contract(),
                terms.title(),
                terms.vendor(),
                terms.vendorName(),
                terms.vendorEmail(),
                new LinkHolder(UUID.randomUUID(), "Liza Cruz", "liza@tala.example"),
                terms.vendorZone(),
                LocalDate.parse("2027-01-06"),
                terms.ends(),
                terms.levels(),
                terms.remedy(),
                8,
                terms.exitWeeksInARow(),
                new ReportSchedule(DayOfWeek.MONDAY, LocalTime.of(16, 0), Examples.BERLIN),
                ReportedBy.STAFF,
                terms.oversightHoursPerWeek(),
                terms.baselineHoursPerWeek());

        assertThat(new Delivery(midWeek, ANA, SIGNED).transition().ends()).isEqualTo("2027-03-02");
    }

    @Test
    void oneOffWorkWithoutTransitionIsLiveAtOnce() {
        var logo = new Delivery(Examples.terms(0, ReportedBy.STAFF, OVERNIGHT), ANA, SIGNED);

        assertThat(logo.phase()).isEqualTo(Delivery.Phase.LIVE);
    }

    @Test
    void workInHouseCannotStopBeforeTheExitRuleIsMet() {
        send(delivery, reports.get(0), 80);

        refused(
                "delivery.inHouse.tooEarly",
                () -> delivery.transition().tick(Check.IN_HOUSE_RELEASED, reports, ANA, FEBRUARY));
        refused("delivery.live.ruleNotMet", () -> delivery.goLive(reports, ANA, FEBRUARY));
        assertThat(delivery.phase()).isEqualTo(Delivery.Phase.TRANSITION);
    }

    @Test
    void ourOwnPeopleAreReleasedLast() {
        send(delivery, reports.get(0), 80);
        send(delivery, reports.get(1), 79);

        refused(
                "delivery.inHouse.checksFirst",
                () -> delivery.transition().tick(Check.IN_HOUSE_RELEASED, reports, ANA, soon()));
        delivery.transition().tick(Check.HANDED_OVER_IN_WRITING, reports, ANA, soon());
        delivery.transition().tick(Check.ACCESS_TESTED, reports, ANA, soon());
        refused("delivery.live.checksFirst", () -> delivery.goLive(reports, ANA, soon()));
        delivery.transition().tick(Check.IN_HOUSE_RELEASED, reports, ANA, soon());
        delivery.goLive(reports, ANA, soon());

        assertThat(delivery.phase()).isEqualTo(Delivery.Phase.LIVE);
        assertThat(delivery.wentLive().reason()).isNull();
    }

    @Test
    void takingATickBackHoldsOurOwnPeople() {
        send(delivery, reports.get(0), 80);
        send(delivery, reports.get(1), 80);
        delivery.transition().tick(Check.HANDED_OVER_IN_WRITING, reports, ANA, soon());
        delivery.transition().tick(Check.ACCESS_TESTED, reports, ANA, soon());
        delivery.transition().tick(Check.IN_HOUSE_RELEASED, reports, ANA, soon());

        delivery.transition().untick(Check.ACCESS_TESTED, ANA, soon());

        assertThat(delivery.transition().done(Check.IN_HOUSE_RELEASED)).isEmpty();
        refused("delivery.live.checksFirst", () -> delivery.goLive(reports, ANA, soon()));
    }

    @Test
    void goingLiveEarlyNeedsAReasonThatStays() {
        refused("delivery.reason.required", () -> delivery.goLiveEarly("  ", ANA, FEBRUARY));

        delivery.goLiveEarly("Jonas leaves on Friday.", ANA, FEBRUARY);

        assertThat(delivery.wentLive().reason()).isEqualTo("Jonas leaves on Friday.");
    }

    @Test
    void aWeekUnderTheAgreedLevelBeginsTheRowAnew() {
        send(delivery, reports.get(0), 79);
        send(delivery, reports.get(1), 78);
        send(delivery, reports.get(2), 79);

        assertThat(delivery.transition().exitRule(reports, reports.get(2).dueAt()))
                .isEqualTo(new ExitRule(1, 2, List.of(), List.of()));
    }

    @Test
    void aWeekWithoutDataOrWithTooFewCasesProvesNothing() {
        send(delivery, reports.get(0), 79);
        send(delivery, reports.get(1), content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 0, 0)));
        assertThat(row(1)).isZero();

        send(delivery, reports.get(2), 79);
        send(delivery, reports.get(3), content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 5, 5)));
        assertThat(row(3)).isZero();
    }

    @Test
    void aMissingReportBreaksTheRow() {
        send(delivery, reports.get(0), 80);
        send(delivery, reports.get(2), 80);

        assertThat(row(2)).isEqualTo(1);
        assertThat(delivery.transition()
                        .exitRule(reports, reports.get(4).dueAt())
                        .inARow())
                .isZero();
    }

    @Test
    void aWeekSkippedWithAReasonIsLeftOut() {
        send(delivery, reports.get(0), 80);
        reports.get(1).skip("Holy Week", ANA, reports.get(1).period().opensAt());
        send(delivery, reports.get(2), 80);

        assertThat(delivery.transition()
                        .exitRule(reports, reports.get(2).dueAt())
                        .isMet())
                .isTrue();
    }

    @Test
    void anotherLevelThatWasMissedBreaksTheRowToo() {
        send(delivery, reports.get(0), 80);
        send(
                delivery,
                reports.get(1),
                content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 80, 80), measured(OVERNIGHT, 40, 52)));

        assertThat(row(1)).isZero();
    }

    @Test
    void anExtensionGivesMoreWeeksAtTheAgreedLevel() {
        delivery.transition().extend(8, 2, "Month-end close was not seen yet.", ANA, FEBRUARY);

        assertThat(delivery.transition().weeks()).isEqualTo(10);
        assertThat(delivery.transition().expectedIn(10)).isEqualByComparingTo("98.5");
        assertThat(delivery.transition().ends()).isEqualTo("2027-03-14");
        refused("delivery.extension.weeks", () -> delivery.transition().extend(10, 0, "No", ANA, FEBRUARY));
    }

    @Test
    void aContractThatAllowsOneExtensionByTheSameLengthGetsJustThat() {
        for (int weeks : new int[] {3, 7, 9, 10}) {
            refused(
                    "delivery.extension.sameLength",
                    () -> delivery.transition().extendOnce(8, weeks, "More", ANA, FEBRUARY));
        }
        delivery.transition().extendOnce(8, 8, "More", ANA, FEBRUARY);

        assertThat(delivery.transition().weeks()).isEqualTo(16);
        refused("delivery.extension.once", () -> delivery.transition().extendOnce(16, 16, "More", ANA, FEBRUARY));
        refused("delivery.extension.once", delivery.transition()::requireNoExtension);
    }

    @Test
    void nobodyExtendsATransitionThatSomebodyElseHasExtended() {
        delivery.transition().extend(8, 2, "Month-end close was not seen yet.", ANA, FEBRUARY);

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(
                        () -> delivery.transition().extend(8, 2, "Month-end close was not seen yet.", ANA, FEBRUARY));
        assertThat(delivery.transition().weeks()).isEqualTo(10);
    }

    @Test
    void tickingTwiceKeepsWhoDidItFirst() {
        delivery.transition().tick(Check.ACCESS_TESTED, reports, ANA, FEBRUARY);
        delivery.transition().tick(Check.ACCESS_TESTED, reports, JONAS, FEBRUARY.plusSeconds(9));

        assertThat(delivery.transition().done(Check.ACCESS_TESTED)).contains(new ReasonedDecision(ANA, FEBRUARY, null));
    }

    @Test
    void thePathTakesOneNumberPerWeekThatCanBeTrue() {
        refused("delivery.path.weeks", () -> delivery.transition().expect(List.of(BigDecimal.TEN), ANA, FEBRUARY));
        var tooHigh = new ArrayList<>(delivery.transition().glidePath().expected());
        tooHigh.set(3, new BigDecimal("101"));
        refused("delivery.path.outOfBounds", () -> delivery.transition().expect(tooHigh, ANA, FEBRUARY));
    }

    @Test
    void theVendorDirectorySaysWhenTheVendorWorksUntilSomebodyEntersIt() {
        var told = new WorkingHours(LocalTime.of(7, 0), LocalTime.of(15, 30));
        assertThat(delivery.times().areAssumed()).isTrue();
        assertThat(delivery.times().areTheirsTold()).isFalse();

        delivery.times().takeOver(told);

        assertThat(delivery.times().theirs()).isEqualTo(told);
        assertThat(delivery.times().areTheirsTold()).isTrue();
        var entered = new WorkingHours(LocalTime.of(22, 0), LocalTime.of(6, 0));
        delivery.times().enter(delivery.times().ours(), entered);
        delivery.times().takeOver(told);
        assertThat(delivery.times().theirs()).isEqualTo(entered);
        assertThat(delivery.times().areAssumed()).isFalse();
    }

    @Test
    void whatEndedDoesNotGoOn() {
        delivery.end("Taken back in-house.", ANA, FEBRUARY);

        refused("delivery.notInTransition", () -> delivery.goLiveEarly("Again", ANA, FEBRUARY));
        refused("delivery.ended", () -> delivery.end("Twice", ANA, FEBRUARY));
        refused(
                "delivery.ended",
                () -> delivery.times()
                        .enter(delivery.times().ours(), delivery.times().theirs()));
    }

    @Test
    void aLinkToWriteNeedsToKnowWhoWrites() {
        delivery.reporter().assign(ReportedBy.STAFF, null, null);
        assertThat(delivery.reporter().isKnown()).isFalse();

        delivery.reporter().assign(ReportedBy.STAFF, "Jonas Weber", null);
        assertThat(delivery.reporter().isKnown()).isTrue();

        delivery.reporter().assign(ReportedBy.VENDOR, null, null);
        assertThat(delivery.reporter().isKnown()).isTrue();
    }

    @Test
    void theVendorIsGivenALinkToReadOnlyWhileOthersWriteAndTheWorkGoesOn() {
        delivery.reporter().assign(ReportedBy.VENDOR, null, null);
        assertThat(delivery.mayLetVendorRead()).isFalse();

        delivery.reporter().assign(ReportedBy.STAFF, null, null);
        assertThat(delivery.mayLetVendorRead()).isTrue();

        delivery.end("Taken back in-house.", ANA, FEBRUARY);
        assertThat(delivery.mayLetVendorRead()).isFalse();
    }

    private int row(int lastWeek) {
        return delivery.transition()
                .exitRule(reports, reports.get(lastWeek).dueAt())
                .inARow();
    }

    private Instant soon() {
        return reports.get(1).dueAt();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act)
                .extracting(RuleViolation::code)
                .isEqualTo(code);
    }
}
