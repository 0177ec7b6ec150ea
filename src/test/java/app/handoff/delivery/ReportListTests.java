package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.delivery.StatusReport.Standing;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the list of weekly reports asks of its reader. */
class ReportListTests {

    private static final EngagementId ENGAGEMENT = EngagementId.next();
    private static final LocalDate FRIDAY = LocalDate.parse("2027-01-29");

    @Test
    void asksStaffToWriteEvenWhereNothingIsDue() {
        assertThat(list(false, null).asksToWrite()).isTrue();
        assertThat(list(false, null, due(4)).asksToWrite()).isTrue();
    }

    @Test
    void asksManagersToWriteOnlyWhereSomethingIsDue() {
        assertThat(list(true, null).asksToWrite()).isFalse();
        assertThat(list(true, null, due(4)).asksToWrite()).isTrue();
    }

    @Test
    void asksNobodyToWriteOnLaterPages() {
        assertThat(list(false, "/reports?show=all").asksToWrite()).isFalse();
        assertThat(list(true, "/reports?show=all", due(4)).asksToWrite()).isFalse();
    }

    @Test
    void theFirstReportToWriteIsWhatStaffDoFirst() {
        assertThat(list(false, null, due(4), due(5)).isFirstAct(due(4))).isTrue();
        assertThat(list(false, null, due(4), due(5)).isFirstAct(due(5))).isFalse();
        assertThat(list(true, null, due(4), due(5)).isFirstAct(due(4))).isFalse();
    }

    private static ReportsController.View list(
            boolean manager, @Nullable String firstPage, ReportsController.Line... toWrite) {
        return new ReportsController.View(
                manager, StatusReports.Filter.ALL, List.of(toWrite), List.of(), null, firstPage);
    }

    private static ReportsController.Line due(int week) {
        return new ReportsController.Line(
                "1",
                ENGAGEMENT,
                "Bookkeeping",
                "Tala Ledger",
                week,
                FRIDAY.minusDays(4),
                FRIDAY,
                new Deadline(Instant.parse("2027-01-29T15:00:00Z"), ZoneId.of("Europe/Berlin")),
                Standing.DUE,
                "wait",
                null,
                "idle",
                false,
                true);
    }
}
