package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.Budgets;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.CriterionScore;
import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.contract.ContractsForTests;
import app.handoff.diligence.ChecksForTests;
import app.handoff.diligence.Diligence;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.tenancy.TextCipher;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** After the opening: quality is judged blindly, then bids stand side by side, then one is chosen. */
@SpringBootTest
class EvaluationPagesTests {

    private static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza");
    private static final String REASON = "The best answers and the best references for the price.";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Evaluations evaluations;

    @Autowired
    AwardDecisions decisions;

    @Autowired
    Awards awards;

    @Autowired
    Letters letters;

    @Autowired
    Bidding bidding;

    @Autowired
    Budgets budgets;

    @Autowired
    Diligence diligence;

    @Autowired
    ChecksForTests checks;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Contracts contracts;

    @Autowired
    JdbcTemplate jdbc;

    Pages pages;
    SignedIn ana;
    SignedIn jonas;
    Scope studio;

    @BeforeEach
    void aStudio() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        jonas = pages.colleague(ana, Role.STAFF);
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void marksAreRefusedAtTheirFieldAndKept() {
        var made = opened("Kontor Vier", "Norte Contable");
        var at = comparison(made) + "/quality";

        assertThat(pages.get(ana, comparison(made))).hasRedirectedUrl(at);
        assertThat(pages.get(ana, at))
                .hasStatusOk()
                .bodyText()
                .contains("2 scores are missing", "Vendor A", "Names hidden")
                .doesNotContain("Kontor Vier", "0.30", "0.35");
        assertThat(scores(ana, made, "5", "", "3", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Say in a few words why it is 5");
        assertThat(scores(ana, made, "9", "Great", "3", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a score from 0 to 5", ">Great</textarea>");
        assertThat(scores(ana, made, "", "Great", "3", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Choose the score this note belongs to");
        assertThat(scores(ana, made, "4", "x".repeat(2001), "3", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Use at most 2,000 characters");
        assertThat(scores(ana, made, "", "", "", "")).hasStatus3xxRedirection();
        assertThat(file(made).scores()).isEmpty();
        assertThat(pages.post(ana, at + "/end"))
                .hasStatus(422)
                .bodyText()
                .contains("2 scores are missing. Give every bid a score");
    }

    @Test
    void referencesAreMarkedOnlyOnceOneOfThemWasAsked() {
        var made = biddings.prepared(studio, soon(), ABidding.BERLIN, "Kontor Vier");
        biddings.as(studio, () -> {
            biddings.judgedBy(
                    made,
                    soon(),
                    new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 70, null, ""),
                    new Criterion(CriterionId.next(), 1, "References", CriterionKind.REFERENCE, 30, null, ""));
            bidding.open(made.request(), "Mia", "mia@example.com", ABidding.MIA, Instant.now());
            return true;
        });
        biddings.bids(made, 1);
        biddings.opening(made);
        var vendor = bids(made).get(0).vendor();

        assertThat(pages.get(ana, comparison(made) + "/quality")).bodyText().contains("No reference was asked yet");
        assertThat(scores(ana, made, "4", "Sounds good"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "<a href=\"#lines-0-score\">No reference of Kontor Vier has been asked yet",
                        ">Sounds good</textarea>");
        assertThat(file(made).scores()).isEmpty();

        biddings.as(studio, () -> {
            checks.goodReference(made.engagement(), vendor, ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(scores(ana, made, "4", "Sounds good")).hasStatus3xxRedirection();
    }

    @Test
    void whoeverMarksSecondIsToldWhatTheFirstGave() {
        var made = opened("Kontor Vier");

        assertThat(scores(jonas, made, "4", "Knows our software")).hasStatus3xxRedirection();
        assertThat(scores(ana, made, "2", "Too general"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Someone else saved this meanwhile",
                        "Saved meanwhile: 4",
                        "Saved meanwhile: Knows our software",
                        ">Too general</textarea>",
                        "name=\"lines[0].seen\" value=\"0\"");
        assertThat(file(made).scores())
                .extracting(score -> score.given().score())
                .containsExactly(4);
        assertThat(scores(ana, made, "2", "Too general").param("lines[0].seen", "0"))
                .hasStatus3xxRedirection();
        assertThat(file(made).scores())
                .extracting(score -> score.given().note())
                .containsExactly("Too general");
    }

    @Test
    void staffJudgeAndDoNothingElse() {
        var made = opened("Kontor Vier");
        var at = comparison(made);

        assertThat(pages.get(jonas, at + "/quality"))
                .hasStatusOk()
                .bodyText()
                .contains("Save the scores", "an owner or a manager makes quality final");
        assertThat(scores(jonas, made, "4", "")).hasStatus3xxRedirection();
        assertThat(pages.get(jonas, at + "/quality")).bodyText().doesNotContain("Make quality final and show prices");
        assertThat(pages.post(jonas, at + "/quality/end")).hasStatus(403);
        assertThat(pages.post(ana, at + "/quality/end")).hasRedirectedUrl(at);

        assertThat(pages.get(jonas, at))
                .hasStatusOk()
                .bodyText()
                .contains("Look at one bid", "Only one bid")
                .doesNotContain("Choose a vendor", ">Shortlist<");
        assertThat(pages.post(jonas, at + "/shortlist")
                        .param("bid", bid(made, 0))
                        .param("on", "true"))
                .hasStatus(403);
        assertThat(pages.get(jonas, award(made))).hasStatus(409).bodyText().contains("No vendor is chosen yet");
        assertThat(pages.post(jonas, award(made))).hasStatus(403);
        assertThat(pages.get(jonas, award(made) + "/none")).hasStatus(403);
        assertThat(pages.get(pages.owner("Other"), at)).hasStatus(404);
    }

    @Test
    void qualityIsFinalWithTheScoresThatAreOnThePage() {
        var made = opened("Kontor Vier");
        scores(ana, made, "4", "").exchange();
        var end = comparison(made) + "/quality/end";

        assertThat(scoresTo(end, ana, made, "1", "").param("lines[0].seen", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem");
        assertThat(file(made).progress().isQualityFinal()).isFalse();

        assertThat(scoresTo(end, ana, made, "2", "They named one client only.").param("lines[0].seen", "0"))
                .hasRedirectedUrl(comparison(made));
        assertThat(file(made).progress().isQualityFinal()).isTrue();
        assertThat(file(made).scores())
                .extracting(score -> score.given().score())
                .containsExactly(2);
    }

    @Test
    void whatComesAfterQualityIsFinalIsKeptOnThePageButNotCounted() {
        var made = opened("Kontor Vier");
        scores(ana, made, "4", "").exchange();
        assertThat(pages.post(ana, comparison(made) + "/quality/end")).hasStatus3xxRedirection();
        assertThat(pages.post(ana, comparison(made) + "/quality/end")).hasRedirectedUrl(comparison(made));

        assertThat(scores(jonas, made, "2", "Too late for this"))
                .hasStatus(422)
                .bodyText()
                .contains("Quality is final: scores stay as they are", ">Too late for this</textarea>")
                .doesNotContain("Save the scores");
        assertThat(file(made).scores())
                .extracting(score -> score.given().score())
                .containsExactly(4);
    }

    @Test
    void bidsStandSideBySideAsTheAddressSays() {
        var made = judged("Kontor Vier", "Norte Contable", "FastBooks");
        var at = comparison(made);
        var kontor = bid(made, 0);
        var norte = bid(made, 1);

        assertThat(pages.get(ana, at))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Compare three bids", "lowest · 40.0 points", "What would change the order", "Because of bid 0")
                .doesNotContain("highest ·");
        assertThat(pages.get(ana, at + "?bids=" + kontor + "&bids=" + norte))
                .hasStatusOk()
                .bodyText()
                .contains("Comparison of 2 bids");
        assertThat(pages.get(ana, at + "?bids=" + kontor + "&bids=" + kontor))
                .hasStatus(422)
                .bodyText()
                .contains("Choose two different vendors", "Comparison of 3 bids");
        assertThat(pages.get(ana, at + "?bids=" + made.engagement())).hasStatus(404);
        assertThat(pages.get(ana, at + "?bids=nonsense")).hasStatus(404);
        assertThat(pages.get(ana, at + "?rows=differences"))
                .hasStatusOk()
                .bodyText()
                .contains("Total, 12 months", "Points of 100")
                .doesNotContain("Bid holds until");

        assertThat(pages.get(ana, at)).bodyText().doesNotContain("Shortlist: ");
        assertThat(pages.post(ana, at + "/shortlist")
                        .param("bid", norte)
                        .param("on", "true")
                        .param("rows", "differences"))
                .hasRedirectedUrl(at + "?rows=differences#matrix");
        pages.post(ana, at + "/shortlist")
                .param("bid", norte)
                .param("on", "true")
                .exchange();
        assertThat(pages.get(ana, at + "?bids=shortlist"))
                .hasStatusOk()
                .bodyText()
                .contains("Shortlist: 1", "Comparison of one bid");
        pages.post(ana, at + "/shortlist")
                .param("bid", norte)
                .param("on", "false")
                .exchange();
        assertThat(pages.get(ana, at + "?bids=shortlist")).bodyText().contains("No bid is on the shortlist any more");
        assertThat(pages.post(ana, at + "/shortlist")
                        .param("bid", made.engagement().toString())
                        .param("on", "true"))
                .hasStatus(404);
    }

    @Test
    void nobodyIsChosenWithoutChecksAndWithoutAReason() {
        var made = judged("Kontor Vier", "Norte Contable");
        var kontor = bid(made, 0);
        var norte = bid(made, 1);

        assertThat(pages.get(ana, award(made))).hasStatusOk().bodyText().contains("Cannot be chosen yet");
        assertThat(choose(made, kontor, REASON, ""))
                .hasStatus(422)
                .bodyText()
                .contains("Kontor Vier cannot be chosen yet", REASON);
        checkEverything(made, 0);
        assertThat(choose(made, "", "", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Choose who gets the work", "Say in a sentence why this vendor");
        assertThat(choose(made, kontor, "Cheap", norte))
                .hasStatus(422)
                .bodyText()
                .contains("This is the lowest price. Say in a sentence why", ">Cheap</textarea>");
        assertThat(choose(made, kontor, "x".repeat(4001), ""))
                .hasStatus(422)
                .bodyText()
                .contains("Use at most 4,000");
        assertThat(choose(made, kontor, REASON, kontor))
                .hasStatus(422)
                .bodyText()
                .contains("Choose another vendor as the reserve");
        assertThat(choose(made, made.engagement().toString(), REASON, "")).hasStatus(404);
        assertThat(choose(made, "nonsense", REASON, "")).hasStatus(404);
        assertThat(file(made).award()).isNull();

        for (int twice = 0; twice < 2; twice++) {
            assertThat(choose(made, kontor, REASON, norte)).hasRedirectedUrl(award(made));
        }
        assertThat(pages.get(jonas, award(made)))
                .hasStatusOk()
                .bodyText()
                .contains("Kontor Vier was chosen", REASON, "Norte Contable", "set up the contract")
                .doesNotContain("Go on to the contract");
        assertThat(pages.get(ana, award(made)))
                .bodyText()
                .contains("Go on to the contract", "Next: send the 2 letters");
        assertThat(letters()).as("nobody has sent them yet").isEmpty();
        send(made);
        var letters = letters();
        assertThat(letters).hasSize(2);
        assertThat(letters)
                .filteredOn(letter -> letter.contains("Next you get a link to the contract"))
                .hasSize(1);
        assertThat(letters)
                .filteredOn(letter -> letter.contains("you are our reserve"))
                .singleElement()
                .asString()
                .contains("Together", "Your bid holds until")
                .doesNotContain("Kontor Vier", "0.30");

        assertThat(choose(made, norte, "I would rather have taken Norte.", ""))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "This was decided while you were writing",
                        "I would rather have taken Norte.",
                        "Kontor Vier was chosen");
        assertThat(pages.post(ana, award(made) + "/none").param("reason", "Too dear"))
                .hasStatus(409);
        assertThat(letters()).hasSize(2);

        biddings.as(made.scope(), () -> {
            awards.contractSigned(made.engagement(), Instant.now());
            return true;
        });
        assertThat(letters())
                .hasSize(3)
                .filteredOn(letter -> letter.contains("we do not need our reserve any more"))
                .hasSize(1);
    }

    /** Two awards, two times nobody, and each against something else, all at the very same moment. */
    @Test
    void ofDecisionsAtTheSameMomentOneCountsAndTheOtherIsToldSo() throws Exception {
        var kinds = List.<Function<Made, List<MockMvcRequestBuilder>>>of(
                made -> List.of(choose(made, bid(made, 0), REASON, ""), choose(made, bid(made, 1), REASON, "")),
                made -> List.of(
                        choose(made, bid(made, 0), REASON, ""), choose(made, bid(made, 0), "It is the best", "")),
                made -> List.of(nobody(made, "Too dear"), nobody(made, "Too slow")),
                made -> List.of(choose(made, bid(made, 0), REASON, ""), nobody(made, "Too dear")),
                made -> List.of(choose(made, bid(made, 0), REASON, ""), cancel(made)));
        var rounds = new LinkedHashMap<Made, SignedIn>();
        for (int i = 0; i < kinds.size(); i++) {
            aStudio();
            var made = biddings.open(studio, soon(), "Kontor Vier", "Norte Contable");
            biddings.bids(made, 2);
            rounds.put(made, ana);
        }
        var kind = kinds.iterator();
        var answers = new ArrayList<List<Integer>>();
        for (var made : rounds.keySet()) {
            studio = made.scope();
            ana = rounds.get(made);
            finish(made);
            checkEverything(made, 0);
            checkEverything(made, 1);
            var start = new CyclicBarrier(2);
            var both = kind.next().apply(made).stream()
                    .map(act -> CompletableFuture.supplyAsync(() -> {
                        try {
                            start.await();
                        } catch (InterruptedException | BrokenBarrierException e) {
                            throw new IllegalStateException(e);
                        }
                        return act.exchange().getResponse().getStatus();
                    }))
                    .toList();
            answers.add(both.stream().map(CompletableFuture::join).sorted().toList());
        }

        System.out.println("Two decisions at the same moment: " + answers);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.get(0)).isEqualTo(302);
            assertThat(answer.get(1)).isIn(409, 422);
        });
    }

    private MockMvcRequestBuilder nobody(Made made, String reason) {
        return pages.post(ana, award(made) + "/none").param("reason", reason);
    }

    private MockMvcRequestBuilder cancel(Made made) {
        return pages.post(ana, "/engagements/" + made.engagement() + "/bidding/cancellation")
                .param("reason", "We do it ourselves");
    }

    @Test
    void aContractIsDraftedWithATemplateAndKeepsWhatThatSaid() throws Exception {
        biddings.as(studio, () -> {
            drafts.keep("Okapi", ABidding.MIA, Instant.now());
            return true;
        });
        var made = chosen("Kontor Vier", "Norte Contable");
        var at = "/engagements/" + made.engagement() + "/contract";
        assertThat(pages.get(ana, at)).hasStatusOk().bodyText().contains("Start from a template", "As Okapi does it");
        var link = Pattern.compile("/terms\\?template=[0-9a-f-]+")
                .matcher(pages.get(ana, at).exchange().getResponse().getContentAsString());
        assertThat(link.find()).isTrue();
        assertThat(pages.get(ana, at + link.group()))
                .hasStatusOk()
                .bodyText()
                .contains("Filled from the template", "Notice 60 days.", "Adds: Okapi rules.", "name=\"template\"")
                .containsPattern("name=\"noticeDays\"[^>]*value=\"60\"");
        assertThat(pages.get(ana, at + "/terms?template=" + UUID.randomUUID())).hasStatus(404);

        assertThat(biddings.as(
                        studio, () -> drafts.draftWithTheTemplate(made.engagement(), ABidding.MIA, Instant.now())))
                .containsSubsequence("Data", "Okapi rules", "Confidentiality");
        assertThat(pages.get(ana, at)).bodyText().contains("Okapi rules").doesNotContain("Ibis rules");
    }

    @Test
    void theReserveFollowsAWinnerWhoDeclinesInOneStep() {
        var made = chosen("Kontor Vier", "Norte Contable");
        var contract = drafted(made);
        var at = award(made) + "/succession";
        assertThat(pages.get(ana, at)).hasRedirectedUrl(award(made));
        assertThat(follow(made, "RESERVE", REASON)).hasStatus(422).bodyText().contains("Take it back first");

        biddings.as(studio, () -> {
            contracts.send(contract, ABidding.MIA, Instant.now());
            contracts.decline(contract, "Too short a term.", LIZA, Instant.now());
            return true;
        });
        var engagement = "/engagements/" + made.engagement();
        assertThat(pages.get(ana, engagement))
                .bodyText()
                .contains(
                        "Next: ask Norte Contable, your reserve",
                        "Kontor Vier declined the contract. Ask Norte Contable, your reserve, or",
                        "class=\"btn primary\" href=\"" + at + "\"")
                .doesNotContain("raft another contract");
        assertThat(pages.get(ana, engagement + "/contract"))
                .bodyText()
                .contains("class=\"btn primary\" href=\"" + at + "\"", "Draft another contract with Kontor Vier");
        assertThat(pages.get(ana, "/"))
                .bodyText()
                .containsSubsequence(">Today<", "Ask Norte Contable, your reserve", "Next 14 days");
        assertThat(pages.get(ana, award(made)))
                .bodyText()
                .contains(
                        "The contract with Kontor Vier came to nothing",
                        "Too short a term.",
                        "Go on with Norte Contable");
        assertThat(pages.get(ana, at))
                .hasStatusOk()
                .bodyText()
                .contains("Norte Contable, your reserve", "The contract was cancelled by Liza: Too short a term.");
        assertThat(follow(made, "", "")).hasStatus(422).bodyText().contains("Choose how you go on");
        assertThat(follow(made, "RESERVE", "No")).hasStatus(422).bodyText().contains("at least 20 characters", ">No<");

        var award = file(made).award().getId().toString();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, at)
                            .param("award", award)
                            .param("next", "RESERVE")
                            .param("reason", REASON + " They declined."))
                    .hasRedirectedUrl(award(made));
        }
        assertThat(pages.get(ana, award(made)))
                .bodyText()
                .contains("Norte Contable was chosen", "Chosen before", "Kontor Vier", "They declined.", REASON)
                .doesNotContain("came to nothing</h2>");
        send(made);
        assertThat(bodies("would now like to work with you")).hasSize(1);
        assertThat(bodies("you are our reserve")).hasSize(1);
        assertThat(bodies("we go on without you")).isEmpty();

        assertThat(pages.get(ana, engagement))
                .bodyText()
                .contains("Next: set up the contract", "href=\"" + engagement + "/contract\"");
        assertThat(pages.get(ana, engagement + "/contract"))
                .hasStatusOk()
                .bodyText()
                .contains("Set up the contract", "Norte Contable", "Earlier contracts", "round=1")
                .doesNotContain("Too short a term.");

        var next = drafted(made);
        assertThat(biddings.as(studio, () -> drafts.vendorName(next))).isEqualTo("Norte Contable");
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/contract?round=1"))
                .hasStatusOk()
                .bodyText()
                .contains("Too short a term.", "The contract that counts now")
                .doesNotContain("Draft another contract");
    }

    @Test
    void theReserveFollowsOnlyWhileItsBidHoldsAndItsChecksAreThere() {
        var made = chosen("Kontor Vier", "Norte Contable", "FastBooks");
        var late = Instant.now().plus(Duration.ofDays(90));

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> biddings.as(studio, () -> {
                    decisions.awardReserve(made.engagement(), REASON, ABidding.MIA, late);
                    return true;
                }))
                .satisfies(why -> assertThat(why.code()).isEqualTo("evaluation.award.notValid"))
                .satisfies(why -> assertThat(why.field()).isEqualTo("next"));
        assertThat(file(made).award()).isNotNull();
        assertThat(file(made).withdrawn()).isEmpty();
        assertThat(bodies("we go on without you")).isEmpty();
    }

    @Test
    void aWinnerWhoDeclinesBeforeAnyContractMakesRoomForAnotherBid() {
        var made = chosen("Kontor Vier", "Norte Contable");

        assertThat(pages.get(ana, award(made))).bodyText().contains("Kontor Vier will not do the work");
        assertThat(follow(made, "ANOTHER_BID", "They called.")).hasRedirectedUrl(award(made));
        send(made);
        assertThat(bodies("we go on without you")).hasSize(1);
        assertThat(pages.get(ana, award(made)))
                .bodyText()
                .contains("Choose a vendor", "Chosen before", "They called.", "Chosen before; that came to nothing");
        assertThat(pages.get(jonas, award(made))).hasStatus(409);
        assertThat(pages.get(ana, award(made) + "/succession")).hasRedirectedUrl(award(made));

        assertThat(choose(made, bid(made, 1), REASON, "")).hasRedirectedUrl(award(made));
        send(made);
        assertThat(bodies("would now like to work with you")).hasSize(1);
        assertThat(file(made).withdrawn()).hasSize(1);
    }

    @Test
    void aReserveThatIsPassedOverIsToldSo() {
        var made = chosen("Kontor Vier", "Norte Contable", "Quill");
        checkAll(made);

        assertThat(follow(made, "ANOTHER_BID", "They called.")).hasRedirectedUrl(award(made));
        assertThat(bodies("We chose another vendor. Should")).hasSize(1);
        assertThat(choose(made, bid(made, 2), REASON, "")).hasRedirectedUrl(award(made));
        send(made);
        assertThat(bodies("We chose another vendor. Should")).hasSize(2);
        assertThat(bodies("you are our reserve")).hasSize(1);
    }

    @Test
    void whoIsDisqualifiedAfterAChoiceCameToNothingIsToldOnce() {
        var made = chosen("Kontor Vier", "Norte Contable", "Quill");
        checkAll(made);
        assertThat(follow(made, "ANOTHER_BID", "They called.")).hasRedirectedUrl(award(made));
        disqualify(made, 1, "Prices another kind of work.");
        assertThat(bodies("Prices another kind of work.")).isEmpty();

        assertThat(choose(made, bid(made, 2), REASON, "")).hasRedirectedUrl(award(made));
        send(made);
        assertThat(bodies("Prices another kind of work.")).hasSize(1);

        assertThat(follow(made, "ANOTHER_BID", "They called, too.")).hasRedirectedUrl(award(made));
        disqualify(made, 2, "Another term than asked.");
        assertThat(choose(made, bid(made, 0), REASON, "")).hasRedirectedUrl(award(made));
        send(made);
        assertThat(bodies("Another term than asked.")).hasSize(1);
        assertThat(bodies("Prices another kind of work."))
                .as("it knows from the choice before")
                .hasSize(1);
    }

    @Test
    void whatIsCalledOffAfterTheOpeningIsNotCalledSealed() {
        var made = judged("Kontor Vier", "Norte Contable");
        var at = "/engagements/" + made.engagement() + "/bidding/cancellation";

        assertThat(pages.get(ana, at))
                .bodyText()
                .contains("The bids that were opened stay in the file")
                .doesNotContain("never opened");
        assertThat(pages.post(ana, at).param("reason", "We do it ourselves.")).hasStatus3xxRedirection();
        assertThat(bodies("The bids had been opened; none of them was chosen.")).hasSize(2);
        assertThat(bodies("were not opened")).isEmpty();
    }

    private void disqualify(ABidding.Made made, int bid, String reason) {
        assertThat(pages.post(ana, comparison(made) + "/bids/" + bid(made, bid) + "/disqualification")
                        .param("reason", reason))
                .hasStatus3xxRedirection();
    }

    @Test
    void aWinnerWhoDeclinesMayBeFollowedByNewBids() {
        var made = chosen("Kontor Vier", "Norte Contable");

        assertThat(follow(made, "NEW_BIDS", "They called; the others are too dear."))
                .hasRedirectedUrl("/engagements/" + made.engagement() + "/bidding/again");
        send(made);
        assertThat(bodies("without choosing a vendor")).hasSize(2);
        assertThat(pages.get(ana, award(made)))
                .bodyText()
                .contains("No bid was chosen", "Chosen before", "Kontor Vier", "the others are too dear");
    }

    @Test
    void aDisqualifiedBidCountsNoLongerUntilThatIsTakenBack() {
        var made = judged("Kontor Vier", "Norte Contable", "Quill");
        var kontor = bid(made, 0);
        var norte = file(made).bid(BidId.of(bid(made, 1)));
        var at = comparison(made) + "/bids/" + kontor;

        assertThat(points(made, norte)).isEqualTo("34.3");
        assertThat(pages.get(ana, comparison(made))).bodyText().contains("/bids/" + kontor + "/disqualification");
        assertThat(pages.post(jonas, at + "/disqualification").param("reason", "No"))
                .hasStatus(403);
        assertThat(pages.get(ana, at + "/disqualification"))
                .hasStatusOk()
                .bodyText()
                .contains("Disqualify the bid of Kontor Vier");
        assertThat(pages.post(ana, at + "/disqualification").param("reason", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Say in a sentence why");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, at + "/disqualification").param("reason", "Prices another kind of work."))
                    .hasRedirectedUrl(comparison(made));
        }
        assertThat(points(made, norte)).isEqualTo("40.0");
        assertThat(pages.get(ana, comparison(made)))
                .bodyText()
                .contains("Compare two bids", "Disqualified bids", "Prices another kind of work.", "Take it back");
        checkEverything(made, 0);
        assertThat(choose(made, kontor, REASON, ""))
                .hasStatus(422)
                .bodyText()
                .contains("The bid of Kontor Vier is disqualified");
        assertThat(choose(made, norte.id().toString(), REASON, kontor)).hasStatus(422);

        assertThat(pages.post(ana, at + "/reinstatement").param("reason", "")).hasStatus(422);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, at + "/reinstatement").param("reason", "They explained it."))
                    .hasRedirectedUrl(comparison(made));
        }
        assertThat(points(made, norte)).isEqualTo("34.3");
        assertThat(pages.get(ana, comparison(made)))
                .bodyText()
                .contains("Compare three bids", "They explained it.")
                .doesNotContain("Take it back");

        pages.post(ana, at + "/disqualification")
                .param("reason", "Prices another kind of work after all.")
                .exchange();
        checkAll(made);
        assertThat(choose(made, norte.id().toString(), REASON, "")).hasRedirectedUrl(award(made));
        send(made);
        assertThat(bodies("We could not let it count"))
                .singleElement()
                .asString()
                .contains("Prices another kind of work after all.");
        assertThat(pages.post(ana, at + "/reinstatement").param("reason", "Too late."))
                .hasStatus(422)
                .bodyText()
                .contains("This was decided already");
        assertThat(pages.get(ana, award(made))).bodyText().contains("Prices another kind of work after all.");
    }

    @Test
    void aBidIsDisqualifiedUnderItsHiddenNameAndComesBackOnlyIfItWasScored() {
        var made = opened("Kontor Vier", "Norte Contable");
        var kontor = bid(made, 0);
        var at = comparison(made) + "/bids/" + kontor;

        assertThat(pages.get(ana, at + "/disqualification"))
                .hasStatusOk()
                .bodyText()
                .contains("Disqualify the bid of Vendor ", "Once prices are shown")
                .doesNotContain("Kontor Vier");
        var letter = name(made, kontor);
        var other = name(made, bid(made, 1));
        pages.post(ana, at + "/disqualification")
                .param("reason", "Answers nothing.")
                .exchange();
        assertThat(pages.get(ana, comparison(made) + "/quality"))
                .hasStatusOk()
                .bodyText()
                .contains("One score is missing", other, letter, "Answers nothing.")
                .doesNotContain("Score for " + letter, "Kontor Vier");
        scores(ana, made, "4", "").exchange();
        assertThat(pages.post(ana, comparison(made) + "/quality/end")).hasRedirectedUrl(comparison(made));
        assertThat(pages.post(ana, at + "/reinstatement").param("reason", "They explained it."))
                .hasStatus(422)
                .bodyText()
                .contains("Prices were shown before the bid of Kontor Vier was scored", "They explained it.");
    }

    @Test
    void whereEveryBidIsDisqualifiedThePageSaysSoAndTheRoundCanEnd() {
        var made = opened("Kontor Vier");
        pages.post(ana, comparison(made) + "/bids/" + bid(made, 0) + "/disqualification")
                .param("reason", "Answers nothing.")
                .exchange();

        assertThat(pages.get(ana, comparison(made) + "/quality")).hasRedirectedUrl(comparison(made));
        assertThat(pages.get(ana, comparison(made)))
                .hasStatusOk()
                .bodyText()
                .contains("No bid counts", "Answers nothing.", "Take it back", "End without a choice");
    }

    @Test
    void everyRoundStaysReadableAndTheNextOneStartsFromIt() {
        var made = judged("Kontor Vier", "Norte Contable");
        var at = "/engagements/" + made.engagement();
        biddings.as(studio, () -> {
            budgets.keep(made.request(), null, Money.of("9600", "EUR"));
            return true;
        });
        pages.post(ana, award(made) + "/none").param("reason", "Both too dear").exchange();

        assertThat(pages.get(ana, at))
                .bodyText()
                .contains("Next: begin a new bidding", "Set weights for price and quality")
                .doesNotContain(at + "/comparison");
        assertThat(pages.get(ana, at + "/bidding"))
                .bodyText()
                .contains("Next: begin a new bidding", at + "/comparison", at + "/award");
        assertThat(pages.get(ana, at + "/bidding/setup"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "those of round 1",
                        "How do you handle peaks?",
                        "value=\"Service levels\"",
                        ">Nothing\nPoor</textarea>");
        assertThat(pages.get(ana, at + "/bidding/vendors"))
                .hasStatusOk()
                .bodyText()
                .contains("The vendors of the round before are ticked")
                .containsPattern("(?s)checked=\"checked\".*checked=\"checked\"");
        assertThat(pages.get(ana, comparison(made))).hasStatusOk();
        var next = biddings.as(
                studio, () -> bidding.prepare(made.engagement(), "Bookkeeping", ABidding.EUR, ABidding.BERLIN));
        assertThat(biddings.as(studio, () -> budgets.of(next.id())))
                .hasValueSatisfying(budget -> assertThat(budget.limit()).isEqualTo(Money.of("9600", "EUR")));

        for (var page : List.of("/comparison", "/award")) {
            assertThat(pages.get(ana, at + page)).hasRedirectedUrl(at + page + "?round=1");
            assertThat(pages.get(ana, at + page + "?round=2")).hasStatus(409);
            assertThat(pages.get(ana, at + page + "?round=3")).hasStatus(404);
            assertThat(pages.get(ana, at + page + "?round=0")).hasStatus(404);
            assertThat(pages.get(pages.owner("Other"), at + page + "?round=1")).hasStatus(404);
        }
        assertThat(pages.get(jonas, comparison(made) + "?round=1"))
                .hasStatusOk()
                .bodyText()
                .contains("Round 1 of 2", "Compare two bids", "Because of bid 0", "lowest")
                .doesNotContain("Choose a vendor<", "/disqualification");
        assertThat(pages.get(ana, comparison(made) + "?round=1&rows=differences"))
                .bodyText()
                .contains("comparison?round=1&amp;rows=differences");
        assertThat(pages.get(ana, award(made) + "?round=1"))
                .hasStatusOk()
                .bodyText()
                .contains("Round 1 of 2", "No bid was chosen", "Both too dear");
        assertThat(pages.get(ana, at + "/bidding"))
                .hasStatusOk()
                .bodyText()
                .contains("Round 2 of 2", "Other rounds", "Ended without a choice", "comparison?round=1");
        assertThat(pages.get(ana, at + "/bidding?round=1"))
                .hasStatusOk()
                .bodyText()
                .contains("Round 1 of 2", "Kontor Vier", "Norte Contable", "Both too dear")
                .contains("/comparison?round=1", "/award?round=1")
                .doesNotContain("begin a new bidding");
        assertThat(pages.get(ana, at + "/bidding/questions?round=1")).hasStatusOk();
        assertThat(pages.get(ana, at + "/bidding?round=3")).hasStatus(404);
    }

    @Test
    void theNextRoundBeginsInOneStepWithTheVendorsOfTheOneBefore() {
        var made = judged("Kontor Vier", "Norte Contable", "Quill");
        var at = "/engagements/" + made.engagement() + "/bidding";
        disqualify(made, 2, "Prices another kind of work.");
        assertThat(pages.get(ana, at + "/again")).hasStatus(404);
        pages.post(ana, award(made) + "/none").param("reason", "Both too dear").exchange();

        assertThat(pages.get(ana, at + "/again"))
                .hasStatusOk()
                .bodyText()
                .contains("Kontor Vier", "sent a bid", "its bid did not count: Prices another kind of work.")
                .containsPattern("(?s)checked=\"checked\".*checked=\"checked\"");
        assertThat(pages.post(ana, at + "/again").param("deadline", "2020-01-10"))
                .hasStatus(422)
                .bodyText()
                .contains("2020-01-10");
        var norte = bids(made).get(1).vendor();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, at + "/again")
                            .param("deadline", LocalDate.now().plusDays(20).toString())
                            .param("deadlineTime", "16:00")
                            .param(
                                    "questionsUntil",
                                    LocalDate.now().plusDays(10).toString())
                            .param("questionsUntilTime", "16:00")
                            .param("vendors", norte.toString()))
                    .hasRedirectedUrl(at);
        }

        var rounds = biddings.as(studio, () -> bidding.rounds(made.engagement()));
        assertThat(rounds).hasSize(2);
        assertThat(rounds.get(1).isPrepared()).isTrue();
        assertThat(rounds.get(1).criteria())
                .extracting(Criterion::name, Criterion::weight, Criterion::anchors)
                .containsExactlyElementsOf(rounds.get(0).criteria().stream()
                        .map(one -> tuple(one.name(), one.weight(), one.anchors()))
                        .toList());
        assertThat(rounds.get(1).termMonths()).isEqualTo(rounds.get(0).termMonths());
        assertThat(pages.get(ana, at))
                .bodyText()
                .contains("Round 2 of 2", "Norte Contable")
                .doesNotContain("Quill");
        assertThat(pages.get(ana, at + "/again")).hasRedirectedUrl(at);
    }

    @Test
    void aRoundThatEndedBeforeQualityWasFinalIsReadableToo() {
        var made = opened("Kontor Vier", "Norte Contable");
        pages.post(ana, award(made) + "/none").param("reason", "Too general").exchange();

        assertThat(pages.get(ana, comparison(made)))
                .hasStatusOk()
                .bodyText()
                .contains("Compare two bids", "This round ended before quality was final");
    }

    @Test
    void aNewRoundBeginsOnlyOnceNobodyIsChosen() {
        var made = chosen("Kontor Vier", "Norte Contable");
        var at = "/engagements/" + made.engagement() + "/bidding";

        assertThat(pages.get(ana, at + "/setup")).hasRedirectedUrl(at);
        assertThat(pages.get(ana, at + "/vendors")).hasRedirectedUrl(at);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> biddings.as(
                        studio, () -> bidding.prepare(made.engagement(), "Bookkeeping", ABidding.EUR, ABidding.BERLIN)))
                .satisfies(why -> assertThat(why.code()).isEqualTo("bidding.round.chosen"));
        assertThat(file(made).award()).isNotNull();
    }

    private String name(Made made, String bid) {
        return file(made).masked().stream()
                .filter(masked -> masked.bid().id().toString().equals(bid))
                .map(masked -> "Vendor " + masked.name().words().get(0))
                .findFirst()
                .orElseThrow();
    }

    private String points(Made made, OpenedBid bid) {
        var evaluation = file(made).evaluation();
        return evaluation
                .of(bid.id())
                .points()
                .get(evaluation.criteria().get(0).id())
                .shown()
                .toPlainString();
    }

    private void checkAll(Made made) {
        for (int vendor = 0; vendor < bids(made).size(); vendor++) {
            checkEverything(made, vendor);
        }
    }

    /** Kontor Vier is chosen, the second vendor is its reserve. */
    private Made chosen(String... names) {
        var made = judged(names);
        checkEverything(made, 0);
        checkEverything(made, 1);
        assertThat(choose(made, bid(made, 0), REASON, bid(made, 1))).hasRedirectedUrl(award(made));
        send(made);
        return made;
    }

    private ContractId drafted(Made made) {
        return biddings.as(studio, () -> drafts.draftWithTheWinner(made.engagement(), ABidding.MIA, Instant.now()));
    }

    private MockMvcRequestBuilder follow(Made made, String way, String reason) {
        var award = file(made).award();
        return pages.post(ana, award(made) + "/succession")
                .param("award", award == null ? "" : award.getId().toString())
                .param("next", way)
                .param("reason", reason);
    }

    private List<String> bodies(String words) {
        return biddings
                .as(studio, () -> jdbc.queryForList("select sealed_body from message order by id", byte[].class))
                .stream()
                .map(body -> context.getBean(TextCipher.class).decrypt(body).orElseThrow())
                .filter(body -> body.contains(words))
                .toList();
    }

    @Test
    void endsWithoutAChoiceForAReasonOnly() {
        var made = opened("Kontor Vier");
        var at = award(made) + "/none";

        assertThat(pages.get(ana, at)).hasStatusOk().bodyText().contains("A letter to the vendor is written");
        assertThat(pages.post(ana, at).param("reason", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Say why no bid is chosen");
        assertThat(pages.post(ana, at).param("reason", "x".repeat(2001)))
                .hasStatus(422)
                .bodyText()
                .contains("Use at most 2,000 characters", "x".repeat(2001));
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, at).param("reason", "Too general")).hasStatus3xxRedirection();
        }
        assertThat(pages.get(ana, award(made))).hasStatusOk().bodyText().contains("No bid was chosen", "Too general");
        send(made);
        assertThat(letters()).singleElement().asString().contains("without choosing a vendor");
        assertThat(pages.get(ana, at)).hasRedirectedUrl(award(made));
    }

    @Test
    void aRequestWithoutBidsSaysSoAndCanBeEnded() {
        var made = biddings.open(studio, soon(), "Kontor Vier");
        biddings.opening(made);

        assertThat(pages.get(ana, comparison(made)))
                .hasStatusOk()
                .bodyText()
                .contains("No bid came in", "End without a choice");
        assertThat(pages.get(ana, comparison(made) + "/quality")).hasRedirectedUrl(comparison(made));
        assertThat(pages.get(ana, award(made))).hasRedirectedUrl(comparison(made));
        assertThat(pages.get(ana, award(made) + "/none")).bodyText().contains("No vendor sent a bid");
    }

    @Test
    void twelveBidsTakeAsManyStatementsAsThree() {
        var bea = pages.owner("Studio Moss");
        var moss = Scope.of(bea.business()).at(Pages.BERLIN);
        var deadline = soon();
        var few = biddings.open(studio, deadline, names(3));
        var many = biddings.open(moss, deadline, names(12));
        biddings.bids(few, 3);
        biddings.bids(many, 12);
        finish(few);
        finish(many);

        long forThree = statements(ana, few, comparison(few));
        long forTwelve = statements(bea, many, comparison(many));
        long choiceOfThree = statements(ana, few, award(few));
        long choiceOfTwelve = statements(bea, many, award(many));
        System.out.printf(
                "Statements with 3 and 12 bids: comparison %d / %d, choice %d / %d%n",
                forThree, forTwelve, choiceOfThree, choiceOfTwelve);
        assertThat(forTwelve).isEqualTo(forThree);
        assertThat(choiceOfTwelve).isEqualTo(choiceOfThree);
    }

    private long statements(SignedIn owner, Made made, String address) {
        return StatementCount.ofRepeated(() -> {
            assertThat(pages.get(owner, address))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Vendor " + made.invited().size());
            return true;
        });
    }

    private static String[] names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "Vendor " + i).toArray(String[]::new);
    }

    private Made opened(String... names) {
        var made = biddings.open(studio, soon(), names);
        biddings.bids(made, names.length);
        biddings.opening(made);
        return made;
    }

    private Made judged(String... names) {
        var made = biddings.open(studio, soon(), names);
        biddings.bids(made, names.length);
        finish(made);
        return made;
    }

    private void finish(Made made) {
        biddings.opening(made);
        biddings.as(made.scope(), () -> {
            var given = new ArrayList<GivenScore>();
            var evaluationFile = evaluations.file(made.engagement());
            int next = 0;
            for (var bid : bids(made)) {
                for (var criterion : evaluationFile.judged()) {
                    given.add(new GivenScore(
                            bid.id(),
                            criterion.id(),
                            new CriterionScore(3, "Because of bid " + next++),
                            GivenScore.NONE));
                }
            }
            evaluations.score(made.engagement(), given, ABidding.MIA, Instant.now());
            evaluations.finishQuality(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
    }

    private void checkEverything(Made made, int vendor) {
        biddings.as(studio, () -> {
            var id = bids(made).get(vendor).vendor();
            file(made)
                    .check(id)
                    .missing()
                    .forEach(openRequirement -> diligence.waive(
                            made.engagement(),
                            id,
                            openRequirement.requirement(),
                            "We have worked with them for years.",
                            ABidding.MIA,
                            Instant.now()));
            return true;
        });
    }

    /** Pairs of score and note, in the order of the page. */
    private MockMvcRequestBuilder scores(SignedIn by, Made made, String... scores) {
        return scoresTo(comparison(made) + "/quality", by, made, scores);
    }

    private MockMvcRequestBuilder scoresTo(String address, SignedIn by, Made made, String... scores) {
        var request = pages.post(by, address);
        var evaluationFile = file(made);
        int at = 0;
        for (var block : QualityBlock.of(evaluationFile)) {
            for (var entry : block.entries()) {
                request.param("lines[" + at + "].bid", entry.bid().id().toString())
                        .param(
                                "lines[" + at + "].criterion",
                                block.criterion().id().toString())
                        .param("lines[" + at + "].score", scores[2 * at])
                        .param("lines[" + at + "].note", scores[2 * at + 1]);
                at++;
            }
        }
        return request;
    }

    private MockMvcRequestBuilder choose(Made made, String winner, String reason, String reserve) {
        return pages.post(ana, award(made))
                .param("winner", winner)
                .param("reason", reason)
                .param("reserve", reserve);
    }

    private void send(Made made) {
        biddings.as(studio, () -> {
            letters.sendAsProposed(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
    }

    private List<String> letters() {
        return biddings
                .as(studio, () -> jdbc.queryForList("select sealed_body from message order by id", byte[].class))
                .stream()
                .map(body -> context.getBean(TextCipher.class).decrypt(body).orElseThrow())
                .filter(body -> body.contains("Your points")
                        || body.contains("without choosing a vendor")
                        || body.contains("we do not need our reserve any more"))
                .toList();
    }

    private EvaluationFile file(Made made) {
        return biddings.as(made.scope(), () -> evaluations.file(made.engagement()));
    }

    /** By the names of their vendors. */
    private List<OpenedBid> bids(Made made) {
        return file(made).bids().stream()
                .sorted(Comparator.comparing(bid -> made.invited().indexOf(bid.invitation())))
                .toList();
    }

    private String bid(Made made, int at) {
        return bids(made).get(at).id().toString();
    }

    private static String comparison(Made made) {
        return "/engagements/" + made.engagement() + "/comparison";
    }

    private static String award(Made made) {
        return "/engagements/" + made.engagement() + "/award";
    }

    /** A deadline that leaves time for the bids; {@link ABidding#opening} does not wait for it. */
    private static LocalDateTime soon() {
        return Instant.now().plusSeconds(300).atZone(ABidding.BERLIN).toLocalDateTime();
    }
}
