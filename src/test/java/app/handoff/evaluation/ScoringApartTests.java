package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.kernel.Role;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy.Scope;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** Several people score bids apart, each without a conflict of interest, and then agree. */
@SpringBootTest
class ScoringApartTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Scoring scoring;

    Pages pages;
    SignedIn ana;
    SignedIn jonas;
    SignedIn mira;
    Scope studio;

    @BeforeEach
    void aStudioOfThree() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        jonas = pages.colleague(ana, Role.STAFF);
        mira = pages.colleague(ana, Role.STAFF);
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void eachScoresBlindlyAndWhatTheyAgreeOnCounts() {
        var made = opened("Kontor Vier", "Norte Contable");
        name(made, ana, jonas);

        assertThat(pages.get(jonas, "/")).bodyText().contains("Say whether you can score the bids");
        assertThat(pages.get(mira, "/")).bodyText().doesNotContain("score the bids");
        assertThat(pages.get(ana, quality(made))).hasRedirectedUrl(quality(made) + "/conflict");
        assertThat(pages.get(ana, quality(made) + "/conflict"))
                .hasStatusOk()
                .bodyText()
                .contains("Kontor Vier", "Norte Contable")
                .doesNotContain("Vendor A", "Vendor B");
        assertThat(scores(ana, made, 4, 3)).as("before that is said").hasStatus(422);
        noConflict(made, ana, jonas);
        assertThat(scores(ana, made, 4, 3)).hasRedirectedUrl(quality(made));
        assertThat(pages.get(jonas, "/")).bodyText().contains("Score the bids", "2 scores are missing");
        assertThat(pages.get(jonas, quality(made)))
                .hasStatusOk()
                .bodyText()
                .contains("Vendor A", "2 scores are missing", "You score apart")
                .doesNotContain("By Ana Ruiz: 4", "Kontor Vier", "0.30");
        assertThat(pages.get(mira, quality(made)))
                .hasStatusOk()
                .bodyText()
                .contains("0 of 2 people are through")
                .doesNotContain("Vendor A");
        assertThat(pages.get(ana, quality(made) + "/agreement")).hasRedirectedUrl(quality(made));

        through(made, ana);
        assertThat(scores(ana, made, 5, 5)).as("once through").hasStatus(422);
        assertThat(scores(jonas, made, 2, 3)).hasRedirectedUrl(quality(made));
        assertThat(agree(ana, made, 4, "Fine", 3, "Fine"))
                .as("before all are through nobody agrees, or sees")
                .hasRedirectedUrl(quality(made));
        through(made, jonas);

        assertThat(pages.get(jonas, "/")).bodyText().contains("Agree on 2 scores");
        assertThat(pages.get(ana, quality(made))).hasRedirectedUrl(quality(made) + "/agreement");
        assertThat(pages.get(jonas, quality(made) + "/agreement"))
                .hasStatusOk()
                .bodyText()
                .contains("Ana Ruiz: 4 of 5", "Jonas Weber: 2 of 5", "2 apart", "All gave the same", "Vendor A")
                .doesNotContain("0.30");
        assertThat(pages.post(ana, quality(made) + "/end"))
                .as("before scores are agreed")
                .hasRedirectedUrl(quality(made));
        assertThat(agree(jonas, made, 3, "", 3, ""))
                .hasStatus(422)
                .bodyText()
                .contains("The scores are 2 apart. Say in a few words why");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(agree(jonas, made, 3, "The peak was not clear to one of us", 3, ""))
                    .hasRedirectedUrl(quality(made) + "/agreement");
        }
        assertThat(pages.get(jonas, "/")).bodyText().doesNotContain("Agree on", "core the bids");
        assertThat(pages.post(ana, quality(made) + "/end"))
                .hasRedirectedUrl("/engagements/" + made.engagement() + "/comparison");

        assertThat(masked(made).stream()
                        .map(bid -> file(made)
                                .evaluation()
                                .of(bid.id())
                                .under(answers(made))
                                .score()))
                .containsExactly(3, 3);
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/comparison"))
                .hasStatusOk()
                .bodyText()
                .contains("What each gave, and what was agreed", "No conflict of interest, said");
    }

    @Test
    void whoeverHasAConflictWithOneVendorScoresNone() {
        var made = opened("Kontor Vier", "Norte Contable");
        name(made, ana, jonas);
        noConflict(made, ana, jonas);
        scores(jonas, made, 5, 1).exchange();
        var conflict = quality(made) + "/conflict";

        assertThat(pages.post(jonas, conflict).param("reason", "My sister works there"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose at least one vendor");
        assertThat(pages.post(jonas, conflict).param("vendors", vendor(made, "Kontor Vier")))
                .hasStatus(422)
                .bodyText()
                .contains("Say in a sentence what it is");
        assertThat(pages.post(jonas, conflict)
                        .param("vendors", VendorId.next().toString())
                        .param("reason", "My sister"))
                .as("a vendor that did not bid")
                .hasStatus(404);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(jonas, conflict)
                            .param("vendors", vendor(made, "Kontor Vier"))
                            .param("reason", "My sister works there"))
                    .hasRedirectedUrl(quality(made));
        }
        assertThat(scores(jonas, made, 3, 3)).hasStatus(422);
        assertThat(pages.get(jonas, quality(made)))
                .bodyText()
                .contains("the others score without you", "Conflict of interest with Kontor Vier");

        scores(ana, made, 3, 4).exchange();
        through(made, ana);
        assertThat(pages.get(ana, quality(made) + "/agreement"))
                .hasStatusOk()
                .bodyText()
                .contains("Conflict of interest with Kontor Vier", "My sister works there", "Ana Ruiz: 3 of 5")
                .doesNotContain("Jonas Weber: 5", "Jonas Weber: 1");
        assertThat(agree(jonas, made, 5, "Great", 5, "Great")).hasStatus(422);
    }

    @Test
    void theOwnerGoesOnWithoutSomebodyForAReason() {
        var made = opened("Kontor Vier");
        name(made, ana, jonas);
        noConflict(made, ana);
        scores(ana, made, 4).exchange();
        through(made, ana);
        var end = quality(made) + "/early-end";

        assertThat(pages.get(ana, end)).hasStatusOk().bodyText().contains("1 of 2 are through");
        assertThat(pages.post(jonas, end).param("reason", "I have no time")).hasStatus(403);
        assertThat(pages.post(ana, end).param("reason", " ")).hasStatus(422);
        assertThat(pages.post(ana, end).param("reason", "Jonas is ill")).hasRedirectedUrl(quality(made));
        assertThat(pages.post(ana, quality(made) + "/early-end").param("reason", "Jonas is ill"))
                .hasRedirectedUrl(quality(made));
        assertThat(pages.get(ana, quality(made) + "/agreement"))
                .bodyText()
                .contains("before everybody was through: Jonas is ill");
        assertThat(pages.post(jonas, quality(made) + "/no-conflict"))
                .as("nobody scores apart any more")
                .hasStatus(409);
        assertThat(agree(ana, made, 4, "")).hasRedirectedUrl(quality(made) + "/agreement");
    }

    @Test
    void nobodyIsNamedOverScoresThatWereGiven() {
        var made = opened("Kontor Vier");
        assertThat(scores(ana, made, 4)).hasRedirectedUrl(quality(made));
        assertThat(pages.post(ana, evaluators(made))
                        .param("members", jonas.member().toString()))
                .hasStatus(422)
                .bodyText()
                .contains("Scores were given already by one person");

        aStudioOfThree();
        var other = opened("Norte Contable");
        assertThat(pages.post(ana, evaluators(other))).hasStatus(422).bodyText().contains("Choose who is to score");
        assertThat(pages.post(jonas, evaluators(other))
                        .param("members", jonas.member().toString()))
                .hasStatus(403);
        assertThat(pages.post(ana, evaluators(other))
                        .param("members", pages.owner("Atelier").member().toString()))
                .hasStatus(404);
        name(other, jonas, mira);
        assertThat(scores(ana, other, 4)).as("she was not named").hasStatus(404);
        noConflict(other, jonas);
        scores(jonas, other, 4).exchange();
        takeOff(other, jonas);
        takeOff(other, mira);
        assertThat(round(other).evaluators())
                .extracting(Evaluator::member)
                .as("who has scored stays")
                .containsExactly(jonas.member());
    }

    /** Each of them from two tabs at once, and one who ends it meanwhile: one row for each score, and one state for all. */
    @Test
    void tabsAndPeopleAtTheSameMomentLoseNothing() {
        for (int time = 0; time < 4; time++) {
            aStudioOfThree();
            var made = opened("Kontor Vier", "Norte Contable");
            name(made, ana, jonas);
            noConflict(made, ana, jonas);
            var acts = List.of(
                    scores(ana, made, 4, 3),
                    scores(ana, made, 4, 3),
                    scores(jonas, made, 2, 2),
                    pages.post(ana, quality(made) + "/early-end").param("reason", "We have to decide today"));
            var answers = acts.stream()
                    .map(act -> CompletableFuture.supplyAsync(
                            () -> act.exchange().getResponse().getStatus()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers).containsAnyOf(302).allMatch(status -> status == 302 || status == 422 || status == 409);
            var round = round(made);
            assertThat(round.isOver()).isTrue();
            assertThat(round.scores().stream().filter(score -> score.isBy(round.required(ana.member()))))
                    .satisfies(own -> assertThat(own.size()).isIn(0, 2));
        }
    }

    /** Lowest total ÷ own total × 60, and agreed score ÷ 5 × 40: worked out here once more, by hand. */
    @Test
    void agreedScoresFeedThePointsAsThoseOfOnePersonDo() {
        var price = new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 60, null, "");
        var other = new Criterion(CriterionId.next(), 1, "Fit", CriterionKind.OTHER, 40, null, "");
        var made = biddings.prepared(studio, soon(), ABidding.BERLIN, "Kontor Vier", "Norte Contable", "Tala Ledger");
        biddings.as(studio, () -> {
            biddings.judgedBy(made, soon(), price, other);
            return true;
        });
        assertThat(pages.post(ana, "/engagements/" + made.engagement() + "/bidding/publication"))
                .hasStatus3xxRedirection();
        biddings.bids(made, 3);
        biddings.opening(made);
        name(made, ana, jonas, mira);
        noConflict(made, ana, jonas, mira);
        scores(ana, made, 2, 3, 4).exchange();
        scores(jonas, made, 3, 3, 4).exchange();
        scores(mira, made, 3, 4, 2).exchange();
        List.of(ana, jonas, mira).forEach(one -> through(made, one));

        var proposed = AgreementView.form(round(made)).lines().stream()
                .map(QualityForm.Line::score)
                .toList();
        assertThat(proposed).containsExactly("3", "3", "4");
        assertThat(agree(ana, made, 3, "As proposed", 3, "As proposed", 4, "As proposed"))
                .hasRedirectedUrl(quality(made) + "/agreement");

        var agreed = List.of(3, 3, 4);
        var bids = masked(made);
        var lowest = bids.stream()
                .map(bid -> bid.totalPerTerm().amount().doubleValue())
                .min(Double::compare)
                .orElseThrow();
        for (int at = 0; at < bids.size(); at++) {
            var total = bids.get(at).totalPerTerm().amount().doubleValue();
            var expected = 60 * lowest / total + 40 * agreed.get(at) / 5.0;
            assertThat(file(made).evaluation().of(bids.get(at).id()).total().doubleValue())
                    .isCloseTo(expected, Assertions.within(0.001));
        }
    }

    private void name(Made made, SignedIn... people) {
        var request = pages.post(ana, evaluators(made));
        for (var person : people) {
            request.param("members", person.member().toString());
        }
        assertThat(request).hasRedirectedUrl(evaluators(made));
        assertThat(pages.get(ana, evaluators(made))).hasStatusOk().bodyText().contains("They score apart");
    }

    private void takeOff(Made made, SignedIn person) {
        pages.post(ana, evaluators(made) + "/removal")
                .param(
                        "evaluator",
                        round(made).required(person.member()).getId().toString())
                .exchange();
    }

    private void noConflict(Made made, SignedIn... people) {
        for (var person : people) {
            for (int twice = 0; twice < 2; twice++) {
                assertThat(pages.post(person, quality(made) + "/no-conflict")).hasRedirectedUrl(quality(made));
            }
        }
    }

    private void through(Made made, SignedIn person) {
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(person, quality(made) + "/completion")).hasRedirectedUrl(quality(made));
        }
    }

    /** One score for each bid in the order of the page, with a note that its number needs. */
    private MockMvcRequestBuilder scores(SignedIn by, Made made, int... scores) {
        var words = new Object[2 * scores.length];
        for (int at = 0; at < scores.length; at++) {
            words[2 * at] = scores[at];
            words[2 * at + 1] = scores[at] < 2 || scores[at] == 5 ? "It is clear" : "";
        }
        return lines(pages.post(by, quality(made)), made, words);
    }

    /** Pairs of score and note, in the order of the page. */
    private MockMvcRequestBuilder agree(SignedIn by, Made made, Object... scores) {
        return lines(pages.post(by, quality(made) + "/agreement"), made, scores);
    }

    private MockMvcRequestBuilder lines(MockMvcRequestBuilder request, Made made, Object... scores) {
        for (var block : QualityBlock.of(file(made))) {
            for (var entry : block.entries()) {
                var line = "lines[" + entry.at() + "].";
                request.param(line + "bid", entry.bid().id().toString())
                        .param(line + "criterion", block.criterion().id().toString())
                        .param(line + "score", scores[2 * entry.at()].toString())
                        .param(line + "note", scores[2 * entry.at() + 1].toString());
            }
        }
        return request;
    }

    private Made opened(String... names) {
        var made = biddings.open(studio, soon(), names);
        biddings.bids(made, names.length);
        biddings.opening(made);
        return made;
    }

    private ScoringRound round(Made made) {
        return biddings.as(studio, () -> scoring.round(made.engagement(), null));
    }

    private EvaluationFile file(Made made) {
        return biddings.as(studio, () -> evaluations.file(made.engagement()));
    }

    private List<OpenedBid> masked(Made made) {
        return file(made).maskedThatCount().stream()
                .map(EvaluationFile.Masked::bid)
                .toList();
    }

    private Criterion answers(Made made) {
        return file(made).judged().get(0);
    }

    private String vendor(Made made, String name) {
        return file(made).bids().stream()
                .filter(bid -> bid.vendorName().equals(name))
                .map(bid -> bid.vendor().toString())
                .findFirst()
                .orElseThrow();
    }

    private static LocalDateTime soon() {
        return LocalDateTime.now(ABidding.BERLIN).plusHours(1);
    }

    private static String quality(Made made) {
        return "/engagements/" + made.engagement() + "/comparison/quality";
    }

    private static String evaluators(Made made) {
        return "/engagements/" + made.engagement() + "/bidding/evaluators";
    }
}
