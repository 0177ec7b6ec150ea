package app.handoff.bidding;

import static app.handoff.bidding.ABidding.BERLIN;
import static app.handoff.bidding.ABidding.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.VendorId;
import app.handoff.scope.Scopes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a vendor is reminded that bids are due. */
class BidReminderTests {

    private static final ZoneId MANILA = ZoneId.of("Asia/Manila");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Bids are due on a Thursday, at 16:00 in Berlin, which is 23:00 in Manila. */
    private static final LocalDateTime DEADLINE = LocalDateTime.parse("2026-12-10T16:00");

    private static final Instant LONG_BEFORE = Instant.parse("2026-11-24T09:00:00Z");

    private final BidRequest request = ABidding.request("Bookkeeping for 2027", DEADLINE);

    @Test
    void comesInTheMorningOfTheVendorsOwnClock() {
        assertThat(mornings(DEADLINE, MANILA))
                .containsExactly(
                        Instant.parse("2026-12-03T01:00:00Z"),
                        Instant.parse("2026-12-07T01:00:00Z"),
                        Instant.parse("2026-12-09T01:00:00Z"));
    }

    @Test
    void countsTheDaysOfTheVendorsCalendar() {
        assertThat(mornings(LocalDateTime.parse("2026-12-10T20:00"), MANILA))
                .as("the deadline is on Friday there")
                .last()
                .isEqualTo(Instant.parse("2026-12-10T01:00:00Z"));
    }

    @Test
    void staysInTheMorningWhenClocksChange() {
        assertThat(mornings(LocalDateTime.parse("2026-11-03T16:00"), NEW_YORK))
                .as("summer time ends there on 1 November")
                .containsExactly(
                        Instant.parse("2026-10-27T13:00:00Z"),
                        Instant.parse("2026-10-31T13:00:00Z"),
                        Instant.parse("2026-11-02T14:00:00Z"));
    }

    @Test
    void onlyTheNewestIsWrittenWhereSomeWereMissed() {
        var vendor = invited(MANILA);

        assertThat(dueTo(vendor, "2026-12-03T00:59:00Z")).isNull();
        assertThat(dueTo(vendor, "2026-12-03T01:00:00Z")).isEqualTo(7);
        assertThat(dueTo(vendor, "2026-12-06T23:00:00Z")).isEqualTo(7);
        assertThat(dueTo(vendor, "2026-12-09T05:00:00Z")).isEqualTo(1);
        assertThat(dueTo(vendor, "2026-12-10T15:00:00Z")).as("bids are due").isNull();
    }

    @Test
    void whoeverIsInvitedLateIsNotRemindedAtOnce() {
        open();
        var vendor = invitation(MANILA);
        vendor.sent(MIA, Instant.parse("2026-12-08T10:00:00Z"));

        assertThat(dueTo(vendor, "2026-12-08T10:15:00Z")).isNull();
        assertThat(dueTo(vendor, "2026-12-09T01:00:00Z")).isEqualTo(1);
    }

    @Test
    void aDeadlineThatMovesBringsRemindersOfItsOwnAndNoneAtOnce() {
        var vendor = invited(BERLIN);
        var later = LocalDateTime.parse("2026-12-10T18:00");
        request.extend(new Schedule(later, later, BERLIN, null), MIA, Instant.parse("2026-12-04T10:00:00Z"));
        assertThat(dueTo(vendor, "2026-12-04T10:15:00Z"))
                .as("the morning seven days before has passed")
                .isNull();
        assertThat(dueTo(vendor, "2026-12-07T08:00:00Z")).isEqualTo(3);

        var muchLater = LocalDateTime.parse("2026-12-20T16:00");
        request.extend(new Schedule(muchLater, muchLater, BERLIN, null), MIA, Instant.parse("2026-12-07T09:00:00Z"));
        assertThat(dueTo(vendor, "2026-12-09T08:00:00Z")).isNull();
        assertThat(dueTo(vendor, "2026-12-13T08:00:00Z")).isEqualTo(7);
    }

    @Test
    void onlyVendorsThatMayStillBidAndHaveNotAreReminded() {
        var vendor = invited(BERLIN);
        var now = Instant.parse("2026-12-09T09:00:00Z");

        assertThat(Arrays.stream(InvitationStatus.values())
                        .filter(progress -> BidReminder.dueTo(vendor, progress, request, now)
                                .isPresent()))
                .containsExactly(
                        InvitationStatus.SENT,
                        InvitationStatus.STARTED,
                        InvitationStatus.WILL_BID,
                        InvitationStatus.DRAFT_BEGUN,
                        InvitationStatus.BID_OUTDATED);
    }

    @Test
    void theBusinessAndTheVendorCanEachLetItBe() {
        var vendor = invited(BERLIN);
        var now = Instant.parse("2026-12-09T09:00:00Z");
        assertThat(dueTo(vendor, now.toString())).isEqualTo(1);

        vendor.remind(false, MIA, now);
        assertThat(dueTo(vendor, now.toString())).isNull();
        vendor.remind(true, MIA, now);
        vendor.wantReminders(false, vendor.actor(), now);
        assertThat(dueTo(vendor, now.toString())).isNull();
        vendor.wantReminders(true, vendor.actor(), now);
        request.remind(false, MIA, now);
        assertThat(dueTo(vendor, now.toString())).isNull();
    }

    private List<Instant> mornings(LocalDateTime deadline, ZoneId vendor) {
        return BidReminder.before(deadline.atZone(BERLIN).toInstant(), vendor).stream()
                .map(BidReminder::dueAt)
                .toList();
    }

    private Integer dueTo(Invitation vendor, String now) {
        return BidReminder.dueTo(vendor, InvitationStatus.SENT, request, Instant.parse(now))
                .map(BidReminder::daysBefore)
                .orElse(null);
    }

    private Invitation invited(ZoneId zone) {
        open();
        var vendor = invitation(zone);
        vendor.sent(MIA, LONG_BEFORE);
        return vendor;
    }

    private void open() {
        request.open(Scopes.frozen(request.engagement(), 1), 1, "Mia", "mia@example.com", MIA, LONG_BEFORE);
    }

    private Invitation invitation(ZoneId zone) {
        return new Invitation(
                request,
                new Invitee(VendorId.next(), "Tala Ledger", "Liza", "liza@tala.example", zone, null),
                LONG_BEFORE);
    }
}
