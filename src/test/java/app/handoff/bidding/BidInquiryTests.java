package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.handoff.bidding.BidInquiry.State;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A question about a bid is answered once, by the end of its day, unless it is taken back. */
class BidInquiryTests {

    private static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-12-04");
    private static final Instant MONDAY = Instant.parse("2026-11-30T09:00:00Z");
    private static final Instant LAST_MINUTE = Instant.parse("2026-12-04T22:58:59Z");
    private static final Instant AFTER_IT = Instant.parse("2026-12-04T22:59:00Z");

    @Test
    void countsUntilTheEndOfItsDayOnTheClockOfTheRequest() {
        var inquiry = asked(FRIDAY);

        assertThat(inquiry.state(LAST_MINUTE)).isEqualTo(State.ASKED);
        assertThat(inquiry.state(AFTER_IT)).isEqualTo(State.TOO_LATE);
        refused("bidding.inquiry.tooLate", () -> inquiry.answer("Mona.", LIZA, AFTER_IT));
        inquiry.answer("Mona.", LIZA, LAST_MINUTE);
        assertThat(inquiry.state(AFTER_IT)).isEqualTo(State.ANSWERED);
    }

    @Test
    void anAnswerStaysAsItWasGiven() {
        var inquiry = asked(FRIDAY);
        refused("bidding.inquiry.answerMissing", () -> inquiry.answer("  ", LIZA, MONDAY));
        refused("text.tooLong", () -> inquiry.answer("x".repeat(4_001), LIZA, MONDAY));

        inquiry.answer(" Mona. ", LIZA, MONDAY);
        inquiry.answer("Mona.", LIZA, MONDAY);
        refused("bidding.inquiry.answered", () -> inquiry.answer("Nobody.", LIZA, MONDAY));
        refused("bidding.inquiry.answered", () -> inquiry.withdraw(ABidding.MIA, MONDAY));
        assertThat(inquiry.answer()).isEqualTo("Mona.");
    }

    @Test
    void whatIsTakenBackNeedsNoAnswer() {
        var inquiry = asked(FRIDAY);
        inquiry.withdraw(ABidding.MIA, MONDAY);
        inquiry.withdraw(ABidding.MIA, LAST_MINUTE);

        assertThat(inquiry.withdrawnAt()).isEqualTo(MONDAY);
        assertThat(inquiry.state(AFTER_IT)).isEqualTo(State.WITHDRAWN);
        refused("bidding.inquiry.withdrawn", () -> inquiry.answer("Mona.", LIZA, MONDAY));
    }

    @Test
    void getsMoreTimeAsLongAsItsAnswerIsAwaitedAndNeverLess() {
        var inquiry = asked(FRIDAY);
        refused(
                "bidding.inquiry.noLater",
                () -> inquiry.giveMoreTime(request(BiddingStatus.OPENED), FRIDAY.minusDays(1), ABidding.MIA, MONDAY));

        inquiry.giveMoreTime(request(BiddingStatus.OPENED), FRIDAY.plusDays(3), ABidding.MIA, LAST_MINUTE);
        assertThat(inquiry.state(AFTER_IT)).isEqualTo(State.ASKED);
        inquiry.answer("Mona.", LIZA, AFTER_IT);
        refused(
                "bidding.inquiry.notAwaited",
                () -> inquiry.giveMoreTime(request(BiddingStatus.OPENED), FRIDAY.plusDays(9), ABidding.MIA, AFTER_IT));

        var over = asked(FRIDAY);
        refused(
                "bidding.inquiry.notAwaited",
                () -> over.giveMoreTime(request(BiddingStatus.OPENED), FRIDAY.plusDays(3), ABidding.MIA, AFTER_IT));
    }

    @Test
    void takesAFewFilesUntilItIsAnswered() {
        var inquiry = asked(FRIDAY);
        for (int i = 0; i < BidInquiry.MOST_FILES; i++) {
            assertThat(inquiry.attach(file("plan" + i + ".pdf", "sha" + i), MONDAY))
                    .isNull();
        }
        refused("bidding.inquiry.file.tooMany", () -> inquiry.attach(file("more.pdf", "other"), MONDAY));
        refused("bidding.inquiry.file.twice", () -> inquiry.attach(file("more.pdf", "sha1"), MONDAY));
        var first = inquiry.files().get(0);
        assertThat(inquiry.attach(file("plan0.pdf", "newer"), MONDAY))
                .as("one of the same name takes its place")
                .isEqualTo(first);
        assertThat(inquiry.detach(inquiry.files().get(0).id(), MONDAY)).isTrue();
        assertThat(inquiry.detach(first.id(), MONDAY)).as("gone already").isFalse();

        inquiry.answer("See the plans.", LIZA, MONDAY);
        refused("bidding.inquiry.notAwaited", () -> inquiry.attach(file("late.pdf", "late"), MONDAY));
        refused(
                "bidding.inquiry.notAwaited",
                () -> inquiry.detach(inquiry.files().get(0).id(), MONDAY));
        assertThat(inquiry.files()).hasSize(4);
    }

    private static InquiryFile file(String name, String sha256) {
        return new InquiryFile(Ids.next(), name, 1_000, sha256);
    }

    @Test
    void isAskedWhileBidsAreJudgedAndWithTimeToAnswer() {
        refused("bidding.inquiry.dayOver", () -> asked(LocalDate.parse("2026-11-29")));
        assertThat(asked(LocalDate.parse("2026-11-30")).state(MONDAY)).isEqualTo(State.ASKED);
        for (var status : BiddingStatus.values()) {
            if (status != BiddingStatus.OPENED) {
                refused("bidding.inquiry.notJudging", () -> asked(status, FRIDAY));
            }
        }
    }

    private static BidInquiry asked(LocalDate day) {
        return asked(BiddingStatus.OPENED, day);
    }

    private static BidInquiry asked(BiddingStatus status, LocalDate day) {
        return new BidInquiry(
                request(status), InvitationId.next(), BidId.next(), "Who stands in?", day, ABidding.MIA, MONDAY);
    }

    private static BidRequest request(BiddingStatus status) {
        var request = mock(BidRequest.class);
        when(request.status()).thenReturn(status);
        when(request.id()).thenReturn(BidRequestId.next());
        when(request.engagement()).thenReturn(EngagementId.next());
        when(request.zone()).thenReturn(ABidding.BERLIN);
        return request;
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
