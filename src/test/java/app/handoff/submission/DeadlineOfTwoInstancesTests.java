package app.handoff.submission;

import static app.handoff.bidding.ABidding.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.handoff.HandoffApplication;
import app.handoff.Proofs;
import app.handoff.TestDatabase;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.InvitationRepository;
import app.handoff.bidding.TooLate;
import app.handoff.evaluation.EvaluationsForTests;
import app.handoff.installation.DatabaseAccess;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * R4: two instances of Handoff whose clocks are ten minutes apart take bids over one deadline, while people at both keep
 * pressing "open". The same race without a seal goes wrong, so that the zeros mean something.
 */
@SpringBootTest
@Tag("proof")
class DeadlineOfTwoInstancesTests {

    private static final int WRITERS = 20;
    private static final Duration APART = Duration.ofMinutes(10);
    private static final double SECONDS = 14;

    @Autowired
    ApplicationContext here;

    private ConfigurableApplicationContext there;

    @BeforeEach
    void anotherInstance() {
        there = new SpringApplicationBuilder(HandoffApplication.class).run("--server.port=0");
    }

    @AfterEach
    void itStops() {
        there.close();
    }

    @Test
    void noBidIsLateNoneIsRefusedOnTimeAndNoneIsSeenEarly() throws Exception {
        for (int round = 0; round < Proofs.times(1, 20); round++) {
            new Race(new Instance(here, Duration.ZERO), new Instance(there, APART.negated())).run();
        }
    }

    /** What everybody would write first: look at the clock of the instance, then insert. */
    @Test
    void aClockThatIsLookedAtBeforeWritingLetsLateBidsIn() throws Exception {
        var access = TestDatabase.access();
        try (var owner = DriverManager.getConnection(access.url(), DatabaseAccess.OWNER, access.ownerPassword());
                var sql = owner.createStatement()) {
            sql.execute("create table naive_bid (at timestamptz not null default clock_timestamp())");
            try {
                var deadline = Instant.now().plusSeconds(2);
                var stop = new AtomicBoolean();
                var threads = Executors.newFixedThreadPool(WRITERS);
                for (int i = 0; i < WRITERS; i++) {
                    var clock = i % 2 == 0 ? Duration.ZERO : APART.negated();
                    threads.submit(() -> writeNaively(deadline, clock, stop));
                }
                awaitPast(deadline);
                int opened = count(owner.createStatement(), "select count(*) from naive_bid");
                awaitPast(deadline.plusMillis(500));
                stop.set(true);
                end(threads);
                int late = count(sql, "select count(*) from naive_bid where at >= '" + deadline + "'");
                int after = count(sql, "select count(*) from naive_bid") - opened;
                System.out.printf("R4 without a seal: late %d, appeared after the opening %d%n", late, after);
                assertThat(late).isPositive();
                assertThat(after).isPositive();
            } finally {
                sql.execute("drop table naive_bid");
            }
        }
    }

    private static Void writeNaively(Instant deadline, Duration clock, AtomicBoolean stop) throws SQLException {
        var access = TestDatabase.access();
        try (var owner = DriverManager.getConnection(access.url(), DatabaseAccess.OWNER, access.ownerPassword());
                var sql = owner.createStatement()) {
            while (!stop.get()) {
                if (Instant.now().plus(clock).isBefore(deadline)) {
                    sql.execute("insert into naive_bid default values");
                }
            }
        }
        return null;
    }

    private static int count(java.sql.Statement statement, String sql) throws SQLException {
        try (var found = statement.executeQuery(sql)) {
            found.next();
            return found.getInt(1);
        }
    }

    private static void awaitPast(Instant moment) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(2))
                .until(() -> Instant.now().isAfter(moment));
    }

    private static void end(ExecutorService threads) throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    /** @param clock how far its clock is ahead */
    private record Instance(ApplicationContext beans, Duration clock) {

        <T> T bean(Class<T> type) {
            return beans.getBean(type);
        }

        Instant now() {
            return Instant.now().plus(clock);
        }

        <T> T as(Tenancy.Scope scope, Callable<T> work) {
            return Tenancy.as(
                    scope,
                    () -> bean(TransactionTemplate.class).execute(status -> {
                        try {
                            return work.call();
                        } catch (RuntimeException e) {
                            throw e;
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }));
        }

        Receipt send(Made made, int vendor, BidContent content) {
            return as(made.vendor(vendor), () -> {
                var own = bean(InvitationRepository.class)
                        .lock(made.invited().get(vendor))
                        .orElseThrow();
                return bean(SealedBids.class).send(own, own.contact(), own.actor(), content, UUID.randomUUID(), now());
            });
        }

        void open(Made made) {
            Tenancy.as(made.scope(), () -> {
                bean(EvaluationsForTests.class).openBids(made.request(), MIA, now());
                return true;
            });
        }

        Set<String> opened(Made made) {
            return as(
                    made.scope(),
                    () -> Set.copyOf(bean(EvaluationsForTests.class).fingerprints(made.request())));
        }

        /** What the business reads of the bids before they are opened: nothing. */
        int seenEarly(Made made) {
            return as(
                    made.scope(),
                    () -> bean(JdbcTemplate.class)
                            .queryForObject(
                                    "select count(c.bid_id) from bid_request r left join bid_content c on c.request_id = r.id"
                                            + " where r.opened_at is null",
                                    Integer.class));
        }
    }

    private static final class Race {

        private final List<Instance> instances;
        private final Made made;
        private final Instant deadline;
        private final List<BidContent> contents;
        private final Queue<Receipt> accepted = new ConcurrentLinkedQueue<>();
        private final Queue<Instant> refused = new ConcurrentLinkedQueue<>();
        private final Queue<Set<String>> seenAtOpening = new ConcurrentLinkedQueue<>();
        private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
        private final AtomicInteger early = new AtomicInteger();
        private final AtomicBoolean stop = new AtomicBoolean();

        Race(Instance... instances) {
            this.instances = List.of(instances);
            var first = instances[0];
            var names = IntStream.range(0, WRITERS).mapToObj(i -> "Vendor " + i).toArray(String[]::new);
            this.made = first.bean(ABidding.class).open(SECONDS, names);
            this.deadline = first.as(
                            made.scope(),
                            () -> first.bean(JdbcTemplate.class)
                                    .queryForObject("select deadline from bid_request", Timestamp.class))
                    .toInstant();
            this.contents = contents(first);
        }

        private List<BidContent> contents(Instance instance) {
            var contents = new ArrayList<BidContent>();
            for (int i = 0; i < WRITERS; i++) {
                var invitation = made.invited().get(i);
                var hour = String.valueOf(30 + i);
                contents.add(Tenancy.as(made.vendor(i), () -> {
                    instance.bean(BidsForTests.class).fill(invitation, made.frozen(), hour);
                    return instance.bean(BidPreparation.class)
                            .visit(invitation)
                            .check()
                            .content();
                }));
            }
            return contents;
        }

        void run() throws InterruptedException {
            var threads = Executors.newFixedThreadPool(WRITERS + 2 * instances.size());
            for (int i = 0; i < WRITERS; i++) {
                int vendor = i;
                var instance = instances.get(i % instances.size());
                threads.submit(() -> repeat(() -> write(instance, vendor)));
            }
            for (var instance : instances) {
                threads.submit(() -> repeat(() -> open(instance)));
                threads.submit(() -> repeat(() -> early.addAndGet(instance.seenEarly(made))));
            }
            awaitPast(deadline.plusMillis(1500));
            stop.set(true);
            end(threads);
            judge();
        }

        private void repeat(Runnable act) {
            while (!stop.get()) {
                try {
                    act.run();
                } catch (RuntimeException e) {
                    unexpected.add(e);
                }
            }
        }

        private void write(Instance instance, int vendor) {
            try {
                accepted.add(instance.send(made, vendor, contents.get(vendor)));
            } catch (TooLate late) {
                refused.add(late.databaseTime());
            }
        }

        private void open(Instance instance) {
            try {
                instance.open(made);
            } catch (RuleViolation tooEarlyOrDone) {
                return;
            }
            seenAtOpening.add(instance.opened(made));
        }

        private void judge() {
            var first = instances.get(0);
            int kept = first.as(
                    made.scope(),
                    () -> first.bean(JdbcTemplate.class).queryForObject("select count(*) from bid", Integer.class));
            long late = accepted.stream()
                    .filter(receipt -> !receipt.at().isBefore(deadline))
                    .count();
            long onTime = refused.stream().filter(at -> at.isBefore(deadline)).count();
            var after = new HashSet<>(first.opened(made));
            seenAtOpening.forEach(after::removeAll);
            System.out.printf(
                    "R4 N=%d bids by %d writers at 2 instances: late %d, refused on time %d of %d, seen early %d,"
                            + " lost %d, appeared after the opening %d%n",
                    accepted.size(),
                    WRITERS,
                    late,
                    onTime,
                    refused.size(),
                    early.get(),
                    accepted.size() - kept,
                    after.size());
            assertThat(unexpected).isEmpty();
            assertThat(accepted).as("bids, so that the rest proves something").hasSizeGreaterThan(200);
            assertThat(refused).isNotEmpty();
            assertThat(late).isZero();
            assertThat(onTime).isZero();
            assertThat(early).hasValue(0);
            assertThat(kept).isEqualTo(accepted.size());
            assertThat(seenAtOpening).as("opened once").hasSize(1);
            assertThat(after).isEmpty();
        }
    }
}
