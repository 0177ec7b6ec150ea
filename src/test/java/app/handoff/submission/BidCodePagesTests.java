package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.Logos;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.files.SampleFiles;
import app.handoff.scope.FrozenScopes;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import jakarta.servlet.http.Cookie;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** A vendor's bid opens with the code that the vendor chose; the link alone, which others may have carried, opens nothing. */
@SpringBootTest
class BidCodePagesTests {

    private static final String CODE = "nine quiet herons";
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    BidPreparation preparation;

    @Autowired
    Bidding bidding;

    @Autowired
    FrozenScopes scopes;

    Pages pages;
    SignedIn ana;
    Scope studio;

    @BeforeEach
    void aStudio() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void nothingIsTypedBeforeACodeIsChosen() {
        var made = open("Kontor Vier");
        var link = link(made, 0);

        assertThat(get(link, "")).hasStatusOk().bodyText().contains("Choose a code for your bid", "name=\"code\"");
        assertThat(get(link, "/document")).hasStatusOk().bodyText().doesNotContain("I have read it");
        assertThat(get(link, "/question")).hasStatusOk();
        assertThat(get(link, "/offer")).hasStatus(302).hasHeader("Location", address(link, "/code?to=/bid/offer"));
        assertThat(get(link, "/code?to=/bid/offer")).hasStatusOk().bodyText().contains("Choose a code first");
        assertThat(post(link, "/beginning").param("code", "12345678"))
                .hasStatus(403)
                .bodyText()
                .contains("too easy to guess", "Choose a code");
        assertThat(post(link, "/beginning").param("code", ""))
                .hasStatus(403)
                .bodyText()
                .contains("Use at least 8 characters");
        assertThat(progress(made)).isEqualTo("SENT");
        assertThat(post(link, "/offer").param("version", "0").param("prices[0].value", "0,35"))
                .hasStatus(403)
                .bodyText()
                .contains("Choose a code", "name=\"prices[0].value\" value=\"0,35\"", "action=\"" + link + "/offer\"");
        assertThat(progress(made)).isEqualTo("SENT");

        var saved = post(link, "/offer")
                .param("version", "0")
                .param("prices[0].value", "0,35")
                .param("code", CODE)
                .exchange();
        assertThat(saved).hasStatus3xxRedirection();
        assertThat(get(link, "/offer").cookie(proof(saved))).bodyText().contains("0,35");
    }

    @Test
    void aVendorIsToldWhatItDoesNotMeetBesideItsAnswerAndBeforeItSends() {
        var made = biddings.prepared(
                studio,
                LocalDateTime.now().plusDays(10),
                ABidding.BERLIN,
                id -> scopes.firstRequiring(id, "Bookkeeping for 2027"),
                "Kontor Vier");
        biddings.as(studio, () -> {
            bidding.open(made.request(), "Ana", "ana@example.com", ABidding.MIA, Instant.now());
            return true;
        });
        var link = link(made, 0);
        assertThat(get(link, "/document"))
                .bodyText()
                .contains("People who know Sage 50: must be at least 3 people.", "may be disqualified");
        var proof = begin(link);

        assertThat(get(link, "/answers").cookie(proof))
                .hasStatusOk()
                .bodyText()
                .contains("People who know Sage 50: must be at least 3 people.", "name=\"requirements[4].value\"");
        var missed = "Does not meet what must be met. You can still send your bid; Studio Fern may disqualify it.";
        assertThat(post(link, "/answers/said?row=0").cookie(proof).param("requirements[0].value", "2"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(missed);
        assertThat(post(link, "/answers/said?row=0").cookie(proof).param("requirements[0].value", "3"))
                .bodyText()
                .isEqualTo("Meets what is asked.");
        assertThat(post(link, "/answers")
                        .cookie(proof)
                        .param("version", "0")
                        .param("requirements[0].value", "two or three"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"two or three\"");
        assertThat(post(link, "/answers")
                        .cookie(proof)
                        .param("version", "1")
                        .param("requirements[0].value", "2")
                        .param("requirements[0].remark", "A third begins in May"))
                .hasStatus3xxRedirection();
        assertThat(get(link, "/answers").cookie(proof)).bodyText().contains(missed, "A third begins in May");
        assertThat(get(link, "/check").cookie(proof))
                .bodyText()
                .contains("Requirements that are not met", "Your answer: 2 people.");
    }

    @Test
    void theBidDocumentIsAFileThatSaysWhoAsksUntilWhenAndHowBidsAreJudged() throws IOException {
        var made = open("Kontor Vier");
        var link = link(made, 0);
        var page = get(link, "/document").exchange();
        var answer = get(link, "/document.pdf").exchange();

        assertThat(answer).hasStatusOk().hasHeader("Content-Type", "application/pdf");
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            var text = stripper.getText(pdf).replaceAll("\\s+", " ");
            var request = biddings.as(
                    made.vendor(0),
                    () -> preparation.visit(made.invited().get(0)).request());
            assertThat(text)
                    .contains(
                            "Studio Fern",
                            "Bid by",
                            "Nobody sees your bid before the deadline",
                            "Name 3 clients",
                            "In " + request.currency().getCurrencyCode(),
                            "1. Purpose and limits");
            for (var criterion : request.criteria()) {
                assertThat(text).contains(criterion.name() + " " + criterion.weight());
                assertThat(page).bodyText().contains(criterion.name());
            }
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("Studio Fern");
        }
    }

    @Test
    void howPointsAreGivenIsReadBeforeBiddingOnThePageInTheDocumentAndInTheFile() throws IOException {
        var deadline = LocalDateTime.now().plusDays(10);
        var made = biddings.prepared(studio, deadline, ABidding.BERLIN, "Kontor Vier");
        biddings.as(studio, () -> {
            biddings.judgedBy(
                    made,
                    deadline,
                    new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 45, null, ""),
                    new Criterion(
                            CriterionId.next(),
                            1,
                            "Answers",
                            CriterionKind.ANSWER,
                            55,
                            BigDecimal.valueOf(3),
                            "Silent\nVague\nIn part\nAs asked"));
            bidding.open(made.request(), "Mia", "mia@example.com", ABidding.MIA, Instant.now());
            return made;
        });
        var link = link(made, 0);
        var file = get(link, "/document.pdf").exchange();

        try (var pdf = Loader.loadPDF(file.getResponse().getContentAsByteArray())) {
            var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            for (var read : List.of(
                    text,
                    said(get(link, "").exchange()),
                    said(get(link, "/document").exchange()))) {
                assertThat(read)
                        .contains("The lowest total has all 45 points.")
                        .contains("100 has 45 points, 125 has 36 points, 200 has 22.5 points.")
                        .contains("It brings 55 × the score ÷ 5.")
                        .contains("3: As asked")
                        .contains("Least score 3 of 5, which is 33 points.");
            }
        }
    }

    /** What a page says, without its tags. */
    private static String said(MvcTestResult answer) {
        return text(answer)
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .replace(" .", ".")
                .replace(" ,", ",");
    }

    @Test
    void theDocumentBeginsWithTheLogoOfWhoAsksLoadedThroughTheLink() {
        var link = link(open("Kontor Vier"), 0);
        assertThat(get(link, "/document"))
                .bodyText()
                .contains("class=\"letterhead\"")
                .doesNotContain("<img");

        Tenancy.as(ana.business(), () -> Logos.choose(context, "#ffe600", Logos.png(300, 80, Color.ORANGE)));

        var page = text(get(link, "/document").exchange());
        var logo = Pattern.compile("<img [^>]*src=\"(" + link.replace("/bid", "/logo") + "\\?v=[0-9a-f]{12})\"[^>]*>")
                .matcher(page);
        assertThat(page).contains("/document.css?v=ffe600");
        assertThat(logo.find()).isTrue();
        assertThat(logo.group()).contains("alt=\"Logo of Studio Fern\"");
        var picture = pages.mvc().get().uri(logo.group(1)).exchange();
        assertThat(picture).hasStatusOk().hasHeader("Content-Type", "image/png");
        assertThat(picture).hasHeader("Cache-Control", "max-age=31536000, private, immutable");
        assertThat(picture).hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(picture.getResponse().getContentAsByteArray()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aLinkShowsTheLogoOfItsOwnBusinessAlone() {
        var ours = link(open("Kontor Vier"), 0);
        var bo = pages.owner("Bo & Sons");
        Tenancy.as(bo.business(), () -> Logos.choose(context, null, Logos.png(300, 80, Color.BLUE)));
        var theirs = biddings.open(
                Scope.of(bo.business()).at(Pages.BERLIN), LocalDateTime.now().plusDays(10), "Kontor Vier");

        var logo = text(get(link(theirs, 0), "/document").exchange())
                .split("/logo")[1]
                .split("\"")[0];

        assertThat(pages.mvc().get().uri(ours.replace("/bid", "/logo") + logo)).hasStatus(404);
        assertThat(pages.mvc().get().uri("/logo" + logo)).as("without a link").hasStatus(302);
    }

    @Test
    void theBrowserKeepsAProofForThisLinkAndThisSittingOnly() {
        var link = link(open("Kontor Vier"), 0);

        var proof = begin(link);

        assertThat(proof.isHttpOnly()).isTrue();
        assertThat(proof.getPath()).isEqualTo("/");
        assertThat(proof.getMaxAge()).isEqualTo(-1);
        assertThat(proof.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(proof.getSecure()).isFalse();
        var overHttps = post(link, "/code").param("code", CODE).secure(true).exchange();
        assertThat(proof(overHttps).getSecure()).isTrue();
        assertThat(proof(overHttps).getName()).startsWith("__Host-");
        assertThat(get(link, "/tasks").cookie(proof))
                .hasStatusOk()
                .bodyText()
                .contains("This bid was begun with a code on");
    }

    @Test
    void whoeverHasTheLinkAloneIsToldThatTheBidWasBegunAndReadsNothing() {
        var link = link(open("Kontor Vier"), 0);
        var proof = begin(link);
        type(link, proof, "4711,37");

        assertThat(get(link, ""))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "This bid was begun with a code on",
                        "If that was not you",
                        "tell Studio Fern",
                        "Go on with your bid")
                .doesNotContain("4711");
        assertThat(get(link, "/document")).hasStatusOk();
        for (var page : new String[] {"/tasks", "/offer", "/files", "/check", "/question", "/refusal", "/withdrawal"}) {
            assertThat(get(link, page))
                    .as(page)
                    .hasStatus(302)
                    .hasHeader("Location", address(link, "/code?to=/bid" + page));
        }
        assertThat(get(link, "/code?to=https://elsewhere.example"))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"to\" value=\"/bid/tasks\"")
                .doesNotContain("elsewhere.example");
        assertThat(post(link, "/code").param("code", "some other words").param("to", "/bid/offer"))
                .hasStatus(422)
                .bodyText()
                .contains("This code is wrong", "name=\"to\" value=\"/bid/offer\"");
        var entered = post(link, "/code")
                .param("code", CODE)
                .param("to", "/bid/offer")
                .exchange();
        assertThat(entered).hasStatus(302).hasHeader("Location", link + "/offer");
        assertThat(get(link, "/offer").cookie(proof(entered)))
                .hasStatusOk()
                .bodyText()
                .contains("4711,37");
    }

    @Test
    void whatWasTypedComesAlongWhenTheBrowserHasForgottenTheCode() {
        var link = link(open("Kontor Vier"), 0);
        var proof = begin(link);

        assertThat(post(link, "/offer").param("version", "0").param("prices[0].value", "12,50"))
                .hasStatus(403)
                .bodyText()
                .contains("Enter your code", "What you typed is kept", "name=\"prices[0].value\" value=\"12,50\"");
        assertThat(post(link, "/offer")
                        .param("version", "0")
                        .param("prices[0].value", "12,50")
                        .param("code", "some other words"))
                .hasStatus(403)
                .bodyText()
                .contains("This code is wrong", "value=\"12,50\"");
        assertThat(post(link, "/offer/draft").header("Accept", "text/plain").param("prices[0].value", "12,50"))
                .hasStatus(403)
                .hasContentTypeCompatibleWith("text/plain")
                .bodyText()
                .startsWith("Not saved");
        assertThat(pages.mvc()
                        .post()
                        .uri(link + "/files")
                        .multipart()
                        .file(new MockMultipartFile("file", "offer.pdf", "application/pdf", SampleFiles.pdf()))
                        .with(csrf()))
                .hasStatus(403)
                .bodyText()
                .contains("choose your files again", "action=\"" + address(link, "/code") + "\"");
        assertThat(get(link, "/offer").cookie(proof)).bodyText().doesNotContain("12,50");

        assertThat(post(link, "/offer")
                        .param("version", "0")
                        .param("prices[0].value", "12,50")
                        .param("code", CODE))
                .hasStatus3xxRedirection();
        assertThat(get(link, "/offer").cookie(proof)).bodyText().contains("12,50");
    }

    @Test
    void wrongCodesAreCounted() {
        var link = link(open("Kontor Vier"), 0);
        begin(link);
        var from = "10.1.2." + ADDRESS.incrementAndGet();
        int looked = 0;
        for (int i = 0; i < 15; i++) {
            var answer = from(from, post(link, "/code").param("code", "wrong words " + i));
            assertThat(answer).hasStatus(422);
            looked += text(answer).contains("This code is wrong") ? 1 : 0;
        }
        System.out.println("Codes tried: 15, looked at: " + looked);
        assertThat(looked).isEqualTo(10);
        assertThat(from(from, post(link, "/code").param("code", CODE)))
                .as("the right one, too late")
                .hasStatus(422)
                .bodyText()
                .contains("Too many wrong codes");
        assertThat(from(
                        "10.1.3." + ADDRESS.incrementAndGet(),
                        post(link, "/code").param("code", CODE)))
                .as("the vendor, from elsewhere")
                .hasStatus3xxRedirection();
    }

    @Test
    void aProofOpensNoOtherBid() {
        var made = open("Kontor Vier", "Norte Contable");
        var kontor = link(made, 0);
        var norte = link(made, 1);
        var proof = begin(kontor);
        var norteBegun = post(norte, "/beginning").param("code", CODE).exchange();

        assertThat(get(norte, "/tasks").cookie(new Cookie(proof(norteBegun).getName(), proof.getValue())))
                .hasStatus(302);
        assertThat(get(norte, "/tasks").cookie(new Cookie(proof(norteBegun).getName(), "")))
                .hasStatus(302);
        assertThat(get(norte, "/tasks").cookie(new Cookie(proof(norteBegun).getName(), "\u00e4\u00f6\u00fc")))
                .hasStatus(302);
    }

    @Test
    void aFurtherLinkNeedsTheSameCode() {
        var made = open("Kontor Vier");
        var proof = begin(link(made, 0));
        var another = link(made, 0);

        assertThat(get(another, "/tasks")).hasStatus(302);
        assertThat(get(another, "/tasks").cookie(proof))
                .as("told on this device")
                .hasStatusOk();
        assertThat(post(another, "/code").param("code", CODE)).hasStatus3xxRedirection();
    }

    @Test
    void startingAgainErasesEverythingAndEverybodySeesIt() {
        var made = open("Kontor Vier");
        var link = link(made, 0);
        var proof = begin(link);
        biddings.bids(made, 1);
        var vendor = made.vendor(0);
        var invitation = made.invited().get(0);
        var file = Tenancy.as(vendor, () -> {
            preparation.attach(
                    BidAccess.byMailedCode(invitation),
                    new ByteArrayInputStream(SampleFiles.pdf()),
                    "secret-offer.pdf",
                    Instant.now());
            preparation.ask(BidAccess.byMailedCode(invitation), "Which bank export?", Instant.now());
            return preparation.visit(invitation).check().draft().files().get(0).id();
        });
        assertThat(get(link, "/files/" + file).cookie(proof)).hasStatusOk();
        assertThat(get(link, "/question").cookie(proof)).bodyText().contains("Which bank export?");
        assertThat(progress(made)).isEqualTo("BID_SENT");

        assertThat(get(link, "/restart"))
                .hasStatusOk()
                .bodyText()
                .contains("Tell Studio Fern that you have lost it")
                .doesNotContain("Delete my bid");
        assertThat(post(link, "/restart").param("code", "seven grey herons")).hasStatus(422);
        assertThat(progress(made)).isEqualTo("BID_SENT");
        biddings.released(made, 0);
        assertThat(get(link, "/restart")).hasStatusOk().bodyText().contains("everything typed for this bid is deleted");
        assertThat(post(link, "/restart").param("code", "short")).hasStatus(422);
        assertThat(progress(made)).isEqualTo("BID_SENT");
        assertThat(post(link, "/restart").param("code", "seven grey herons")).hasStatus3xxRedirection();
        var again = post(link, "/code").param("code", "seven grey herons").exchange();

        assertThat(progress(made)).isEqualTo("WITHDRAWN");
        assertThat(get(link, "/tasks").cookie(proof)).as("the earlier proof").hasStatus(302);
        var fresh = proof(again);
        assertThat(get(link, "/tasks").cookie(fresh))
                .hasStatusOk()
                .bodyText()
                .contains("this bid was started again without the old code");
        assertThat(get(link, "")).bodyText().contains("was started again", "If that was not you");
        assertThat(get(link, "/receipt").cookie(fresh)).hasStatus3xxRedirection();
        assertThat(get(link, "/check").cookie(fresh)).bodyText().doesNotContain("0.30", "With two more people");
        assertThat(get(link, "/files/" + file).cookie(fresh)).hasStatus(404);
        assertThat(get(link, "/files").cookie(fresh)).bodyText().contains("No files yet");
        assertThat(get(link, "/question").cookie(fresh))
                .as("who asked is nobody's to know")
                .bodyText()
                .doesNotContain("Which bank export?");
        assertThat(post(link, "/code").param("code", CODE)).hasStatus(422);
        assertThat(pages.get(ana, "/activity"))
                .bodyText()
                .contains("Someone with the link of Kontor Vier started its bid again without the code");
        assertThat(pages.get(ana, "/messages")).bodyText().contains("Your bid was withdrawn and started again");
    }

    @Test
    void whoeverActsWithTheCodeKeepsTheBid() {
        var made = open("Kontor Vier");
        var link = link(made, 0);
        var proof = begin(link);
        biddings.released(made, 0);
        assertThat(get(link, "/restart")).bodyText().contains("everything typed for this bid is deleted");

        type(link, proof, "4711,37");

        assertThat(post(link, "/restart").param("code", "seven grey herons")).hasStatus(422);
        assertThat(get(link, "/offer").cookie(proof)).hasStatusOk().bodyText().contains("4711,37");
        biddings.released(made, 0);
        assertThat(post(link, "/restart/objection")).as("with the link alone").hasStatus(403);
        assertThat(post(link, "/restart/objection").cookie(proof)).hasStatus3xxRedirection();
        assertThat(post(link, "/restart").param("code", "seven grey herons")).hasStatus(422);
        assertThat(pages.get(ana, "/activity")).bodyText().contains("has its code and keeps its bid");
    }

    @Test
    void theVendorReadsItsReceiptWithoutTheCodeOnceTheBidsAreOpened() {
        var made = biddings.open(
                studio, LocalDateTime.now(ABidding.BERLIN).plusMinutes(5), "Kontor Vier", "Norte Contable");
        var kontor = link(made, 0);
        var norte = link(made, 1);
        begin(kontor);
        var proof = begin(norte);
        biddings.bids(made, 1);
        type(norte, proof, "4711,37");
        assertThat(get(kontor, "/receipt")).hasStatus(302);
        biddings.opening(made);

        assertThat(get(kontor, "/receipt"))
                .hasStatusOk()
                .bodyText()
                .contains("BID-", "Your bid arrived in time", "The bids are open")
                .doesNotContain("is sealed", "All bids are opened together");
        assertThat(get(kontor, "/receipt/copy")).hasStatusOk();
        assertThat(get(kontor, "/question")).hasStatusOk();
        assertThat(get(kontor, "/offer")).as("what was typed and never sent").hasStatus(302);
        assertThat(get(norte, "/offer")).hasStatus(302);
        assertThat(get(norte, "/receipt")).hasStatus(302);
        assertThat(get(kontor, "/restart")).as("nothing to start again").hasStatus3xxRedirection();
        assertThat(post(kontor, "/restart").param("code", "seven grey herons")).hasStatus(422);
        assertThat(get(norte, "/offer").cookie(proof)).hasStatusOk().bodyText().contains("4711,37");
    }

    @Test
    void theBusinessReadsThatItDoesNotStartABidWithItsCopyOfTheLink() {
        var made = open("Kontor Vier");
        var sentence = "do not start the bid with it yourself.";
        var letter = pages.get(ana, "/messages").exchange();
        var address = text(letter).replaceAll("(?s).*href=\"(/messages/[0-9a-f-]{36})\".*", "$1");

        assertThat(letter).bodyText().contains(sentence);
        assertThat(pages.get(ana, address)).bodyText().contains("/s/", sentence);
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/bidding/vendors"))
                .bodyText()
                .contains(sentence);
    }

    private Made open(String... names) {
        return biddings.open(studio, LocalDateTime.now().plusDays(10), names);
    }

    private Cookie begin(String link) {
        var begun = post(link, "/beginning").param("code", CODE).exchange();
        assertThat(begun).hasStatus3xxRedirection();
        return proof(begun);
    }

    private void type(String link, Cookie proof, String price) {
        assertThat(post(link, "/offer").cookie(proof).param("version", "0").param("prices[0].value", price))
                .hasStatus3xxRedirection();
    }

    private static Cookie proof(MvcTestResult answer) {
        return Arrays.stream(answer.getResponse().getCookies())
                .filter(cookie -> cookie.getName().contains(OpenedLinks.proofOf("")))
                .findFirst()
                .orElseThrow();
    }

    private static MvcTestResult from(String address, MockMvcRequestBuilder request) {
        return request.with(posted -> {
                    posted.setRemoteAddr(address);
                    return posted;
                })
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MockMvcRequestBuilder get(String link, String page) {
        return pages.mvc().get().uri(address(link, page));
    }

    private MockMvcRequestBuilder post(String link, String page) {
        return pages.mvc().post().uri(address(link, page)).with(csrf());
    }

    /** The code belongs to the link, whatever it opens. */
    private static String address(String link, String page) {
        return page.startsWith("/code") ? link.replace("/bid", "") + page : link + page;
    }

    private String link(Made made, int vendor) {
        return OpenedLinks.path(biddings.link(made, vendor)) + "/bid";
    }

    private String progress(Made made) {
        return biddings.progress(made).get(0);
    }
}
