package app.handoff.delivery;

import app.handoff.contract.ContractsForTests.Agreed;
import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkPurpose;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Work that has run for many weeks, each of them reported by the vendor and read, with ten levels. */
@Component
public class WorkOfManyWeeks {

    private static final int LEVELS = 10;
    private static final int TRANSITION = 2;

    private final Deliveries deliveries;
    private final StatusReports reports;
    private final ShareLinks links;
    private final JdbcClient jdbc;

    WorkOfManyWeeks(Deliveries deliveries, StatusReports reports, ShareLinks links, JdbcClient jdbc) {
        this.deliveries = deliveries;
        this.reports = reports;
        this.links = links;
        this.jdbc = jdbc;
    }

    /** @return the first day of the work */
    @Transactional
    public LocalDate begin(Agreed contract, int weeks) {
        var today = LocalDate.now(Examples.BERLIN);
        var start = today.minusWeeks(weeks);
        var levels = IntStream.range(0, LEVELS)
                .mapToObj(level -> Examples.share("Level " + level, "95", "90", 0))
                .toList();
        deliveries.start(
                Examples.until(today.plusWeeks(20), start, contract, terms(levels)),
                Examples.ANA,
                start.atStartOfDay(Examples.BERLIN).toInstant());
        deliveries.goLiveEarly(
                contract.engagement(),
                "All is well",
                Examples.ANA,
                start.plusWeeks(TRANSITION).atStartOfDay(Examples.BERLIN).toInstant());
        return start;
    }

    /** Weeks beyond those that are planned when work begins. */
    @Transactional
    public void goOn(Agreed contract, int weeks) {
        jdbc.sql("""
                        insert into status_report (id, delivery_id, engagement_id, week, period_from, period_to, due_at, due_zone,
                            next_due_at, status, revision, version)
                        select gen_random_uuid(), w.delivery_id, w.engagement_id, w.week + g, w.period_from + 7 * g,
                            w.period_to + 7 * g, (w.period_to + 7 * g + time '16:00') at time zone 'Europe/Berlin', w.due_zone,
                            (w.period_to + 7 * (g + 1) + time '16:00') at time zone 'Europe/Berlin', 'OPEN', 0, 0
                        from status_report w, generate_series(1, :most - (select max(week) from status_report
                            where delivery_id = :delivery)) g
                        where w.delivery_id = :delivery
                            and w.week = (select max(week) from status_report where delivery_id = :delivery)""")
                .param("delivery", deliveries.get(contract.engagement()).id().id())
                .param("most", weeks)
                .update();
    }

    /** Fills in every week that is over; of every seventh one the first level was missed, and in three our hours are known. */
    @Transactional
    public void report(Agreed contract) {
        var delivery = deliveries.get(contract.engagement());
        var today = LocalDate.now(Examples.BERLIN);
        var over = deliveries.reports(delivery.id()).stream()
                .filter(report -> report.period().to().isBefore(today))
                .toList();
        var first = over.get(0);
        reports.submit(
                first.id(),
                first.version(),
                content(delivery.levels()),
                "nobody",
                Actor.vendor(delivery.vendor().id(), delivery.vendorName()),
                first.dueAt().minus(Duration.ofMinutes(5)));
        reports.acknowledge(
                first.id(),
                reports.get(first.id()).version(),
                new BigDecimal("0.5"),
                Examples.ANA,
                first.dueAt().plus(Duration.ofHours(1)));
    }

    /** Afterwards, since what was sent has to be stored first. */
    @Transactional
    public void reportTheRestLikeTheFirst(Agreed contract) {
        var delivery = deliveries.get(contract.engagement()).id().id();
        jdbc.sql("""
                        update status_report t
                        set content = case when t.week % 7 = 0 or t.period_to > :lately
                                then jsonb_set(s.content, '{measurements,0,numerator}', '70') else s.content end,
                            status = s.status, submitted_by = s.submitted_by, acknowledgement = s.acknowledgement,
                            revision = 1, first_submitted_at = t.due_at - interval '1 hour',
                            submitted_at = t.due_at - interval '1 hour'
                        from status_report s
                        where s.delivery_id = :delivery and s.week = 1 and t.delivery_id = :delivery
                            and t.content is null and t.period_to < :today""")
                .param("delivery", delivery)
                .param("lately", lately())
                .param("today", LocalDate.now(Examples.BERLIN))
                .update();
        jdbc.sql("""
                        update status_report
                        set our_hours = jsonb_build_object('parallel', 3, 'oversight', 1,
                            'by', submitted_by, 'at', submitted_at, 'revision', 1)
                        where delivery_id = :delivery and week in (2, 20, 40)""").param("delivery", delivery).update();
        miss(deliveries.get(contract.engagement()));
    }

    /** Every miss that these reports show, as sending them one by one would have kept it. */
    private void miss(Delivery delivery) {
        jdbc.sql("""
                        insert into breach (id, delivery_id, engagement_id, report_id, level_id, level_name, week, ends_on, value,
                            minimum, agreed, status, detected_at, version)
                        select gen_random_uuid(), w.delivery_id, w.engagement_id, w.id, :level, :name, w.week, w.period_to, 87.5,
                            90, 95, 'DETECTED', w.submitted_at, 0
                        from status_report w
                        where w.delivery_id = :delivery and w.content is not null
                            and (w.week % 7 = 0 or w.period_to > :lately)""")
                .param("delivery", delivery.id().id())
                .param("level", delivery.leading().id().id())
                .param("name", delivery.leading().name())
                .param("lately", lately())
                .update();
    }

    /** Since then the first level was missed every week. */
    private static LocalDate lately() {
        return LocalDate.now(Examples.BERLIN).minusWeeks(40);
    }

    /** The newest miss of this work. */
    public String newestMiss(Agreed contract) {
        var delivery = deliveries.get(contract.engagement());
        return deliveries.newestDetected(delivery, 1).get(0).id().toString();
    }

    public String newest(Agreed contract) {
        return deliveries
                .newestIn(deliveries.get(contract.engagement()), 1)
                .get(0)
                .id()
                .toString();
    }

    /** The address of the vendor's weeks. */
    public String link(Agreed contract) {
        var delivery = deliveries.get(contract.engagement());
        var now = Instant.now();
        return OpenedLinks.path(links.issue(
                LinkPurpose.REPORT,
                delivery.id().id(),
                delivery.vendorName(),
                delivery.vendor().holder(),
                now.plus(Duration.ofDays(9)),
                now));
    }

    private static DeliveryTerms terms(List<AgreedLevel> levels) {
        return Examples.terms(TRANSITION, ReportedBy.VENDOR, levels.toArray(AgreedLevel[]::new));
    }

    private static ReportContent content(List<AgreedLevel> levels) {
        return new ReportContent(
                Health.ON_TRACK,
                null,
                levels.stream().map(level -> Examples.measured(level, 79, 80)).toList(),
                null,
                null,
                null,
                null,
                "Receipts of the week, all of them posted. ".repeat(5),
                "The same again.",
                null,
                null);
    }
}
