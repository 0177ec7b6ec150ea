package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.bidding.ABidding;
import app.handoff.bidding.BidRequest;
import app.handoff.evaluation.AwardContracts.State;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwardTests {

    private static final Instant MONDAY = Instant.parse("2026-11-30T10:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-12-04T10:00:00Z");
    private static final String REASON = "The best answers for the price.";

    private static final BidRequest REQUEST =
            ABidding.request("Bookkeeping for 2027", LocalDateTime.parse("2026-12-10T16:00"));
    private static final Award.Reserve RESERVE = new Award.Reserve(BidId.next(), "Nordlicht");

    private final Award award =
            new Award(REQUEST, allOf(BidId.next()), RESERVE, Award.Caution.NONE, REASON, ABidding.MIA, MONDAY);

    private static Award.Choice allOf(BidId bid) {
        return new Award.Choice(REQUEST.engagement(), bid, AwardedOrder.ALL, List.of());
    }

    @Test
    void aChoiceComesToNothingOnlyWhileNoContractIsUnderWayOrSigned() {
        var refused = new EnumMap<State, String>(Map.of(
                State.UNDER_WAY, "evaluation.succession.contract.UNDER_WAY",
                State.SIGNED, "evaluation.succession.contract.SIGNED"));
        for (var state : State.values()) {
            var own = new Award(REQUEST, allOf(BidId.next()), null, Award.Caution.NONE, REASON, ABidding.MIA, MONDAY);
            if (refused.containsKey(state)) {
                assertThatExceptionOfType(RuleViolation.class)
                        .isThrownBy(() -> own.withdraw(state, "They called.", ABidding.MIA, FRIDAY))
                        .satisfies(why -> assertThat(why.code()).isEqualTo(refused.get(state)));
                assertThat(own.stands()).isTrue();
            } else {
                own.withdraw(state, " They called. ", ABidding.MIA, FRIDAY);
                assertThat(own.withdrawal()).isEqualTo(new AwardWithdrawal("They called.", "Mia", FRIDAY));
            }
        }
    }

    @Test
    void aChoiceThatCameToNothingKeepsWhatWasChosenAndWhy() {
        award.withdraw(State.CANCELLED, "Too short a term.", ABidding.MIA, FRIDAY);

        assertThat(award.stands()).isFalse();
        assertThat(award.reason()).isEqualTo(REASON);
        assertThat(award.awardedAt()).isEqualTo(MONDAY);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> award.withdraw(State.CANCELLED, "Again.", ABidding.MIA, FRIDAY))
                .satisfies(why -> assertThat(why.code()).isEqualTo("evaluation.succession.done"));
    }

    @Test
    void aChoiceDoesNotComeToNothingWithoutAReason() {
        for (var reason : new String[] {"", " ", "x".repeat(2_001)}) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> award.withdraw(State.NONE, reason, ABidding.MIA, FRIDAY))
                    .satisfies(why -> assertThat(why.field()).isEqualTo("reason"));
        }
    }

    @Test
    void whereNobodyIsChosenNothingComesToNothing() {
        var request = new BidRequest(EngagementId.next(), "Bookkeeping", ABidding.EUR, ABidding.BERLIN);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> request.withdrawAward("Kontor Vier", "They called.", ABidding.MIA, FRIDAY))
                .satisfies(why -> assertThat(why.code()).isEqualTo("evaluation.succession.notChosen"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> request.award(BidId.next(), VendorId.next(), "Kontor Vier", ABidding.MIA, FRIDAY));
    }
}
