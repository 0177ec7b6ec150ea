package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.bidding.ABidding;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Invitation;
import app.handoff.bidding.ReferencesAsked;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.PriceItem;
import app.handoff.scope.Pricing;
import app.handoff.scope.Scopes;
import app.handoff.submission.BidDraftContent.TypedOffer;
import app.handoff.submission.BidDraftContent.TypedRequirement;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BidCheckTests {

    private final BidRequest request =
            ABidding.request("Bookkeeping for 2027", LocalDateTime.parse("2026-12-10T16:00"));
    private final FrozenScope scope = Scopes.pricedByTheHourOrTheMonth();

    @Test
    void whoMayChooseGivesAnHourlyRateOrAMonthlyFee() {
        var byTheHour = check(Map.of("hour", "52", "taking-over", "free"));
        var byTheMonth = check(Map.of("month", "1,690", "taking-over", "free"));

        assertThat(byTheHour.gaps(BidPart.OFFER)).noneMatch(gap -> gap.field().startsWith("prices"));
        assertThat(byTheHour.totalSoFar().amount()).isEqualByComparingTo("12480");
        assertThat(byTheMonth.gaps(BidPart.OFFER)).noneMatch(gap -> gap.field().startsWith("prices"));
        assertThat(byTheMonth.totalSoFar().amount()).isEqualByComparingTo("20280");
    }

    @Test
    void neitherIsMissingAndBothIsWrong() {
        assertThat(check(Map.of("taking-over", "free")).gaps(BidPart.OFFER))
                .filteredOn(gap -> gap.field().startsWith("prices"))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.missing()).isTrue();
                    assertThat(gap.text().key()).isEqualTo("submission.price.oneOfThese");
                });
        assertThat(check(Map.of("hour", "52", "month", "1690", "taking-over", "free"))
                        .gaps(BidPart.OFFER))
                .filteredOn(gap -> gap.field().startsWith("prices"))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.missing()).isFalse();
                    assertThat(gap.text().key()).isEqualTo("submission.price.onlyOneOfThese");
                });
    }

    @Test
    void whileBothAreFilledInNeitherCounts() {
        var both = check(Map.of("hour", "52", "month", "1690", "taking-over", "300"));

        assertThat(both.totalSoFar().amount()).isEqualByComparingTo("300");
        assertThat(both.pricesGiven()).isEqualTo(1);
        assertThat(both.pricesAsked()).isEqualTo(2);
    }

    @Test
    void aPromiseBelowTheMinimumIsNamedAndMayStillBeSent() {
        var complete = BidsForTests.complete(BidDraftContent.startingWith(anInvitation()), request, scope, "52");

        assertThat(promising(complete, "97").unacceptable()).isEmpty();
        assertThat(promising(complete, "80").unacceptable())
                .extracting(level -> level.level().name())
                .containsExactly("Right first time");
        assertThat(promising(complete, "80").gaps(BidPart.OFFER))
                .noneMatch(gap -> gap.field().startsWith("levels"));
    }

    @Test
    void whatWasNotAskedForWhenBiddingOpenedIsNew() {
        var empty = BidDraftContent.startingWith(anInvitation());
        var changed = new BidCheck(request, scope, Scopes.pricedInParts(), empty, item -> "Work");
        var same = new BidCheck(request, scope, scope, empty, item -> "Work");

        assertThat(scope.priceItems())
                .filteredOn(item -> changed.noveltyOf(item) == Novelty.NEW)
                .extracting(PriceItem::key)
                .containsExactly("hour", "month");
        assertThat(scope.priceItems()).allMatch(item -> same.noveltyOf(item) == Novelty.SAME);
        assertThat(scope.serviceLevels()).allMatch(level -> same.noveltyOf(level) == Novelty.SAME);
    }

    private BidCheck promising(BidDraftContent draft, String percent) {
        var level = scope.serviceLevels().get(0).id().toString();
        return new BidCheck(
                request,
                scope,
                draft.with(new TypedOffer(draft.offer().prices(), Map.of(level, percent))),
                item -> "Work");
    }

    @Test
    void anAnswerThatIsNotEnoughIsNamedAndMayStillBeSent() {
        var asking = Scopes.requiring();
        var complete = BidsForTests.complete(BidDraftContent.startingWith(anInvitation()), request, asking, "52");

        assertThat(new BidCheck(request, asking, complete, item -> "Work").missedMusts())
                .isEmpty();
        var falling = answering(asking, complete, "2", "500,000", "2030-01-01", AnsweredRequirement.NONE, "NO");
        assertThat(falling.missedMusts())
                .extracting(missed -> missed.asked().text())
                .containsExactly(
                        "People who know Sage 50",
                        "Insured sum for damage",
                        "Licence valid until",
                        "Somebody stands in on the same day");
        assertThat(falling.gaps(BidPart.ANSWERS)).isEmpty();
    }

    @Test
    void whatMustBeMetIsAnsweredAndWhatIsWantedMayStayOpen() {
        var asking = Scopes.requiring();
        var complete = BidsForTests.complete(BidDraftContent.startingWith(anInvitation()), request, asking, "52");

        assertThat(answering(asking, complete, "", "", "", "", "").gaps(BidPart.ANSWERS))
                .extracting(BidCheck.Gap::field)
                .containsExactly(
                        "requirements[0].value",
                        "requirements[1].value",
                        "requirements[2].value",
                        "requirements[4].value");
    }

    @Test
    void anAnswerThatCannotBeReadIsWrong() {
        var asking = Scopes.requiring();
        var complete = BidsForTests.complete(BidDraftContent.startingWith(anInvitation()), request, asking, "52");

        assertThat(answering(asking, complete, "some", "much", "soon", "SOC 2", "perhaps")
                        .gaps(BidPart.ANSWERS))
                .hasSize(5)
                .noneMatch(BidCheck.Gap::missing);
    }

    @Test
    void whatIsAnsweredIsSealedAsItWasRead() {
        var asking = Scopes.requiring();
        var complete = BidsForTests.complete(BidDraftContent.startingWith(anInvitation()), request, asking, "52");

        var sealed = answering(asking, complete, "4", "1 Mio.", "2031-01-31", "", "YES")
                .content()
                .requirements();

        assertThat(sealed).hasSize(4);
        assertThat(sealed.get(0).answer().number()).isEqualByComparingTo("4");
        assertThat(sealed.get(1).answer().number()).isEqualByComparingTo("1000000");
        assertThat(sealed.get(1).answer().currency()).isEqualTo(ABidding.EUR);
        assertThat(sealed.get(2).answer().day()).isEqualTo("2031-01-31");
        assertThat(sealed.get(3).answer().yes()).isTrue();
    }

    private BidCheck answering(FrozenScope asking, BidDraftContent draft, String... values) {
        var typed = new HashMap<String, TypedRequirement>();
        for (int i = 0; i < values.length; i++) {
            var id = asking.checkedQualifications().get(i).id();
            typed.put(String.valueOf(id), new TypedRequirement(values[i], ""));
        }
        return new BidCheck(request, asking, draft.withRequirements(typed), item -> "Work");
    }

    @Test
    void anAnswerIsLimitedInCharactersTooSoThatOneEndlessWordIsTooLong() {
        var question = request.questions().get(0);

        assertThat(answering("x".repeat(question.characterLimit()))).isEmpty();
        assertThat(answering("x".repeat(question.characterLimit() + 1)))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.missing()).isFalse();
                    assertThat(gap.text().key()).isEqualTo("submission.field.tooLong");
                    assertThat(gap.text().words())
                            .containsExactly(question.characterLimit(), question.characterLimit() + 1);
                });
        assertThat(answering("Grundstücksverkehrsgenehmigung ".repeat(question.wordLimit() / 3)))
                .isEmpty();
    }

    private List<BidCheck.Gap> answering(String text) {
        var question = request.questions().get(0);
        var draft = BidDraftContent.startingWith(anInvitation())
                .withAnswers(Map.of(question.id().toString(), text));
        return new BidCheck(request, scope, draft, item -> "Work").gaps(BidPart.ANSWERS);
    }

    @Test
    void theBidderIsNoneOfItsOwnReferencesHoweverItsNameIsSpelled() {
        for (var client :
                List.of("Fern Studio GmbH", "FERN-STUDIO", "fern studio ltd.", "F\u00e9rn  Studio & Co. KG")) {
            assertThat(referring("Fern Studio", client, "Tala"))
                    .as(client)
                    .contains("references[0].client submission.reference.self");
        }
        assertThat(referring("Fern Studio", "Fernwood Studio", "Tala")).isEmpty();
    }

    @Test
    void asManyClientsAreNamedAsAreAskedFor() {
        request.askForReferences(new ReferencesAsked(2, ReferencesAsked.Clients.BOTH));

        assertThat(openOfReferences("PRIOR")).containsExactly("references[1].client submission.reference.tooFew");
        assertThat(openOfReferences("PRIOR", "PRIOR"))
                .containsExactly("references[0].relation submission.reference.none.EXISTING");
        assertThat(openOfReferences("EXISTING", "EXISTING"))
                .containsExactly("references[0].relation submission.reference.none.PRIOR");
        assertThat(openOfReferences("EXISTING", "PRIOR")).isEmpty();
    }

    @Test
    void whereNoClientIsAskedForNoneIsMissingOrSent() {
        request.askForReferences(new ReferencesAsked(0, ReferencesAsked.Clients.EXISTING));
        var complete = BidsForTests.complete(BidDraftContent.startingWith(anInvitation()), request, scope, "52");
        var check = new BidCheck(request, scope, complete, item -> "Work");

        assertThat(openOfReferences()).isEmpty();
        assertThat(check.asks(BidPart.REFERENCES)).isFalse();
        assertThat(check.gaps(BidPart.REFERENCES)).isEmpty();
    }

    private List<String> openOfReferences(String... relations) {
        var named = IntStream.range(0, relations.length)
                .mapToObj(i -> new BidDraftContent.TypedReference("Client " + i, "Jo", "jo@example.com", relations[i]))
                .toList();
        var draft = BidDraftContent.startingWith(anInvitation()).withReferences(named);
        return new BidCheck(request, scope, draft, item -> "Work")
                .gaps(BidPart.REFERENCES).stream()
                        .map(gap -> gap.field() + " " + gap.text().key())
                        .toList();
    }

    @Test
    void oneClientInThreeSpellingsIsOneReference() {
        assertThat(referring("Fern Studio", "D\u2019Arcy Ltd", "d'arcy limited", "DARCY"))
                .containsExactlyInAnyOrder(
                        "references[1].client submission.reference.twice",
                        "references[2].client submission.reference.twice");
    }

    private List<String> referring(String firm, String... clients) {
        var references = Stream.of(clients)
                .map(client -> new BidDraftContent.TypedReference(client, "Ana", "ana@fern.example", "EXISTING"))
                .toList();
        var draft = BidDraftContent.startingWith(anInvitation())
                .with(new BidDraftContent.TypedBidder(firm, "Liza", "liza@tala.example", ""))
                .withReferences(references);
        return new BidCheck(request, scope, draft, item -> "Work")
                .gaps(BidPart.REFERENCES).stream()
                        .filter(gap -> gap.text().key().matches("submission.reference.(self|twice)"))
                        .map(gap -> gap.field() + " " + gap.text().key())
                        .toList();
    }

    @Test
    void amountsAreReadWithWhatAWordProcessorAndAKeyboardBring() {
        assertThat(check(Map.of("hour", "\u20ac\u00a052.40\u200b", "taking-over", "1.250,50 EUR"))
                        .totalSoFar()
                        .amount())
                .isEqualByComparingTo("13826.50");
        assertThat(check(Map.of("hour", "$ 52", "taking-over", "0")).gaps(BidPart.OFFER))
                .extracting(gap -> gap.text().key())
                .contains("number.otherCurrency");
    }

    @Test
    void everyTextOfABidHasALimit() {
        var endless = "x".repeat(5000);
        var draft = BidDraftContent.startingWith(anInvitation())
                .with(new BidDraftContent.TypedBidder(endless, endless, endless, endless))
                .with(new BidDraftContent.TypedTerms(endless, endless, ""))
                .withReferences(List.of(new BidDraftContent.TypedReference(endless, endless, endless, "PRIOR")));
        var check = new BidCheck(request, scope, draft, item -> "Work");

        assertThat(check.gaps())
                .filteredOn(gap -> gap.text().key().equals("submission.field.tooLong"))
                .extracting(BidCheck.Gap::field)
                .containsExactly(
                        "firm",
                        "person",
                        "email",
                        "phone",
                        "assumptions",
                        "exclusions",
                        "references[0].client",
                        "references[0].contact",
                        "references[0].reach");
    }

    @Test
    void theChosenWayIsSealedWithTheBid() {
        var draft = BidsForTests.complete(BidDraftContent.startingWith(anInvitation()), request, scope, "52");
        var prices = Map.of("month", "1690", "taking-over", "free");
        var check = new BidCheck(
                request, scope, draft.with(typed(prices, draft.offer().levels())), item -> "Work");

        assertThat(check.content().prices()).singleElement().satisfies(price -> {
            assertThat(price.chosen()).isEqualTo(Pricing.Basis.FIXED_PER_MONTH);
            assertThat(price.quantity()).isEqualByComparingTo("12");
        });
    }

    @Test
    void thatALineIsFreeIsTickedAndNotTyped() {
        for (var zero : List.of("0", "0,00", " 0.0000 ")) {
            assertThat(check(Map.of("month", "1690", "taking-over", zero)).gaps(BidPart.OFFER))
                    .filteredOn(gap -> gap.field().startsWith("prices"))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.text().key()).isEqualTo("submission.price.zero");
                        assertThat(gap.missing()).isFalse();
                    });
        }
        var free = check(Map.of("month", "free", "taking-over", "free"));
        assertThat(free.gaps(BidPart.OFFER)).noneMatch(gap -> gap.field().startsWith("prices"));
        assertThat(free.pricesGiven()).isEqualTo(2);
        assertThat(free.totalSoFar().isZero()).isTrue();
    }

    @Test
    void whatIsTickedAsFreeHasNoPrice() {
        var offer = new TypedOffer(Map.of("month", "1690", "taking-over", "300"), Map.of(), Set.of("taking-over"));
        var check = new BidCheck(
                request, scope, BidDraftContent.startingWith(anInvitation()).with(offer), item -> "Work");

        assertThat(check.gaps(BidPart.OFFER))
                .filteredOn(gap -> gap.field().startsWith("prices"))
                .singleElement()
                .satisfies(gap -> assertThat(gap.text().key()).isEqualTo("submission.price.freeAndPriced"));
    }

    @Test
    void aDraftOfBeforeThisWasAskedIsReadAsItWas() {
        var json = JsonMapper.builder().build();
        var offer = json.readValue("{\"prices\":{\"month\":\"0\"},\"levels\":{}}", TypedOffer.class);

        assertThat(offer).isEqualTo(new TypedOffer(Map.of("month", "0"), Map.of(), Set.of()));
    }

    @Test
    void whatIsLeftOutNeedsNoPriceAndCountsNowhere() {
        var parts = inParts(Set.of(statements()), Map.of(), "");
        assertThat(parts.gaps(BidPart.OFFER))
                .extracting(BidCheck.Gap::field)
                .filteredOn(field -> field.startsWith("prices"))
                // All but the line of the statements.
                .containsExactly(
                        "prices[0].value",
                        "prices[1].value",
                        "prices[2].value",
                        "prices[3].value",
                        "prices[5].value",
                        "prices[6].value",
                        "prices[7].value",
                        "prices[8].value");
        assertThat(parts.pricesAsked()).isEqualTo(8);

        var priced = inParts(Set.of(statements()), Map.of(statements(), "90"), "");
        assertThat(priced.gaps(BidPart.OFFER))
                .anyMatch(gap -> gap.field().equals("prices[4].value")
                        && gap.text().key().equals("submission.price.leftOutAndPriced"));
        assertThat(priced.totalSoFar().isZero()).isTrue();
    }

    @Test
    void aBidThatOffersNothingIsNone() {
        assertThat(inParts(Set.of(entries(), statements()), Map.of(), "").gaps(BidPart.OFFER))
                .anyMatch(gap -> gap.field().equals("prices[1].leftOut")
                        && gap.text().key().equals("submission.price.nothingOffered"));
    }

    /** Base 12 × 50, entries 150 × 12 at 1 and the rest of 2,000 at 0.90, statements 4 × 90, 40 boxes at 5, expenses 300. */
    @Test
    void whatIsOrderedOnlyIfWantedIsPricedAndCountsInNoTotal() {
        var check = inParts(Set.of(), everything(), "2");

        assertThat(check.gaps(BidPart.OFFER)).noneMatch(gap -> gap.field().startsWith("prices"));
        assertThat(check.pricesGiven()).isEqualTo(9);
        assertThat(check.totalSoFar().amount())
                .isEqualByComparingTo(inParts(Set.of(), without(Scopes.TRAINING.toString()), "")
                        .totalSoFar()
                        .amount());
        assertThat(check.lines().get(6).amount().amount()).isEqualByComparingTo("1400");
        assertThat(check.optionsGiven()).isEqualTo(1);
        assertThat(check.optionsSoFar().amount()).isEqualByComparingTo("1400");
    }

    @Test
    void aDiscountForPayingEarlyIsAShareAndSealedWithTheBid() {
        assertThat(inParts(Set.of(), everything(), "a lot").gaps(BidPart.OFFER))
                .anyMatch(gap -> gap.field().equals("earlyPayment"));
        assertThat(inParts(Set.of(), everything(), "51").gaps(BidPart.OFFER))
                .anyMatch(gap -> gap.field().equals("earlyPayment"));
        assertThat(inParts(Set.of(), everything(), "2,5").earlyPayment().value())
                .isEqualByComparingTo("2.5");
    }

    private final FrozenScope split = Scopes.pricedInParts();

    private String entries() {
        return split.outputs().get(0).id().toString();
    }

    private String statements() {
        return split.outputs().get(1).id().toString();
    }

    private Map<String, String> everything() {
        return Map.of(
                "base",
                "50",
                entries(),
                "1",
                entries() + ":2",
                "0.90",
                entries() + ":3",
                "0.80",
                statements(),
                "90",
                Scopes.ARCHIVE.toString(),
                "5",
                Scopes.TRAINING.toString(),
                "700",
                "expenses",
                "300",
                "taking-over",
                "400");
    }

    private Map<String, String> without(String item) {
        var prices = new HashMap<>(everything());
        prices.remove(item);
        return prices;
    }

    private BidCheck inParts(Set<String> leftOut, Map<String, String> prices, String discount) {
        var offer = new TypedOffer(prices, Map.of(), Set.of(), leftOut, discount);
        return new BidCheck(
                request, split, BidDraftContent.startingWith(anInvitation()).with(offer), item -> "Work");
    }

    /** Prices by item; "free" is ticked, everything else typed. */
    private static TypedOffer typed(Map<String, String> prices, Map<String, String> levels) {
        var typed = new HashMap<>(prices);
        var free = new HashSet<String>();
        prices.forEach((item, price) -> {
            if (price.equals("free")) {
                free.add(item);
                typed.remove(item);
            }
        });
        return new TypedOffer(typed, levels, free);
    }

    private BidCheck check(Map<String, String> prices) {
        var draft = BidDraftContent.startingWith(anInvitation()).with(typed(prices, Map.of()));
        return new BidCheck(request, scope, draft, item -> "Work");
    }

    private Invitation anInvitation() {
        return ABidding.invitation(request);
    }
}
