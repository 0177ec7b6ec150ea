package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.inTransition;
import static app.handoff.delivery.Examples.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reports of 2027 are due on Fridays; in Germany Good Friday is the 26th of March and New Year's Day a Friday. */
class HolidayProposalTests {

    private static final WorkingDays GERMANY = new WorkingDays("DE", null);
    private static final WorkingDays UNKNOWN = new WorkingDays("PH", null);
    private static final LocalDate GOOD_FRIDAY = LocalDate.parse("2027-03-26");

    private final Delivery delivery = inTransition();
    private final List<StatusReport> reports = planned(delivery);
    private final Instant now = reports.get(0).period().opensAt();

    @Test
    void aReportDueOnGoodFridayIsProposedForTheTuesdayAfterEaster() {
        var proposals = all(GERMANY);

        assertThat(proposals)
                .extracting(proposal -> dayOf(proposal.report()), HolidayProposal::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(GOOD_FRIDAY, LocalDate.parse("2027-03-30")));
        assertThat(proposals.get(0).holiday().name()).isEqualTo("Good Friday");
        assertThat(all(UNKNOWN)).isEmpty();
    }

    @Test
    void onlyTheReportThatAPersonMovesIsDueLater() {
        var due = reports.stream().map(StatusReport::dueAt).toList();
        var proposal = all(GERMANY).get(0);
        var report = proposal.report();
        assertThat(reports).extracting(StatusReport::dueAt).isEqualTo(due);

        report.moveDue(HolidayProposal.dueOn(proposal.to(), report.period()), ANA, now);

        assertThat(report.dueAt())
                .as("the same hour, after the clocks moved on")
                .isEqualTo("2027-03-30T14:00:00Z");
        assertThat(report.dueBeforeHoliday()).contains(due.get(reports.indexOf(report)));
        for (var other : reports) {
            if (other != report) {
                assertThat(other.dueAt()).isEqualTo(due.get(reports.indexOf(other)));
            }
        }
        assertThat(all(GERMANY)).isEmpty();
    }

    @Test
    void whoeverLeavesItAsItIsIsNotAskedAgain() {
        var report = all(GERMANY).get(0).report();
        report.keepDue(ANA, now);
        report.keepDue(ANA, now);

        assertThat(all(GERMANY)).isEmpty();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> report.moveDue(report.dueAt().plus(Duration.ofDays(4)), ANA, now));
    }

    @Test
    void aReportIsNeverDueBehindTheOneAfterIt() {
        var report = all(GERMANY).get(0).report();

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> report.moveDue(report.dueAt().plus(Duration.ofDays(7)), ANA, now));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> report.moveDue(report.dueAt().minus(Duration.ofDays(1)), ANA, now));
    }

    @Test
    void aWeekWithoutAWorkingDayIsProposedToBeSkipped() {
        assertThat(GERMANY.areFree(LocalDate.parse("2027-03-26"), LocalDate.parse("2027-03-29")))
                .isTrue();
        assertThat(GERMANY.areFree(LocalDate.parse("2027-03-27"), LocalDate.parse("2027-03-28")))
                .as("a weekend alone is no holiday")
                .isFalse();
        assertThat(GERMANY.areFree(LocalDate.parse("2027-03-22"), LocalDate.parse("2027-03-26")))
                .isFalse();
    }

    private List<HolidayProposal> all(WorkingDays writer) {
        return HolidayProposal.all(reports, writer, now, now.plus(Duration.ofDays(150)));
    }

    private static LocalDate dayOf(StatusReport report) {
        return report.period().dayOf(report.dueAt());
    }
}
