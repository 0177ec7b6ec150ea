package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.CriterionScore;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.tenancy.TextCipher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** Those on the shortlist are asked once for a final offer, sealed until a deadline of its own and opened like the bids. */
@SpringBootTest
class FinalOffersTests {

    private static final String ASKED = "Please look at your hourly price once more.";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    Evaluations evaluations;

    @Autowired
    EvaluationsForTests evaluating;

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
    void thoseOnTheShortlistAreAskedOnceAfterALookAtWhatTheyRead() {
        var made = judged(false);
        assertThat(pages.get(ana, comparison(made))).bodyText().contains("Ask for final offers");
        assertThat(pages.get(ana, finalOffers(made)))
                .as("nobody is on the shortlist")
                .hasRedirectedUrl(comparison(made));

        shortlist(made, "Kontor Vier", "Norte Contable");
        assertThat(pages.get(ana, finalOffers(made)))
                .hasStatusOk()
                .bodyText()
                .contains("Kontor Vier", "Norte Contable", "2 of 3 bids", "See what they will read")
                .doesNotContain("Tala Ledger");
        assertThat(ask(made, " ", inDays(7))).hasStatus(422).bodyText().contains("Write what is to be improved");
        assertThat(ask(made, ASKED, inDays(-1))).hasStatus(422).bodyText().contains(ASKED, "There is a problem");
        assertThat(ask(made, "Be cheaper than Tala Ledger.", inDays(7)))
                .hasStatus(422)
                .bodyText()
                .contains("names a vendor", "Tala Ledger", "Send it although it names someone");
        assertThat(ask(made, ASKED, inDays(7)))
                .hasStatus(422)
                .bodyText()
                .contains("What each of them reads", "asks you for a final offer", "Ask these 2 vendors");
        assertThat(count("select count(*) from invitation where final_asked_at is not null"))
                .isZero();

        assertThat(pages.post(ana, finalOffers(made))
                        .param("text", ASKED)
                        .param("deadline", inDays(7).toLocalDate().toString())
                        .param("deadlineTime", "16:00")
                        .param("looked", "true")
                        .param("asked", file(made).bids().get(0).id().toString()))
                .as("the shortlist was another one in this tab")
                .hasStatus(422)
                .bodyText()
                .contains("The shortlist has changed meanwhile");

        for (int twice = 0; twice < 2; twice++) {
            assertThat(ask(made, ASKED, inDays(7)).param("looked", "true")).hasRedirectedUrl(comparison(made));
        }
        assertThat(count("select count(*) from invitation where final_asked_at is not null"))
                .isEqualTo(2);
        assertThat(messages("asks you for a final offer")).hasSize(2).allMatch(body -> body.contains(ASKED));
        assertThat(pages.get(ana, finalOffers(made))).hasRedirectedUrl(comparison(made));
        assertThat(ask(made, "Once more.", inDays(9)).param("looked", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("Final offers were asked for already");
        assertThat(pages.get(ana, comparison(made)))
                .bodyText()
                .contains("2 vendors asked, 0 sent", "None sent", "Call final offers off")
                .doesNotContain("Choose a vendor");
        assertThat(pages.get(jonas, comparison(made)))
                .bodyText()
                .contains("2 vendors asked")
                .doesNotContain("Call final offers off");
        assertThat(pages.get(jonas, finalOffers(made))).hasStatus(403);
    }

    @Test
    void withoutHavingSaidSoBeforeNobodyIsAsked() {
        var made = biddings.open(studio, soon(), "Kontor Vier", "Norte Contable");
        biddings.bids(made, 2);
        opened(made);
        shortlist(made, "Kontor Vier");

        assertThat(pages.get(ana, comparison(made))).bodyText().doesNotContain("Ask for final offers");
        assertThat(ask(made, ASKED, inDays(7)).param("looked", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("Vendors were not told before they bid");
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> update(made, "final_offers = true"));
    }

    @Test
    void theVendorReadsBeforeItBidsThatThisMayHappen() {
        var made = announced(false, "Kontor Vier");
        assertThat(vendor(made, 0, "/document"))
                .bodyText()
                .contains("After the opening we may ask some of those who bid, once, for a final offer");
        var silent = biddings.open(60, "Norte Contable");
        assertThat(vendor(silent, 0, "/document")).bodyText().doesNotContain("for a final offer");
    }

    @Test
    void aFinalOfferIsSealedUntilItsOwnDeadlineAndOpenedWithTheOthers() {
        var made = asked(false, 0, 1);
        assertThat(vendor(made, 0, ""))
                .bodyText()
                .contains(
                        "Studio Fern asks you for a final offer",
                        "Please look at your price once more.",
                        "Go on with your final offer",
                        "Your first bid was opened, and counts unless you send a final offer");
        assertThat(vendor(made, 2, "")).bodyText().doesNotContain("final offer for", "asks you for a final offer");
        assertThat(vendor(made, 2, "/tasks")).bodyText().contains("Bidding is over");

        send(made, 0, "0.20");
        assertThat(vendor(made, 0, "/receipt")).bodyText().contains("Your final offer has arrived and is sealed");
        assertThat(vendor(made, 0, "/receipt/first")).bodyText().contains("0.30");
        assertThat(pages.mvc().get().uri(link(made, 0) + "/receipt"))
                .as("the link alone does not open it")
                .hasStatus3xxRedirection();

        assertThat(contents(made)).as("three first bids, and no final offer").isEqualTo(3);
        assertThat(opened(made.request())).containsExactlyElementsOf(firsts());
        for (var attempt : List.of(
                "final_opened_at = clock_timestamp()",
                "final_opened_at = final_deadline",
                "final_deadline = clock_timestamp()",
                "final_asked_at = null, final_asked_by_name = null, final_text = null, final_deadline = null",
                "final_text = 'Otherwise'")) {
            assertThatExceptionOfType(DataAccessException.class).as(attempt).isThrownBy(() -> update(made, attempt));
        }
        assertThatExceptionOfType(DataAccessException.class)
                .as("no early release of files")
                .isThrownBy(() -> biddings.as(
                        studio,
                        () -> jdbc.update(
                                "insert into file_release (subject, number, released_at) values (?, 2, now())",
                                made.invited().get(0).id())));
        assertThat(pages.post(ana, opening(made))).hasStatus(409).bodyText().contains("The bids stay sealed until");

        biddings.openingOfFinalOffers(made);

        assertThat(opened(made.request()))
                .containsExactly(
                        "Kontor Vier, version 2, 48.00, 1 level",
                        "Norte Contable, version 1, 84.00, 1 level",
                        "Tala Ledger, version 1, 96.00, 1 level");
        assertThat(contents(made)).isEqualTo(4);
        assertThat(pages.get(ana, opening(made)))
                .bodyText()
                .contains("3 bids were in", "The opening of final offers", "version 2");
        assertThat(pages.get(ana, comparison(made)))
                .bodyText()
                .contains("Total of the first bid", "Final offer against the first bid", "24 less", "No final offer");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> send(made, 1, "0.10"))
                .extracting(RuleViolation::code)
                .isEqualTo("bidding.finalOffers.opened");
        assertThat(pages.post(ana, opening(made))).hasStatus(409).bodyText().contains("The bids are open already");
    }

    @Test
    void twoPeopleOpenFinalOffersWhereTwoOpenedTheBids() {
        jonas = pages.colleague(ana, Role.MANAGER);
        var made = announced(true, "Kontor Vier", "Norte Contable");
        biddings.bids(made, 2);
        ABidding.endNow(made);
        pages.post(ana, opening(made)).exchange();
        pages.post(jonas, opening(made)).exchange();
        judge(made);
        biddings.finalOffersOf(made, inDays(7), 0);
        send(made, 0, "0.20");
        ABidding.endFinalOffersNow(made);

        assertThat(pages.get(ana, bidding(made))).bodyText().contains("open the final offers with a second person");
        pages.post(ana, opening(made)).exchange();
        assertThat(contents(made)).isEqualTo(2);
        assertThat(pages.get(ana, bidding(made)))
                .bodyText()
                .contains("a second person opens the final offers", "You began to open the bids");
        pages.post(ana, opening(made)).exchange();
        assertThat(contents(made)).as("one person twice is one person").isEqualTo(2);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> update(made, "final_opened_at = bidding_clock(), final_begun_at = null"));
        pages.post(jonas, opening(made)).exchange();
        assertThat(contents(made)).isEqualTo(3);
    }

    @Test
    void onlyWhatAFinalOfferChangedIsJudgedAgain() {
        var made = asked(false, 0, 1);
        send(made, 0, "0.20");
        answerOtherwise(made, 1);
        biddings.openingOfFinalOffers(made);

        assertThat(pages.get(ana, comparison(made))).hasRedirectedUrl(comparison(made) + "/quality");
        assertThat(pages.get(ana, comparison(made) + "/quality"))
                .bodyText()
                .contains("Final offers changed what is judged here", "With nobody else.")
                .doesNotContain("With two more people.");
        var file = file(made);
        assertThat(file.evaluation().missingScores()).isOne();
        var kept = file.bids().get(0);
        assertThatExceptionOfType(RuleViolation.class)
                .as("a score from before stays")
                .isThrownBy(() -> biddings.as(studio, () -> {
                    evaluations.score(
                            made.engagement(),
                            List.of(new GivenScore(
                                    kept.id(), file.judged().get(0).id(), new CriterionScore(4, "Better"), 0)),
                            ABidding.MIA,
                            Instant.now());
                    return true;
                }))
                .extracting(RuleViolation::code)
                .isEqualTo("evaluation.quality.fixed");
        var changed = file.bids().get(1);
        biddings.as(studio, () -> {
            evaluations.score(
                    made.engagement(),
                    List.of(new GivenScore(
                            changed.id(), file.judged().get(0).id(), new CriterionScore(2, "Less"), GivenScore.NONE)),
                    ABidding.MIA,
                    Instant.now());
            evaluations.finishQuality(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(pages.get(ana, comparison(made))).hasStatusOk().bodyText().contains("Total of the first bid");
    }

    @Test
    void whatIsCalledOffStaysSealedAndTheFirstBidsCount() {
        var made = asked(false, 0, 1);
        send(made, 0, "0.20");
        var cancellation = finalOffers(made) + "/cancellation";
        assertThat(pages.get(ana, cancellation)).hasStatusOk().bodyText().contains("The first bids count");
        assertThat(pages.post(ana, cancellation).param("reason", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Say why");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, cancellation).param("reason", "Our budget is gone."))
                    .hasRedirectedUrl(comparison(made));
        }

        assertThat(messages("does not ask for final offers"))
                .hasSize(2)
                .allMatch(body -> body.contains("Our budget is gone."));
        assertThat(contents(made)).isEqualTo(3);
        assertThat(opened(made.request())).containsExactlyElementsOf(firsts());
        assertThat(vendor(made, 0, ""))
                .bodyText()
                .contains("No final offer is awaited any more", "Our budget is gone.", "Your bid arrived in time");
        assertThat(vendor(made, 0, "/receipt")).bodyText().contains("Your bid arrived in time");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> send(made, 1, "0.10"))
                .extracting(RuleViolation::code)
                .isEqualTo("bidding.finalOffers.notWanted");
        assertThat(pages.get(ana, comparison(made))).bodyText().contains("Choose a vendor", "were called off");
        assertThat(pages.get(ana, cancellation)).hasRedirectedUrl(comparison(made));
    }

    @Test
    void whoIsDisqualifiedMeanwhileNeedNotSendAndWhatItSentStaysSealed() {
        var made = asked(false, 0, 1);
        send(made, 0, "0.20");
        var bid = file(made).bids().get(0);
        biddings.as(studio, () -> {
            evaluations.disqualify(made.engagement(), bid.id(), "It is a relative.", ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(messages("awaits no final offer from you")).hasSize(1);
        assertThat(pages.get(ana, comparison(made))).bodyText().contains("Not wanted any more");
        assertThat(vendor(made, 0, "")).bodyText().contains("No final offer is awaited from you any more");

        biddings.openingOfFinalOffers(made);
        assertThat(opened(made.request())).containsExactlyElementsOf(firsts());
        assertThat(file(made).disqualified()).hasSize(1);

        assertThat(count("select count(*) from bid_content")).isEqualTo(3);
    }

    @Test
    void whoseDisqualificationIsTakenBackIsAskedAgain() {
        var made = asked(false, 0, 1);
        var bid = file(made).bids().get(0);
        biddings.as(studio, () -> {
            evaluations.disqualify(made.engagement(), bid.id(), "It is a relative.", ABidding.MIA, Instant.now());
            return true;
        });
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> send(made, 0, "0.20"))
                .extracting(RuleViolation::code)
                .isEqualTo("bidding.finalOffers.notWanted");
        biddings.as(studio, () -> {
            evaluations.reinstate(made.engagement(), bid.id(), "It is not.", ABidding.MIA, Instant.now());
            return true;
        });
        send(made, 0, "0.20");
        biddings.openingOfFinalOffers(made);
        assertThat(opened(made.request())).contains("Kontor Vier, version 2, 48.00, 1 level");
        assertThat(pages.get(ana, comparison(made))).hasStatusOk().bodyText().contains("24 less", "It is a relative.");
    }

    @Test
    void whoeverTakesItsFinalOfferBackKeepsItsFirstBid() {
        var made = asked(false, 0, 1);
        assertThatExceptionOfType(RuleViolation.class)
                .as("the first bid is not withdrawn any more")
                .isThrownBy(() -> withdraw(made, 0))
                .extracting(RuleViolation::code)
                .isEqualTo("submission.bid.noFinalOfferToWithdraw");
        assertThat(vendor(made, 0, "/withdrawal")).hasStatus3xxRedirection();
        send(made, 0, "0.20");
        assertThat(vendor(made, 0, "/withdrawal")).bodyText().contains("your first bid counts");
        withdraw(made, 0);
        assertThat(vendor(made, 0, "")).bodyText().contains("counts unless you send a final offer");
        assertThat(pages.get(ana, comparison(made))).bodyText().contains("Withdrawn");

        biddings.openingOfFinalOffers(made);
        assertThat(opened(made.request())).containsExactlyElementsOf(firsts());
        assertThat(pages.get(ana, opening(made))).bodyText().contains("No final offer was sent");
        assertThat(pages.get(ana, comparison(made))).hasStatusOk().bodyText().doesNotContain("Total of the first bid");
    }

    @Test
    void thePageOfAWithdrawnFinalOfferSendsNothingAndSaysSo() {
        var made = announced(false, "Kontor Vier", "Norte Contable");
        biddings.bids(made, 2);
        var first = press(made);
        assertThat(sending(made, first)).hasStatus3xxRedirection();
        opened(made);
        biddings.finalOffersOf(made, inDays(7), 0);
        assertThat(sending(made, first))
                .as("the page of the first bid")
                .hasStatus(422)
                .bodyText()
                .contains("The page was too old");
        var key = press(made);
        assertThat(sending(made, key)).hasStatus3xxRedirection();
        assertThat(sending(made, key)).as("twice").hasStatus3xxRedirection();
        withdraw(made, 0);

        assertThat(sending(made, key))
                .hasStatus(422)
                .bodyText()
                .contains("was taken back since, and nothing was sent now", "Send final offer");
        assertThat(vendor(made, 0, "")).bodyText().contains("counts unless you send a final offer");
        assertThat(sending(made, press(made))).hasStatus3xxRedirection();
        assertThat(vendor(made, 0, "/receipt")).bodyText().contains("Your final offer has arrived and is sealed");
    }

    /** The key of the button on the page from which the first vendor sends. */
    private String press(Made made) {
        var page = vendor(made, 0, "/check").exchange();
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select("[name=key]")
                .val();
    }

    private MockMvcRequestBuilder sending(Made made, String key) {
        var link = link(made, 0);
        return pages.mvc()
                .post()
                .uri(link + "/sending")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(OpenedLinks.proof(context, link.split("/")[2]).orElseThrow())
                .param("key", key);
    }

    @Test
    void moreTimeGoesToAllWhoWereAskedAndNeverLess() {
        var made = asked(false, 0, 1);
        var deadline = finalOffers(made) + "/deadline";
        var page = pages.get(ana, deadline).exchange();
        assertThat(page).hasStatusOk();
        var version = Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select("[name=version]")
                .val();
        assertThat(later(deadline, inDays(5), version))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(later(deadline, inDays(9), version)).hasRedirectedUrl(comparison(made));
        }
        assertThat(messages("was asked for a final offer")).hasSize(2);
    }

    @Test
    void nobodyIsChosenWhileFinalOffersAreAwaited() {
        var made = asked(false, 0);
        var winner = file(made).bids().get(0);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> biddings.as(studio, () -> {
                    evaluating.waiveAllChecks(made.engagement(), "We know them well.", ABidding.MIA, Instant.now());
                    evaluating.award(made.engagement(), winner.id(), ABidding.MIA, Instant.now());
                    return true;
                }))
                .extracting(RuleViolation::code)
                .isEqualTo("bidding.finalOffers.awaited");
        assertThat(pages.post(ana, "/engagements/" + made.engagement() + "/award/none")
                        .param("reason", "We do it ourselves."))
                .bodyText()
                .contains("Final offers are awaited until");
    }

    @Test
    void everybodyHearsOfTheChoiceAndTheFileHoldsBothRounds() throws IOException {
        var made = asked(false, 0, 1);
        send(made, 0, "0.20");
        var replaced = file(made).bids().get(0);
        biddings.openingOfFinalOffers(made);
        assertThatExceptionOfType(RuleViolation.class)
                .as("in a tab from before")
                .isThrownBy(() -> biddings.as(studio, () -> {
                    evaluating.award(made.engagement(), replaced.id(), ABidding.MIA, Instant.now());
                    return true;
                }))
                .extracting(RuleViolation::code)
                .isEqualTo("evaluation.bid.replaced");
        var winner = file(made).bids().get(0);
        biddings.as(studio, () -> {
            evaluating.waiveAllChecks(made.engagement(), "We know them well.", ABidding.MIA, Instant.now());
            evaluating.award(made.engagement(), winner.id(), ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(biddings.as(
                        studio, () -> jdbc.queryForList("select vendor_name from letter order by 1", String.class)))
                .containsExactly("Kontor Vier", "Norte Contable", "Tala Ledger");
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/award"))
                .bodyText()
                .contains("Kontor Vier");

        var zip = pages.get(ana, comparison(made) + "/procedure.zip").exchange();
        assertThat(zip).hasStatusOk();
        var sealed = 0;
        var contents = "";
        try (var in =
                new ZipInputStream(new ByteArrayInputStream(zip.getResponse().getContentAsByteArray()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    sealed++;
                }
                if (entry.getName().equals("index.html")) {
                    contents = Jsoup.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .text();
                }
            }
        }
        assertThat(sealed).isEqualTo(4);
        assertThat(contents)
                .contains(
                        "Kontor Vier, final offer",
                        "Kontor Vier, first bid",
                        "Please look at your price once more.",
                        "Mia asked 2 vendors for a final offer");
    }

    @Test
    void aFileOfAFinalOfferIsSealedThoughThoseOfTheFirstBidAreOpen() {
        var made = announced(false, "Kontor Vier", "Norte Contable");
        attach(made, "first.pdf");
        biddings.bids(made, 2);
        opened(made);
        biddings.finalOffersOf(made, inDays(7), 0);
        attach(made, "final.pdf");
        send(made, 0, "0.20");
        assertThat(files()).containsExactly("first.pdf");

        biddings.openingOfFinalOffers(made);
        assertThat(files()).containsExactly("final.pdf", "first.pdf");
    }

    private void attach(Made made, String name) {
        Tenancy.as(made.vendor(0), () -> {
            bids.attach(made.invited().get(0), SampleFiles.pdf(name), name, Instant.now());
            return true;
        });
    }

    private List<String> files() {
        return biddings.as(studio, () -> jdbc.queryForList("select name from stored_file order by name", String.class));
    }

    private static List<String> firsts() {
        return List.of(
                "Kontor Vier, version 1, 72.00, 1 level",
                "Norte Contable, version 1, 84.00, 1 level",
                "Tala Ledger, version 1, 96.00, 1 level");
    }

    private Made announced(boolean byTwo, String... vendors) {
        return biddings.openedWithFinalOffers(biddings.prepared(studio, soon(), ABidding.BERLIN, vendors), byTwo);
    }

    private Made judged(boolean byTwo) {
        var made = announced(byTwo, "Kontor Vier", "Norte Contable", "Tala Ledger");
        biddings.bids(made, 3);
        opened(made);
        return made;
    }

    private Made asked(boolean byTwo, int... vendors) {
        var made = judged(byTwo);
        biddings.finalOffersOf(made, inDays(7), vendors);
        return made;
    }

    private void opened(Made made) {
        biddings.opening(made);
        judge(made);
    }

    private void judge(Made made) {
        biddings.as(studio, () -> {
            evaluating.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
    }

    private void shortlist(Made made, String... vendors) {
        biddings.as(studio, () -> {
            evaluating.shortlist(made.engagement(), vendors);
            return true;
        });
    }

    private void send(Made made, int vendor, String hour) {
        Tenancy.as(made.vendor(vendor), () -> {
            bids.fill(made.invited().get(vendor), made.frozen(), hour);
            bids.send(made.invited().get(vendor), Instant.now());
            return true;
        });
    }

    private void answerOtherwise(Made made, int vendor) {
        Tenancy.as(made.vendor(vendor), () -> {
            bids.answerAll(made.invited().get(vendor), "With nobody else.");
            bids.send(made.invited().get(vendor), Instant.now());
            return true;
        });
    }

    private void withdraw(Made made, int vendor) {
        Tenancy.as(made.vendor(vendor), () -> {
            bids.withdraw(made.invited().get(vendor), Instant.now());
            return true;
        });
    }

    private List<String> opened(BidRequestId request) {
        return biddings.as(studio, () -> evaluating.opened(request));
    }

    private EvaluationFile file(Made made) {
        return biddings.as(studio, () -> evaluations.file(made.engagement()));
    }

    /** What the business can read of the bids of this request, whatever it asks the database. */
    private long contents(Made made) {
        return count("select count(*) from bid_content where request_id = '" + made.request() + "'");
    }

    private long count(String query) {
        return biddings.as(studio, () -> jdbc.queryForObject(query, Long.class));
    }

    private int update(Made made, String change) {
        return biddings.as(
                studio,
                () -> jdbc.update(
                        "update bid_request set " + change + " where id = ?",
                        made.request().id()));
    }

    private List<String> messages(String words) {
        return biddings
                .as(studio, () -> jdbc.queryForList("select sealed_body from message order by id", byte[].class))
                .stream()
                .map(body -> context.getBean(TextCipher.class).decrypt(body).orElseThrow())
                .filter(body -> body.contains(words))
                .toList();
    }

    private MockMvcRequestBuilder ask(Made made, String text, LocalDateTime deadline) {
        var request = pages.post(ana, finalOffers(made))
                .param("text", text)
                .param("deadline", deadline.toLocalDate().toString())
                .param("deadlineTime", deadline.toLocalTime().toString());
        for (var bid : file(made).bids()) {
            if (file(made).progress().isShortlisted(bid.id())) {
                request = request.param("asked", bid.id().toString());
            }
        }
        return request;
    }

    private MockMvcRequestBuilder later(String address, LocalDateTime deadline, String version) {
        return pages.post(ana, address)
                .param("deadline", deadline.toLocalDate().toString())
                .param("deadlineTime", deadline.toLocalTime().toString())
                .param("version", version);
    }

    private MockMvcRequestBuilder vendor(Made made, int vendor, String page) {
        var link = link(made, vendor);
        return pages.mvc()
                .get()
                .uri(link + page)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(OpenedLinks.proof(context, link.split("/")[2]).orElseThrow());
    }

    private String link(Made made, int vendor) {
        return OpenedLinks.path(biddings.link(made, vendor)) + "/bid";
    }

    private static String comparison(Made made) {
        return "/engagements/" + made.engagement() + "/comparison";
    }

    private static String finalOffers(Made made) {
        return comparison(made) + "/final-offers";
    }

    private static String bidding(Made made) {
        return "/engagements/" + made.engagement() + "/bidding";
    }

    private static String opening(Made made) {
        return bidding(made) + "/opening";
    }

    private static LocalDateTime soon() {
        return LocalDate.now(ABidding.BERLIN).plusDays(3).atTime(16, 0);
    }

    private static LocalDateTime inDays(int days) {
        return LocalDate.now(ABidding.BERLIN).plusDays(days).atTime(16, 0);
    }
}
