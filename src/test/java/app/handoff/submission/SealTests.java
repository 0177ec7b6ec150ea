package app.handoff.submission;

import static app.handoff.bidding.ABidding.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.InvitationRepository;
import app.handoff.bidding.TooLate;
import app.handoff.evaluation.EvaluationsForTests;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.OwnCodes;
import app.handoff.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Bids stay sealed until the deadline has passed and a person opens them; what comes later is refused. */
@SpringBootTest
public class SealTests {

    @Autowired
    ABidding biddings;

    @Autowired
    Bidding bidding;

    @Autowired
    BidPreparation preparation;

    @Autowired
    BidCodes bidCodes;

    @Autowired
    InvitationRepository invitations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    OwnCodes codes;

    @Autowired
    SealedBids sealedBids;

    @Autowired
    EvaluationsForTests evaluations;

    @Autowired
    BidsForTests bids;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void opensWhatWasSentAndNothingElse() {
        var made = biddings.open(8, "Kontor Vier", "Norte Contable", "FastBooks", "Tala Ledger");
        send(made, 0, "40");
        send(made, 0, "38");
        send(made, 1, "45");
        send(made, 2, "30");
        withdraw(made, 2);

        assertThat(as(made.scope(), () -> evaluations.opened(made.request()))).isEmpty();
        assertThat(count(made.scope(), "select count(*) from bid_content")).isZero();
        assertThat(biddings.progress(made)).containsExactly("BID_SENT", "BID_SENT", "WITHDRAWN", "SENT");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> openBids(made))
                .extracting(RuleViolation::code)
                .isEqualTo("bidding.opening.tooEarly");

        sleepPast(made);
        openBids(made);

        assertThat(as(made.scope(), () -> evaluations.opened(made.request())))
                .containsExactly("FastBooks, version 2, 9120.00, 1 level", "Kontor Vier, version 1, 10800.00, 1 level");
        assertThat(count(made.scope(), "select count(*) from bid_content")).isEqualTo(2);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> openBids(made))
                .extracting(RuleViolation::code)
                .isEqualTo("bidding.opening.already");
        assertThatExceptionOfType(TooLate.class).isThrownBy(() -> send(made, 1, "20"));
        assertThatExceptionOfType(TooLate.class).isThrownBy(() -> withdraw(made, 1));
    }

    @Test
    void aVendorReadsNothingOfTheOthers() {
        var made = biddings.open(60, "Kontor Vier", "Norte Contable");
        send(made, 0, "40");
        send(made, 1, "45");
        var kontor = made.vendor(0);

        for (var table : List.of("bid", "bid_content", "bid_draft", "invitation", "bid_request")) {
            assertThat(count(kontor, "select count(*) from " + table)).as(table).isOne();
        }
        refused(kontor, "select * from bid_budget");
        refused(kontor, "select * from vendor");
        refused(kontor, "select invitation_id from clarification");
        refused(kontor, "update bid_request set deadline = deadline + interval '1 day'");
        refused(kontor, "update bid_request set gate = 1");
        refused(kontor, "update bid set kind = 'WITHDRAWN'");
        refused(kontor, "delete from bid_content");
        refused(
                kontor,
                "insert into bid (id, request_id, invitation_id, scope_id, number, kind, receipt, at) select '"
                        + Ids.next() + "', request_id, '" + made.invited().get(1)
                        + "', scope_id, 9, 'WITHDRAWN', 'x', at from bid");
    }

    @Test
    void theBusinessCannotPeekByItsOwnDatabaseRights() {
        var made = biddings.open(60, "Kontor Vier");
        send(made, 0, "40");

        assertThat(count(made.scope(), "select count(*) from bid_content")).isZero();
        refused(made.scope(), "select * from bid_draft");
        refused(made.scope(), "select * from bid_code");
        refused(made.scope(), "update bid_code set hash = 'x'");
        refused(made.scope(), "delete from bid_code");
        refused(
                made.scope(),
                "insert into bid_code (invitation_id, hash, chosen_at, version) values ('"
                        + made.invited().get(0) + "', 'x', now(), 0)");
        refused(made.scope(), "delete from bid_content");
        refused(made.scope(), "update bid set at = now()");
        refused(made.scope(), "update bid_request set opened_at = clock_timestamp(), status = 'OPENED'");
        refused(made.scope(), "update bid_request set deadline = clock_timestamp() - interval '1 minute'");
        refused(made.scope(), "update bid_request set deadline = null");
        refused(
                made.scope(),
                "insert into bid_request (id, engagement_id, title, currency, zone, validity_days, term_months, questions,"
                        + " status, opened_at, version) select '" + Ids.next()
                        + "', engagement_id, title, currency, zone, 1, 1, '[]', 'CANCELLED', now(), 0 from bid_request");
        refused(
                made.scope(),
                "insert into bid_content (bid_id, request_id, invitation_id, idempotency_key, sha256, canonical)"
                        + " select id, request_id, invitation_id, id, 'x', 'x' from bid");
        assertThat(as(made.scope(), () -> {
                    jdbc.queryForObject(
                            "select set_config('app.subject', ?, true)",
                            String.class,
                            made.invited().get(0).toString());
                    jdbc.queryForObject(
                            "select set_config('app.told_time', '2099-01-01T00:00:00Z', true)", String.class);
                    return jdbc.queryForObject("select count(*) from bid_content", Integer.class);
                }))
                .isZero();
    }

    /** Whoever starts again chooses the code by which is read what is written later: nobody may still write for somebody else. */
    @Test
    void nothingIsWrittenUnderACodeThatWasReplacedMeanwhile() {
        var made = biddings.open(60, "Kontor Vier");
        var invitation = made.invited().get(0);
        var kontor = made.vendor(0);
        var chosen = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var vendor = BidAccess.by(invitation, new Proof(Proof.Kind.OWN_CODE, "Mara Vier", null, chosen));
        Tenancy.as(kontor, () -> {
            codes.choose(invitation.id(), codes.hash("nine quiet herons", List.of()), chosen);
            return true;
        });
        fill(made, vendor, 0, "40");
        biddings.released(made, 0);
        Tenancy.as(kontor, () -> {
            bidCodes.startAgain(invitation, "seven grey herons", "Studio Fern", Instant.now());
            return true;
        });

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> fill(made, vendor, 0, "38"))
                .extracting(RuleViolation::code)
                .isEqualTo("submission.code.changed");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Tenancy.as(
                        kontor, () -> preparation.send(vendor, UUID.randomUUID(), "Studio Fern", null, Instant.now())))
                .extracting(RuleViolation::code)
                .isEqualTo("submission.code.changed");
        assertThat(count(kontor, "select count(*) from bid_draft")).isZero();
    }

    @Test
    void theLatchNeverGoesBack() {
        var made = biddings.open(1, "Kontor Vier");
        sleepPast(made);
        openBids(made);

        refused(made.scope(), "update bid_request set opened_at = null, status = 'OPEN'");
        refused(made.scope(), "update bid_request set deadline = deadline + interval '1 day'");
    }

    @Test
    void theSameKeyGivesTheFirstReceipt() {
        var made = biddings.open(60, "Kontor Vier");
        fill(made, 0, "40");
        var key = UUID.randomUUID();

        var first = sendNow(made, 0, key);
        fill(made, 0, "39");
        var again = sendNow(made, 0, key);

        assertThat(again).isEqualTo(first);
        assertThat(count(made.scope(), "select count(*) from bid")).isOne();
        assertThat(Canonical.sha256(first.canonical())).isEqualTo(first.sha256());
        assertThat(first.canonical()).isEqualTo(Canonical.write(first.content()));
    }

    @Test
    void manyPressesAtOnceMakeOneBid() throws Exception {
        var made = biddings.open(60, "Kontor Vier");
        fill(made, 0, "40");
        var key = UUID.randomUUID();
        var receipts = new ConcurrentLinkedQueue<String>();
        var threads = Executors.newFixedThreadPool(6);
        IntStream.range(0, 12)
                .forEach(i ->
                        threads.submit(() -> receipts.add(sendNow(made, 0, key).number())));
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(receipts).hasSize(12);
        assertThat(new HashSet<>(receipts)).hasSize(1);
        assertThat(count(made.scope(), "select count(*) from bid")).isOne();
    }

    @Test
    void anOpenQuestionKeepsTheBidsSealed() {
        var made = biddings.open(2, "Kontor Vier");
        Tenancy.as(made.vendor(0), () -> {
            preparation.ask(
                    BidAccess.byMailedCode(made.invited().get(0)), "Which bank export will you send?", Instant.now());
            return true;
        });
        sleepPast(made);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> openBids(made))
                .extracting(RuleViolation::code)
                .isEqualTo("bidding.opening.questionOpen");

        biddings.answer(made, "CAMT.053");
        openBids(made);
    }

    @Test
    void aBidForAnEarlierScopeDoesNotCountUntilItIsSentAgain() {
        var made = biddings.open(60, "Kontor Vier");
        send(made, 0, "40");
        biddings.addendum(made);

        assertThat(biddings.progress(made)).containsExactly("BID_OUTDATED");
        assertThat(deadline(made)).isAfter(Instant.now().plus(Duration.ofDays(4)));

        send(made, 0, "40");

        assertThat(biddings.progress(made)).containsExactly("BID_SENT");
    }

    /** R4: bids in flight around the instant of the deadline, against people who keep pressing "open". */
    @Test
    void noBidIsLateAndNoneAppearsAfterTheOpening() throws Exception {
        int vendors = 8;
        var names = IntStream.range(0, vendors).mapToObj(i -> "Vendor " + i).toArray(String[]::new);
        var made = biddings.open(8, names);
        var contents = new ArrayList<BidContent>();
        for (int i = 0; i < vendors; i++) {
            fill(made, i, String.valueOf(30 + i));
            int vendor = i;
            contents.add(Tenancy.as(
                    made.vendor(i),
                    () -> preparation.visit(made.invited().get(vendor)).check().content()));
        }
        var accepted = new ConcurrentLinkedQueue<Receipt>();
        var refusals = new AtomicInteger();
        var unexpected = new ConcurrentLinkedQueue<Throwable>();
        var stop = new AtomicBoolean();
        var deadline = deadline(made);
        var threads = Executors.newFixedThreadPool(vendors + 2);
        for (int i = 0; i < vendors; i++) {
            int vendor = i;
            threads.submit(() -> {
                while (!stop.get()) {
                    try {
                        accepted.add(Tenancy.as(
                                made.vendor(vendor),
                                () -> transaction.execute(status -> {
                                    var own = invitations
                                            .lock(made.invited().get(vendor))
                                            .orElseThrow();
                                    return sealedBids.send(
                                            own,
                                            own.contact(),
                                            own.actor(),
                                            contents.get(vendor),
                                            UUID.randomUUID(),
                                            Instant.now());
                                })));
                    } catch (TooLate late) {
                        refusals.incrementAndGet();
                    } catch (RuntimeException e) {
                        unexpected.add(e);
                    }
                }
            });
        }
        var seenAtOpening = new ConcurrentLinkedQueue<Set<String>>();
        for (int i = 0; i < 2; i++) {
            threads.submit(() -> {
                while (!stop.get()) {
                    try {
                        openBids(made);
                        seenAtOpening.add(fingerprints(made));
                    } catch (RuleViolation tooEarly) {
                        // Pressed again.
                    } catch (RuntimeException e) {
                        unexpected.add(e);
                    }
                }
            });
        }
        awaitPast(deadline.plusMillis(1500));
        stop.set(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(unexpected).isEmpty();
        assertThat(accepted).isNotEmpty();
        assertThat(refusals.get()).isPositive();
        assertThat(seenAtOpening).hasSize(1);
        long late = accepted.stream()
                .filter(receipt -> !receipt.at().isBefore(deadline))
                .count();
        int total = count(made.scope(), "select count(*) from bid");
        var after = fingerprints(made);
        after.removeAll(seenAtOpening.peek());
        System.out.printf(
                "R4 N=%d accepted, %d refused: late accepted %d, lost %d, appeared after opening %d%n",
                accepted.size(), refusals.get(), late, accepted.size() - total, after.size());
        assertThat(late).isZero();
        assertThat(total).isEqualTo(accepted.size());
        assertThat(after).isEmpty();
    }

    private Set<String> fingerprints(Made made) {
        return new HashSet<>(as(made.scope(), () -> evaluations.fingerprints(made.request())));
    }

    private void fill(Made made, int vendor, String hour) {
        fill(made, BidAccess.byMailedCode(made.invited().get(vendor)), vendor, hour);
    }

    private void fill(Made made, BidAccess by, int vendor, String hour) {
        Tenancy.as(made.vendor(vendor), () -> {
            bids.fill(by, made.frozen(), hour);
            return true;
        });
    }

    private Receipt send(Made made, int vendor, String hour) {
        if (Instant.now().isBefore(deadline(made))) {
            fill(made, vendor, hour);
        }
        return sendNow(made, vendor, UUID.randomUUID());
    }

    private Receipt sendNow(Made made, int vendor, UUID key) {
        return Tenancy.as(
                made.vendor(vendor),
                () -> preparation.send(
                        BidAccess.byMailedCode(made.invited().get(vendor)), key, "Studio Fern", null, Instant.now()));
    }

    private void withdraw(Made made, int vendor) {
        Tenancy.as(made.vendor(vendor), () -> {
            preparation.withdraw(BidAccess.byMailedCode(made.invited().get(vendor)), "Studio Fern", Instant.now());
            return true;
        });
    }

    private void openBids(Made made) {
        Tenancy.as(made.scope(), () -> {
            evaluations.openBids(made.request(), MIA, Instant.now());
            return true;
        });
    }

    private Instant deadline(Made made) {
        return as(made.scope(), () -> jdbc.queryForObject("select deadline from bid_request", Timestamp.class))
                .toInstant();
    }

    private void sleepPast(Made made) {
        awaitPast(deadline(made).plusMillis(50));
    }

    /** What a seal is worth shows at a real deadline alone: no clock is moved here. */
    private static void awaitPast(Instant moment) {
        await().atMost(Duration.ofMinutes(2)).until(() -> Instant.now().isAfter(moment));
    }

    private int count(Tenancy.Scope scope, String sql) {
        return as(scope, () -> jdbc.queryForObject(sql, Integer.class));
    }

    private void refused(Tenancy.Scope scope, String sql) {
        assertThatThrownBy(() -> as(scope, () -> {
                    jdbc.execute(sql);
                    return true;
                }))
                .as(sql)
                .isInstanceOf(DataAccessException.class);
    }

    private <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return biddings.as(scope, work);
    }
}
