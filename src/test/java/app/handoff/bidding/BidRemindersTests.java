package app.handoff.bidding;

import static app.handoff.bidding.ABidding.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding.Made;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.web.context.WebApplicationContext;

/** Vendors that have not bid are reminded, each once, and nobody is asked to send what is overtaken. */
@SpringBootTest
class BidRemindersTests {

    private static final String CODE = "nine quiet herons";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    BidReminders reminders;

    @Autowired
    Bidding bidding;

    @Autowired
    Invitations invitations;

    @Autowired
    BidsForTests bids;

    @Autowired
    JdbcTemplate jdbc;

    private Pages pages;
    private SignedIn ana;
    private Made made;

    @BeforeEach
    void threeVendorsOfWhichOneBeginsAndOneBids() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        var studio = Scope.of(ana.business()).at(Pages.BERLIN);
        made = biddings.open(studio, inDays(10), "Kontor Vier", "Ledgerly", "Tala Ledger");
        Tenancy.as(made.vendor(1), () -> {
            bids.begin(made.invited().get(1), Instant.now());
            return true;
        });
        Tenancy.as(made.vendor(2), () -> {
            bids.fill(made.invited().get(2), made.frozen(), "1");
            bids.send(made.invited().get(2), Instant.now());
            return true;
        });
    }

    @Test
    void whoHasNotBidIsRemindedOnceOnEachOfTheDays() {
        invitationsLeave();

        assertThat(remind(due(7).minusSeconds(1))).isZero();
        assertThat(remind(due(7))).isEqualTo(2);
        assertThat(remind(due(7).plusSeconds(60))).isZero();
        assertThat(waiting()).containsExactly("bidding.reminder.notOpened", "bidding.reminder.notSent");
        assertThat(remind(due(3))).isEqualTo(2);
        assertThat(waiting())
                .as("whom nobody has sent the one of before, gets only the newest")
                .containsExactly("bidding.reminder.notOpened", "bidding.reminder.notSent");
        assertThat(waitingAt(due(1))).as("the next would take its place").isEmpty();
    }

    @Test
    void whoWasAskedForAFinalOfferIsRemindedUntilItSendsOne() {
        made = biddings.openedWithFinalOffers(
                biddings.prepared(
                        biddings.aBusiness(), inDays(2), ABidding.BERLIN, "Kontor Vier", "Ledgerly", "Tala Ledger"),
                false);
        biddings.bids(made, 3);
        biddings.opening(made);
        biddings.finalOffersOf(made, inDays(10), 0, 1);
        Tenancy.as(made.vendor(1), () -> {
            bids.send(made.invited().get(1), Instant.now());
            return true;
        });

        assertThat(remind(due(7))).isOne();
        assertThat(remind(due(7).plusSeconds(60))).isZero();
        assertThat(waiting()).contains("bidding.reminder.finalOffer", "bidding.finalOffer");
        Tenancy.as(made.vendor(0), () -> {
            bids.send(made.invited().get(0), Instant.now());
            return true;
        });
        assertThat(waiting()).doesNotContain("bidding.reminder.finalOffer", "bidding.finalOffer");
        assertThat(remind(due(3))).isZero();
    }

    @Test
    void aReminderEndsWithWhatItAskedFor() {
        invitationsLeave();
        assertThat(remind(due(7))).isEqualTo(2);

        Tenancy.as(made.vendor(0), () -> {
            bids.begin(made.invited().get(0), Instant.now());
            return true;
        });
        assertThat(waiting()).containsExactly("bidding.reminder.notSent");
        Tenancy.as(made.vendor(1), () -> {
            bids.fill(made.invited().get(1), made.frozen(), "1");
            bids.send(made.invited().get(1), Instant.now());
            return true;
        });
        assertThat(waiting()).isEmpty();
        assertThat(remind(due(3))).as("one of them has still not sent its bid").isOne();
        Tenancy.as(made.vendor(0), () -> {
            bids.decline(made.invited().get(0), "No time.", Instant.now());
            return true;
        });
        assertThat(waiting()).isEmpty();
        assertThat(remind(due(1))).isZero();
    }

    @Test
    void aDeadlineThatMovesTakesTheRemindersAlong() {
        invitationsLeave();
        assertThat(remind(due(7))).isEqualTo(2);

        biddings.as(made.scope(), () -> {
            var later = inDays(20);
            bidding.extend(
                    made.request(),
                    new Schedule(later, later, ABidding.BERLIN, null),
                    bidding.get(made.engagement()).version(),
                    MIA,
                    Instant.now());
            return true;
        });
        assertThat(waiting()).doesNotContain("bidding.reminder.notOpened", "bidding.reminder.notSent");
        assertThat(remind(due(7).minusSeconds(1))).isZero();
        assertThat(remind(due(7))).isEqualTo(2);
    }

    @Test
    void twoInstancesAtOnceRemindEachVendorOnce() throws Exception {
        invitationsLeave();
        var nodes = Executors.newFixedThreadPool(2);
        try {
            for (int days : BidReminder.DAYS_BEFORE) {
                var at = due(days);
                Callable<Integer> round = () -> remind(at);
                int written = 0;
                for (var one : nodes.invokeAll(List.of(round, round))) {
                    written += one.get();
                }
                assertThat(written).isEqualTo(2);
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(written()).isEqualTo(6);
    }

    @Test
    void whoseInvitationWaitsStillIsNotRemindedOfIt() {
        assertThat(remind(due(7))).as("only who has begun").isOne();
        assertThat(waiting()).containsExactly("bidding.invitation", "bidding.reminder.notSent");
    }

    @Test
    void theBusinessSeesWhatGoesOutAndLetsItBe() {
        invitationsLeave();
        var at = "/engagements/" + made.engagement() + "/bidding";
        assertThat(pages.get(ana, at)).bodyText().contains("On. The next goes out on");
        assertThat(pages.get(ana, at + "/reminders"))
                .hasStatusOk()
                .bodyText()
                .contains("What they say", "Perhaps the invitation did not reach you", "You have begun your bid");
        assertThat(remind(due(7))).isEqualTo(2);

        var one = at + "/invitations/" + made.invited().get(0) + "/reminders";
        assertThat(pages.post(ana, one).param("on", "false")).hasStatus3xxRedirection();
        assertThat(pages.post(ana, one).param("on", "false"))
                .as("pressed twice")
                .hasStatus3xxRedirection();
        assertThat(waiting()).containsExactly("bidding.reminder.notSent");
        assertThat(pages.get(ana, at + "/reminders")).bodyText().contains("None: you stopped them", "7 days before");
        assertThat(remind(due(3))).isOne();

        assertThat(pages.post(ana, at + "/reminders").param("on", "false")).hasStatus3xxRedirection();
        assertThat(waiting()).isEmpty();
        assertThat(remind(due(1))).isZero();
        assertThat(pages.get(ana, at)).bodyText().contains("Off: no vendor is reminded");
        var stranger = pages.owner("Bakery Ltd");
        assertThat(pages.post(stranger, one).param("on", "true")).hasStatus(404);
        assertThat(pages.get(stranger, at + "/reminders")).hasStatus(404);
    }

    @Test
    void aVendorWantsNoReminders() {
        invitationsLeave();
        var link = OpenedLinks.path(biddings.link(made, 0)) + "/bid";

        assertThat(pages.mvc().get().uri(link)).bodyText().contains("Do not remind me");
        assertThat(pages.mvc()
                        .post()
                        .uri(link + "/reminders")
                        .param("on", "false")
                        .param("code", CODE)
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus3xxRedirection();

        assertThat(pages.mvc().get().uri(link)).bodyText().contains("You get no reminders before the deadline");
        assertThat(remind(due(7))).as("the other one").isOne();
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/bidding/reminders"))
                .bodyText()
                .contains("None: the vendor wants no reminders");
    }

    @Test
    void aReminderNamesNobodyElse() {
        invitationsLeave();
        remind(due(1));
        var subjects = new ArrayList<String>();
        for (var row : biddings.as(
                made.scope(),
                () -> jdbc.queryForList(
                        "select recipient_name, subject from message where mail_key like 'bidding.reminder%'"))) {
            subjects.add(String.valueOf(row.get("subject")));
        }
        assertThat(subjects)
                .hasSize(2)
                .allSatisfy(subject -> assertThat(subject).doesNotContain("Kontor", "Tala", "Ledgerly"));
    }

    /** On the clock of these vendors. */
    private Instant due(int days) {
        return biddings.as(made.scope(), () -> {
            var overview = bidding.overview(made.engagement());
            var zone = overview.invitations().get(0).invitation().vendorZone();
            var request = overview.request();
            var deadline = request.finalRound() == null ? request.deadline() : request.finalDeadline();
            return BidReminder.before(deadline.at(), zone).stream()
                    .filter(reminder -> reminder.daysBefore() == days)
                    .map(BidReminder::dueAt)
                    .findFirst()
                    .orElseThrow();
        });
    }

    private int remind(Instant now) {
        return Tenancy.as(made.scope(), () -> reminders.remind(now));
    }

    private void invitationsLeave() {
        biddings.as(
                made.scope(),
                () -> jdbc.update("update message set status = 'SENT', sent_at = now()"
                        + " where mail_key = 'bidding.invitation' and status = 'WAITING'"));
    }

    private List<String> waiting() {
        return waitingAt(Instant.now());
    }

    private List<String> waitingAt(Instant at) {
        return biddings.as(
                made.scope(),
                () -> jdbc.queryForList(
                        "select mail_key from message where status = 'WAITING' and not to_us and useful_until > ?"
                                + " and mail_key <> 'bidding.receipt' order by mail_key",
                        String.class,
                        java.sql.Timestamp.from(at)));
    }

    private int written() {
        return biddings.as(
                made.scope(), () -> jdbc.queryForObject("select count(*)::int from bid_reminder", Integer.class));
    }

    private static LocalDateTime inDays(int days) {
        return LocalDateTime.now(ABidding.BERLIN)
                .plusDays(days)
                .withHour(12)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
    }
}
