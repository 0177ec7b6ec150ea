package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.BERLIN;
import static app.handoff.delivery.Examples.MANILA;
import static app.handoff.delivery.Examples.inTransition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.delivery.Issue.Kind;
import app.handoff.delivery.Issue.Status;
import app.handoff.delivery.Issue.Step;
import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Locality;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.VendorId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class IssueTests {

    private static final Locality FERN = new Locality(BERLIN, Currency.getInstance("EUR"), Locale.GERMANY);
    private static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza Cruz");

    /** Monday, 09:00 in Manila. */
    private static final Instant MONDAY = Instant.parse("2027-01-11T01:00:00Z");

    private final Delivery delivery = inTransition();
    private final WorkingClock manila = WorkingClock.of(delivery, Side.VENDOR, FERN);

    @Test
    void noStepIsAcceptedInAStateOrFromASideForWhichItIsNotPossible() {
        Map<Status, Supplier<Issue>> states = new LinkedHashMap<>();
        states.put(Status.OPEN, this::asked);
        states.put(Status.IN_WORK, () -> after(Step.WORKING));
        states.put(Status.ASKED_BACK, () -> after(Step.ASKED));
        states.put(Status.SETTLED, () -> after(Step.SETTLED));
        states.put(Status.CLOSED, () -> {
            var issue = after(Step.SETTLED);
            take(issue, Step.CLOSED, Side.OURS, 2);
            return issue;
        });
        var allowed = Map.of(
                Status.OPEN, Set.of("OURS ADDED", "OURS CLOSED", "VENDOR WORKING", "VENDOR ASKED", "VENDOR SETTLED"),
                Status.IN_WORK, Set.of("OURS ADDED", "OURS CLOSED", "VENDOR WORKING", "VENDOR ASKED", "VENDOR SETTLED"),
                Status.ASKED_BACK, Set.of("OURS ADDED", "OURS CLOSED", "VENDOR WORKING", "VENDOR SETTLED"),
                Status.SETTLED, Set.of("OURS CLOSED", "OURS REOPENED"),
                Status.CLOSED, Set.of("OURS REOPENED"));
        int tried = 0;
        var wrong = new ArrayList<String>();
        for (var state : states.entrySet()) {
            for (var side : Side.values()) {
                for (var step : Step.values()) {
                    var issue = state.getValue().get();
                    assertThat(issue.status()).isEqualTo(state.getKey());
                    boolean accepted = true;
                    try {
                        take(issue, step, side, 3);
                    } catch (RuleViolation refused) {
                        accepted = false;
                        if (issue.status() != state.getKey()) {
                            wrong.add(side + " " + step + " was refused and changed what is " + state.getKey());
                        }
                    }
                    tried++;
                    if (accepted != allowed.get(state.getKey()).contains(side + " " + step)) {
                        wrong.add(side + " " + step + " when " + state.getKey());
                    }
                }
            }
        }
        System.out.printf("Issue: %d steps tried, %d wrong%n", tried, wrong.size());
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTimeOfTheSideThatAnswersCountsInItsWorkingHoursAndWhileItIsItsTurn() {
        var issue = asked();
        // Monday 11:00 in Manila: two of its hours later.
        issue.take(Step.ASKED, Side.VENDOR, manila, delivery, LIZA, MONDAY.plus(Duration.ofHours(2)));
        assertThat(issue.answerMinutes()).isEqualTo(120);
        assertThat(issue.turn()).isEqualTo(Side.OURS);
        // We answer on Wednesday at 17:00 there; one hour of that day is left, and two of the next are used.
        issue.take(Step.ADDED, Side.OURS, manila, delivery, ANA, MONDAY.plus(Duration.ofHours(56)));
        issue.take(Step.SETTLED, Side.VENDOR, manila, delivery, LIZA, MONDAY.plus(Duration.ofHours(74)));
        assertThat(issue.settledMinutes()).isEqualTo(120 + 60 + 120);
        assertThat(issue.turn()).isEqualTo(Side.OURS);
        issue.take(Step.REOPENED, Side.OURS, manila, delivery, ANA, MONDAY.plus(Duration.ofHours(75)));
        assertThat(issue.settledMinutes()).isNull();
        issue.take(Step.SETTLED, Side.VENDOR, manila, delivery, LIZA, MONDAY.plus(Duration.ofHours(76)));
        assertThat(issue.settledMinutes()).isEqualTo(360);
        assertThat(issue.reopened()).isEqualTo(1);
        assertThat(issue.answerMinutes()).as("the first answer stays the first").isEqualTo(120);
    }

    @Test
    void aWorkingClockStandsStillAtNightOnWeekendsAndOnHolidays() {
        // New Year's Day 2027 is a Friday.
        var berlin = WorkingClock.of(delivery, Side.OURS, FERN);
        assertThat(berlin.minutes(Instant.parse("2026-12-31T16:30:00Z"), Instant.parse("2027-01-04T08:00:00Z")))
                .as("from the evening before a holiday to Monday at nine")
                .isZero();
        assertThat(manila.minutes(MONDAY, MONDAY.plus(Duration.ofDays(7)))).isEqualTo(5 * 9 * 60);
        assertThat(manila.minutes(MONDAY, MONDAY)).isZero();
        assertThat(manila.minutes(MONDAY, MONDAY.minusSeconds(60))).isZero();
    }

    @Test
    void aWorkingClockAgreesWithOneThatLooksAtEveryMinute() {
        var random = new Random(12);
        int differences = 0;
        int tried = 0;
        for (var zone : List.of("Europe/Berlin", "Asia/Manila", "America/New_York")) {
            for (var hours : List.of(
                    new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 30)),
                    new WorkingHours(LocalTime.of(21, 0), LocalTime.of(5, 0)))) {
                var days = new WorkingDays("DE", null);
                var clock = new WorkingClock(new TimeZoneOverlap.Side(hours, ZoneId.of(zone)), days);
                for (int at = 0; at < 10; at++) {
                    // Around the change of clocks in March and in autumn.
                    var from = Instant.parse(at % 2 == 0 ? "2027-03-10T00:00:00Z" : "2027-10-25T00:00:00Z")
                            .plus(Duration.ofMinutes(random.nextInt(20_000)));
                    var to = from.plus(Duration.ofMinutes(random.nextInt(15_000)));
                    int counted = 0;
                    for (var minute = from; minute.isBefore(to); minute = minute.plusSeconds(60)) {
                        counted += worked(minute, hours, ZoneId.of(zone), days) ? 1 : 0;
                    }
                    tried++;
                    differences += Math.abs(counted - clock.minutes(from, to)) > 0 ? 1 : 0;
                }
            }
        }
        System.out.printf("Working clock: %d spans looked at minute by minute, %d differences%n", tried, differences);
        assertThat(differences).isZero();
    }

    private static boolean worked(Instant minute, WorkingHours hours, ZoneId zone, WorkingDays days) {
        var there = minute.atZone(zone);
        var time = there.toLocalTime();
        boolean through = hours.to().isBefore(hours.from());
        boolean in = through
                ? !time.isBefore(hours.from()) || time.isBefore(hours.to())
                : !time.isBefore(hours.from()) && time.isBefore(hours.to());
        // A night shift belongs to the day on which it began.
        var day = through && time.isBefore(hours.to()) ? there.toLocalDate().minusDays(1) : there.toLocalDate();
        return in && !days.isOff(day);
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        assertThat(fieldOf(() -> new Issue(delivery, null, "Rows", false, Side.OURS, ANA, MONDAY)))
                .isEqualTo("kind");
        assertThat(fieldOf(() -> new Issue(delivery, Kind.FAULT, " ", false, Side.OURS, ANA, MONDAY)))
                .isEqualTo("title");
        assertThat(fieldOf(() -> new Issue(delivery, Kind.FAULT, "x".repeat(121), false, Side.OURS, ANA, MONDAY)))
                .isEqualTo("title");
        assertThat(fieldOf(() -> IssueEntry.words(Step.ADDED, " "))).isEqualTo("text");
        assertThat(fieldOf(() -> IssueEntry.words(Step.ADDED, "x".repeat(4_001))))
                .isEqualTo("text");
        assertThat(IssueEntry.words(Step.CLOSED, null)).isEmpty();
        assertThat(fieldOf(() -> asked().take(null, Side.OURS, manila, delivery, ANA, MONDAY)))
                .isEqualTo("step");
    }

    @Test
    void onlyAFaultStopsTheWork() {
        assertThat(new Issue(delivery, Kind.QUESTION, "Rows", true, Side.OURS, ANA, MONDAY).stopsWork())
                .isFalse();
        assertThat(new Issue(delivery, Kind.FAULT, "Rows", true, Side.OURS, ANA, MONDAY).stopsWork())
                .isTrue();
    }

    @Test
    void whatIsSettledNoLongerStopsTheWorkUntilThatDidNotHold() {
        var issue = new Issue(delivery, Kind.FAULT, "Rows", true, Side.OURS, ANA, MONDAY);
        issue.take(Step.SETTLED, Side.VENDOR, manila, delivery, LIZA, MONDAY.plus(Duration.ofHours(1)));
        assertThat(issue.stopsWork()).isFalse();

        issue.take(Step.REOPENED, Side.OURS, manila, delivery, ANA, MONDAY.plus(Duration.ofHours(2)));
        assertThat(issue.stopsWork()).isTrue();
    }

    @Test
    void whenTheWorkHasEndedNothingNewIsRaisedOrOpenedAgain() {
        var issue = after(Step.SETTLED);
        delivery.end("Over", ANA, MONDAY.plus(Duration.ofDays(1)));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new Issue(delivery, Kind.FAULT, "Rows", false, Side.OURS, ANA, MONDAY));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> take(issue, Step.REOPENED, Side.OURS, 30));
    }

    private static String fieldOf(Runnable act) {
        try {
            act.run();
        } catch (RuleViolation refused) {
            return refused.field();
        }
        return "accepted";
    }

    @Test
    void theFirstAnswerIsDueAfterTheWorkingHoursThatAreAgreed() {
        assertThat(manila.after(MONDAY, 240)).isEqualTo(MONDAY.plus(Duration.ofHours(4)));
        // Nine hours a day: the tenth is the first of Tuesday, and what is asked on Friday evening runs on Monday.
        assertThat(manila.after(MONDAY, 600)).isEqualTo(MONDAY.plus(Duration.ofHours(25)));
        var fridayEvening = MONDAY.plus(Duration.ofHours(4 * 24 + 12));
        assertThat(manila.after(fridayEvening, 60)).isEqualTo(MONDAY.plus(Duration.ofHours(7 * 24 + 1)));
        assertThat(manila.after(MONDAY, 540)).as("the end of a day").isEqualTo(MONDAY.plus(Duration.ofHours(9)));
        var random = new Random(7);
        for (int tried = 0; tried < 500; tried++) {
            var from = MONDAY.plusSeconds(random.nextInt(90 * 24 * 3_600));
            int minutes = 1 + random.nextInt(3_000);
            var due = manila.after(from, minutes);
            assertThat(manila.minutes(from, due)).isEqualTo(minutes);
            assertThat(manila.minutes(from, due.minusSeconds(1))).isEqualTo(minutes - 1);
            assertThat(manila.minutes(manila.before(from, minutes), from)).isGreaterThan(minutes);
        }
    }

    @Test
    void aFirstAnswerIsInTimeLateAwaitedOrWasTakenBack() {
        var issue = asked();
        assertThat(answer(issue, 1)).isEqualTo(Issue.FirstAnswer.AWAITED);
        assertThat(answer(issue, 4)).as("not there when it was due").isEqualTo(Issue.FirstAnswer.LATE);
        assertThat(answer(after(Step.ASKED), 100)).isEqualTo(Issue.FirstAnswer.IN_TIME);
        take(issue, Step.WORKING, Side.VENDOR, 5);
        assertThat(answer(issue, 100)).isEqualTo(Issue.FirstAnswer.LATE);

        var takenBack = asked();
        take(takenBack, Step.CLOSED, Side.OURS, 1);
        assertThat(answer(takenBack, 100)).isEqualTo(Issue.FirstAnswer.TAKEN_BACK);
        take(takenBack, Step.REOPENED, Side.OURS, 24);
        assertThat(answer(takenBack, 26)).as("raised anew").isEqualTo(Issue.FirstAnswer.AWAITED);
        take(takenBack, Step.SETTLED, Side.VENDOR, 27);
        assertThat(answer(takenBack, 100)).isEqualTo(Issue.FirstAnswer.IN_TIME);

        var givenUp = asked();
        take(givenUp, Step.CLOSED, Side.OURS, 8);
        assertThat(answer(givenUp, 100)).as("closed after it was due").isEqualTo(Issue.FirstAnswer.LATE);
    }

    @Test
    void aWeekCountsWhatFellDueInItAndNothingIsNotEverything() {
        var to = MONDAY.plus(Duration.ofDays(5));
        var issues = new ArrayList<>(List.of(after(Step.WORKING), after(Step.ASKED), asked()));
        assertThat(week(issues, MONDAY.plus(Duration.ofHours(2)))).isEqualTo(new FirstAnswers(2, 2, 1));
        assertThat(week(issues, to)).isEqualTo(new FirstAnswers(3, 2, 0));
        assertThat(FirstAnswers.of(issues, manila, 240, to, to.plus(Duration.ofDays(7)), to))
                .as("the week after")
                .isEqualTo(new FirstAnswers(0, 0, 0));
        assertThat(FirstAnswers.of(List.of(), manila, 240, MONDAY, to, to).said())
                .extracting(Sentence::key)
                .containsExactly("delivery.answers.none");
        var told = new Measurement(ServiceLevelId.next(), new BigDecimal("2"), new BigDecimal("3"));
        assertThat(week(issues, to).differFrom(told)).isFalse();
        assertThat(week(issues, to).differFrom(null)).isTrue();
        assertThat(new FirstAnswers(0, 0, 0).differFrom(null)).isFalse();
    }

    private FirstAnswers week(List<Issue> issues, Instant now) {
        return FirstAnswers.of(issues, manila, 240, MONDAY, MONDAY.plus(Duration.ofDays(5)), now);
    }

    private Issue.FirstAnswer answer(Issue issue, int hours) {
        return issue.answer(manila, 240, MONDAY.plus(Duration.ofHours(hours)));
    }

    private Issue asked() {
        return new Issue(delivery, Kind.QUESTION, "Which account?", false, Side.OURS, ANA, MONDAY);
    }

    private Issue after(Step step) {
        var issue = asked();
        take(issue, step, Side.VENDOR, 1);
        return issue;
    }

    private void take(Issue issue, Step step, Side side, int hours) {
        issue.take(step, side, manila, delivery, side == Side.OURS ? ANA : LIZA, MONDAY.plus(Duration.ofHours(hours)));
    }

    @Test
    void theVendorWorksInManila() {
        assertThat(manila.hours().zone()).isEqualTo(MANILA);
    }
}
