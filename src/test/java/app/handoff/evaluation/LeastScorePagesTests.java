package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Archives;
import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.CriterionScore;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** Quill bids the least and is below the least score for its answers: a person decides what becomes of that. */
@SpringBootTest
class LeastScorePagesTests {

    private static final String WHY = "It is the only vendor that knows our programs.";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Evaluations evaluations;

    @Autowired
    EvaluationsForTests judging;

    private Pages pages;
    private SignedIn ana;
    private SignedIn mei;
    private Scope studio;
    private Made made;
    private OpenedBid quill;
    private String at;

    @BeforeEach
    void aBidBelowALeastScore() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        mei = pages.colleague(ana, Role.MANAGER);
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
        var deadline = LocalDateTime.now(ABidding.BERLIN).plusDays(10);
        made = biddings.prepared(studio, deadline, ABidding.BERLIN, "Kontor Vier", "Norte Contable", "Quill");
        biddings.as(studio, () -> {
            biddings.judgedBy(
                    made,
                    deadline,
                    new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 60, null, ""),
                    new Criterion(
                            CriterionId.next(), 1, "Answers", CriterionKind.ANSWER, 40, BigDecimal.valueOf(3), ""));
            return true;
        });
        biddings.opened(made);
        biddings.bids(made, 3);
        biddings.opening(made);
        biddings.as(studio, () -> {
            var file = evaluations.file(made.engagement());
            judging.waiveAllChecks(made.engagement(), "We know them well.", ABidding.MIA, Instant.now());
            evaluations.score(
                    made.engagement(),
                    file.bids().stream()
                            .map(bid -> new GivenScore(
                                    bid.id(),
                                    file.judged().get(0).id(),
                                    new CriterionScore(bid.vendorName().equals("Quill") ? 1 : 4, "Read"),
                                    GivenScore.NONE))
                            .toList(),
                    ABidding.MIA,
                    Instant.now());
            return true;
        });
        quill = file().bids().stream()
                .filter(bid -> bid.vendorName().equals("Quill"))
                .findFirst()
                .orElseThrow();
        at = "/engagements/" + made.engagement();
    }

    @Test
    void nobodyLetsABidStandBeforeQualityIsFinal() {
        assertThat(pages.post(ana, waiver()).param("reason", WHY))
                .hasStatus(422)
                .bodyText()
                .contains("Make quality final first", WHY);
        assertThat(file().waivers()).isEmpty();
    }

    @Test
    void itIsListedApartAndHasNoPlaceUntilSomebodyDecides() {
        finish();

        assertThat(column().hasPlace()).isFalse();
        assertThat(file().evaluation().placed())
                .extracting(column -> column.bid().vendorName())
                .containsExactly("Kontor Vier", "Norte Contable");
        var page = Jsoup.parse(body(ana, at + "/comparison"));
        assertThat(page.select("#below").text())
                .contains(
                        "Below a least score",
                        "Quill",
                        "Answers: 1 of 5, at least 3 was asked for",
                        "Waits for a decision: it has no place",
                        "Rule it out",
                        "Let it stand")
                .doesNotContain("Kontor Vier");
        assertThat(Jsoup.parse(body(mei, at + "/comparison")).select("#below").text())
                .contains("Rule it out", "Only an owner can let it stand.")
                .doesNotContain("Let it stand: Quill");
        assertThat(pages.get(ana, at + "/award")).bodyText().contains("Below the least score for Answers");
        assertThat(choose()).hasStatus(422).bodyText().contains("Rule it out or let it stand first");
    }

    @Test
    void rulingItOutBeginsWithTheReason() {
        finish();

        assertThat(pages.get(mei, at + "/comparison/bids/" + quill.id() + "/disqualification"))
                .hasStatusOk()
                .bodyText()
                .contains("The bid is below a least score. Answers: 1 of 5, at least 3 was asked for.");
    }

    @Test
    void anOwnerLetsItStandAndReadsWhatVendorsWerePromised() throws IOException {
        finish();

        assertThat(pages.get(mei, waiver())).hasStatus(403);
        assertThat(pages.post(mei, waiver()).param("reason", WHY)).hasStatus(403);
        assertThat(pages.get(ana, waiver()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Let the bid of Quill stand",
                        "This is not what vendors were told before they bid",
                        "Least score 3 of 5, which is 24 points. A bid below that cannot be chosen");
        assertThat(pages.post(ana, waiver()).param("reason", "  "))
                .hasStatus(422)
                .bodyText()
                .contains("Say in a sentence why it stands");
        assertThat(pages.post(ana, waiver()).param("reason", WHY)).hasStatus3xxRedirection();
        // Twice is the same as once; with another reason it is too late.
        assertThat(pages.post(ana, waiver()).param("reason", WHY)).hasStatus3xxRedirection();
        assertThat(pages.post(ana, waiver()).param("reason", "Another reason"))
                .hasStatus(422)
                .bodyText()
                .contains("This bid was let stand already", "Another reason");
        assertThat(file().waivers()).hasSize(1);

        assertThat(column().hasPlace()).isTrue();
        assertThat(column().isLetStand()).isTrue();
        assertThat(biddings.as(studio, () -> file().isChoosable(column().bid(), LocalDate.now(ABidding.BERLIN))))
                .isTrue();
        assertThat(file().evaluation().lowestTotal())
                .as("its price counts")
                .hasValue(file().bids().stream()
                        .map(OpenedBid::comparableTotal)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
        assertThat(pages.get(ana, at + "/comparison"))
                .bodyText()
                .contains("Let stand by Ana Ruiz", WHY, "Take it back")
                .doesNotContain("Waits for a decision");
        assertThat(pages.get(ana, "/activity")).bodyText().contains("let the bid of Quill stand below a least score");
        var sheet = pages.get(ana, at + "/comparison/comparison.xlsx").exchange();
        try (var workbook = new ReadableWorkbook(
                new ByteArrayInputStream(sheet.getResponse().getContentAsByteArray()))) {
            assertThat(workbook.getFirstSheet().read().stream()
                            .flatMap(row -> row.stream())
                            .filter(Objects::nonNull)
                            .map(cell -> cell.getText())
                            .collect(Collectors.joining("\n")))
                    .contains(WHY);
        }
        var paper = pages.get(ana, at + "/comparison/comparison.pdf").exchange();
        try (var pdf = Loader.loadPDF(paper.getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("only vendor that knows");
        }
        var archive = pages.get(ana, at + "/comparison/procedure.zip").exchange();
        assertThat(new String(
                        Archives.entries(archive.getResponse().getContentAsByteArray())
                                .get("index.html"),
                        StandardCharsets.UTF_8))
                .contains("Below a least score", WHY);

        assertThat(pages.get(ana, at + "/award"))
                .bodyText()
                .contains("Below the least score for Answers. Let stand by", WHY);
        assertThat(choose()).hasStatus3xxRedirection();
        assertThat(pages.get(ana, at + "/award")).bodyText().contains("Quill was chosen", "Let stand by Ana Ruiz", WHY);
        assertThat(pages.post(ana, at + "/comparison/bids/" + quill.id() + "/revocation")
                        .param("reason", "Too late"))
                .hasStatus(422)
                .bodyText()
                .contains("Too late");
        assertThat(column().isLetStand()).isTrue();
    }

    @Test
    void whatWasLetStandIsTakenBackForAReason() {
        finish();
        assertThat(pages.post(ana, waiver()).param("reason", WHY)).hasStatus3xxRedirection();
        var revocation = at + "/comparison/bids/" + quill.id() + "/revocation";

        assertThat(pages.get(mei, revocation)).hasStatus(403);
        assertThat(pages.get(ana, revocation))
                .hasStatusOk()
                .bodyText()
                .contains("Let the bid of Quill stand no longer");
        assertThat(pages.post(ana, revocation).param("reason", "")).hasStatus(422);
        assertThat(pages.post(ana, revocation).param("reason", "The other knows them too."))
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, revocation).param("reason", "The other knows them too."))
                .hasStatus3xxRedirection();

        assertThat(column().hasPlace()).isFalse();
        assertThat(pages.get(ana, at + "/comparison")).bodyText().contains("Waits for a decision");
        assertThat(pages.post(ana, waiver()).param("reason", "Once more.")).hasStatus3xxRedirection();
        assertThat(file().waivers()).hasSize(2);
        assertThat(column().isLetStand()).isTrue();
    }

    @Test
    void aBidThatReachesEverythingOrDoesNotCountIsNotLetStand() {
        finish();
        var kontor = file().evaluation().placed().get(0).bid();

        assertThat(pages.post(ana, at + "/comparison/bids/" + kontor.id() + "/waiver")
                        .param("reason", WHY))
                .hasStatus(422)
                .bodyText()
                .contains("The bid of Kontor Vier reaches every least score");
        assertThat(pages.post(ana, at + "/comparison/bids/" + quill.id() + "/disqualification")
                        .param("reason", "Below it."))
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, waiver()).param("reason", WHY))
                .hasStatus(422)
                .bodyText()
                .contains("is disqualified");
        assertThat(file().waivers()).isEmpty();
    }

    private void finish() {
        biddings.as(studio, () -> {
            evaluations.finishQuality(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
    }

    private MockMvcRequestBuilder choose() {
        return pages.post(ana, at + "/award")
                .param("winner", quill.id().toString())
                .param("reason", "The best price, and it knows our programs.");
    }

    private String waiver() {
        return at + "/comparison/bids/" + quill.id() + "/waiver";
    }

    private String body(SignedIn reader, String address) {
        try {
            return pages.get(reader, address).exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Evaluation.Column column() {
        return file().evaluation().of(quill.id());
    }

    private EvaluationFile file() {
        return biddings.as(studio, () -> evaluations.file(made.engagement()));
    }
}
