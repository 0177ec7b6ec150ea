package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.JONAS;
import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.SIGNED;
import static app.handoff.delivery.Examples.content;
import static app.handoff.delivery.Examples.measured;
import static app.handoff.delivery.Examples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.engagement.Agenda;
import app.handoff.engagement.RunningEngagements;
import app.handoff.engagement.StageReport;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberLeft;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ShareToken;
import app.handoff.servicelevel.Result;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Window;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class DeliveryDatabaseTests {

    @Autowired
    Deliveries deliveries;

    @Autowired
    StatusReports statusReports;

    @Autowired
    Breaches breaches;

    @Autowired
    ReportReminders reminders;

    @Autowired
    ReportLinks links;

    @Autowired
    ShareLinks shared;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    RunningStage stage;

    @Autowired
    DeliveryAgenda agenda;

    @Autowired
    RunningEngagements running;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests contracts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext context;

    Tenancy.Scope business;

    @BeforeEach
    void aBusiness() {
        business = Tenancy.Scope.of(Pages.of(context).owner("Studio Fern").business())
                .at(Pages.BERLIN);
    }

    @Test
    void plansEveryWeekOfTheContractOnce() {
        var terms = agreed(terms());
        as(() -> deliveries.start(terms, ANA, SIGNED));
        as(() -> deliveries.start(terms, ANA, SIGNED));

        var reports = reportsOf(terms);
        assertThat(reports).hasSize(52);
        assertThat(reports.get(0).dueAt()).isEqualTo("2027-01-08T15:00:00Z");
        assertThat(reports.get(51).period().to()).isEqualTo("2027-12-31");
        assertThat(deliveryOf(terms).levels()).containsExactly(RIGHT_FIRST_TIME, OVERNIGHT);
    }

    @Test
    void keepsEveryVersionOfAReportAndTellsTheSecondOfTwoWriters() {
        var terms = started(terms());
        var report = reportsOf(terms).get(0);
        send(report, 0, content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 79, 80)));

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> send(report, 0, content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 70, 80))));
        int seen = as(() -> statusReports.get(report.id()).version());
        send(report, seen, content(Health.OFF_TRACK, measured(RIGHT_FIRST_TIME, 60, 80)));

        assertThat(as(() -> statusReports.versions(report.id())))
                .extracting(ReportVersion::revision)
                .containsExactly(2, 1);
        assertThat(as(() -> statusReports.get(report.id()).submission().content())
                        .health())
                .isEqualTo(Health.OFF_TRACK);
    }

    @Test
    void aLinkSeesAndWritesOneDeliveryOnly() {
        var terms = started(terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME));
        var other = started(terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME));
        var report = reportsOf(terms).get(0);
        var foreign = reportsOf(other).get(0);
        var link = business.asVendor(deliveryOf(terms).id().id());
        var liza = Actor.vendor(terms.vendor(), "Liza");

        Tenancy.as(link, () -> {
            statusReports.keep(report.id(), "link Liza", Map.of("done", "Half"), report.dueAt());
            statusReports.submit(report.id(), 0, content(Health.ON_TRACK), "link Liza", liza, report.dueAt());
            return true;
        });

        assertThat(as(() -> statusReports.get(report.id())).status()).isEqualTo(StatusReport.Status.SUBMITTED);
        assertThat(as(() -> statusReports.draft(report.id(), "link Liza"))).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Tenancy.as(link, () -> statusReports.get(foreign.id())));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Tenancy.as(
                        link,
                        () -> transaction.execute(
                                status -> jdbc.sql("delete from status_report").update())));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Tenancy.as(
                        link,
                        () -> transaction.execute(status ->
                                jdbc.sql("update delivery set title = 'x'").update())));
    }

    @Test
    void findsNothingInAnotherBusiness() {
        var terms = started(terms());
        var elsewhere = Tenancy.Scope.of(Pages.of(context).owner("Other").business());

        assertThat(Tenancy.as(elsewhere, () -> deliveries.find(terms.engagement())))
                .isEmpty();
    }

    @Test
    void aWeekUnderTheMinimumIsABreachUntilItIsCorrected() {
        var terms = started(terms(0, ReportedBy.STAFF, RIGHT_FIRST_TIME));
        var report = reportsOf(terms).get(3);

        send(report, 0, content(Health.OFF_TRACK, measured(RIGHT_FIRST_TIME, 70, 80)));
        assertThat(breaches(terms)).hasSize(1).first().satisfies(breach -> {
            assertThat(breach.value()).isEqualByComparingTo("87.5");
            assertThat(breach.status()).isEqualTo(Breach.Status.DETECTED);
        });

        send(report, 1, content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 79, 80)));
        assertThat(breaches(terms)).extracting(Breach::status).containsExactly(Breach.Status.CORRECTED);
    }

    @Test
    void missingWhatWasAgreedIsABreachAlsoAboveTheMinimum() {
        var terms = started(terms(0, ReportedBy.VENDOR, RIGHT_FIRST_TIME));

        send(reportsOf(terms).get(0), 0, content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 78, 80)));

        assertThat(breaches(terms)).extracting(Breach::value).containsExactly(new BigDecimal("97.500000"));
    }

    @Test
    void transitionBringsNoBreach() {
        var terms = started(terms());

        send(reportsOf(terms).get(0), 0, content(Health.OFF_TRACK, measured(RIGHT_FIRST_TIME, 10, 80)));

        assertThat(breaches(terms)).isEmpty();
    }

    @Test
    void aMonthIsJudgedWhenItsLastReportIsIn() {
        var monthly = Examples.share("98", "95", ServiceLevel.Window.MONTH, null);
        var terms = started(terms(0, ReportedBy.STAFF, monthly));
        var january = reportsOf(terms).subList(0, 4);

        for (var report : january.subList(0, 3)) {
            send(report, 0, content(Health.ON_TRACK, measured(monthly, 90, 100)));
        }
        assertThat(breaches(terms)).isEmpty();

        send(january.get(3), 0, content(Health.ON_TRACK, measured(monthly, 100, 100)));
        assertThat(breaches(terms)).hasSize(1).first().satisfies(breach -> {
            assertThat(breach.week()).isEqualTo(4);
            assertThat(breach.value()).isEqualByComparingTo("92.5");
        });
    }

    @Test
    void remindsTwoDaysBeforeOnTheDayAndTwoDaysAfterEachOnce() {
        var terms = started(terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME));
        var due = reportsOf(terms).get(0).dueAt();

        assertThat(remind(due.minus(Duration.ofHours(49)))).isZero();
        assertThat(remind(due.minus(Duration.ofHours(47)))).isOne();
        assertThat(remind(due.minus(Duration.ofHours(30)))).isZero();
        assertThat(remind(due.minus(Duration.ofHours(3)))).isOne();
        assertThat(remind(due.plus(Duration.ofHours(3)))).isZero();
        assertThat(remind(due.plus(Duration.ofHours(49)))).isOne();
        assertThat(remind(due.plus(Duration.ofHours(50)))).isZero();

        Long letters = as(() -> transaction.execute(status ->
                jdbc.sql("select count(*) from message").query(Long.class).single()));
        assertThat(letters).isEqualTo(3L);
    }

    @Test
    void aReminderThatNobodySentIsWithdrawnOnceTheReportCameOrWasSkipped() {
        var terms = started(terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME));
        var reports = reportsOf(terms);
        var first = reports.get(0).dueAt();
        var second = reports.get(1).dueAt();
        remind(first.minus(Duration.ofHours(3)));
        remind(second.minus(Duration.ofHours(3)));
        assertThat(waiting(reports.get(0))).isOne();
        assertThat(waiting(reports.get(1))).isOne();

        send(reports.get(0), 0, content(Health.ON_TRACK));
        remind(second.minus(Duration.ofHours(2)));
        assertThat(waiting(reports.get(0)))
                .as("reminders of the report that came")
                .isZero();
        assertThat(waiting(reports.get(1)))
                .as("reminders of the one that is open")
                .isOne();

        as(() -> statusReports.skip(reports.get(1).id(), "Holiday", ANA, second));
        remind(second.minus(Duration.ofHours(1)));
        assertThat(waiting(reports.get(1)))
                .as("reminders of a week that was skipped")
                .isZero();
    }

    @Test
    void aNewLinkLeavesNoLetterThatWaitsWithADeadOne() {
        var terms = started(terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME));
        var reports = reportsOf(terms);
        var second = reports.get(1).dueAt();
        send(reports.get(0), 0, content(Health.ON_TRACK));
        as(() -> statusReports.query(reports.get(0).id(), 1, "Why so few?", "Studio Fern", ANA, second));
        remind(second.minus(Duration.ofHours(3)));
        assertThat(letters(terms)).containsExactly("delivery.question", "delivery.reminder.onDay");

        as(() -> links.issue(deliveryOf(terms), "Ana Ruiz", "Studio Fern", Instant.now()));
        assertThat(letters(terms))
                .as("the question is asked again behind a link that works")
                .containsExactly("delivery.link", "delivery.question");
        as(() -> links.issue(deliveryOf(terms), "Ana Ruiz", "Studio Fern", Instant.now()));
        assertThat(letters(terms)).containsExactly("delivery.link", "delivery.question");

        as(() -> links.revoke(deliveryOf(terms), ANA, Instant.now()));
        assertThat(letters(terms)).isEmpty();
    }

    @Test
    void aNewLinkForOurColleagueLeavesTheVendorItsOwn() {
        var terms = started(terms(8, ReportedBy.STAFF, RIGHT_FIRST_TIME));
        as(() -> deliveries.reportedBy(
                terms.engagement(), deliveryOf(terms).version(), ReportedBy.STAFF, "Mei Lin", "mei@fern.example", ANA));
        var reading = as(() -> links.letVendorRead(deliveryOf(terms), "Studio Fern", Instant.now()));
        var first = as(() -> links.issue(deliveryOf(terms), "Ana Ruiz", "Studio Fern", Instant.now()));
        var next = as(() -> links.issue(deliveryOf(terms), "Ana Ruiz", "Studio Fern", Instant.now()));

        assertThat(opens(reading)).isTrue();
        assertThat(opens(first)).isFalse();
        assertThat(opens(next)).isTrue();
        assertThat(letters(terms)).containsExactly("delivery.link", "delivery.reading");
    }

    @Test
    void whoHasLeftWritesNoReportThroughTheirLinkAnyMore() {
        var byMail = writtenBy("Mei Lin", "mei@fern.example");
        var byHand = writtenBy("Mei Lin", null);
        var another = writtenBy("Mei Ling", "mei.ling@fern.example");
        var reading = as(() -> links.letVendorRead(deliveryOf(byMail), "Studio Fern", Instant.now()));
        var issued = Stream.of(byMail, byHand, another)
                .map(terms -> as(() -> links.issue(deliveryOf(terms), "Ana Ruiz", "Studio Fern", Instant.now())))
                .toList();

        as(() -> transaction.executeWithoutResult(
                status -> events.publishEvent(new MemberLeft("Mei  Lin", "MEI@fern.example"))));

        assertThat(issued.stream().map(this::opens)).containsExactly(false, false, true);
        assertThat(opens(reading)).as("the vendor goes on reading").isTrue();
        assertThat(deliveryOf(byMail).reporter().email()).isNull();
        assertThat(deliveryOf(byHand).reporter().name()).isNull();
        assertThat(deliveryOf(another).reporter().name()).isEqualTo("Mei Ling");
        assertThat(letters(byMail)).containsExactly("delivery.reading");
    }

    private DeliveryTerms writtenBy(String name, String email) {
        var terms = started(terms(8, ReportedBy.STAFF, RIGHT_FIRST_TIME));
        as(() -> deliveries.reportedBy(
                terms.engagement(), deliveryOf(terms).version(), ReportedBy.STAFF, name, email, ANA));
        return terms;
    }

    private boolean opens(ReportLinks.Issued issued) {
        var token = ShareToken.read(issued.path().split("/")[2]).orElseThrow();
        return as(() -> shared.open(token, Instant.now()).isPresent());
    }

    /** Letters about this work and its reports that somebody still has to send. */
    private List<String> letters(DeliveryTerms terms) {
        return as(() -> transaction.execute(status -> jdbc.sql(
                        "select mail_key from message where engagement_id = :engagement and not to_us and status = 'WAITING'"
                                + " and (useful_until is null or useful_until > :soon) order by mail_key")
                .param("engagement", terms.engagement().id())
                .param("soon", OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(5))
                .query(String.class)
                .list()));
    }

    /** Letters about this report that somebody still has to send, as the outbox counts them. */
    private Long waiting(StatusReport report) {
        return as(() -> transaction.execute(
                status -> jdbc.sql("select count(*) from message where about = :report and status = 'WAITING'"
                                + " and useful_until > :created")
                        .param("report", report.id().id())
                        .param("created", OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(5))
                        .query(Long.class)
                        .single()));
    }

    @Test
    void doesNotRemindOfWhatWasSentOrSkipped() {
        var terms = started(terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME));
        var reports = reportsOf(terms);
        send(reports.get(0), 0, content(Health.ON_TRACK));
        as(() -> statusReports.skip(
                reports.get(1).id(), "Holiday", ANA, reports.get(1).period().opensAt()));

        assertThat(remind(reports.get(0).dueAt().minus(Duration.ofHours(3)))).isZero();
        assertThat(remind(reports.get(1).dueAt().minus(Duration.ofHours(3)))).isZero();
    }

    @Test
    void aMonthIsJudgedOnceItsLastWeekIsSkipped() {
        var level = Examples.share("98", "90", Window.MONTH, null);
        var terms = started(terms(0, ReportedBy.STAFF, level));
        var reports = reportsOf(terms);
        for (var report : reports.subList(0, 3)) {
            send(report, 0, content(Health.ON_TRACK, measured(level, 95, 100)));
        }
        assertThat(missed(terms)).as("one week is still to come").isEmpty();

        var last = reports.get(3);
        as(() -> statusReports.skip(last.id(), "Holiday", ANA, last.period().opensAt()));
        assertThat(missed(terms)).containsExactly(3);

        as(() -> statusReports.unskip(last.id(), ANA, last.dueAt()));
        int seen = as(() -> statusReports.get(last.id()).version());
        send(last, seen, content(Health.ON_TRACK, measured(level, 96, 100)));
        assertThat(missed(terms)).as("the month is missed once").containsExactly(4);
    }

    /** The weeks whose reports closed a missed period. */
    private List<Integer> missed(DeliveryTerms terms) {
        return as(() -> breaches.detected(terms.engagement(), 10)).stream()
                .map(Breach::week)
                .toList();
    }

    @Test
    void summarisesForTheReview() {
        var terms = started(terms());
        var reports = reportsOf(terms);
        send(reports.get(0), 0, content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 76, 80)));
        as(() -> {
            statusReports.submit(
                    reports.get(1).id(),
                    0,
                    content(Health.SOME_TROUBLE, measured(RIGHT_FIRST_TIME, 79, 80)),
                    "x",
                    JONAS,
                    reports.get(1).dueAt().plus(Duration.ofDays(1)));
            statusReports.skip(
                    reports.get(2).id(), "Holiday", ANA, reports.get(2).period().opensAt());
            return true;
        });

        var summary = as(() -> deliveries.between(
                        terms.engagement(), LocalDate.parse("2027-01-01"), LocalDate.parse("2027-01-31")))
                .orElseThrow();

        assertThat(summary.reportsOnTime()).isOne();
        assertThat(summary.reportsLate()).isOne();
        assertThat(summary.reportsSkipped()).isOne();
        assertThat(summary.worked().oversightHours()).isEqualByComparingTo("3");
        assertThat(summary.worked().parallelHours()).isEqualByComparingTo("8");
        assertThat(summary.levels().get(0).overall().value()).isEqualByComparingTo("96.875");
        assertThat(summary.levels().get(1).overall()).isEqualTo(Result.NO_DATA);
    }

    @Test
    void tellsTheEngagementPageWhatIsNext() {
        var terms = started(terms());
        var report = reportsOf(terms).get(0);
        send(report, 0, content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 79, 80)));

        var told = as(() -> stage.reports(List.of(terms.engagement()), report.dueAt()))
                .get(terms.engagement());

        assertThat(told.state()).isEqualTo(StageReport.State.CURRENT);
        assertThat(told.next().title().key()).isEqualTo("delivery.step.read");
        assertThat(told.badge().kind()).isEqualTo(StageReport.Badge.Kind.GOOD);
    }

    @Test
    void asksStaffToWriteAndOwnersToRead() {
        var terms = started(terms());
        var reports = reportsOf(terms);
        var second = reports.get(1).dueAt().minus(Duration.ofHours(1));
        send(reports.get(0), 0, content(Health.ON_TRACK));

        assertThat(needs(Role.STAFF, second)).containsExactly("delivery.agenda.write");
        assertThat(needs(Role.OWNER, second))
                .containsExactlyInAnyOrder("delivery.agenda.read", "delivery.agenda.write");
        assertThat(as(() -> agenda.happenings(second, second.plus(Duration.ofDays(14)), 10)))
                .hasSize(2);
    }

    @Test
    void aMissingReportStaysOnHomeUntilItCameOrWasSkipped() {
        var terms = started(terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME));
        var reports = reportsOf(terms);
        var later = reports.get(3).dueAt().plus(Duration.ofHours(1));
        assertThat(needs(Role.OWNER, reports.get(0).dueAt().plus(Duration.ofHours(1))))
                .containsExactly("delivery.agenda.late");
        assertThat(needs(Role.OWNER, later)).containsExactly("delivery.agenda.late.many");

        send(reports.get(0), 0, content(Health.ON_TRACK));
        for (var report : reports.subList(1, 3)) {
            as(() -> statusReports.skip(report.id(), "Holiday", ANA, later));
        }

        assertThat(needs(Role.OWNER, later)).containsExactlyInAnyOrder("delivery.agenda.read", "delivery.agenda.late");
        assertThat(needs(Role.STAFF, later)).isEmpty();
    }

    @Test
    void listsRunningWorkWorstFirst() {
        var good = started(terms());
        var bad = started(terms());
        var report = reportsOf(good).get(0);
        send(report, 0, content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, 79, 80)));
        send(reportsOf(bad).get(0), 0, content(Health.OFF_TRACK, measured(RIGHT_FIRST_TIME, 0, 0)));

        var rows = as(() -> running.running(report.dueAt(), 10));

        assertThat(rows)
                .extracting(RunningEngagements.Row::health)
                .containsExactly(RunningEngagements.Health.OFF_TRACK, RunningEngagements.Health.ON_TRACK);
        assertThat(rows.get(0).levels()).containsExactly((BigDecimal) null);
        assertThat(rows.get(1).oversight()).isEqualByComparingTo("1.5");
        assertThat(rows.get(1).hoursFreed()).isEqualByComparingTo("0");
    }

    @Test
    void signedWorkIsShownBeforeItBegins() {
        var terms = started(terms());
        var signing = Instant.parse("2026-12-14T10:00:00Z");

        var row = as(() -> running.running(signing, 10)).get(0);
        assertThat(row.level()).isEqualTo(Sentence.of("delivery.work.begins", terms.starts()));
        assertThat(row.health()).isEqualTo(RunningEngagements.Health.NO_DATA);
        assertThat(row.hoursFreed()).isNull();

        var told = as(() -> stage.reports(List.of(terms.engagement()), signing)).get(terms.engagement());
        assertThat(told.fact()).isEqualTo(Sentence.of("delivery.stage.begins", terms.starts()));
        assertThat(told.quietUntil()).isEqualTo(Sentence.of("delivery.step.begins", terms.starts()));
        assertThat(told.steps().get(0).note().key()).isEqualTo("delivery.steps.reports.first");
    }

    @Test
    void listsAskNoMoreWhenThereIsMore() {
        var engagements = new ArrayList<EngagementId>();
        engagements.add(started(terms()).engagement());
        var now = Instant.parse("2027-02-10T09:00:00Z");
        var few = statements(engagements, now);

        for (int i = 0; i < 12; i++) {
            engagements.add(started(terms()).engagement());
        }

        assertThat(statements(engagements, now))
                .isEqualTo(few)
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(5L));
    }

    private List<Long> statements(List<EngagementId> engagements, Instant now) {
        return List.of(
                count(() -> stage.reports(engagements, now)),
                count(() -> running.running(now, 50)),
                count(() -> agenda.needs(new Agenda.Viewer(Role.OWNER), now, 50)),
                count(() -> agenda.happenings(now, now.plus(Duration.ofDays(14)), 50)),
                count(() -> statusReports.list(StatusReports.Filter.ALL, now, null, 30)));
    }

    private long count(Supplier<?> work) {
        return StatementCount.of(() -> as(work));
    }

    private List<String> needs(Role role, Instant now) {
        return as(() -> agenda.needs(new Agenda.Viewer(role), now, 10)).stream()
                .map(need -> need.title().key())
                .toList();
    }

    private int remind(Instant now) {
        return as(() -> reminders.remind("Studio Fern", now));
    }

    private List<Breach> breaches(DeliveryTerms terms) {
        return as(() -> deliveries.breaches(deliveryOf(terms).id()));
    }

    private void send(StatusReport report, int seen, ReportContent content) {
        as(() -> statusReports.submit(
                report.id(), seen, content, "member", JONAS, report.dueAt().minus(Duration.ofHours(1))));
    }

    private DeliveryTerms started(DeliveryTerms example) {
        var terms = agreed(example);
        as(() -> deliveries.start(terms, ANA, SIGNED));
        return terms;
    }

    /** What this example would say of a contract that is there. */
    private DeliveryTerms agreed(DeliveryTerms example) {
        var engagement = as(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        return Examples.of(as(() -> contracts.drafted(engagement, ANA, SIGNED)), example);
    }

    private Delivery deliveryOf(DeliveryTerms terms) {
        return as(() -> deliveries.get(terms.engagement()));
    }

    private List<StatusReport> reportsOf(DeliveryTerms terms) {
        return as(() -> deliveries.reports(deliveryOf(terms).id()));
    }

    private <T> T as(Supplier<T> work) {
        return Tenancy.as(business, work);
    }

    private void as(Runnable work) {
        Tenancy.as(business, () -> {
            work.run();
            return true;
        });
    }
}
