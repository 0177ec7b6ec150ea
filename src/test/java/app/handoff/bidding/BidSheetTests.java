package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.bidding.DraftBid.TypedOffer;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.Pricing;
import app.handoff.scope.ScopeOfWorkId;
import app.handoff.scope.Scopes;
import app.handoff.shared.EngagementId;
import app.handoff.shared.VendorId;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BidSheetTests {

    private final BidRequest request = aRequest();
    private final FrozenScope scope = aScope();

    @Test
    void whoMayChooseGivesAnHourlyRateOrAMonthlyFee() {
        var byTheHour = sheet(Map.of("hour", "52", "taking-over", "0"));
        var byTheMonth = sheet(Map.of("month", "1,690", "taking-over", "0"));

        assertThat(byTheHour.gaps(BidPart.OFFER)).noneMatch(gap -> gap.field().startsWith("prices"));
        assertThat(byTheHour.totalSoFar().amount()).isEqualByComparingTo("12480");
        assertThat(byTheMonth.gaps(BidPart.OFFER)).noneMatch(gap -> gap.field().startsWith("prices"));
        assertThat(byTheMonth.totalSoFar().amount()).isEqualByComparingTo("20280");
    }

    @Test
    void neitherIsMissingAndBothIsWrong() {
        assertThat(sheet(Map.of("taking-over", "0")).gaps(BidPart.OFFER))
                .filteredOn(gap -> gap.field().startsWith("prices"))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.missing()).isTrue();
                    assertThat(gap.text().key()).isEqualTo("bidding.price.oneOfThese");
                });
        assertThat(sheet(Map.of("hour", "52", "month", "1690", "taking-over", "0"))
                        .gaps(BidPart.OFFER))
                .filteredOn(gap -> gap.field().startsWith("prices"))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.missing()).isFalse();
                    assertThat(gap.text().key()).isEqualTo("bidding.price.onlyOneOfThese");
                });
    }

    @Test
    void theChosenWayIsSealedWithTheBid() {
        var draft = ABidding.complete(DraftBid.startingWith(anInvitation()), request, scope, "52");
        var prices = Map.of("month", "1690", "taking-over", "0");
        var sheet = new BidSheet(
                request, scope, draft.with(new TypedOffer(prices, draft.offer().levels())), item -> "Work");

        assertThat(sheet.content().prices()).singleElement().satisfies(price -> {
            assertThat(price.chosen()).isEqualTo(Pricing.Basis.FIXED_PER_MONTH);
            assertThat(price.quantity()).isEqualByComparingTo("12");
        });
    }

    private BidSheet sheet(Map<String, String> prices) {
        var draft = DraftBid.startingWith(anInvitation()).with(new TypedOffer(prices, Map.of()));
        return new BidSheet(request, scope, draft, item -> "Work");
    }

    private Invitation anInvitation() {
        return new Invitation(
                request,
                new Invitee(VendorId.next(), "Tala Ledger", "Liza", "liza@tala.example", ABidding.BERLIN, "Cebu"),
                Scopes.MONDAY);
    }

    private static BidRequest aRequest() {
        var request = new BidRequest(EngagementId.next(), "Bookkeeping for 2027", ABidding.EUR, ABidding.BERLIN);
        var setup = ABidding.setup(LocalDateTime.parse("2026-12-10T16:00"), ABidding.BERLIN);
        request.judgeBy(setup.criteria(), setup.questions());
        request.priceFor(setup.termMonths(), setup.validityDays());
        request.schedule(setup.schedule(), Scopes.MONDAY);
        return request;
    }

    private static FrozenScope aScope() {
        var content = Scopes.bookkeeping();
        var pricing = content.pricing();
        return new FrozenScope(
                ScopeOfWorkId.next(),
                EngagementId.next(),
                1,
                "0".repeat(64),
                Scopes.MONDAY,
                "Mia",
                "Bookkeeping for 2027",
                content.with(new Pricing(
                        Pricing.Basis.HOURLY_OR_MONTHLY,
                        new BigDecimal("240"),
                        pricing.hours(),
                        pricing.note(),
                        List.of())));
    }
}
