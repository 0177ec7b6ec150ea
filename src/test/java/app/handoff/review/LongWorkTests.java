package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ContractsForTests.Agreed;
import app.handoff.contract.WorkRecord;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Examples;
import app.handoff.delivery.WorkOfManyWeeks;
import app.handoff.kernel.Money;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import jakarta.persistence.EntityManagerFactory;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Pages of work that runs for decades cost what those of a year cost. */
@Tag("long")
@SpringBootTest
class LongWorkTests {

    private static final int YEAR = 50;
    private static final int DECADES = 2_000;

    /** A connection tells what it counted ten seconds after its last transaction at the latest. */
    private static final Duration TOLD_AFTER = Duration.ofSeconds(12);

    @Autowired
    WebApplicationContext context;

    @Autowired
    EntityManagerFactory factory;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    WorkOfManyWeeks works;

    @Autowired
    Deliveries deliveries;

    @Autowired
    WorkRecord record;

    @Autowired
    ReviewPlanRepository plans;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPageCostsTheSameInTheFortiethYearAsInTheFirst() throws UnsupportedEncodingException {
        var shortWork = new Work(YEAR);
        var longWork = new Work(DECADES);
        var before = scanned();
        var few = shortWork.pages();
        var between = scanned();
        var many = longWork.pages();
        long scannedOfFew = between - before;
        long scannedOfMany = scanned() - between;
        System.out.printf(
                "Rows of weeks and misses that the database looked at for these pages: %,d at %,d weeks, %,d at %d%n",
                scannedOfMany, DECADES, scannedOfFew, YEAR);

        few.forEach((page, cost) -> System.out.printf(
                "Page \"%s\" at %,d weeks against %d: %.2f times the rows (%d, %d), %.2f times the bytes (%d, %d),"
                        + " %d and %d statements%n",
                page,
                DECADES,
                YEAR,
                (double) many.get(page).rows() / cost.rows(),
                many.get(page).rows(),
                cost.rows(),
                (double) many.get(page).bytes() / cost.bytes(),
                many.get(page).bytes(),
                cost.bytes(),
                many.get(page).statements(),
                cost.statements()));
        few.forEach((page, cost) -> {
            assertThat(many.get(page).rows()).as("rows of %s", page).isLessThanOrEqualTo(cost.rows() * 5 / 2 + 10);
            assertThat(many.get(page).bytes()).as("bytes of %s", page).isLessThanOrEqualTo(cost.bytes() * 5 / 4);
            assertThat(many.get(page).statements()).as("statements of %s", page).isEqualTo(cost.statements());
        });
    }

    /** The right to end a contract goes by the misses that were found, and reads no report. */
    @Test
    void missesOfDecadesAreCountedWithoutTheirReports() {
        var work = new Work(DECADES);
        var statistics = factory.unwrap(SessionFactoryImplementor.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            var shown = work.in(() -> record.of(work.contract.engagement(), 6));
            assertThat(shown.missed()).isEqualTo(6);
            assertThat(statistics.getEntityLoadCount()).as("the work alone").isOne();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /** Rows of weeks and misses that were looked at so far, once all connections have told theirs. */
    private long scanned() {
        await().pollDelay(TOLD_AFTER).atMost(TOLD_AFTER.multipliedBy(2)).until(() -> true);
        return jdbc.sql("select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint"
                        + " from pg_stat_user_tables where relname in ('status_report', 'breach')")
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsReadOfAPartIsWhatAllOfItSays() {
        for (int weeks : new int[] {10, YEAR, 200}) {
            var work = new Work(weeks);
            work.in(() -> {
                var whole = deliveries
                        .between(work.contract.engagement(), work.start, LocalDate.now(Examples.BERLIN))
                        .orElseThrow()
                        .worked();
                var hours = deliveries
                        .parallelHours(work.contract.engagement(), work.start, LocalDate.now(Examples.BERLIN))
                        .orElseThrow();
                assertThat(hours.assumed()).isEqualByComparingTo(whole.assumedHours());
                assertThat(hours.entered())
                        .isEqualByComparingTo(whole.parallelHours().add(whole.parallelHoursAfterwards()));
                assertThat(hours.entered().signum()).isPositive();
                return true;
            });
        }
    }

    private record Cost(long rows, long bytes, int statements) {}

    private class Work {

        final SignedIn ana = Pages.of(context).owner("Studio Fern");
        final Agreed contract;
        final LocalDate start;

        Work(int weeks) {
            var engagement = in(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
            contract = in(() -> drafts.drafted(engagement, Examples.ANA, Instant.now()));
            start = in(() -> works.begin(contract, weeks));
            in(() -> {
                works.goOn(contract, weeks + 20);
                return true;
            });
            in(() -> {
                works.report(contract);
                return true;
            });
            in(() -> {
                works.reportTheRestLikeTheFirst(contract);
                return plans.save(new ReviewPlan(
                        engagement,
                        new ReviewPlan.Agreed(
                                "Tala Ledger",
                                start,
                                LocalDate.now(Examples.BERLIN).plusWeeks(20),
                                30,
                                Money.of("8058", "EUR"),
                                Money.of("350", "EUR"),
                                12,
                                null)));
            });
            // Reviewed each quarter.
            in(() -> transaction.execute(
                    status -> jdbc.sql("update review_plan set reviewed_to = :day where engagement_id = :engagement")
                            .param("day", LocalDate.now(Examples.BERLIN).minusWeeks(9))
                            .param("engagement", engagement.id())
                            .update()));
        }

        Map<String, Cost> pages() throws UnsupportedEncodingException {
            var engagement = "/engagements/" + contract.engagement();
            var pages = Pages.of(context);
            var link = in(() -> works.link(contract));
            var newest = in(() -> works.newest(contract));
            var proof = OpenedLinks.proof(context, link.split("/")[2]).orElseThrow();
            var costs = new LinkedHashMap<String, Cost>();
            costs.put(
                    "running work",
                    of(() -> pages.get(ana, engagement + "/running").exchange()));
            costs.put("engagement", of(() -> pages.get(ana, engagement).exchange()));
            costs.put(
                    "list of reports",
                    of(() -> pages.get(ana, "/reports?show=all").exchange()));
            costs.put(
                    "one report", of(() -> pages.get(ana, "/reports/" + newest).exchange()));
            costs.put("review", of(() -> pages.get(ana, engagement + "/review").exchange()));
            costs.put(
                    "misses",
                    of(() -> pages.get(ana, engagement + "/running/breaches").exchange()));
            var miss = in(() -> works.newestMiss(contract));
            costs.put(
                    "one miss",
                    of(() -> pages.get(ana, engagement + "/running/breaches/" + miss)
                            .exchange()));
            costs.put(
                    "holidays",
                    of(() -> pages.get(ana, engagement + "/running/holidays").exchange()));
            costs.put(
                    "a meeting to plan",
                    of(() -> pages.get(ana, engagement + "/meetings/new").exchange()));
            costs.put(
                    "oversight",
                    of(() -> pages.get(ana, engagement + "/running/oversight").exchange()));
            costs.put(
                    "oversight of a week",
                    of(() -> pages.get(ana, engagement + "/running/oversight/week?week=30")
                            .exchange()));
            costs.put("home", of(() -> pages.get(ana, "/").exchange()));
            costs.put(
                    "the vendor's weeks",
                    of(() -> pages.mvc()
                            .get()
                            .uri(link + "/report")
                            .cookie(proof)
                            .exchange()));
            return costs;
        }

        private Cost of(Supplier<MvcTestResult> page) throws UnsupportedEncodingException {
            var statistics = factory.unwrap(SessionFactoryImplementor.class).getStatistics();
            statistics.setStatisticsEnabled(true);
            try {
                statistics.clear();
                var shown = new AtomicReference<MvcTestResult>();
                var rows = new AtomicReference<Long>();
                shown.set(page.get());
                rows.set(statistics.getEntityLoadCount());
                assertThat(shown.get()).hasStatusOk();
                var statements = StatementCount.ofRepeated(page);
                return new Cost(rows.get(), shown.get().getResponse().getContentAsByteArray().length, (int) statements);
            } finally {
                statistics.setStatisticsEnabled(false);
            }
        }

        <T> T in(Supplier<T> work) {
            return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
        }
    }
}
