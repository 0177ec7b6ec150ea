package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.bidding.ABidding;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.ReferencesAsked;
import app.handoff.kernel.Sentence;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.Scopes;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BidEffortTests {

    private final BidRequest request =
            ABidding.request("Bookkeeping for 2027", LocalDateTime.parse("2026-12-10T16:00"));
    private final FrozenScope scope = Scopes.pricedByTheHourOrTheMonth();
    private final BidDraftContent empty = BidDraftContent.startingWith(ABidding.invitation(request));

    @Test
    void isCountedFromWhatIsAsked() {
        var effort = BidEffort.of(check(empty)).minutes();

        // One of two alternative prices, and the taking over.
        assertThat(effort)
                .containsEntry(BidPart.OFFER, 2 * 2 + scope.serviceLevels().size());
        // One question with at most 50 words.
        assertThat(effort).containsEntry(BidPart.ANSWERS, 3 + 2);
        assertThat(effort).containsEntry(BidPart.REFERENCES, 3 * 2);
        assertThat(effort).doesNotContainKeys(BidPart.TERMS, BidPart.FILES);
    }

    @Test
    void fewerClientsTakeLessTime() {
        request.askForReferences(new ReferencesAsked(1, ReferencesAsked.Clients.ANY));

        assertThat(BidEffort.of(check(empty)).minutes()).containsEntry(BidPart.REFERENCES, 2);
    }

    @Test
    void whatIsDoneTakesNoTimeAnyMore() {
        var complete = BidsForTests.complete(empty, request, scope, "52");
        var sending = BidEffort.of(check(complete.with(new BidDraftContent.TypedOffer(
                Map.of("hour", "52"), complete.offer().levels(), Set.of("taking-over")))));

        assertThat(sending.minutes()).isEmpty();
        assertThat(sending.inAll()).isEqualTo(Sentence.of("submission.effort.minutes", 5));
    }

    @Test
    void isSaidNoFinerThanAnybodyKnows() {
        assertThat(BidEffort.about(1)).isEqualTo(Sentence.of("submission.effort.minutes", 5));
        assertThat(BidEffort.about(31)).isEqualTo(Sentence.of("submission.effort.minutes", 35));
        assertThat(BidEffort.about(55)).isEqualTo(Sentence.of("submission.effort.minutes", 55));
        assertThat(BidEffort.about(56)).isEqualTo(Sentence.of("submission.effort.hour"));
        assertThat(BidEffort.about(61)).isEqualTo(Sentence.of("submission.effort.hours", new BigDecimal("1.5")));
        assertThat(BidEffort.about(91)).isEqualTo(Sentence.of("submission.effort.hours", new BigDecimal("2")));
    }

    private BidCheck check(BidDraftContent draft) {
        return new BidCheck(request, scope, draft, item -> "Work");
    }
}
