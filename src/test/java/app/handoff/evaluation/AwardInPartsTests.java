package app.handoff.evaluation;

import static app.handoff.evaluation.BidsInParts.BENEFITS;
import static app.handoff.evaluation.BidsInParts.PAYROLL;
import static app.handoff.evaluation.BidsInParts.RECORDS;
import static app.handoff.evaluation.BidsInParts.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.BiddingStatus;
import app.handoff.contract.ContractsForTests;
import app.handoff.engagement.EngagementStatuses;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.Stage;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy.Scope;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** Work that was put out in parts goes to several vendors in one act, and each goes its own way from there. */
@SpringBootTest
class AwardInPartsTests {

    private static final String REASON = "Together they cost least, and each knows its part.";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Evaluations evaluations;

    @Autowired
    AwardDecisions decisions;

    @Autowired
    BidsInParts inParts;

    @Autowired
    Awards awards;

    @Autowired
    LetterRepository letters;

    @Autowired
    Engagements engagements;

    @Autowired
    EngagementStatuses statuses;

    @Autowired
    Bidding bidding;

    @Autowired
    AwardRepository awardsOfRequest;

    @Autowired
    ContractsForTests contracts;

    Pages pages;
    SignedIn ana;
    Made made;

    @BeforeEach
    void aCity() {
        pages = Pages.of(context);
        ana = pages.owner("Small City");
        made = inParts.payroll(Scope.of(ana.business()).at(Pages.BERLIN));
    }

    @Test
    void theCheapestAndTheBestCombinationStandBesideTheBestSingleVendor() {
        assertThat(pages.get(ana, at("/comparison")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Part by part",
                        "Cheapest",
                        "20,966",
                        "Best single vendor",
                        "25,014",
                        "4,048",
                        "less than the best single vendor");
    }

    @Test
    void theSpreadsheetHasTheWaysToShareTheWorkOut() throws Exception {
        var sheet = pages.get(ana, at("/comparison/comparison.xlsx"))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
            var shares = workbook.getSheets().skip(2).findFirst().orElseThrow();
            assertThat(shares.getName()).isEqualTo("Part by part");
            assertThat(shares.read().stream()
                            .flatMap(Row::stream)
                            .filter(Objects::nonNull)
                            .map(Cell::getText))
                    .contains("PayRight", "People First", "20966.0000", "River City", "25014.0000");
        }
    }

    @Test
    void theCombinationIsTakenOverIntoTheFormAndSaidBeforeItIsChosen() {
        assertThat(pages.get(ana, at("/award"))).bodyText().contains("Award part by part");
        assertThat(pages.get(ana, at("/award/parts?take=CHEAPEST")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "2 vendors, ",
                        "20,966",
                        "People First",
                        "PayRight",
                        "Choose these 2 vendors",
                        "Reserve, should");
        assertThat(pages.get(ana, at("/award/parts")))
                .hasStatusOk()
                .bodyText()
                .contains("Show what this means")
                .doesNotContain("Choose these");
    }

    @Test
    void eachVendorHasAnEngagementOfItsOwnWithItsShare() {
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();

        // 11,466 and 800 against 5,100, 2,900 and 700.
        var first = awarded(made.engagement());
        assertThat(first.vendorName()).isEqualTo("PayRight");
        assertThat(first.totalPerTerm()).isEqualTo(Money.of("12266", "EUR"));
        var part = opened();
        var second = awarded(part.id());
        assertThat(second.vendorName()).isEqualTo("People First");
        assertThat(second.totalPerTerm()).isEqualTo(Money.of("8700", "EUR"));
        assertThat(second.scope()).isEqualTo(first.scope());
        assertThat(part.name()).endsWith(": Benefits administration, Personnel records");

        var whole = biddings.as(made.scope(), () -> engagements.get(made.engagement()));
        var own = biddings.as(made.scope(), () -> engagements.get(part.id()));
        assertThat(whole.share().add(own.share())).isEqualByComparingTo("1");
        assertThat(own.share()).isBetween(new BigDecimal("0.414"), new BigDecimal("0.416"));
        assertThat(own.baseline()
                        .costPerYear()
                        .plus(whole.baseline().costPerYear())
                        .payable())
                .isEqualTo(whole.baselineOfTask().costPerYear().payable());

        assertThat(pages.get(ana, at("/award")))
                .bodyText()
                .contains("PayRight", "Awarded: Payroll processing.", "The other parts of the work", "People First");
        assertThat(pages.get(ana, "/engagements/" + part.id() + "/award"))
                .bodyText()
                .contains("People First", "Awarded: Benefits administration, Personnel records.", "PayRight");
        assertThat(pages.get(ana, "/engagements/" + part.id()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Scope: done with",
                        "Bids and choice: done with",
                        "/engagements/" + made.engagement() + "/scope")
                .doesNotContain("Not begun");
        assertThat(pages.get(ana, "/engagements/" + part.id() + "/scope"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/engagements/" + made.engagement() + "/scope");
        var status = biddings.as(made.scope(), () -> statuses.status(part.id(), Instant.now()));
        assertThat(status.current()).isEqualTo(Stage.CONTRACT);
        assertThat(status.next().title().key()).isEqualTo("contract.next.draft");
    }

    @Test
    void aPartInAnotherCurrencyIsComparedAtTheStatedRateAndOrderedInItsOwn() {
        var half = new ExchangeRate(
                Currency.getInstance("USD"),
                new BigDecimal("0.5"),
                ABidding.EUR,
                LocalDate.now(ABidding.BERLIN).minusDays(1),
                "Example bank");
        ana = pages.owner("Another City");
        made = inParts.payroll(Scope.of(ana.business()).at(Pages.BERLIN), half);

        assertThat(pages.get(ana, at("/comparison")))
                .hasStatusOk()
                .bodyText()
                .contains("20,966", "25,014", "11,466", "22,932");
        assertThat(pages.get(ana, at("/award/parts?take=CHEAPEST")))
                .hasStatusOk()
                .bodyText()
                .contains("24,532", "20,966");
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();

        var first = awarded(made.engagement());
        assertThat(first.vendorName()).as("12,266 euros are more than 8,700").isEqualTo("PayRight");
        assertThat(first.totalPerTerm()).isEqualTo(Money.of("24532", "USD"));
        var part = opened();
        assertThat(awarded(part.id()).totalPerTerm()).isEqualTo(Money.of("8700", "EUR"));
        var own = biddings.as(made.scope(), () -> engagements.get(part.id()));
        assertThat(own.share()).isBetween(new BigDecimal("0.414"), new BigDecimal("0.416"));
    }

    @Test
    void contractsAreMadeForEachPartByItself() {
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();
        var part = opened();
        biddings.as(made.scope(), () -> contracts.draftWithTheWinner(part.id(), ABidding.MIA, Instant.now()));
        biddings.as(made.scope(), () -> contracts.draftWithTheWinner(made.engagement(), ABidding.MIA, Instant.now()));

        assertThat(pages.get(ana, "/engagements/" + part.id() + "/contract/document"))
                .hasStatusOk()
                .bodyText()
                .contains("People First", "Benefits administration", "Personnel records");
        assertThat(pages.get(ana, at("/contract/document")))
                .hasStatusOk()
                .bodyText()
                .contains("PayRight");
    }

    @Test
    void everyVendorGetsOneLetterThatSaysWhatItWonAndNothingOfTheOthers() {
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();

        var written = biddings.as(made.scope(), () -> letters.of(made.engagement())).stream()
                .collect(Collectors.toMap(Letter::vendorName, letter -> letter));
        assertThat(written.values().stream().collect(Collectors.toMap(Letter::vendorName, Letter::kind)))
                .isEqualTo(Map.of(
                        "PayRight", Letter.Kind.WON,
                        "People First", Letter.Kind.WON,
                        "River City", Letter.Kind.LOST,
                        "File House", Letter.Kind.LOST));
        assertThat(String.join(" ", written.get("PayRight").facts().ordered()))
                .contains("Awarded: Payroll processing.", "Not awarded: Benefits administration, Personnel records.")
                .doesNotContain("People");
    }

    @Test
    void refusedIsWhatCannotBeAwardedAndWhatWasTypedStays() {
        var river = bid("River City");
        var pay = bid("PayRight");
        assertThat(cheapest().param("reason", "Short"))
                .hasStatus(422)
                .bodyText()
                .contains("Short", "at least 20 characters");
        assertThat(given(null, null, null).param("reason", REASON))
                .hasStatus(422)
                .bodyText()
                .contains("Give at least one part to a vendor");
        assertThat(given(river, pay, null).param("reason", REASON))
                .hasStatus(422)
                .bodyText()
                .contains("PayRight does not offer all of the parts");
        assertThat(given(pay, null, null)
                        .param("lots[0].bid", pay.id().toString())
                        .param("lots[0].reserve", bid("File House").id().toString())
                        .param("reason", REASON))
                .hasStatus(422)
                .bodyText()
                .contains("File House offers none of the parts that PayRight gets");
        assertThat(biddings.as(made.scope(), () -> engagements.parts(made.engagement())))
                .isEmpty();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> award(
                        new Lot(river.id(), Set.of(part(made, PAYROLL)), null, List.of()),
                        new Lot(pay.id(), Set.of(part(made, PAYROLL)), null, List.of())))
                .satisfies(why -> assertThat(why.code()).isEqualTo("evaluation.parts.twice"));
    }

    @Test
    void twiceIsTheSameAsOnce() {
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();
        assertThat(biddings.as(made.scope(), () -> engagements.parts(made.engagement())))
                .hasSize(1);
        assertThat(cheapest().param("reason", "Another reason that is long enough."))
                .hasStatus(409);
    }

    @Test
    void aPartWhoseVendorDeclinesGoesToItsReserveAloneAndTheOthersStand() {
        var people = bid("People First");
        var river = bid("River City");
        award(
                new Lot(bid("PayRight").id(), Set.of(part(made, PAYROLL)), null, List.of()),
                new Lot(people.id(), Set.of(part(made, BENEFITS), part(made, RECORDS)), river.id(), List.of()));
        var part = opened();

        assertThat(pages.get(ana, "/engagements/" + part.id() + "/award/succession"))
                .hasStatusOk()
                .bodyText()
                .contains("River City")
                .doesNotContain("Ask for new bids");
        biddings.as(made.scope(), () -> {
            decisions.awardReserve(part.id(), "They have no people for it.", ABidding.MIA, Instant.now());
            return true;
        });

        var follows = awarded(part.id());
        assertThat(follows.vendorName()).isEqualTo("River City");
        // 6,000 and 4,000 and the taking over: not the payroll, which PayRight does.
        assertThat(follows.totalPerTerm()).isEqualTo(Money.of("11000", "EUR"));
        assertThat(awarded(made.engagement()).vendorName()).isEqualTo("PayRight");
        assertThat(request().status()).isEqualTo(BiddingStatus.AWARDED);
        var kinds = kinds();
        assertThat(kinds.get("River City")).isEqualTo(Letter.Kind.WON_NEXT);
        assertThat(kinds.get("PayRight")).isEqualTo(Letter.Kind.WON);
    }

    @Test
    void aPartThatIsUndoneCanBeAwardedAgainAndOnlyThat() {
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();
        var part = opened();
        biddings.as(made.scope(), () -> {
            decisions.withdrawAward(part.id(), "They have no people for it.", ABidding.MIA, Instant.now());
            return true;
        });

        assertThat(pages.get(ana, "/engagements/" + part.id()))
                .bodyText()
                .contains("Choose another vendor for this part");
        assertThat(pages.get(ana, "/engagements/" + part.id() + "/award"))
                .hasStatusOk()
                .bodyText()
                .contains("Here you choose who does: Benefits administration, Personnel records.", "River City")
                .doesNotContain("PayRight");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> choose(part.id(), bid("PayRight")))
                .satisfies(why -> assertThat(why.code()).isEqualTo("evaluation.award.noPartLeft"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> biddings.as(made.scope(), () -> {
                    decisions.chooseNobody(part.id(), "None of them.", ABidding.MIA, Instant.now());
                    return true;
                }))
                .satisfies(why -> assertThat(why.code()).isEqualTo("evaluation.parts.newBids"));
        choose(part.id(), bid("River City"));

        assertThat(awarded(part.id()).totalPerTerm()).isEqualTo(Money.of("11000", "EUR"));
        assertThat(kinds().get("PayRight")).isEqualTo(Letter.Kind.WON);
    }

    @Test
    void whoDoesAPartAlreadyTakesAnotherWithoutBeingPaidTwiceForTakingOver() {
        award(
                new Lot(bid("River City").id(), Set.of(part(made, PAYROLL)), null, List.of()),
                new Lot(bid("People First").id(), Set.of(part(made, BENEFITS)), null, List.of()));
        var part = opened();
        biddings.as(made.scope(), () -> {
            decisions.withdrawAward(part.id(), "They have no people for it.", ABidding.MIA, Instant.now());
            return true;
        });
        choose(part.id(), bid("River City"));

        assertThat(awarded(part.id()).totalPerTerm()).isEqualTo(Money.of("6000", "EUR"));
        assertThat(awarded(part.id()).takingOver()).isEqualTo(Money.of("0", "EUR"));
        var letter = biddings.as(made.scope(), () -> letters.of(made.engagement())).stream()
                .filter(one -> one.vendorName().equals("River City"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(String.join(" ", letter.facts().ordered()))
                .contains("Awarded: Payroll processing, Benefits administration.");
    }

    @Test
    void whereTheFirstIsUndoneWhatOthersDoStaysTheirs() {
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();
        var people = bid("People First");
        biddings.as(made.scope(), () -> {
            decisions.withdrawAward(made.engagement(), "They cannot begin.", ABidding.MIA, Instant.now());
            return true;
        });

        assertThat(request().status()).isEqualTo(BiddingStatus.OPENED);
        assertThat(awarded(opened().id()).vendorName()).isEqualTo("People First");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> biddings.as(made.scope(), () -> {
                    evaluations.disqualify(
                            made.engagement(), people.id(), "Came without a signature.", ABidding.MIA, Instant.now());
                    return true;
                }))
                .satisfies(why -> assertThat(why.code()).isEqualTo("evaluation.disqualification.chosen"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> award(new Lot(bid("River City").id(), Set.of(part(made, RECORDS)), null, List.of())))
                .satisfies(why -> assertThat(why.code()).isEqualTo("evaluation.parts.taken"));
        choose(made.engagement(), bid("River City"));
        // The payroll alone, with the taking over.
        assertThat(awarded(made.engagement()).totalPerTerm()).isEqualTo(Money.of("15014", "EUR"));
    }

    @Test
    void whereTheOnlyBidForAPartDoesNotCountThePartStaysWithUs() {
        biddings.as(made.scope(), () -> {
            evaluations.disqualify(
                    made.engagement(), bid("River City").id(), "Came late by post.", ABidding.MIA, Instant.now());
            evaluations.disqualify(
                    made.engagement(), bid("PayRight").id(), "Came late by post.", ABidding.MIA, Instant.now());
            return true;
        });

        assertThat(pages.get(ana, at("/comparison"))).bodyText().contains("No bid offers it");
        assertThat(pages.get(ana, at("/award/parts?take=CHEAPEST")))
                .bodyText()
                .contains("No bid that can be chosen offers it", "Stays with you: Payroll processing.");
        assertThat(given(null, bid("People First"), bid("File House")).param("reason", REASON))
                .hasStatus3xxRedirection();
        assertThat(awarded(made.engagement()).vendorName()).isEqualTo("People First");
        assertThat(awarded(opened().id()).vendorName()).isEqualTo("File House");
        assertThat(pages.get(ana, at("/award"))).bodyText().contains("Not awarded: Payroll processing.");
    }

    @Test
    void ofTwoWhoShareTheWorkOutAtTheSameMomentOneDoes() throws Exception {
        var pay = bid("PayRight").id();
        var river = bid("River City").id();
        var together = new CyclicBarrier(2);
        var refused = new AtomicInteger();
        var people = Executors.newFixedThreadPool(2);
        for (var records : List.of(river, bid("File House").id())) {
            people.submit(() -> {
                together.await();
                try {
                    award(
                            new Lot(pay, Set.of(part(made, PAYROLL)), null, List.of()),
                            new Lot(records, Set.of(part(made, RECORDS)), null, List.of()));
                } catch (RuleViolation | DataIntegrityViolationException | OptimisticLockingFailureException late) {
                    refused.incrementAndGet();
                }
                return null;
            });
        }
        people.shutdown();
        assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(refused).hasValue(1);
        assertThat(biddings.as(made.scope(), () -> engagements.parts(made.engagement())))
                .hasSize(1);
        assertThat(biddings.as(made.scope(), () -> awards.in(made.request()))).hasSize(2);
    }

    @Test
    void aPartThatIsStoppedIsFreeForTheOthersAndTheTaskGoesOn() {
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();
        var part = opened();
        assertThat(pages.post(ana, "/engagements/" + part.id() + "/removal")).hasStatus3xxRedirection();
        assertThat(pages.post(ana, "/engagements/" + part.id() + "/stop").param("reason", "We do it ourselves."))
                .hasStatus(422);
        biddings.as(made.scope(), () -> {
            decisions.withdrawAward(part.id(), "They have no people for it.", ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(pages.post(ana, "/engagements/" + part.id() + "/removal")).hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/engagements/" + part.id())).hasStatusOk();

        assertThat(pages.post(ana, "/engagements/" + part.id() + "/stop").param("reason", "We do it ourselves."))
                .hasStatus3xxRedirection();

        assertThat(awarded(made.engagement()).vendorName()).isEqualTo("PayRight");
        assertThat(biddings.as(made.scope(), () -> evaluations.file(made.engagement()))
                        .openParts())
                .hasSize(3);
        assertThat(pages.get(ana, at("/award"))).bodyText().doesNotContain("The other parts of the work");
    }

    @Test
    void biddingIsNotCalledOffWhileAVendorDoesAPart() {
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();
        biddings.as(made.scope(), () -> {
            decisions.withdrawAward(made.engagement(), "They cannot begin.", ABidding.MIA, Instant.now());
            return true;
        });

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> biddings.as(
                        made.scope(),
                        () -> bidding.cancel(made.request(), "No money left.", ABidding.MIA, Instant.now())))
                .satisfies(why -> assertThat(why.code()).isEqualTo("bidding.cancel.partsChosen"));
        biddings.as(made.scope(), () -> {
            decisions.chooseNobody(
                    made.engagement(), "Nobody else does the payroll well.", ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(awarded(opened().id()).vendorName()).isEqualTo("People First");
        assertThat(kinds().get("People First")).isEqualTo(Letter.Kind.WON);
        assertThat(kinds().get("River City")).isEqualTo(Letter.Kind.NOBODY);
    }

    @Test
    void aReserveOfTwoPartsIsReleasedWithTheLastOfThem() {
        var river = bid("River City").id();
        award(
                new Lot(bid("PayRight").id(), Set.of(part(made, PAYROLL)), river, List.of()),
                new Lot(bid("People First").id(), Set.of(part(made, BENEFITS)), river, List.of()));
        assertThat(kinds().get("River City")).isEqualTo(Letter.Kind.RESERVE);

        biddings.as(made.scope(), () -> {
            awards.contractSigned(made.engagement(), Instant.now());
            return true;
        });
        assertThat(kinds().get("River City")).isEqualTo(Letter.Kind.RESERVE);
        biddings.as(made.scope(), () -> {
            decisions.awardReserve(opened().id(), "They have no people for it.", ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(kinds().get("River City")).isEqualTo(Letter.Kind.WON_NEXT);
    }

    @Test
    void theFileOfTheProcedureNamesEveryChoice() {
        assertThat(cheapest().param("reason", REASON)).hasStatus3xxRedirection();
        assertThat(biddings.as(made.scope(), () -> awardsOfRequest.of(made.request())).stream()
                        .map(Award::parts))
                .containsExactlyInAnyOrder(
                        List.of(part(made, PAYROLL)),
                        Stream.of(part(made, BENEFITS), part(made, RECORDS))
                                .sorted()
                                .toList());
        assertThat(pages.get(ana, at("/comparison"))).bodyText().contains("Cheapest", "20,966");
    }

    private String at(String page) {
        return "/engagements/" + made.engagement() + page;
    }

    private BidRequest request() {
        return biddings.as(made.scope(), () -> evaluations.file(made.engagement()))
                .request();
    }

    private Map<String, Letter.Kind> kinds() {
        return biddings.as(made.scope(), () -> letters.of(made.engagement())).stream()
                .collect(Collectors.toMap(Letter::vendorName, Letter::kind, (earlier, later) -> later));
    }

    private Engagements.Entry opened() {
        return biddings.as(made.scope(), () -> engagements.parts(made.engagement()))
                .get(0);
    }

    private AwardedBid awarded(EngagementId engagement) {
        return biddings.as(made.scope(), () -> awards.of(engagement)).orElseThrow();
    }

    private void award(Lot... lots) {
        biddings.as(made.scope(), () -> {
            decisions.awardParts(made.engagement(), List.of(lots), REASON, ABidding.MIA, Instant.now());
            return true;
        });
    }

    private void choose(EngagementId engagement, OpenedBid bid) {
        biddings.as(made.scope(), () -> {
            decisions.award(engagement, bid.id(), null, AwardedOrder.ALL, REASON, ABidding.MIA, Instant.now());
            return true;
        });
    }

    private MockMvcRequestBuilder cheapest() {
        return given(bid("PayRight"), bid("People First"), bid("People First"));
    }

    private MockMvcRequestBuilder given(
            @Nullable OpenedBid payroll, @Nullable OpenedBid benefits, @Nullable OpenedBid records) {
        return pages.post(ana, at("/award/parts"))
                .param("parts[0].part", part(made, PAYROLL))
                .param("parts[0].bid", payroll == null ? "" : payroll.id().toString())
                .param("parts[1].part", part(made, BENEFITS))
                .param("parts[1].bid", benefits == null ? "" : benefits.id().toString())
                .param("parts[2].part", part(made, RECORDS))
                .param("parts[2].bid", records == null ? "" : records.id().toString());
    }

    private OpenedBid bid(String vendor) {
        return biddings.as(made.scope(), () -> evaluations.file(made.engagement())).bids().stream()
                .filter(bid -> bid.vendorName().equals(vendor))
                .findFirst()
                .orElseThrow();
    }
}
