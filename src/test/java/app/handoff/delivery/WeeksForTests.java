package app.handoff.delivery;

import app.handoff.contract.ContractsForTests.Agreed;
import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** Work whose vendor reports on Fridays, with what came of each week, for the tests of other modules. */
@Component
public class WeeksForTests {

    private final Deliveries deliveries;
    private final StatusReports reports;
    private final ReportLinks links;

    WeeksForTests(Deliveries deliveries, StatusReports reports, ReportLinks links) {
        this.deliveries = deliveries;
        this.reports = reports;
        this.links = links;
    }

    /** Work without a transition, whose vendor has its link. */
    public void begin(Agreed contract, String title, String vendorName, LocalDate start, LocalDate end, Actor by) {
        deliveries.start(
                Examples.of(
                        contract,
                        title,
                        vendorName,
                        start,
                        end,
                        new ReportSchedule(DayOfWeek.FRIDAY, LocalTime.of(16, 0), Examples.BERLIN),
                        Examples.terms(0, ReportedBy.VENDOR, Examples.RIGHT_FIRST_TIME, Examples.OVERNIGHT)),
                by,
                start.atStartOfDay(Examples.BERLIN).toInstant());
        links.issue(
                deliveries.get(contract.engagement()),
                by.name(),
                "Studio Fern",
                start.atStartOfDay(Examples.BERLIN).toInstant());
    }

    /** The first reports came in time, with all levels reached, and were read the same day. */
    public void read(EngagementId engagement, int weeks, Actor by) {
        var delivery = deliveries.get(engagement);
        for (var week : deliveries.reports(delivery.id()).subList(0, weeks)) {
            send(delivery, week, 80);
            var sent = reports.get(week.id());
            reports.acknowledge(
                    week.id(), sent.version(), null, by, week.dueAt().plus(Duration.ofMinutes(5)));
        }
    }

    /** The report of this week came in time and missed a level. */
    public void missed(EngagementId engagement, int week) {
        var delivery = deliveries.get(engagement);
        send(delivery, deliveries.reports(delivery.id()).get(week - 1), 70);
    }

    /** @param right entries right first time, of 80 */
    private void send(Delivery delivery, StatusReport week, int right) {
        reports.submit(
                week.id(),
                week.version(),
                Examples.content(
                        Health.ON_TRACK,
                        Examples.measured(Examples.RIGHT_FIRST_TIME, right, 80),
                        Examples.measured(Examples.OVERNIGHT, 99, 100)),
                "nobody",
                Actor.vendor(delivery.vendor().id(), delivery.vendorName()),
                week.dueAt().minus(Duration.ofMinutes(5)));
    }
}
