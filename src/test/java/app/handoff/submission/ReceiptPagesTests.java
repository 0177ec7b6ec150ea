package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.bidding.ABidding;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** A vendor keeps its receipt as a file, and anybody can check it without an account. */
@SpringBootTest
class ReceiptPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    Pages pages;
    String link;

    @BeforeEach
    void aBidThatArrived() {
        pages = Pages.of(context);
        var studio = Tenancy.Scope.of(pages.owner("Studio Fern").business()).at(Pages.BERLIN);
        var made =
                biddings.open(studio, LocalDateTime.now().plusDays(10).truncatedTo(ChronoUnit.MINUTES), "Kontor Vier");
        biddings.bids(made, 1);
        link = OpenedLinks.path(biddings.link(made, 0)) + "/bid";
    }

    @Test
    void theReceiptHoldsTheWholeBidAndIsTagged() throws IOException {
        try (var pdf = Loader.loadPDF(bytes("/receipt.pdf"))) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Receipt BID-", "0.30", "Bakery Ltd", "98.5", "/receipts");
        }
    }

    @Test
    void anybodyIsToldWhetherItIsGenuineAndWhatArrivedWithIt() throws IOException {
        var receipt = bytes("/receipt.pdf");

        assertThat(checked(
                        receipt,
                        new MockMultipartFile("files", "my bid.json", null, bytes("/receipt/copy.json")),
                        new MockMultipartFile("files", "late.pdf", null, new byte[] {1, 2, 3}),
                        new MockMultipartFile("files", "", null, new byte[0])))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "This receipt is genuine",
                        "Studio Fern",
                        "Bookkeeping for 2027",
                        "UTC",
                        "my bid.json",
                        "This is the bid, as it arrived",
                        "late.pdf",
                        "Did not arrive with this bid");
        assertThat(checked(receipt)).hasStatusOk().bodyText().doesNotContain("Did not arrive");
    }

    @Test
    void oneOtherByteIsFoundAndNothingIsSaidAboutIt() throws IOException {
        var receipt = bytes("/receipt.pdf");
        receipt[receipt.length / 2] ^= 1;

        assertThat(checked(receipt))
                .hasStatus(422)
                .bodyText()
                .contains("This is not a receipt as we made it")
                .doesNotContain("Studio Fern", "genuine</h2>");
        assertThat(checked(new byte[0])).hasStatus(422).bodyText().contains("Choose the receipt");
        assertThat(checked(new byte[ReceiptSeal.LONGEST + 1]))
                .hasStatus(422)
                .bodyText()
                .contains("This is not a receipt as we made it");
    }

    private byte[] bytes(String page) {
        var answer = pages.mvc()
                .get()
                .uri(link + page)
                .cookie(OpenedLinks.proof(context, link.split("/")[2]).orElseThrow())
                .exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private MvcTestResult checked(byte[] receipt, MockMultipartFile... files) {
        var request = pages.mvc()
                .post()
                .uri("/receipts")
                .multipart()
                .file(new MockMultipartFile("receipt", "receipt.pdf", "application/pdf", receipt));
        for (var file : files) {
            request = request.file(file);
        }
        return request.with(SecurityMockMvcRequestPostProcessors.csrf()).exchange();
    }
}
