package app.handoff.delivery;

import static org.awaitility.Awaitility.await;

import app.handoff.contract.ContractsForTests.Agreed;
import app.handoff.contract.ReportedBy;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Work in which a level was missed, for the tests of other modules. */
@Component
public class MissesForTests {

    private final Deliveries deliveries;
    private final StatusReports reports;
    private final ReportFiles files;
    private final Breaches breaches;
    private final Credits credits;

    MissesForTests(
            Deliveries deliveries, StatusReports reports, ReportFiles files, Breaches breaches, Credits credits) {
        this.deliveries = deliveries;
        this.reports = reports;
        this.files = files;
        this.breaches = breaches;
        this.credits = credits;
    }

    /**
     * Work without a transition, where the vendor reports. The report of its first week came with a file and missed a level, and
     * the vendor was told of it.
     *
     * @param word stands in each of it
     */
    public UUID begin(
            Agreed contract, String title, String word, LocalDate start, BusinessId business, MemberId member) {
        var by = new CurrentMember(
                member,
                business,
                word + " Works",
                false,
                "Ana Ruiz",
                "ana@example.com",
                Role.OWNER,
                "system",
                Tenancy.locality(),
                false);
        deliveries.start(
                Examples.starting(
                        start,
                        contract,
                        title,
                        word + " Ledger",
                        Examples.terms(0, ReportedBy.VENDOR, Examples.RIGHT_FIRST_TIME, Examples.OVERNIGHT)),
                by.actor(),
                start.atStartOfDay(Examples.BERLIN).toInstant());
        var delivery = deliveries.get(contract.engagement());
        report(delivery, word);
        var miss = breaches.page(contract.engagement(), null, 1).get(0).id();
        var scope = Tenancy.required();
        await().until(() -> Tenancy.as(scope, () -> credits.of(miss).isPresent()));
        var now = Instant.now();
        breaches.notify(
                contract.engagement(),
                List.of(miss),
                "Why was " + word + " missed?",
                SentFiles.Inspected.NONE,
                LocalDate.ofInstant(now, Examples.BERLIN).plusDays(7),
                by,
                now);
        return delivery.id().id();
    }

    private void report(Delivery delivery, String word) {
        var week = deliveries.reports(delivery.id()).get(0);
        var vendor = Actor.vendor(delivery.vendor().id(), delivery.vendorName());
        var at = week.dueAt().minus(Duration.ofMinutes(5));
        files.add(week.id(), new ByteArrayInputStream(SampleFiles.pdf(word)), word + " week.pdf", vendor, at);
        reports.submit(
                week.id(),
                reports.get(week.id()).version(),
                Examples.content(
                        Health.ON_TRACK,
                        Examples.measured(Examples.RIGHT_FIRST_TIME, 70, 80),
                        Examples.measured(Examples.OVERNIGHT, 99, 100)),
                "nobody",
                vendor,
                at);
    }
}
