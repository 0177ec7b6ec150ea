package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import app.handoff.bidding.BiddingNextStep.Kind;
import app.handoff.bidding.InvitationCounts.Standing;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.UnsentMessages.Obstacle;
import app.handoff.scope.Scopes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** What a bidding asks of its business, one thing at a time. */
class BiddingNextStepTests {

    private static final Instant BEFORE = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-12-11T09:00:00Z");

    private final BidRequest request =
            ABidding.request("Bookkeeping for 2027", LocalDateTime.parse("2026-12-10T16:00"));

    @Test
    void leadsFromTheScopeToTheOpeningOfBidding() {
        var bare = new BidRequest(EngagementId.next(), "Bookkeeping", ABidding.EUR, ABidding.BERLIN);

        assertThat(BiddingNextStep.beforeARequest(EngagementId.next(), false).kind())
                .isEqualTo(Kind.FREEZE_SCOPE);
        assertThat(BiddingNextStep.beforeARequest(EngagementId.next(), true).kind())
                .isEqualTo(Kind.SET_UP);
        assertThat(kinds(bare, standing(3, 0, 0, 0), true, BEFORE)).containsExactly(Kind.SET_UP);
        assertThat(kinds(request, standing(3, 0, 0, 0), false, BEFORE)).containsExactly(Kind.FREEZE_SCOPE);
        assertThat(kinds(request, standing(0, 0, 0, 0), true, BEFORE)).containsExactly(Kind.INVITE);
        assertThat(kinds(request, standing(3, 0, 0, 0), true, BEFORE)).containsExactly(Kind.PUBLISH);
    }

    @Test
    void asksForNothingWhileVendorsPrepareTheirBids() {
        open();

        assertThat(kinds(request, standing(3, 0, 0, 0), true, BEFORE)).isEmpty();
        assertThat(BiddingNextStep.next(request, standing(3, 0, 0, 0), true, BEFORE))
                .isEmpty();
    }

    @Test
    void invitationsGoBeforeQuestionsAndQuestionsBeforeOtherMessages() {
        open();

        assertThat(kinds(request, standing(3, 2, 1, 2), true, BEFORE))
                .containsExactly(Kind.SEND_INVITATIONS, Kind.ANSWER);
        assertThat(kinds(request, standing(3, 0, 1, 2), true, BEFORE)).containsExactly(Kind.ANSWER, Kind.SEND_MESSAGES);
    }

    /** Messages and home count whatever waits: the sum of both numbers here. */
    @Test
    void whatElseWaitsIsCountedBesideTheInvitations() {
        open();

        assertThat(BiddingNextStep.next(request, standing(3, 2, 1, 6), true, BEFORE))
                .hasValueSatisfying(next ->
                        assertThat(next.title()).isEqualTo(Sentence.of("bidding.next.SEND_INVITATIONS", 2L, 4L)));
        assertThat(BiddingNextStep.next(request, standing(3, 0, 0, 4), true, BEFORE))
                .hasValueSatisfying(next -> assertThat(next.count()).isEqualTo(4));
    }

    @Test
    void bidsAreOpenedAfterTheDeadlineOnceEveryQuestionIsAnswered() {
        open();

        assertThat(kinds(request, standing(3, 2, 1, 4), true, AFTER)).containsExactly(Kind.ANSWER);
        assertThat(kinds(request, standing(3, 2, 0, 4), true, AFTER)).containsExactly(Kind.OPEN_BIDS);
    }

    @Test
    void whereTwoPeopleOpenOneBeginsAndAnotherFollows() {
        request.openByTwo(true);
        open();

        assertThat(kinds(request, standing(3, 0, 0, 0), true, BEFORE)).isEmpty();
        assertThat(kinds(request, standing(3, 0, 0, 0), true, AFTER)).containsExactly(Kind.BEGIN_OPENING);
        request.beginOpening(ABidding.MIA, AFTER);
        assertThat(kinds(request, standing(3, 0, 0, 0), true, AFTER)).containsExactly(Kind.OPEN_TOO);
        request.takeBackOpening(ABidding.MIA, AFTER);
        assertThat(kinds(request, standing(3, 0, 0, 0), true, AFTER)).containsExactly(Kind.BEGIN_OPENING);
    }

    @Test
    void aBiddingThatWasCalledOffCanBeginAnew() {
        open();
        request.cancel("No budget this year.", ABidding.MIA, BEFORE);

        assertThat(kinds(request, standing(3, 1, 1, 1), true, BEFORE)).containsExactly(Kind.BEGIN_AGAIN);
    }

    /** Bids that were scored and whose prices were shown are compared: what is left is the choice. */
    @Test
    void afterThePricesWereShownAVendorIsToBeChosen() {
        open();
        ReflectionTestUtils.setField(request, "status", BiddingStatus.OPENED);

        assertThat(kinds(request, opened(3, false), true, AFTER)).containsExactly(Kind.COMPARE);
        assertThat(kinds(request, opened(3, true), true, AFTER)).containsExactly(Kind.CHOOSE);
        assertThat(kinds(request, opened(0, true), true, AFTER))
                .as("without a bid nobody can be chosen")
                .containsExactly(Kind.COMPARE);
    }

    private static Standing opened(int bids, boolean priced) {
        var entries = IntStream.range(0, bids)
                .mapToObj(
                        at -> new BiddingOverview.Entry(mock(Invitation.class), InvitationStatus.BID_SENT, null, false))
                .toList();
        return new Standing(entries, 0, 0, 0, priced);
    }

    @Test
    void homeTellsWhatVendorsOrBidsWaitFor() {
        assertThat(Kind.values())
                .filteredOn(Kind::isAwaited)
                .containsExactly(
                        Kind.ANSWER,
                        Kind.OPEN_BIDS,
                        Kind.BEGIN_OPENING,
                        Kind.OPEN_TOO,
                        Kind.OPEN_FINAL,
                        Kind.BEGIN_FINAL,
                        Kind.OPEN_FINAL_TOO,
                        Kind.COMPARE,
                        Kind.CHOOSE);
    }

    private void open() {
        var scope = Scopes.frozen(request.engagement(), 1);
        request.open(scope, 3, "Mia", "mia@example.com", ABidding.MIA, BEFORE);
    }

    private static List<Kind> kinds(BidRequest request, Standing standing, boolean scopeIsFrozen, Instant now) {
        return BiddingNextStep.waiting(request, standing, scopeIsFrozen, now).stream()
                .map(BiddingNextStep::kind)
                .toList();
    }

    private static Standing standing(int invited, int waiting, long openQuestions, int unsent) {
        var entries = IntStream.range(0, invited)
                .mapToObj(at -> new BiddingOverview.Entry(
                        mock(Invitation.class), InvitationStatus.SENT, at < waiting ? Obstacle.NO_SERVER : null, false))
                .toList();
        return new Standing(entries, 0, openQuestions, unsent, false);
    }
}
