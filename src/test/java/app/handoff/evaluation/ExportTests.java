package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Archives;
import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.AmountInText;
import app.handoff.bidding.Budgets;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.web.FileArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The comparison and the whole file of a bidding, taken along: what the pages show, from the same moment on, and no budget. */
@SpringBootTest
class ExportTests {

    private static final BigDecimal BUDGET = new BigDecimal("1234567");

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    EvaluationsForTests judging;

    @Autowired
    Letters letters;

    @Autowired
    Budgets budgets;

    private Pages pages;
    private SignedIn ana;
    private Scope studio;
    private Made made;

    @BeforeEach
    void aBidding() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
        made = biddings.open(
                studio,
                Instant.now().plusSeconds(300).atZone(ABidding.BERLIN).toLocalDateTime(),
                "Kontor Vier",
                "=Norte/Contable",
                "Quill");
        biddings.as(studio, () -> {
            budgets.keep(made.request(), null, new Money(BUDGET, ABidding.EUR));
            return true;
        });
        biddings.bids(made, 3);
    }

    @Test
    void nothingIsTakenAlongBeforePricesAreShown() {
        for (var file : new String[] {"comparison.xlsx", "comparison.pdf", "procedure.zip"}) {
            assertThat(pages.get(ana, at(file))).as("sealed: " + file).hasStatus(409);
        }
        biddings.opening(made);
        for (var file : new String[] {"comparison.xlsx", "comparison.pdf", "procedure.zip"}) {
            assertThat(pages.get(ana, at(file))).as("blind: " + file).hasStatus(409);
        }
    }

    @Test
    void theSpreadsheetHoldsNumbersAsNumbersAndNoFormula() throws IOException {
        chosen();
        var xlsx = bytes("comparison.xlsx");

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            var rows = workbook.getFirstSheet().read();
            var cells = rows.stream()
                    .flatMap(row -> row.stream())
                    .filter(cell -> cell != null)
                    .toList();
            assertThat(cells).noneMatch(cell -> cell.getType() == CellType.FORMULA);
            assertThat(cells)
                    .filteredOn(cell ->
                            "=Norte/Contable".equals(cell.getRawValue()) || "=Norte/Contable".equals(cell.getValue()))
                    .isNotEmpty()
                    .allMatch(cell -> cell.getType() == CellType.STRING);
            assertThat(rows)
                    .filteredOn(row -> row.getCellText(0).startsWith("Total, "))
                    .singleElement()
                    .satisfies(row -> assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER));
        }
        assertThat(new String(entries(xlsx).get("xl/styles.xml"), StandardCharsets.UTF_8))
                .contains("[$EUR]");
    }

    @Test
    void thePdfIsTaggedAndShowsEveryBid() throws IOException {
        chosen();
        try (var pdf = Loader.loadPDF(bytes("comparison.pdf"))) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(pdf)).contains("Kontor Vier", "Quill", "Comparison of bids");
        }
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), at("comparison.pdf")))
                .hasStatusOk();
    }

    @Test
    void theFileOfTheProcedureHoldsEverythingAndNotTheBudget() throws IOException {
        chosen();
        biddings.as(studio, () -> {
            letters.sendAsProposed(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        var entries = entries(bytes("procedure.zip"));

        assertThat(entries.keySet())
                .startsWith("index.html")
                .anyMatch(path -> path.startsWith("Bid document/") && path.endsWith(".pdf"))
                .anyMatch(path -> path.startsWith("Bids/Kontor Vier/BID-") && path.endsWith(".json"))
                .anyMatch(path -> path.startsWith("Bids/=Norte_Contable/"))
                .contains("Letters/Kontor Vier.txt", "Letters/Quill.txt")
                .noneMatch(path -> path.contains("..") || path.startsWith("/"));
        var index = new String(entries.get("index.html"), StandardCharsets.UTF_8);
        assertThat(index)
                .contains("Kontor Vier", "As the others, Quill", "The best answers", "SHA-256", "opened 3 bids")
                .doesNotContain("??");
        entries.keySet().stream()
                .filter(path -> !path.equals("index.html"))
                .forEach(path -> assertThat(index).contains(encoded(path)));
        assertThat(new String(entries.get("Letters/Quill.txt"), StandardCharsets.UTF_8))
                .contains("From: Mia", "We chose another vendor");
        var budget = new AmountInText(BUDGET);
        entries.forEach((path, content) ->
                assertThat(budget.standIn(text(path, content))).as(path).isFalse());
        assertThat(entries(bytes("procedure.zip")).keySet()).containsExactlyElementsOf(entries.keySet());
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), at("procedure.zip")))
                .hasStatus(403);
    }

    @Test
    void whatIsTakenOutOfAnEngagementHoldsNothingSealedAndSaysSo() throws IOException {
        var sealed = entries(whole());
        assertThat(sealed.keySet())
                .startsWith("index.html")
                .contains("engagement.json", "Round 1/Invited vendors.csv")
                .noneMatch(path -> path.contains("Bids/") || path.endsWith(".xlsx"));
        assertThat(new String(sealed.get("index.html"), StandardCharsets.UTF_8))
                .contains("The bids of round 1", "They are sealed until they are opened");
        biddings.opening(made);
        var blind = entries(whole());
        assertThat(new String(blind.get("index.html"), StandardCharsets.UTF_8)).contains("Prices are hidden");
        assertThat(blind.keySet()).noneMatch(path -> path.contains("Bids/"));
    }

    @Test
    void whatIsTakenOutOfAnEngagementHoldsAllOfItsProcedureAndNotTheBudget() throws IOException {
        chosen();
        var entries = entries(whole());

        assertThat(entries.keySet())
                .contains("Round 1/Scores and points.csv", "Procedure of round 1/index.html")
                .anyMatch(path -> path.startsWith("Round 1/") && path.endsWith(".pdf"))
                .anyMatch(path -> path.startsWith("Procedure of round 1/Bids/Kontor Vier/BID-"))
                .noneMatch(path -> path.contains("..") || path.startsWith("/"));
        var index = new String(entries.get("index.html"), StandardCharsets.UTF_8);
        assertThat(index).doesNotContain("??");
        entries.keySet().stream()
                .filter(path -> !path.equals("index.html") && !path.startsWith("Procedure of round 1/"))
                .forEach(path -> assertThat(index).contains(encoded(path)));
        var procedure = new String(entries.get("Procedure of round 1/index.html"), StandardCharsets.UTF_8);
        entries.keySet().stream()
                .filter(path -> path.startsWith("Procedure of round 1/") && !path.endsWith("/index.html"))
                .forEach(path ->
                        assertThat(procedure).contains(encoded(path.substring("Procedure of round 1/".length()))));
        var data = Canonical.read(
                new String(entries.get("engagement.json"), StandardCharsets.UTF_8),
                tools.jackson.databind.JsonNode.class);
        assertThat(data.path("bidding").get(0).path("bids").size()).isEqualTo(3);
        assertThat(data.path("scope").size()).isEqualTo(1);
        var budget = new AmountInText(BUDGET);
        entries.forEach((path, content) ->
                assertThat(budget.standIn(text(path, content))).as(path).isFalse());
        for (var role : new Role[] {Role.STAFF, Role.MANAGER}) {
            assertThat(pages.get(pages.colleague(ana, role), zip())).hasStatus(403);
        }
        assertThat(pages.get(pages.owner("Studio Moss"), zip())).hasStatus(404);
    }

    private byte[] whole() {
        var answer = pages.get(ana, zip()).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private String zip() {
        return "/engagements/" + made.engagement() + "/engagement.zip";
    }

    @Test
    void namesInTheArchiveLeadNowhereElse() {
        assertThat(FileArchive.safe("../../etc/passwd")).isEqualTo("_.._etc_passwd");
        assertThat(FileArchive.safe("CON: a\u202e?\n.pdf. ")).isEqualTo("CON_ a_.pdf");
        assertThat(FileArchive.safe("...")).isEqualTo("_");
        assertThat(FileArchive.safe("x".repeat(200) + ".pdf")).hasSize(80).endsWith(".pdf");
        var archive = new FileArchive("file", Instant.EPOCH);
        var content = FileArchive.Content.of("");
        assertThat(archive.add("Bids/", "offer.pdf", content)).isEqualTo("Bids/offer.pdf");
        assertThat(archive.add("Bids/", "OFFER.pdf", content)).isEqualTo("Bids/OFFER (2).pdf");
    }

    private static String encoded(String path) {
        return HtmlUtils.htmlEscape(UriUtils.encodePath(path, StandardCharsets.UTF_8));
    }

    private static String text(String path, byte[] content) {
        try {
            if (path.endsWith(".pdf")) {
                try (var pdf = Loader.loadPDF(content)) {
                    return new PDFTextStripper().getText(pdf);
                }
            }
            if (path.endsWith(".xlsx")) {
                var inner = new StringBuilder();
                entries(content).forEach((part, bytes) -> inner.append(new String(bytes, StandardCharsets.UTF_8)));
                return inner.toString();
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static Map<String, byte[]> entries(byte[] zip) {
        return Archives.entries(zip);
    }

    private void chosen() {
        biddings.opening(made);
        biddings.as(studio, () -> {
            judging.choose(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
    }

    private byte[] bytes(String file) {
        var answer = pages.get(ana, at(file)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private String at(String file) {
        return "/engagements/" + made.engagement() + "/comparison/" + file;
    }
}
