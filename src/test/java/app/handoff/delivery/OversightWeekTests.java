package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.content;
import static app.handoff.delivery.Examples.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looking after work takes: by what was done, by what was entered, and by what somebody corrects. */
class OversightWeekTests {

    private final Delivery delivery =
            new Delivery(Examples.terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME), ANA, Examples.SIGNED);
    private final List<StatusReport> reports = reports();
    private final OversightRecord settings = new OversightRecord(EngagementId.next());

    private List<StatusReport> reports() {
        var weeks = delivery.schedule().weeks(delivery.starts(), delivery.ends());
        var planned = new ArrayList<StatusReport>();
        for (int i = 0; i < 4; i++) {
            planned.add(
                    new StatusReport(delivery, weeks.get(i), weeks.get(i + 1).dueAt()));
        }
        return planned;
    }

    @Test
    void whatWasDoneInAWeekIsCountedInIt() {
        var week = reports.get(1);
        var sent = week.dueAt().minus(Duration.ofHours(3));
        week.submit(
                content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 79, 80)),
                null,
                delivery.levels(),
                Examples.JONAS,
                sent);
        week.query("Why 79?", ANA, sent.plusSeconds(60));
        var acts = List.of(sent.minusSeconds(3600), sent.plusSeconds(60), sent.minus(Duration.ofDays(7)));

        var weeks = OversightWeek.of(delivery, reports, acts, settings, week.dueAt());

        assertThat(weeks).hasSize(2);
        var second = weeks.get(0);
        assertThat(second.questions()).isOne();
        assertThat(second.reports()).isZero();
        assertThat(second.others()).isOne();
        assertThat(second.estimated()).as("15 and 5 minutes").isEqualByComparingTo("0.3");
        assertThat(second.source()).as("the report tells them").isEqualTo(OversightWeek.Source.ENTERED);
        assertThat(second.hours()).isEqualByComparingTo("1.5");
        assertThat(weeks.get(1).others()).isOne();
        assertThat(weeks.get(1).source()).isEqualTo(OversightWeek.Source.ESTIMATED);
    }

    @Test
    void whatSomebodyKnowsBetterCounts() {
        var now = reports.get(1).dueAt();
        reports.get(1).correctOversight(0, new BigDecimal("3.5"), ANA, now);

        var second =
                OversightWeek.of(delivery, reports, List.of(), settings, now).get(0);
        assertThat(second.hours()).isEqualByComparingTo("3.5");
        assertThat(second.source()).isEqualTo(OversightWeek.Source.CORRECTED);

        reports.get(1).correctOversight(1, null, ANA, now);
        assertThat(OversightWeek.of(delivery, reports, List.of(), settings, now)
                        .get(0)
                        .hours())
                .isEqualByComparingTo("0");
    }

    /** Before, the page said 9 hours and the saving was counted with 1.5. */
    @Test
    void whatIsCorrectedCountsInEverySumAndSoDoesNothing() {
        var week = reports.get(1);
        week.submit(
                content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 79, 80)),
                null,
                delivery.levels(),
                Examples.JONAS,
                week.dueAt().minus(Duration.ofHours(3)));
        var from = week.period().from();
        var to = week.period().to();
        assertThat(WorkedPeriod.of(delivery, reports, from, to).oversightHours())
                .isEqualByComparingTo("1.5");

        week.correctOversight(0, new BigDecimal("9"), ANA, week.dueAt());
        assertThat(WorkedPeriod.of(delivery, reports, from, to).oversightHours())
                .isEqualByComparingTo("9");
        week.correctOversight(1, BigDecimal.ZERO, ANA, week.dueAt());
        assertThat(WorkedPeriod.of(delivery, reports, from, to).oversightHours())
                .isEqualByComparingTo("0");
        week.correctOversight(2, null, ANA, week.dueAt());
        assertThat(WorkedPeriod.of(delivery, reports, from, to).oversightHours())
                .isEqualByComparingTo("1.5");
    }

    @Test
    void noHoursEnteredAreHoursAndNoEstimate() {
        var week = reports.get(1);
        week.enterOurHours(0, null, BigDecimal.ZERO, ANA, week.dueAt());

        var counted = OversightWeek.of(
                        delivery, reports, List.of(week.dueAt().minus(Duration.ofHours(1))), settings, week.dueAt())
                .get(0);

        assertThat(counted.estimated()).isPositive();
        assertThat(counted.source()).isEqualTo(OversightWeek.Source.ENTERED);
        assertThat(counted.hours()).isEqualByComparingTo("0");
    }

    @Test
    void whoCorrectsSecondIsToldAndWeeksToComeAreNotCorrected() {
        var week = reports.get(1);
        week.correctOversight(0, BigDecimal.ONE, ANA, week.dueAt());

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> week.correctOversight(0, BigDecimal.TEN, Examples.JONAS, week.dueAt()));
        assertThat(week.oversightHours()).isEqualByComparingTo("1");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> reports.get(3).correctOversight(0, BigDecimal.ONE, ANA, week.dueAt()));
    }

    @Test
    void twoWeeksAboveThePlanGiveOnePieceOfAdvice() {
        var now = reports.get(2).dueAt();
        reports.get(0).correctOversight(0, new BigDecimal("40"), ANA, now);
        reports.get(1).correctOversight(0, new BigDecimal("40"), ANA, now);
        var weeks = OversightWeek.of(delivery, reports, List.<Instant>of(), settings, now);

        assertThat(OversightWeek.isTwiceAbove(weeks, LocalDate.ofInstant(now, Examples.BERLIN)))
                .as("the third week is not over")
                .isTrue();
        reports.get(1).correctOversight(1, BigDecimal.ZERO, ANA, now);
        weeks = OversightWeek.of(delivery, reports, List.of(), settings, now);
        assertThat(OversightWeek.isTwiceAbove(weeks, LocalDate.ofInstant(now, Examples.BERLIN)))
                .isFalse();
    }

    @Test
    void nobodyHasMoreHoursThanAWeek() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> reports.get(0)
                        .correctOversight(
                                0, new BigDecimal("169"), ANA, reports.get(0).dueAt()))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("hours"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> settings.take(10, 481, 5))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("minutesPerQuestion"));
    }
}
