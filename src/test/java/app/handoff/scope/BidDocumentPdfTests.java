package app.handoff.scope;

import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.account.Logos;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.EngagementId;
import app.handoff.triage.EngagementsForTests;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class BidDocumentPdfTests {

    private final MockMvcTester mvc;

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    FrozenScopes scopes;

    @Autowired
    Scoping scoping;

    @Autowired
    ScopesOfWork frozen;

    ABusiness business;
    EngagementId engagement;

    BidDocumentPdfTests(@Autowired WebApplicationContext context) {
        mvc = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
    }

    @BeforeEach
    void aFrozenScope() {
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bücher für Łódź & Kraków <2027>"));
        business.inside(() -> scopes.first(engagement, "Bücher für Łódź & Kraków <2027>"));
    }

    @Test
    void namesTheEvidenceThatVendorsShowForWhichDataAndUntilWhen() throws IOException {
        var practice = business.inside(() -> engagements.open("Answering the phone of a practice"));
        business.inside(() -> {
            scoping.write(practice, Scopes.sharing(DataClass.CUSTOMER, DataClass.HEALTH), business.ana(), MONDAY);
            scoping.lookAgain(practice, business.ana(), MONDAY);
            return scoping.freeze(practice, business.ana(), MONDAY);
        });

        try (var pdf = read("", practice, "practice")) {
            assertThat(text(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "Security evidence",
                            "GDPR processor agreement. For: Accounts, invoices, payroll; Names and histories of clients; Health records",
                            "You show it before a vendor is chosen");
        }
    }

    @Test
    void isTaggedTitledAndCarriesAllThatIsAskedFor() throws IOException {
        try (var pdf = read("")) {
            var catalogue = pdf.getDocumentCatalog();
            assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
            assertThat(catalogue.getStructureTreeRoot()).isNotNull();
            assertThat(catalogue.getLanguage()).startsWith("en");
            assertThat(catalogue.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(catalogue.getDocumentOutline().children()).hasSize(Section.values().length);
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Bücher für Łódź & Kraków <2027>");
            assertThat(new String(catalogue.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid");
            assertThat(fonts(pdf)).isNotEmpty().allMatch(font -> font.contains("+Inter"));

            var text = text(pdf);
            assertThat(text)
                    .contains(
                            "Bücher für Łódź & Kraków <2027>",
                            "1. Purpose and limits",
                            "9. Price and priorities",
                            "Of every 100 entries posted in a month, at least 99 need no correction.",
                            "Page 1 of " + pdf.getNumberOfPages(),
                            "Page " + pdf.getNumberOfPages() + " of " + pdf.getNumberOfPages());
            var scope = business.inside(() -> frozen.frozen(engagement).orElseThrow());
            assertThat(text).contains(scope.sha256());
            Stream.of(scope.included(), scope.excluded(), scope.facts())
                    .flatMap(List::stream)
                    .forEach(fact -> assertThat(text).contains(fact));
        }
    }

    /** What a screen reader jumps along, as PDF/UA-1 (ISO 14289-1, 7.4.2) has it: the title first, and no level left out. */
    @Test
    void itsHeadingsBeginWithTheTitleAndLeaveOutNoLevel() throws IOException {
        try (var pdf = read("")) {
            var levels = elements(pdf.getDocumentCatalog().getStructureTreeRoot(), "H[1-6]")
                    .map(heading -> Integer.valueOf(heading.getStructureType().substring(1)))
                    .toList();

            assertThat(levels).startsWith(1).hasSizeGreaterThan(Section.values().length - 1);
            assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
            for (int at = 1; at < levels.size(); at++) {
                assertThat(levels.get(at)).isLessThanOrEqualTo(levels.get(at - 1) + 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1600, 200, #ffe600", "200, 900, #8a2f6b", "64, 64,", ",, #ffe600"})
    void itsHeadHasTheLogoWithWordsForThoseWhoDoNotSeeIt(
            @Nullable Integer width, @Nullable Integer height, @Nullable String colour) throws IOException {
        business.inside(() -> {
            Logos.choose(
                    context,
                    colour,
                    width == null || height == null ? null : Logos.png(width, height, new Color(30, 90, 160)));
            return true;
        });

        try (var pdf =
                read("", engagement, "%s-%s-%s".formatted(width, height, colour).replace("#", ""))) {
            var structure = pdf.getDocumentCatalog().getStructureTreeRoot();
            assertThat(elements(structure, "Figure").map(PDStructureElement::getAlternateDescription))
                    .containsExactlyElementsOf(width == null ? List.of() : List.of("Logo of Studio Fern"));
            assertThat(elements(structure, "H[1-6]").findFirst().orElseThrow().getStructureType())
                    .isEqualTo("H1");
            assertThat(text(pdf)).startsWith("Studio Fern");
            assertThat(pictures(pdf.getPage(0))).isEqualTo(width == null ? 0 : 1);
            assertThat(pictures(pdf.getPage(1))).isZero();
        }
    }

    private static Stream<PDStructureElement> elements(PDStructureNode node, String types) {
        var here = node instanceof PDStructureElement element
                        && element.getStructureType().matches(types)
                ? Stream.of(element)
                : Stream.<PDStructureElement>empty();
        return Stream.concat(
                here,
                node.getKids().stream()
                        .filter(PDStructureNode.class::isInstance)
                        .flatMap(kid -> elements((PDStructureNode) kid, types)));
    }

    private static long pictures(PDPage page) {
        var resources = page.getResources();
        return StreamSupport.stream(resources.getXObjectNames().spliterator(), false)
                .filter(resources::isImageXObject)
                .count();
    }

    @Test
    void aDraftSaysThatItIsNoneYet() throws IOException {
        var another = business.inside(() -> engagements.open("Payroll"));
        var answer = mvc.get()
                .uri("/engagements/" + another + "/scope/document.pdf")
                .with(business.staff())
                .exchange();

        assertThat(answer).hasStatusOk().hasHeader("Content-Type", "application/pdf");
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(text(pdf)).contains("draft of version 1, not final");
        }
        assertThat(mvc.get()
                        .uri("/engagements/" + another + "/scope/document.pdf?version=7")
                        .with(business.owner()))
                .hasStatus(404);
    }

    private PDDocument read(String query) throws IOException {
        return read(query, engagement, "plain");
    }

    private PDDocument read(String query, EngagementId engagement, String look) throws IOException {
        var answer = mvc.get()
                .uri("/engagements/" + engagement + "/scope/document.pdf" + query)
                .with(business.owner())
                .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Content-Disposition")).startsWith("inline; filename=");
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
        var file = answer.getResponse().getContentAsByteArray();
        Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(Path.of("target", "screenshots", "bid-document-" + look + ".pdf"), file);
        return Loader.loadPDF(file);
    }

    private static String text(PDDocument pdf) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper.getText(pdf).replaceAll("\\s+", " ");
    }

    private static Stream<String> fonts(PDDocument pdf) throws IOException {
        var names = Stream.<String>builder();
        for (var page : pdf.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                var font = page.getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                names.add(font.getName());
            }
        }
        return names.build();
    }
}
