package app.handoff.contract;

import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.clause;
import static app.handoff.contract.SampleContracts.proofOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Proof;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.SecretKey;
import app.handoff.triage.EngagementsForTests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Both sides get the signed contract as one sealed file, and one other byte in it is found. */
@SpringBootTest
class SignedFileTests {

    private static final int CHANGES = 1_000;

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Contracts contracts;

    @Autowired
    SignedFiles files;

    @Autowired
    ContractSeal seal;

    @Autowired
    SealKey key;

    MockMvcTester mvc;
    ABusiness business;
    EngagementId engagement;
    ContractId id;

    @BeforeEach
    void aContractThatBothSigned() {
        mvc = MockMvcTester.from(
                context,
                builder -> builder.defaultRequest(
                                MockMvcRequestBuilders.get("/").with(OpenedLinks.inTheBrowser()))
                        .apply(springSecurity())
                        .build());
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping for 2027"));
        id = business.inside(() -> drafts.draft(engagement, business.ana(), Instant.now()));
        business.inside(() -> contracts.send(id, business.ana(), Instant.now()));
    }

    @Test
    void isMadeOnceBothHaveSignedAndStaysAsItIs() {
        assertThat(ours("/signed.pdf")).hasStatus(404);
        sign();

        var file = signed();
        assertThat(ours("/signed.pdf")).hasStatusOk().hasContentType("application/pdf");
        assertThat(ours("/signed.pdf").getResponse().getContentAsByteArray()).isEqualTo(file.bytes());
        assertThat(vendor("/signed.pdf").getResponse().getContentAsByteArray()).isEqualTo(file.bytes());
        assertThat(file.sha256()).isEqualTo(Canonical.sha256(file.bytes()));
        files.makeAllThatIsMissing(business.id());
        assertThat(signed().sha256()).isEqualTo(file.sha256());
        assertThat(ours("")).bodyText().contains("The signed contract as a PDF", "/contract/signed.pdf");
        assertThat(vendor("")).bodyText().contains("The signed contract as a PDF", "/contract/signed.pdf");
    }

    @Test
    void whatWasSignedBeforeThereWereFilesGetsOne() {
        var other = business.inside(() -> engagements.open("Payroll"));
        var earlier = business.inside(() -> drafts.inForce(other).contract());
        assertThat(business.inside(() -> files.isThere(contracts.get(new ContractId(earlier)))))
                .isFalse();

        files.makeAllThatIsMissing(business.id());

        assertThat(business.inside(() -> files.of(new ContractId(earlier)).bytes()))
                .isNotEmpty();
    }

    @Test
    void holdsTheTextOfEachClauseTheSchedulesAndHowItCameToBeSigned() throws IOException {
        business.inside(() -> {
            var work = clause(contracts.get(id), ClauseType.WORK);
            contracts.ask(id, work.id(), "Which receipts?", LIZA, Instant.now());
            var question = contracts.get(id).reading().openQuestions().get(0).id();
            contracts.answer(id, question, null, "All of them.", false, business.ana(), Instant.now());
            contracts.settle(id, question, LIZA, Instant.now());
        });
        sign();
        var contract = business.inside(() -> contracts.get(id));
        try (var pdf = Loader.loadPDF(signed().bytes())) {
            var text = words(read(pdf));
            for (var article : contract.wording().document().articles()) {
                int number = 0;
                assertThat(text)
                        .contains(
                                words(article.number() + ". " + article.clause().title()));
                for (var paragraph : article.clause().lawParagraphs()) {
                    number++;
                    assertThat(text).contains(words(article.number() + "." + number + " " + paragraph));
                }
                article.clause()
                        .plainParagraphs()
                        .forEach(plain -> assertThat(text).contains(words(plain)));
            }
            for (var schedule : contract.wording().document().schedules()) {
                assertThat(text).contains(words("Schedule " + schedule.number() + ". " + schedule.title()));
                schedule.parts().forEach(part -> assertThat(text).contains(words(part.heading())));
            }
            assertThat(text)
                    .contains(
                            words("Certificate of signing"),
                            words("Liza Cruz, Vendor"),
                            words("Ana Ruiz, Client"),
                            words("A one-time code that was sent to liza@tala.example"),
                            words("Signing in to an account with the address ana@studio-fern.example"),
                            words(", Berlin"),
                            words("UTC"),
                            words("One was asked, 1 answered"),
                            words("How each clause was read"),
                            words("Version 1 was sent to"),
                            words("neither an advanced nor a qualified electronic signature"),
                            words(contract.wording().fingerprint()));
            int pages = pdf.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                stripper.setSortByPosition(true);
                assertThat(words(stripper.getText(pdf))).contains(words("Page " + page + " of " + pages));
            }
        }
    }

    @Test
    void isTaggedWithItsHeadingsInOrderAndHasATitle() throws IOException {
        sign();
        try (var pdf = Loader.loadPDF(signed().bytes())) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Contract for Bookkeeping for 2027");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(pdf.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .isEqualTo("1. The work");
            var headings = new ArrayList<Integer>();
            headings(pdf.getDocumentCatalog().getStructureTreeRoot(), headings);
            assertThat(headings.get(0)).isEqualTo(1);
            for (int at = 1; at < headings.size(); at++) {
                assertThat(headings.get(at)).as("heading %s", at).isBetween(2, headings.get(at - 1) + 1);
            }
        }
    }

    @Test
    void eachOfAThousandChangedBytesIsFound() {
        sign();
        var file = signed().bytes();
        assertThat(seal.open(file)).get().extracting(SealFacts::kind).isEqualTo(SealFacts.Kind.SIGNED);
        var found = 0;
        for (int change = 0; change < CHANGES; change++) {
            if (seal.open(changed(file, change)).isEmpty()) {
                found++;
            }
        }
        assertThat(found).isEqualTo(CHANGES);
    }

    /** Deterministic: places over the whole file, and those where a signature is easily forgotten. */
    private static byte[] changed(byte[] file, int change) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        int signature = text.lastIndexOf("/Contents <") + "/Contents <".length();
        int range = text.lastIndexOf("/ByteRange [");
        var copy = file.clone();
        if (change < 100) {
            copy[signature + change * 80] ^= (byte) (change % 2 == 0 ? 0x20 : 0x01);
        } else if (change < 140) {
            copy[range + change - 100] ^= 0x01;
        } else if (change < 200) {
            copy[file.length - 1 - (change - 140)] ^= 0x01;
        } else if (change < 250) {
            copy = Arrays.copyOf(file, file.length + 1 + (change - 200));
            copy[file.length] = (byte) (change % 3 == 0 ? '\n' : '%');
        } else if (change < 300) {
            copy = Arrays.copyOf(file, file.length - 1 - (change - 250));
        } else {
            long step = (long) (change - 300) * file.length / 700;
            copy[(int) step] ^= (byte) (1 << (change % 8));
        }
        return copy;
    }

    @Test
    void thePageSaysWhatAFileIs() throws IOException {
        var copy = ours("/contract.pdf").getResponse().getContentAsByteArray();
        assertThat(checked(copy))
                .hasStatusOk()
                .bodyText()
                .contains("This is a copy of one version", "it is not the signed contract")
                .doesNotContain("does not bind anybody");
        var wordingBefore = business.inside(() -> contracts.get(id));
        var ip = clause(wordingBefore, ClauseType.IP);
        business.inside(() -> contracts.changeClause(
                id,
                wordingBefore.version(),
                ip.id(),
                ip.title(),
                "All is the Client's.",
                "Ours.",
                business.ana(),
                Instant.now()));
        sign();
        var file = signed().bytes();

        assertThat(checked(file))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "This is the signed contract",
                        "Bookkeeping for 2027",
                        "Tala Ledger, Manila",
                        "the same as that of the file we keep",
                        Canonical.sha256(file));
        assertThat(checked(copy))
                .bodyText()
                .contains("This is a copy of one version", "Both sides signed version 2. This is version 1");
        var other = file.clone();
        other[other.length / 2] ^= 1;
        assertThat(checked(other))
                .bodyText()
                .contains("This file was changed")
                .doesNotContain("Tala Ledger, Manila", "This is the signed contract");
        assertThat(checked("%PDF-1.7 of somebody else".getBytes(StandardCharsets.UTF_8)))
                .bodyText()
                .contains("This is not a contract from here");
        assertThat(checked(new byte[0])).hasStatus(422).bodyText().contains("Choose the file of the contract");
        assertThat(mvc.get().uri("/contracts/check").exchange())
                .hasStatusOk()
                .bodyText()
                .contains(key.fingerprint());
    }

    @Test
    void aCopyOfADraftIsNotToldToHaveBeenSent() {
        var other = business.inside(() -> engagements.open("Payroll"));
        business.inside(() -> drafts.draft(other, business.ana(), Instant.now()));
        var copy = mvc.get()
                .uri("/engagements/" + other + "/contract/contract.pdf")
                .with(business.owner())
                .exchange()
                .getResponse()
                .getContentAsByteArray();

        assertThat(checked(copy))
                .hasStatusOk()
                .bodyText()
                .contains("This is a copy of a draft", "binds nobody")
                .doesNotContain("as both sides could read it", ">0</dd>");
    }

    /** Anybody can send any file: one that only looks like ours is told as what it is. */
    @Test
    void aFileThatSaysLittleAboutItselfIsNotOurs() {
        for (var stated : List.of(
                "{}",
                "null",
                "[]",
                "{\"kind\":\"SIGNED\",\"business\":\"x\",\"contract\":\"y\"}",
                "{\"kind\":\"SIGNED\",\"business\":\"x\",\"contract\":\"y\",\"title\":\"t\",\"client\":\"c\","
                        + "\"vendor\":\"v\",\"edition\":1,\"fingerprint\":\"f\",\"at\":\"2026-12-01T00:00:00Z\"}")) {
            var written =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(stated.getBytes(StandardCharsets.UTF_8));
            var file = "%PDF-1.7 /HandoffContract (" + written + ") /ByteRange [0 10 20 30] /Contents <00>";

            assertThat(checked(file.getBytes(StandardCharsets.UTF_8)))
                    .as(stated)
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("This is the signed contract");
        }
    }

    @Test
    void anotherKeyKnowsTheFileOnlyByWhatIsKept() {
        sign();
        var file = signed().bytes();
        SecretKey other = () -> "another installation's key, of 32".getBytes(StandardCharsets.UTF_8);
        var elsewhere = new ContractSeal(new SealKey(other));

        assertThat(elsewhere.open(file)).isEmpty();
        var stated = elsewhere.stated(file).orElseThrow();
        var kept = business.inside(() -> files.kept(stated));
        assertThat(SealCheck.of(Optional.empty(), stated, Canonical.sha256(file), kept)
                        .isTheSignedContract())
                .as("sealed with an earlier key, and kept")
                .isTrue();
        assertThat(SealCheck.of(Optional.empty(), stated, "ab".repeat(32), kept).finding())
                .isEqualTo(SealCheck.Finding.CHANGED);
        assertThat(new SealKey(other).fingerprint())
                .as("every node has the same")
                .isEqualTo(new SealKey(other).fingerprint())
                .isNotEqualTo(key.fingerprint());
    }

    @Test
    void aReaderOfPdfsFindsItValidAndCertifiedAndSeesAChange(@TempDir Path folder) throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/pdfsig"))).isTrue();
        sign();
        var file = signed().bytes();

        assertThat(pdfsig(folder, file))
                .contains(
                        "Signature is Valid",
                        "ETSI.CAdES.detached",
                        "Total document signed",
                        "Signing Hash Algorithm: SHA-256");
        for (int at = 1; at < 20; at++) {
            var other = file.clone();
            other[other.length * at / 25] ^= 0x01;
            assertThat(pdfsig(folder, other)).as("change %s", at).doesNotContain("Signature is Valid");
        }
        if (System.getenv("KEEP_PDF") != null) {
            Files.write(Path.of(System.getenv("KEEP_PDF")), file);
            Files.write(
                    Path.of(System.getenv("KEEP_PDF") + ".copy.pdf"),
                    ours("/contract.pdf").getResponse().getContentAsByteArray());
        }
    }

    private static String pdfsig(Path folder, byte[] file) throws IOException, InterruptedException {
        var path = Files.write(folder.resolve("contract.pdf"), file);
        var run = new ProcessBuilder("/usr/bin/pdfsig", path.toString())
                .redirectErrorStream(true)
                .start();
        var said = new ByteArrayOutputStream();
        run.getInputStream().transferTo(said);
        run.waitFor();
        return said.toString(StandardCharsets.UTF_8);
    }

    private void sign() {
        for (var by : new Actor[] {LIZA, business.ana()}) {
            business.inside(() -> contracts
                    .get(id)
                    .wording()
                    .clauses()
                    .forEach(clause -> contracts.understand(id, clause.id(), clause.fingerprint(), by, Instant.now())));
        }
        for (var by : new Actor[] {LIZA, business.ana()}) {
            Proof proof = proofOf(by);
            business.inside(() -> contracts.sign(
                    id,
                    by.name(),
                    true,
                    String.valueOf(contracts.get(id).wording().fingerprint()),
                    by,
                    proof,
                    Instant.now()));
        }
    }

    private SignedFile signed() {
        return business.inside(() -> files.of(id));
    }

    private MvcTestResult ours(String page) {
        return mvc.get()
                .uri("/engagements/" + engagement + "/contract" + page)
                .with(business.owner())
                .exchange();
    }

    private MvcTestResult vendor(String page) {
        return mvc.get()
                .uri("/s/" + business.inside(() -> drafts.link(id)) + "/contract" + page)
                .exchange();
    }

    private MvcTestResult checked(byte[] file) {
        return mvc.post()
                .uri("/contracts/check")
                .multipart()
                .file(new MockMultipartFile("contract", "contract.pdf", "application/pdf", file))
                .with(csrf())
                .exchange();
    }

    /** The text without what only tells pages, lines and words apart. */
    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** What stands on the pages, without their feet. */
    private static String read(PDDocument pdf) throws IOException {
        var text = new PDFTextStripper().getText(pdf);
        return text.lines()
                .filter(line -> !line.matches("Page \\d+ of \\d+") && !line.contains("SHA-256 of the text"))
                .collect(Collectors.joining("\n"));
    }

    private static void headings(PDStructureNode node, ArrayList<Integer> found) {
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                var type = element.getStructureType();
                if (type.matches("H[1-6]")) {
                    found.add(Integer.parseInt(type.substring(1)));
                }
                headings(element, found);
            }
        }
    }
}
