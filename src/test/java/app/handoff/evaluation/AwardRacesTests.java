package app.handoff.evaluation;

import static app.handoff.bidding.ABidding.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Proofs;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.evaluation.History.Step;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.RuleViolation;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R6: many people choose, take back, follow with the reserve and end one bidding at the same moment, while its vendors and its
 * deadline are pulled at. Whatever succeeded must have been possible one after the other.
 */
@SpringBootTest
@Tag("proof")
class AwardRacesTests {

    private static final int PEOPLE = 20;
    private static final int ACTS = 6;
    private static final String WHY = "The best answers and references for the price.";

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    EvaluationsForTests judges;

    @Autowired
    Evaluations evaluations;

    @Autowired
    AwardDecisions decisions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void nothingHappensThatCouldNotHaveHappenedOneByOne() throws Exception {
        int rounds = Proofs.times(6, 100);
        int steps = 0;
        int refused = 0;
        var illegal = new ArrayList<String>();
        for (int round = 0; round < rounds; round++) {
            var race = new Race(judged(), round);
            race.run();
            steps += race.done.size();
            refused += race.refused.get();
            illegal.addAll(race.illegal());
        }
        System.out.printf(
                "R6 %d rounds × %d people: %d steps done, %d refused, illegal %d%n",
                rounds, PEOPLE, steps, refused, illegal.size());
        assertThat(illegal).isEmpty();
        assertThat(steps).as("steps, so that the rest proves something").isGreaterThan(rounds);
        assertThat(refused).isPositive();
    }

    /** Opened, judged and with every check done: only the choice is left. */
    private Made judged() {
        var made = biddings.open(3_600, "Kontor Vier", "Norte Contable", "FastBooks", "Tala Ledger");
        biddings.bids(made, 4);
        biddings.opening(made);
        biddings.as(made.scope(), () -> {
            judges.waiveAllChecks(made.engagement(), "We know all of them well.", MIA, Instant.now());
            judges.judgeAllAlike(made.engagement(), MIA, Instant.now());
            return true;
        });
        return made;
    }

    private final class Race {

        private final Made made;
        private final List<BidId> offered;
        private final long seed;
        private final ConcurrentLinkedQueue<Step> done = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> forbidden = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
        private final AtomicInteger refused = new AtomicInteger();

        Race(Made made, long seed) {
            this.made = made;
            this.seed = seed;
            this.offered = biddings.as(
                    made.scope(),
                    () -> evaluations.file(made.engagement()).bids().stream()
                            .map(OpenedBid::id)
                            .toList());
        }

        void run() throws InterruptedException {
            var start = new CountDownLatch(1);
            var threads = Executors.newFixedThreadPool(PEOPLE);
            for (int person = 0; person < PEOPLE; person++) {
                var random = new Random(seed * PEOPLE + person);
                threads.submit(() -> {
                    start.await();
                    for (int act = 0; act < ACTS; act++) {
                        act(random);
                    }
                    return null;
                });
            }
            start.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
        }

        private void act(Random random) {
            var engagement = made.engagement();
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> {
                    int winner = random.nextInt(offered.size());
                    var reserve = random.nextBoolean() ? offered.get((winner + 1) % offered.size()) : null;
                    ours(
                            reserve == null ? Step.Kind.AWARD : Step.Kind.AWARD_WITH_RESERVE,
                            () -> decisions.award(
                                    engagement,
                                    offered.get(winner),
                                    reserve,
                                    AwardedOrder.ALL,
                                    WHY,
                                    MIA,
                                    Instant.now()));
                }
                case 3, 4 ->
                    ours(
                            Step.Kind.WITHDRAW,
                            () -> decisions.withdrawAward(engagement, "It declined.", MIA, Instant.now()));
                case 5, 6, 7 ->
                    ours(
                            Step.Kind.RESERVE,
                            () -> decisions.awardReserve(engagement, "It declined: " + WHY, MIA, Instant.now()));
                case 8 ->
                    ours(
                            Step.Kind.NEW_BIDS,
                            () -> decisions.askForNewBids(engagement, "Nobody is left.", MIA, Instant.now()));
                case 9 ->
                    ours(
                            Step.Kind.NOBODY,
                            () -> decisions.chooseNobody(engagement, "All are too dear.", MIA, Instant.now()));
                case 10 ->
                    never(
                            "extended",
                            () -> Tenancy.as(made.scope(), () -> {
                                biddings.extended(made, 5);
                                return true;
                            }));
                default -> {
                    int vendor = random.nextInt(made.invited().size());
                    never(
                            "withdrawn by its vendor",
                            () -> Tenancy.as(made.vendor(vendor), () -> {
                                if (random.nextBoolean()) {
                                    bids.withdraw(made.invited().get(vendor), Instant.now());
                                } else {
                                    bids.decline(made.invited().get(vendor), "No time.", Instant.now());
                                }
                                return true;
                            }));
                }
            }
        }

        private void ours(Step.Kind kind, Runnable act) {
            long from = System.nanoTime();
            if (happens(() -> Tenancy.as(made.scope(), () -> {
                act.run();
                return true;
            }))) {
                done.add(new Step(kind, from, System.nanoTime()));
            }
        }

        private void never(String what, Runnable act) {
            if (happens(act)) {
                forbidden.add(what + " after the opening");
            }
        }

        private boolean happens(Runnable act) {
            try {
                act.run();
                return true;
            } catch (RuleViolation
                    | EditedMeanwhile
                    | ConcurrencyFailureException
                    | DataIntegrityViolationException e) {
                refused.incrementAndGet();
            } catch (RuntimeException e) {
                unexpected.add(e);
            }
            return false;
        }

        List<String> illegal() {
            assertThat(unexpected).isEmpty();
            var illegal = new ArrayList<>(forbidden);
            var history = new History(List.copyOf(done));
            var stored = biddings.as(
                    made.scope(),
                    () -> new History.Outcome(
                            count("select count(*) from award"),
                            count("select count(*) from award where withdrawn_at is null"),
                            jdbc.sql("select status from bid_request")
                                    .query(String.class)
                                    .single()));
            if (!history.canLeadTo(stored)) {
                illegal.add(done + " led to " + stored);
            }
            return illegal;
        }
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
