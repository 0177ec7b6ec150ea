package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.BERLIN;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.SIGNED;
import static app.handoff.delivery.Examples.measured;
import static app.handoff.delivery.Examples.planned;
import static app.handoff.delivery.Examples.send;
import static app.handoff.delivery.Examples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bookkeeping took 7.5 hours a week, 390 a year; the vendor writes the reports from Mon 4 Jan 2027. */
class HoursFreedTests {

    private static final BigDecimal A_YEAR = new BigDecimal("390");

    private final Delivery delivery = new Delivery(terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME), ANA, SIGNED);
    private final List<StatusReport> reports = planned(delivery);

    @Test
    void whileAllIsStillDoneInHouseNothingIsFreed() {
        reports.subList(0, 4).forEach(report -> sendByVendor(report));
        reports.get(0)
                .enterOurHours(
                        0,
                        new BigDecimal("3"),
                        new BigDecimal("2"),
                        ANA,
                        reports.get(0).dueAt());

        var period = WorkedPeriod.of(delivery, reports, day("2027-01-04"), day("2027-01-29"));

        assertThat(period.days()).isEqualTo(26).isEqualTo(period.inHouseDays());
        assertThat(period.weeksWithoutOurHours()).isEqualTo(3);
        assertThat(period.assumedHours()).as("three weeks of 7.5 hours").isEqualByComparingTo("22.5");
        var freed = HoursFreed.of(A_YEAR, period);
        assertThat(freed.freed()).isEqualByComparingTo("-2").isEqualByComparingTo(freed.atMost());
    }

    @Test
    void fromTheReleaseOnOnlyWhatWasReportedIsFreed() {
        delivery.goLiveEarly(
                "It works", ANA, day("2027-01-16").atStartOfDay(BERLIN).toInstant());
        List.of(0, 1, 2, 4).forEach(week -> sendByVendor(reports.get(week)));

        var period = WorkedPeriod.of(delivery, reports, day("2027-01-04"), day("2027-02-12"));

        // 4 to 15 Jan in-house; 16 to 22 Jan and 30 Jan to 5 Feb reported; 23 to 29 Jan and 6 to 12 Feb not.
        assertThat(period.days()).isEqualTo(40);
        assertThat(period.inHouseDays()).isEqualTo(12);
        assertThat(period.unreportedDays()).isEqualTo(14);
        var freed = HoursFreed.of(A_YEAR, period);
        assertThat(freed.freed().doubleValue()).isCloseTo(390 / 365.0 * 14, within(0.03));
        assertThat(freed.atMost().doubleValue()).isCloseTo(390 / 365.0 * 28, within(0.03));
    }

    @Test
    void aWeekSkippedWithAReasonIsNotMissing() {
        delivery.goLiveEarly(
                "It works", ANA, delivery.starts().atStartOfDay(BERLIN).toInstant());
        reports.get(0).skip("Holiday", ANA, reports.get(0).dueAt());

        assertThat(WorkedPeriod.of(delivery, reports, day("2027-01-01"), day("2027-01-08"))
                        .unreportedDays())
                .isZero();
        assertThat(WorkedPeriod.of(delivery, reports, day("2027-01-01"), day("2027-01-11"))
                        .unreportedDays())
                .isEqualTo(3);
    }

    /** Of a week of seven days, three fall to the first period and four to the second: so do its hours. */
    @Test
    void theHoursOfAWeekThatAPeriodCutsAreCountedByItsDays() {
        delivery.goLiveEarly(
                "It works", ANA, delivery.starts().atStartOfDay(BERLIN).toInstant());
        sendByVendor(reports.get(1));
        oversight(reports.get(1), "3.5");

        var first = WorkedPeriod.of(delivery, reports, day("2027-01-04"), day("2027-01-11"));
        var second = WorkedPeriod.of(delivery, reports, day("2027-01-12"), day("2027-01-15"));

        assertThat(first.oversightHours()).isEqualByComparingTo("1.5");
        assertThat(second.oversightHours()).isEqualByComparingTo("2");
        assertThat(first.weeks()).extracting(WorkedWeek::days).containsExactly(5, 3);
        assertThat(second.weeks()).extracting(WorkedWeek::ofDays).containsExactly(7);
    }

    /** A contract that was ended in the middle of a week has a last week of fewer days, and all of its hours count. */
    @Test
    void theLastWeekOfAContractEndedEarlyCountsWhole() {
        delivery.goLiveEarly(
                "It works", ANA, delivery.starts().atStartOfDay(BERLIN).toInstant());
        sendByVendor(reports.get(1));
        oversight(reports.get(1), "3.5");
        delivery.endsOn(day("2027-01-12"));

        var period = WorkedPeriod.of(delivery, reports, day("2027-01-04"), day("2027-12-31"));

        assertThat(period.days()).isEqualTo(9);
        assertThat(period.oversightHours()).isEqualByComparingTo("3.5");
        assertThat(period.weeks()).extracting(WorkedWeek::ofDays).containsExactly(5, 4);
    }

    @Test
    void theEndOfTheWorkEndsTheCounting() {
        delivery.end("Taken back", ANA, day("2027-01-20").atStartOfDay(BERLIN).toInstant());

        assertThat(WorkedPeriod.of(delivery, reports, day("2027-01-04"), day("2027-12-31"))
                        .days())
                .isEqualTo(17);
    }

    @Test
    void ourHoursAreEnteredOnceAWeekAndNotBesideThoseOfTheReport() {
        var first = reports.get(0);
        refused(
                "delivery.report.tooEarly",
                () -> hours(first, 0, "3", first.period().opensAt().minusSeconds(1)));
        refused("delivery.ourHours.none", () -> hours(first, 0, null, first.dueAt()));
        hours(first, 0, "3", first.dueAt());
        assertThatExceptionOfType(EditedMeanwhile.class).isThrownBy(() -> hours(first, 0, "4", first.dueAt()));
        hours(first, 1, "4", first.dueAt());
        assertThat(first.parallelHours()).isEqualByComparingTo("4");

        send(delivery, reports.get(1), 80);
        refused(
                "delivery.ourHours.inReport",
                () -> hours(reports.get(1), 0, "4", reports.get(1).dueAt()));
    }

    @Test
    void parallelWorkOfSeveralPeopleMayTakeMoreThanAWeekOfOne() {
        var week = reports.get(0);
        refused("delivery.hours.together", () -> hours(week, 0, "10000.01", week.dueAt()));
        refused("delivery.hours.together", () -> hours(week, 0, "-1", week.dueAt()));
        hours(week, 0, "200", week.dueAt());

        assertThat(week.parallelHours()).isEqualByComparingTo("200");
    }

    @Test
    void onePersonOverseesTheWorkForAWeekAtMost() {
        var week = reports.get(0);
        refused("hours.ofAWeek", () -> oversight(week, "168.01"));
        refused("hours.ofAWeek", () -> oversight(week, "-0.5"));
        oversight(week, "168");

        assertThat(week.oversightHours()).isEqualByComparingTo("168");
    }

    private static void oversight(StatusReport report, String hours) {
        report.enterOurHours(0, null, new BigDecimal(hours), ANA, report.dueAt());
    }

    private static void hours(
            StatusReport report, int seen, @org.jspecify.annotations.Nullable String parallel, java.time.Instant now) {
        report.enterOurHours(seen, parallel == null ? null : new BigDecimal(parallel), null, ANA, now);
    }

    private void sendByVendor(StatusReport report) {
        var content = new ReportContent(
                Health.ON_TRACK,
                null,
                List.of(measured(RIGHT_FIRST_TIME, 79, 80)),
                null,
                null,
                null,
                new BigDecimal("6"),
                "Receipts",
                null,
                null,
                null);
        send(delivery, report, content);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act)
                .extracting(RuleViolation::code)
                .isEqualTo(code);
    }
}
