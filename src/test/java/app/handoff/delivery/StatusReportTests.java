package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.JONAS;
import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.content;
import static app.handoff.delivery.Examples.inTransition;
import static app.handoff.delivery.Examples.measured;
import static app.handoff.delivery.Examples.planned;
import static app.handoff.delivery.Examples.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.delivery.StatusReport.Standing;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusReportTests {

    private final Delivery delivery = inTransition();
    private final List<StatusReport> reports = planned(delivery);
    private final StatusReport second = reports.get(1);

    @Test
    void becomesDueLateAndMissedWithTheClockAlone() {
        assertThat(second.standing(second.period().opensAt().minusSeconds(1))).isEqualTo(Standing.SCHEDULED);
        assertThat(second.standing(second.period().opensAt())).isEqualTo(Standing.DUE);
        assertThat(second.standing(second.dueAt())).isEqualTo(Standing.DUE);
        assertThat(second.standing(second.dueAt().plusSeconds(1))).isEqualTo(Standing.LATE);
        assertThat(second.standing(reports.get(2).dueAt())).isEqualTo(Standing.MISSED);
    }

    @Test
    void anOldLightSaysNothingOnceAWholeWeekWentWithoutAReport() {
        var first = reports.get(0);
        send(delivery, first, content(Health.ON_TRACK));

        assertThat(HealthAssessment.latest(reports, second.dueAt().plusSeconds(1)))
                .contains(first);
        assertThat(HealthAssessment.latest(reports, reports.get(2).dueAt())).isEmpty();

        send(delivery, reports.get(2), content(Health.ON_TRACK));
        assertThat(HealthAssessment.latest(reports, reports.get(2).dueAt())).contains(reports.get(2));
    }

    @Test
    void aMissedReportCanStillBeSentAndStaysLate() {
        second.submit(
                content(Health.ON_TRACK),
                null,
                delivery.levels(),
                JONAS,
                second.dueAt().plus(Duration.ofDays(9)));

        assertThat(second.standing(second.dueAt().plus(Duration.ofDays(10)))).isEqualTo(Standing.SUBMITTED);
        assertThat(second.wasLate()).isTrue();
    }

    @Test
    void canBeChangedUntilItWasReadAndKeepsItsFirstTime() {
        send(delivery, second, 77);
        second.submit(
                content(Health.ON_TRACK),
                null,
                delivery.levels(),
                JONAS,
                second.dueAt().plusSeconds(60));
        assertThat(second.submission().revision()).isEqualTo(2);
        assertThat(second.wasLate()).isFalse();

        second.acknowledge(new BigDecimal("0.5"), ANA, second.dueAt().plusSeconds(90));

        refused("delivery.correction.required", "correction", content(Health.ON_TRACK));
        assertThat(second.oversightHours()).isEqualByComparingTo("2.0");
    }

    @Test
    void whatWasReadIsCorrectedWithWhatWasWrongAndReadAgain() {
        send(delivery, second, 77);
        second.acknowledge(new BigDecimal("0.5"), ANA, second.dueAt());

        second.submit(
                content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 70, 80)),
                "Seven were counted twice.",
                delivery.levels(),
                JONAS,
                second.dueAt());
        assertThat(second.status()).isEqualTo(StatusReport.Status.SUBMITTED);
        assertThat(second.submission().revision()).isEqualTo(2);

        second.acknowledge(BigDecimal.ONE, ANA, second.dueAt());
        assertThat(second.acknowledgement().oversightHours())
                .as("hours noted at both readings")
                .isEqualByComparingTo("1.5");
    }

    @Test
    void everyQuestionIsKeptWithItsAnswer() {
        refusedToAsk("delivery.report.nothingToRead");
        send(delivery, second, 77);
        second.query("Why 3 wrong?", ANA, second.dueAt());
        refusedToAsk("delivery.report.nothingToRead");
        second.answer("Late receipts.", JONAS, second.dueAt());
        second.acknowledge(null, ANA, second.dueAt());
        second.query("Which ones?", ANA, second.dueAt());
        assertThat(second.discussion().openQuestion())
                .map(ReasonedDecision::reason)
                .contains("Which ones?");
        send(delivery, second, 78);

        assertThat(second.discussion().questions())
                .extracting(question ->
                        question.answer() == null ? null : question.answer().reason())
                .containsExactly("Late receipts.", null);
        assertThat(second.discussion().questions())
                .extracting(ReportQuestion::revision)
                .containsExactly(null, 2);
        assertThat(second.discussion().openQuestion()).isEmpty();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> second.answer("Once more", JONAS, second.dueAt()));
    }

    @Test
    void aDisputedMeasurementKeepsBothWordsUntilItIsCorrected() {
        send(delivery, second, 77);
        var theirs = measured(RIGHT_FIRST_TIME, 79, 80);
        second.object(RIGHT_FIRST_TIME, theirs, "Two receipts came late from you.", JONAS, second.dueAt());

        assertThat(second.isDisputed(RIGHT_FIRST_TIME.id())).isTrue();
        assertThat(second.isDisputed(OVERNIGHT.id())).isFalse();
        assertThat(second.objections()).extracting(Objection::counted).containsExactly(theirs);
        assertThat(second.submission().resultOf(RIGHT_FIRST_TIME).value())
                .as("what was reported counts")
                .isEqualByComparingTo("96.25");
        objectionRefused("delivery.objection.same", measured(RIGHT_FIRST_TIME, 77, 80), "Same");
        objectionRefused("delivery.reason.required", theirs, " ");
        objectionRefused("delivery.level.partMoreThanWhole", measured(RIGHT_FIRST_TIME, 81, 80), "More");

        send(delivery, second, 79);
        assertThat(second.isDisputed(RIGHT_FIRST_TIME.id())).isFalse();
    }

    private void objectionRefused(String code, Measurement counted, String reason) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> second.object(RIGHT_FIRST_TIME, counted, reason, JONAS, second.dueAt()))
                .extracting(RuleViolation::code)
                .isEqualTo(code);
    }

    private void refusedToAsk(String code) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> second.query("Why?", ANA, second.dueAt()))
                .extracting(RuleViolation::code)
                .isEqualTo(code);
    }

    @Test
    void aQuestionSendsItBackToItsWriter() {
        send(delivery, second, 77);
        second.query("Why 3 wrong?", ANA, second.dueAt());
        assertThat(second.standing(second.dueAt())).isEqualTo(Standing.QUERIED);

        second.submit(content(Health.ON_TRACK), null, delivery.levels(), JONAS, second.dueAt());

        assertThat(second.status()).isEqualTo(StatusReport.Status.SUBMITTED);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S, false",
        "2, PT12H, false",
        "3, PT23H59M59S, false",
        "4, PT0S, true",
        "4, PT15H, true",
        "9, PT0S, true"
    })
    void aWeekIsReportedFromItsLastWorkingDayOn(int daysAfterMonday, Duration later, boolean taken) {
        var friday = second.period().to();
        assertThat(friday.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        var at = friday.minusDays(4)
                .plusDays(daysAfterMonday)
                .atStartOfDay(Examples.BERLIN)
                .toInstant()
                .plus(later);

        if (taken) {
            second.submit(content(Health.ON_TRACK), null, delivery.levels(), JONAS, at);
            assertThat(second.isIn()).isTrue();
        } else {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> second.submit(content(Health.ON_TRACK), null, delivery.levels(), JONAS, at))
                    .satisfies(refused -> {
                        assertThat(refused.code()).isEqualTo("delivery.report.weekNotOver");
                        assertThat(refused.arguments()).containsExactly(friday);
                    });
            assertThat(second.isIn()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUNDAY, 2027-01-15, FRIDAY",
        "SATURDAY, 2027-01-15, FRIDAY",
        "MONDAY, 2027-01-18, MONDAY",
        "WEDNESDAY, 2027-01-20, WEDNESDAY"
    })
    void theLastWorkingDayIsNeverOneOfTheWeekend(DayOfWeek due, LocalDate last, DayOfWeek day) {
        var schedule = new ReportSchedule(due, LocalTime.of(9, 0), Examples.BERLIN);
        var weeks = schedule.weeks(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-03-31"));
        var week = weeks.stream()
                .filter(one -> !one.to().isBefore(last))
                .findFirst()
                .orElseThrow();

        var report = new StatusReport(delivery, week, null);

        assertThat(report.period().reportableFrom()).isEqualTo(last);
        assertThat(report.period().reportableFrom().getDayOfWeek()).isEqualTo(day);
    }

    @Test
    void cannotBeWrittenBeforeItsWeek() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> second.submit(
                        content(Health.ON_TRACK),
                        null,
                        delivery.levels(),
                        JONAS,
                        second.period().opensAt().minusSeconds(1)))
                .extracting(RuleViolation::code)
                .isEqualTo("delivery.report.tooEarly");
    }

    @Test
    void troubleNeedsARecoveryPlan() {
        var without =
                new ReportContent(Health.OFF_TRACK, null, List.of(), null, null, null, null, "Done", null, null, null);
        refused("delivery.recoveryPlan.required", "recoveryPlan", without);

        var past = new ReportContent(
                Health.SOME_TROUBLE,
                new RecoveryPlan("A call", "Liza", LocalDate.parse("2027-01-01")),
                List.of(),
                null,
                null,
                null,
                null,
                "Done",
                null,
                null,
                null);
        refused("delivery.recoveryDay.past", "recoveryDay", past);
    }

    @Test
    void aPartIsNeverMoreThanItsWhole() {
        refused(
                "delivery.level.partMoreThanWhole",
                "levels[1].numerator",
                content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 77, 80), measured(OVERNIGHT, 53, 52)));
        refused(
                "field.positiveOrZero",
                "levels[0].denominator",
                content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 0, -1)));
        refused(
                "delivery.level.denominatorMissing",
                "levels[0].denominator",
                content(Health.ON_TRACK, new Measurement(RIGHT_FIRST_TIME.id(), BigDecimal.ONE, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "1.404, 1405, levels[0].numerator",
        "1404, 1.405, levels[0].denominator",
        "77.5, 80, levels[0].numerator",
        "0.9, 1, levels[0].numerator"
    })
    void casesAreCountedAsAWhole(BigDecimal part, BigDecimal whole, String field) {
        refused(
                "delivery.level.fraction",
                field,
                content(Health.ON_TRACK, new Measurement(RIGHT_FIRST_TIME.id(), part, whole)));
    }

    @Test
    void aReminderThatNobodyCarriedIsNotAskedForAnyMoreOnceTheNextOneTookItsPlace() {
        assertThat(ReportReminders.usefulUntil(second, ReportReminders.Kind.BEFORE))
                .isEqualTo(second.dueAt());
        assertThat(ReportReminders.usefulUntil(second, ReportReminders.Kind.ON_DAY))
                .isEqualTo(second.dueAt().plus(Duration.ofDays(2)));
        assertThat(ReportReminders.usefulUntil(second, ReportReminders.Kind.AFTER))
                .isBefore(reports.get(2).dueAt());
    }

    @Test
    void theParallelRunAddsUp() {
        var run = new ParallelRun(80, 77, 3, 1);
        var content =
                new ReportContent(Health.ON_TRACK, null, List.of(), run, null, null, null, "Done", null, null, null);

        refused("delivery.parallel.doesNotAddUp", "compared", content);
    }

    @Test
    void aNeedNamesFromWhom() {
        var content = new ReportContent(
                Health.ON_TRACK, null, List.of(), null, null, null, null, "Done", null, "Access", null);

        refused("delivery.needFrom.required", "needFrom", content);
    }

    private void refused(String code, @org.jspecify.annotations.Nullable String field, ReportContent content) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> second.submit(content, null, delivery.levels(), JONAS, second.dueAt()))
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo(code);
                    assertThat(violation.field()).isEqualTo(field);
                });
    }
}
