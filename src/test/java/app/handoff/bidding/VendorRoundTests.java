package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.bidding.JudgedBids.Judged;
import app.handoff.bidding.JudgedBids.Outcome;
import app.handoff.kernel.Actor;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class VendorRoundTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(1));
    private static final Instant LATER = NOW.plus(Duration.ofDays(7));
    private static final Actor MIA = Actor.member(MemberId.next(), "Mia");

    private final Invitation invitation =
            ABidding.invitation(ABidding.request("Bookkeeping", LocalDateTime.parse("2026-12-20T17:00:00")));

    @Test
    void aVendorOnTheListIsNotInvitedYet() {
        assertThat(told(round(BiddingStatus.DRAFT, null))).isEqualTo("LISTED");
        assertThat(told(round(BiddingStatus.CANCELLED, null))).isEqualTo("NEVER_INVITED");
    }

    @Test
    void whoeverIsInvitedMayBidUntilTheDeadline() {
        invitation.sent(MIA, BEFORE);

        assertThat(told(round(BiddingStatus.OPEN, LATER))).isEqualTo("INVITED");
        assertThat(told(round(BiddingStatus.OPEN, NOW))).isEqualTo("NO_BID");
        assertThat(told(round(BiddingStatus.AWARDED, BEFORE))).isEqualTo("NO_BID");
        assertThat(told(round(BiddingStatus.CANCELLED, LATER))).isEqualTo("NO_BID");
    }

    @Test
    void whoeverDeclinesOrIsCalledBackIsSaidToHaveDoneSo() {
        invitation.sent(MIA, BEFORE);
        invitation.decline("No time", invitation.actor(), BEFORE);
        assertThat(told(round(BiddingStatus.OPEN, LATER))).isEqualTo("DECLINED");

        invitation.revoke(MIA, BEFORE);
        assertThat(told(round(BiddingStatus.AWARDED, BEFORE))).isEqualTo("REVOKED");
    }

    @Test
    void withoutABidThatCountsNothingIsSaidOfOutcomes() {
        var chosen = new Judged(Outcome.CHOSEN, Sentence.of("evaluation.past.score"));
        invitation.sent(MIA, BEFORE);

        assertThat(round(BiddingStatus.AWARDED, BEFORE).isOpened()).isFalse();
        assertThat(round(BiddingStatus.AWARDED, BEFORE).text(chosen, NOW).key()).isEqualTo("bidding.past.NO_BID");
    }

    private VendorRound round(BiddingStatus status, Instant deadline) {
        return new VendorRound(invitation, status, null, deadline, null, null);
    }

    private static String told(VendorRound round) {
        return round.text(null, NOW).key().replace("bidding.past.", "");
    }
}
