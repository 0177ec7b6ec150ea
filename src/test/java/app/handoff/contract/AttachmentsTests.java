package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Documents that are part of a contract: attached while its text is open, read by both sides and the lawyer, and signed with it. */
@SpringBootTest
class AttachmentsTests {

    private final MockMvcTester mvc;

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Contracts contracts;

    @Autowired
    ShareLinks links;

    @Autowired
    SignedFiles files;

    @Autowired
    ContractTemplates templates;

    @Autowired
    ContractAttachments contractAttachments;

    ABusiness business;
    EngagementId engagement;
    ContractId id;

    AttachmentsTests(@Autowired WebApplicationContext context) {
        mvc = MockMvcTester.from(
                context,
                builder -> builder.defaultRequest(
                                MockMvcRequestBuilders.get("/").with(OpenedLinks.inTheBrowser()))
                        .apply(springSecurity())
                        .build());
    }

    @BeforeEach
    void aDraft() {
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping for 2027"));
        id = business.inside(() -> drafts.draft(engagement, business.ana(), Instant.now()));
    }

    @Test
    void isNamedWithItsHashInAClauseThatFollowsWhatIsAttached() {
        assertThat(get("/attachments")).hasStatusOk().bodyText().contains("Nothing is attached yet");
        assertThat(attach("", null, null)).hasStatus(422).bodyText().contains("Choose a file");
        assertThat(attach(" ", "one", null)).hasStatus(422).bodyText().contains("Enter a name");
        assertThat(attach("N".repeat(121), "one", null)).hasStatus(422);
        assertThat(clauses()).isEqualTo(16);
        assertThat(attach("Non-disclosure agreement", "one", null)).hasStatus3xxRedirection();
        assertThat(attach("Price list", "one", null))
                .hasStatus(422)
                .bodyText()
                .contains("This file is attached already");
        assertThat(attach("non-disclosure agreement", "two", null))
                .hasStatus(422)
                .bodyText()
                .contains("Another document is called so already");
        assertThat(attach("Price list", "two", null)).hasStatus3xxRedirection();

        assertThat(clauses()).isEqualTo(17);
        var clause = SampleContracts.clause(contract(), ClauseType.ATTACHMENTS);
        assertThat(clause.law())
                .contains("Non-disclosure agreement: the file", sha256("one"), "Price list: the file", sha256("two"));
        assertThat(clause.law().indexOf(sha256("one"))).isLessThan(clause.law().indexOf(sha256("two")));
        var second = contract().attachments().get(1);
        assertThat(post("/attachments/" + second.file() + "/earlier")).hasStatus3xxRedirection();
        var moved = SampleContracts.clause(contract(), ClauseType.ATTACHMENTS).law();
        assertThat(moved.indexOf(sha256("two"))).isLessThan(moved.indexOf(sha256("one")));

        assertThat(get("/clauses/" + clause.id())).hasRedirectedUrl(page("/attachments"));
        assertThat(post("/clauses/" + clause.id())
                        .param("version", String.valueOf(contract().version()))
                        .param("title", "Attachments")
                        .param("law", "None.")
                        .param("plain", "None."))
                .hasStatus4xxClientError();
        assertThat(post("/clauses/" + clause.id() + "/removal")).hasStatus(409);
        assertThat(SampleContracts.clause(contract(), ClauseType.ATTACHMENTS).law())
                .isEqualTo(moved);
        assertThat(get("")).hasStatusOk().bodyText().contains("Price list", "SHA-256 " + sha256("two"));
        for (var attachment : contract().attachments()) {
            assertThat(post("/attachments/" + attachment.file() + "/removal")).hasStatus3xxRedirection();
        }
        assertThat(clauses()).isEqualTo(16);
        assertThat(get("")).bodyText().doesNotContain("Left out: Attachments");
        assertThat(mvc.get().uri(page("/attachments/" + second.file())).with(business.owner()))
                .as("nobody has seen it")
                .hasStatus(404);
        assertThat(mvc.get().uri(page("/attachments")).with(business.staff())).hasStatus(403);
    }

    @Test
    void isReadByBothSidesAndTheLawyerAndAnotherFileMakesAnotherVersion() throws Exception {
        attach("Non-disclosure agreement", "one", null);
        business.inside(() -> {
            contracts.send(id, business.ana(), Instant.now());
            return true;
        });
        var first = contract().attachments().get(0);
        var lawyer =
                business.inside(() -> drafts.lawyer(id.id(), "Dr. Sander", "Okapi?", business.ana(), Instant.now()));
        var read = business.inside(() -> links.issueAnother(
                        LinkPurpose.LAWYER,
                        lawyer,
                        "Dr. Sander",
                        new LinkHolder(lawyer, "Dr. Sander", "sander@law.example"),
                        Instant.now().plus(Duration.ofDays(1)),
                        Instant.now())
                .value());
        assertThat(mvc.get().uri("/s/" + read + "/lawyer"))
                .hasStatusOk()
                .bodyText()
                .contains("Non-disclosure agreement", sha256("one"));
        assertThat(mvc.get()
                        .uri("/s/" + read + "/lawyer/attachments/" + first.file())
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray())
                .isEqualTo(content("one"));
        assertThat(vendor("")).hasStatusOk().bodyText().contains("Non-disclosure agreement", sha256("one"));
        assertThat(vendor("/attachments/" + first.file()).getResponse().getContentAsByteArray())
                .isEqualTo(content("one"));
        assertThat(mvc.get().uri(page("/attachments/" + first.file())).with(business.staff()))
                .hasStatusOk();
        tickAll();

        assertThat(attach(null, "other", first.file().toString())).hasStatus3xxRedirection();
        assertThat(contract().wording().edition()).isEqualTo(2);
        assertThat(contract().reading().unread(Side.VENDOR))
                .extracting(Clause::type)
                .containsExactly(ClauseType.ATTACHMENTS);
        assertThat(contract().attachments()).extracting(Attachment::sha256).containsExactly(sha256("other"));
        assertThat(vendor("/attachments/" + first.file()))
                .as("of the version before")
                .hasStatusOk();
        assertThat(vendor("/clauses/"
                        + SampleContracts.clause(contract(), ClauseType.ATTACHMENTS)
                                .id() + "/proposal"))
                .hasStatus2xxSuccessful();
        tickAll();
        sign();

        var now = contract().attachments().get(0);
        assertThat(attach("Late", "late", null)).hasStatus(422);
        assertThat(post("/attachments/" + now.file() + "/removal")).hasStatus(409);
        assertThat(contract().attachments()).hasSize(1);
        files.makeAllThatIsMissing(business.id());
        try (var pdf = Loader.loadPDF(business.inside(() -> files.of(id)).bytes())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", ""))
                    .contains("Non-disclosureagreement:thefile", sha256("other"))
                    .doesNotContain(sha256("one"));
        }
        var elsewhere = ABusiness.in(context);
        assertThat(mvc.get().uri(page("/attachments/" + now.file())).with(elsewhere.owner()))
                .hasStatus(404);
        var otherEngagement = business.inside(() -> engagements.open("Payroll"));
        business.inside(() -> drafts.draft(otherEngagement, business.ana(), Instant.now()));
        assertThat(mvc.get()
                        .uri("/engagements/" + otherEngagement + "/contract/attachments/" + now.file())
                        .with(business.owner()))
                .as("of another contract")
                .hasStatus(404);
    }

    @Test
    void whatAContractSaysIsKeptAsATemplateForTheNext() throws Exception {
        attach("Non-disclosure agreement", "one", null);
        var data = SampleContracts.clause(contract(), ClauseType.DATA).id();
        business.inside(() -> contracts.addClause(
                id,
                contract().version(),
                new ClauseLibrary.Text("Okapi rules", "Visitors keep them.", "Keep them."),
                data,
                business.ana(),
                Instant.now()));
        business.inside(() -> {
            var out = SampleContracts.clause(contract(), ClauseType.IP);
            contracts.removeClause(id, out.id(), business.ana(), Instant.now());
            return true;
        });
        assertThat(get("/template"))
                .hasStatusOk()
                .bodyText()
                .contains("Okapi rules", "Attaches: Non-disclosure agreement.", "without parties, prices and dates");
        assertThat(post("/template").param("name", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Give it a name");
        assertThat(mvc.get().uri(page("/template")).with(business.staff())).hasStatus(403);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post("/template").param("name", "As with Tala")).hasRedirectedUrl("/contract-templates");
        }
        var template = business.inside(templates::templates).get(0);
        assertThat(business.inside(templates::templates)).hasSize(1);
        assertThat(business.inside(templates::clauses))
                .extracting(KeptClause::title)
                .containsExactly("Okapi rules");
        assertThat(template.choices().noticeDays()).isEqualTo(contract().terms().noticeDays());
        assertThat(template.choices().leftOut()).containsExactly(ClauseType.IP);

        var first = contract().attachments().get(0);
        assertThat(template.choices().attachments())
                .extracting(Attachment::file)
                .doesNotContain(first.file());
        assertThat(post("/attachments/" + first.file() + "/removal")).hasStatus3xxRedirection();
        assertThat(post("/template").param("name", "as with tala"))
                .hasStatus(422)
                .bodyText()
                .contains("There is a template");
        var next = business.inside(() -> engagements.open("Payroll"));
        var other = business.inside(() -> drafts.draft(next, business.ana(), Instant.now()));
        var documents =
                business.inside(() -> templates.arrangement(template.id())).documents();
        business.inside(() -> {
            contracts.change(
                    other,
                    contract -> contractAttachments.attachCopies(contract, documents, business.ana(), Instant.now()));
            return true;
        });
        var copied = business.inside(() -> contracts.get(other)).attachments().get(0);
        assertThat(copied.sha256()).isEqualTo(sha256("one"));
        assertThat(mvc.get()
                        .uri("/engagements/" + next + "/contract/attachments/" + copied.file())
                        .with(business.owner())
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray())
                .isEqualTo(content("one"));

        var at = "/contract-templates/" + template.id();
        assertThat(mvc.get().uri(at).with(business.owner())).bodyText().contains("Non-disclosure agreement", "one.csv");
        assertThat(mvc.post()
                        .uri(at)
                        .with(business.owner())
                        .with(csrf())
                        .param("version", String.valueOf(template.version()))
                        .param("name", "Without it"))
                .hasStatus3xxRedirection();
        assertThat(business.inside(templates::templates).get(0).choices().attachments())
                .isEmpty();
        assertThat(business.inside(() -> contracts.get(other)).attachments()).hasSize(1);

        assertThat(post("/own-clauses/" + own().id() + "/keeping")).hasStatus3xxRedirection();
        var kept = business.inside(templates::clauses).get(0);
        business.inside(() -> {
            templates.changeClause(
                    kept.id(),
                    kept.version(),
                    new ClauseLibrary.Text("Okapi rules", "In other words.", "Others."),
                    ClauseType.DATA);
            return true;
        });
        assertThat(post("/template").param("name", "Third"))
                .hasStatus(422)
                .bodyText()
                .contains("You keep a clause “Okapi rules” in other words");
        assertThat(business.inside(templates::templates)).hasSize(1);
    }

    private Clause own() {
        return contract().wording().clauses().stream()
                .filter(Clause::isOwn)
                .findFirst()
                .orElseThrow();
    }

    private void tickAll() {
        for (var by : List.of(business.ana(), SampleContracts.LIZA)) {
            business.inside(() -> {
                for (var clause : contracts.get(id).wording().clauses()) {
                    contracts.understand(id, clause.id(), clause.fingerprint(), by, Instant.now());
                }
                return true;
            });
        }
    }

    private void sign() {
        for (var by : List.of(SampleContracts.LIZA, business.ana())) {
            business.inside(() -> {
                contracts.sign(
                        id,
                        by.name(),
                        true,
                        String.valueOf(contracts.get(id).wording().fingerprint()),
                        by,
                        SampleContracts.proofOf(by),
                        Instant.now());
                return true;
            });
        }
    }

    private int clauses() {
        return contract().wording().clauses().size();
    }

    private Contract contract() {
        return business.inside(() -> contracts.get(id));
    }

    private static byte[] content(String words) {
        return ("This is " + words + " and okapis sign it.\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String words) {
        return Canonical.sha256(content(words));
    }

    private MvcTestResult attach(@Nullable String title, @Nullable String words, @Nullable String instead) {
        var request = mvc.post().uri(page("/attachments")).multipart();
        request.file(
                words == null
                        ? new MockMultipartFile("file", "", "text/csv", new byte[0])
                        : new MockMultipartFile("file", words + ".csv", "text/csv", content(words)));
        if (title != null) {
            request.param("title", title);
        }
        if (instead != null) {
            request.param("instead", instead);
        }
        return request.with(business.owner()).with(csrf()).exchange();
    }

    private String page(String path) {
        return "/engagements/" + engagement + "/contract" + path;
    }

    private MockMvcRequestBuilder get(String path) {
        return mvc.get().uri(page(path)).with(business.owner());
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post().uri(page(path)).with(business.owner()).with(csrf());
    }

    private MvcTestResult vendor(String path) {
        var token = business.inside(() -> drafts.link(id));
        return mvc.get()
                .uri("/s/" + token + "/contract" + path)
                .cookie(OpenedLinks.proof(context, token).orElse(new Cookie("none", "none")))
                .exchange();
    }
}
