package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.BERLIN;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.inTransition;
import static app.handoff.delivery.Examples.planned;
import static app.handoff.delivery.Examples.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.delivery.Meeting.News;
import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MeetingTests {

    private static final Instant PLANNED_AT = Instant.parse("2027-01-11T09:00:00Z");
    private static final LocalDateTime START = LocalDateTime.parse("2027-01-13T10:00");
    private static final Instant AFTER = Instant.parse("2027-01-13T11:00:00Z");
    private static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza Cruz");

    private final Delivery delivery = inTransition();

    @Test
    void noActIsAcceptedInAStateInWhichItIsNotPossible() {
        Map<String, Supplier<Meeting>> states = new LinkedHashMap<>();
        states.put("planned, to come", this::meeting);
        states.put("planned, over", this::meeting);
        states.put("held", this::held);
        states.put("cancelled", this::cancelled);
        Map<String, Consumer<Meeting>> acts = new LinkedHashMap<>();
        acts.put("move before", meeting -> meeting.change(plan(START.plusDays(1)), ANA, PLANNED_AT));
        acts.put("move after", meeting -> meeting.change(plan(START.plusDays(1)), ANA, AFTER));
        acts.put("move into the past", meeting -> meeting.change(plan(START.minusDays(9)), ANA, PLANNED_AT));
        acts.put("cancel", meeting -> meeting.cancel("Ill", ANA, AFTER));
        acts.put("cancel without a reason", meeting -> meeting.cancel(" ", ANA, AFTER));
        acts.put("write down before", meeting -> meeting.writeDown("Said", "", ANA, PLANNED_AT));
        acts.put("write down after", meeting -> meeting.writeDown("Said", "", ANA, AFTER));
        acts.put("write nothing", meeting -> meeting.writeDown(" ", "", ANA, AFTER));
        acts.put("stand for a report", meeting -> meeting.standFor(sent(), ANA, AFTER));
        acts.put(
                "stand for a report not sent",
                meeting -> meeting.standFor(planned(delivery).get(1), ANA, AFTER));
        acts.put("add an action", meeting -> new MeetingAction(meeting, wanted(Side.OURS), AFTER));
        var allowed = Map.of(
                "planned, to come", Set.of("move before", "move after", "cancel", "write down after"),
                "planned, over", Set.of("move before", "move after", "cancel", "write down after"),
                "held", Set.of("write down after", "stand for a report", "add an action"),
                "cancelled", Set.<String>of());

        int tried = 0;
        var wrong = new ArrayList<String>();
        for (var state : states.entrySet()) {
            for (var act : acts.entrySet()) {
                var meeting = state.getValue().get();
                var before = meeting.status();
                boolean accepted = true;
                try {
                    act.getValue().accept(meeting);
                } catch (RuleViolation refused) {
                    accepted = false;
                    if (meeting.status() != before) {
                        wrong.add(act.getKey() + " was refused and still changed what is " + state.getKey());
                    }
                }
                tried++;
                if (accepted != allowed.get(state.getKey()).contains(act.getKey())) {
                    wrong.add(act.getKey() + " when " + state.getKey() + ": " + (accepted ? "accepted" : "refused"));
                }
            }
        }
        System.out.printf(
                "Meeting: %d states × %d acts = %d tried, %d wrong%n", states.size(), acts.size(), tried, wrong.size());
        assertThat(wrong).isEmpty();
    }

    @Test
    void aMoveKeepsWhereItWasAndCountsForCalendars() {
        var meeting = meeting();
        meeting.change(plan(START.plusDays(1)), ANA, PLANNED_AT);
        meeting.change(plan(START.plusDays(1)), ANA, PLANNED_AT);
        meeting.change(plan(START.plusDays(2)), ANA, PLANNED_AT);

        assertThat(meeting.sequence()).isEqualTo(2);
        assertThat(meeting.moves())
                .extracting(move -> LocalDateTime.ofInstant(move.from(), BERLIN))
                .containsExactly(START, START.plusDays(1));
    }

    @Test
    void theVendorIsToldWhatItDoesNotKnow() {
        var meeting = meeting();
        assertThat(meeting.tell(PLANNED_AT)).contains(News.INVITED);
        assertThat(meeting.tell(PLANNED_AT)).isEmpty();
        meeting.change(plan(START.plusDays(1)), ANA, PLANNED_AT);
        assertThat(meeting.tell(PLANNED_AT)).contains(News.CHANGED);
        meeting.cancel("Ill", ANA, PLANNED_AT);
        assertThat(meeting.tell(PLANNED_AT)).contains(News.CALLED_OFF);

        var unknown = meeting();
        unknown.cancel("Ill", ANA, PLANNED_AT);
        assertThat(unknown.tell(PLANNED_AT)).isEmpty();
    }

    /** Its invitation was withdrawn before it left. */
    @Test
    void whoeverWasNeverToldIsInvitedAndNotToldOfAChange() {
        var meeting = meeting();
        meeting.tell(PLANNED_AT);
        assertThat(meeting.change(meeting.plan(), ANA, PLANNED_AT)).isFalse();
        assertThat(meeting.tell(PLANNED_AT)).isEmpty();
        assertThat(meeting.change(plan(START.plusDays(1)), ANA, PLANNED_AT)).isTrue();
        meeting.untold();

        assertThat(meeting.toldAt()).isNull();
        assertThat(meeting.tell(PLANNED_AT)).contains(News.INVITED);
        meeting.cancel("Ill", ANA, PLANNED_AT);
        meeting.untold();
        assertThat(meeting.tell(PLANNED_AT)).isEmpty();
    }

    @Test
    void minutesStandForOneReportOnly() {
        var meeting = held();
        var first = sent();
        meeting.standFor(first, ANA, AFTER);
        meeting.standFor(first, ANA, AFTER);
        assertThat(meeting.report()).isEqualTo(first.id());
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> meeting.standFor(sent(), ANA, AFTER))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("delivery.meeting.standsAlready"));
    }

    @Test
    void aVendorTicksItsOwnActionsOnly() {
        var ours = new MeetingAction(held(), wanted(Side.OURS), AFTER);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> ours.finish("", LIZA, AFTER))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("delivery.action.notTheirs"));
        ours.finish("", ANA, AFTER);
        assertThat(ours.isDone()).isTrue();

        var theirs = new MeetingAction(held(), wanted(Side.VENDOR), AFTER);
        theirs.finish("Sent", LIZA, AFTER);
        theirs.finish("Sent again", LIZA, AFTER.plusSeconds(9));
        assertThat(theirs.doneNote()).isEqualTo("Sent");
        theirs.reopen(ANA, AFTER);
        assertThat(theirs.isDone()).isFalse();
    }

    @Test
    void whatIsOpenStandsOnTheNextAgenda() {
        var reports = planned(delivery);
        send(delivery, reports.get(0), 74);
        reports.get(0).query("Why 74?", ANA, AFTER);
        var late = reports.get(1).dueAt().plus(Duration.ofHours(1));
        var action = new MeetingAction(held(), wanted(Side.VENDOR), AFTER);

        assertThat(MeetingPoints.of(delivery, reports, List.of(), List.of(action), List.of(), late))
                .extracting(point -> point.key())
                .containsExactly(
                        "delivery.meeting.point.action",
                        "delivery.meeting.point.question",
                        "delivery.meeting.point.missing");
    }

    private Meeting meeting() {
        return new Meeting(delivery, plan(START), ANA, "ana@example.com", PLANNED_AT);
    }

    private Meeting held() {
        var meeting = meeting();
        meeting.writeDown("We talked about receipts", "Once a day", ANA, AFTER);
        return meeting;
    }

    private Meeting cancelled() {
        var meeting = meeting();
        meeting.cancel("Ill", ANA, PLANNED_AT);
        return meeting;
    }

    private StatusReport sent() {
        var report = planned(delivery).get(0);
        send(delivery, report, Examples.content(Health.ON_TRACK, Examples.measured(RIGHT_FIRST_TIME, 74, 80)));
        return report;
    }

    private static MeetingPlan plan(LocalDateTime start) {
        return new MeetingPlan(WallTime.of(start), BERLIN, 30, "Ana", "Liza", "", "");
    }

    private static MeetingAction.Wanted wanted(Side side) {
        return new MeetingAction.Wanted("Send the list", side, "Liza", LocalDate.parse("2027-01-20"));
    }
}
