package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Several people sign for a side, and somebody else in the place of one, on the pages and in messages of both sides. */
@SpringBootTest
class SignersPagesTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

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
    SignedFiles files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    ABusiness business;
    EngagementId engagement;
    ContractId id;
    String liza;

    SignersPagesTests(@Autowired WebApplicationContext context) {
        mvc = MockMvcTester.from(
                context,
                builder -> builder.defaultRequest(
                                MockMvcRequestBuilders.get("/").with(OpenedLinks.inTheBrowser()))
                        .apply(springSecurity())
                        .build());
    }

    @BeforeEach
    void aContractThatBothHaveRead() {
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping for 2027"));
        id = business.inside(() -> drafts.draft(engagement, business.ana(), Instant.now()));
        business.inside(() -> {
            contracts.send(id, business.ana(), Instant.now());
            return true;
        });
        liza = business.inside(() -> drafts.link(id));
        for (var by : List.of(business.ana(), SampleContracts.LIZA)) {
            business.inside(() -> {
                for (var clause : contracts.get(id).wording().clauses()) {
                    contracts.understand(id, clause.id(), clause.fingerprint(), by, Instant.now());
                }
                return true;
            });
        }
    }

    @Test
    void whereOnePersonSignsForEachSideNothingMoreIsAsked() {
        assertThat(vendor(liza, "/signature"))
                .hasStatusOk()
                .bodyText()
                .contains("Somebody else signs, or several people do")
                .containsOnlyOnce("name=\"name\"")
                .doesNotContain("name=\"email\"", "name=\"role\"", "Who signs</h3>");
        assertThat(sign(liza, "Liza Cruz")).hasStatus3xxRedirection();
        assertThat(get("/signature")).hasStatusOk().bodyText().doesNotContain("Who signs</h3>", "I do not sign");
        assertThat(sign("Ana Ruiz")).hasStatus3xxRedirection();
        assertThat(contract().status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(messages("contract.signerPlease")).isZero();
    }

    @Test
    void theVendorLetsSomebodyElseSign() {
        assertThat(vendor(liza, "/signers")).hasStatusOk().bodyText().contains("Liza Cruz signs.", "Add a person");
        assertThat(vendor(liza, "/signers/replacement"))
                .hasStatusOk()
                .bodyText()
                .contains("Who signs instead?", "in place of Liza Cruz");
        assertThat(vendorPost(liza, "/signers/replacement").param("name", "Okapi"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the role of this person", "value=\"Okapi\"");
        assertThat(person(liza, "/signers/replacement", "Jon Reyes", "jon at tala"))
                .hasStatus(422);
        assertThat(person(liza, "/signers/replacement", "Ana", "ana@fern.example"))
                .hasStatus(422)
                .bodyText()
                .contains("Nobody signs for both");
        assertThat(contract().signatories().all()).isEmpty();
        assertThat(person(liza, "/signers/replacement", "Jon Reyes", "jon@tala.example"))
                .hasStatus3xxRedirection();
        assertThat(person(liza, "/signers/replacement", "Kim Reyes", "kim@tala.example"))
                .as("in another tab")
                .hasStatus(422);

        assertThat(messages("contract.signerPlease")).isEqualTo(1);
        assertThat(messages("contract.signerNamed")).isEqualTo(1);
        assertThat(sign(liza, "Liza Cruz")).hasStatus(422).bodyText().contains("Somebody else is named to sign");
        assertThat(vendor(liza, "")).hasStatusOk().bodyText().contains("Jon Reyes", "Signs now");
        assertThat(get("/signers")).hasStatusOk().bodyText().contains("Any owner or manager signs");
        assertThat(get("")).bodyText().contains("Jon Reyes", "It waits for the signature of Jon Reyes");

        var jon = link("Jon Reyes");
        assertThat(vendor(jon, "/signers")).hasStatusOk().bodyText().doesNotContain("Add a person", "Remove");
        assertThat(person(jon, "/signers", "Kim Reyes", "kim@tala.example"))
                .hasStatus(422)
                .bodyText()
                .contains("Liza Cruz names who signs");
        assertThat(personInstead(jon, "Jon Reyes", "Kim Reyes")).hasStatus3xxRedirection();
        assertThat(vendor(jon, "")).as("the former link").hasStatus(404);
        var kim = link("Kim Reyes");
        assertThat(vendor(kim, "/signature")).hasStatusOk().bodyText().contains("Your signature");
        assertThat(sign(kim, "Kim Reyes")).hasStatus3xxRedirection();
        assertThat(contract().status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
        assertThat(waiting("contract.signerPlease")).isZero();
    }

    @Test
    void severalPeopleOfEachSideSignInTurn() throws IOException {
        assertThat(person(liza, "/signers", "Jon Reyes", "jon@tala.example")).hasStatus3xxRedirection();
        assertThat(messages("contract.signerPlease")).as("all at once").isEqualTo(2);
        assertThat(vendorPost(liza, "/signers/order").param("inOrder", "true")).hasStatus3xxRedirection();
        assertThat(vendor(liza, "/signers")).bodyText().contains("They sign in this order", "Move up");
        var jon = link("Jon Reyes");
        assertThat(vendor(jon, "/signature"))
                .hasStatusOk()
                .bodyText()
                .contains("It waits for the signature of Liza Cruz")
                .doesNotContain("Your signature</h2>");
        assertThat(sign(jon, "Jon Reyes")).hasStatus(422).bodyText().contains("You sign after Liza Cruz");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(sign(liza, "Liza Cruz")).hasStatus3xxRedirection();
        }
        assertThat(contract().status()).isEqualTo(ContractStatus.SIGNING);
        assertThat(get("")).hasStatusOk().bodyText().contains("Vendor is signing", "Signed");
        assertThat(vendor(liza, "")).bodyText().contains("Not all of your people have signed yet");
        assertThat(vendor(liza, "/refusal")).hasStatusOk();
        assertThat(vendorPost(liza, "/refusal").param("reason", "No.")).hasStatus(422);
        assertThat(get("/clauses/" + contract().wording().clauses().get(0).id()))
                .hasStatus3xxRedirection();
        assertThat(sign(jon, "Jon Reyes")).hasStatus3xxRedirection();

        assertThat(mvc.get().uri(page("/signers")).with(business.staff())).hasStatus(403);
        assertThat(post("/signers")).hasStatus(422).bodyText().contains("Choose who signs");
        assertThat(post("/signers").param("member", "00000000-0000-7000-8000-000000000000"))
                .hasStatus(422);
        for (var member : List.of(business.jonas(), business.ana())) {
            assertThat(post("/signers")
                            .param("member", String.valueOf(member.id()))
                            .param("role", "Partner"))
                    .hasStatus3xxRedirection();
        }
        assertThat(post("/signers")
                        .param("member", String.valueOf(business.ana().id())))
                .hasStatus(422)
                .bodyText()
                .contains("named already");
        assertThat(post("/signers/order").param("inOrder", "true")).hasStatus3xxRedirection();
        assertThat(messages("contract.signerPleaseUs")).as("all at once").isEqualTo(2);
        assertThat(get(""))
                .as("whose turn it is")
                .bodyText()
                .contains("Waits for Jonas Weber")
                .doesNotContain(">Your signature<");
        assertThat(get("/signers/replacement?of="
                        + contract().signatories().of(Side.US).get(0).id()))
                .as("nobody is left to sign instead")
                .hasStatusOk()
                .bodyText()
                .contains("Invite a colleague", "/people")
                .doesNotContain("Let this person sign");
        assertThat(sign("Ana Ruiz")).hasStatus(422).bodyText().contains("You sign after Jonas Weber");
        assertThat(managerPost("/signature/refusal").param("reason", " ")).hasStatus(422);
        assertThat(managerPost("/signature/refusal").param("reason", "I leave in June."))
                .hasStatus3xxRedirection();
        assertThat(get("")).bodyText().contains("Jonas Weber does not sign: I leave in June.", "Name somebody else");
        assertThat(messages("contract.signerRefused")).isEqualTo(1);
        var jonas = contract().signatories().of(Side.US).get(0);
        assertThat(get("/signers/replacement?of=" + jonas.id()))
                .hasStatusOk()
                .bodyText()
                .contains("Jonas Weber");
        assertThat(post("/signers/" + jonas.id() + "/removal")).hasStatus3xxRedirection();
        assertThat(messages("contract.signerNoLonger"))
                .as("who does not sign knows")
                .isZero();
        assertThat(sign("Ana Ruiz")).hasStatus3xxRedirection();
        assertThat(contract().status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(messages("contract.signed"))
                .as("to us, the contact and its colleague")
                .isEqualTo(3);

        files.makeAllThatIsMissing(business.id());
        try (var pdf = Loader.loadPDF(business.inside(() -> files.of(id)).bytes())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "Liza Cruz, Vendor",
                            "Jon Reyes, Vendor",
                            "Managing director",
                            "A one-time code that was sent to jon@",
                            "Ana Ruiz, Client",
                            "Partner",
                            "Jon Reyes was named to sign for Tala Ledger by Tala Ledger");
        }
        assertThat(get("/document")).hasStatusOk().bodyText().contains("Jon Reyes, Managing director");
        assertThat(vendor(jon, "/signed.pdf")).hasStatusOk();
        assertThat(get("/signers")).hasStatusOk().bodyText().contains("cannot be changed any more");
    }

    @Test
    void oneOfOursWhoWasAskedAndIsNamedNoMoreHearsOfIt() {
        assertThat(sign(liza, "Liza Cruz")).hasStatus3xxRedirection();
        assertThat(post("/signers")
                        .param("member", String.valueOf(business.jonas().id())))
                .hasStatus3xxRedirection();
        assertThat(messages("contract.signerPleaseUs")).isEqualTo(1);
        var jonas = contract().signatories().of(Side.US).get(0);
        for (int twice = 0; twice < 2; twice++) {
            post("/signers/" + jonas.id() + "/removal").exchange();
        }
        assertThat(messages("contract.signerNoLonger")).isEqualTo(1);
        assertThat(waiting("contract.signerPleaseUs")).isZero();
        assertThat(waiting("contract.signerNoLonger")).isEqualTo(1);
    }

    @Test
    void whereTheClauseThatNobodyHasReadGoesThoseWhoAreNamedAreAsked() {
        person(liza, "/signers/replacement", "Jon Reyes", "jon@tala.example").exchange();
        assertThat(waiting("contract.signerPlease")).isEqualTo(1);
        var file = new MockMultipartFile("file", "one.csv", "text/csv", "okapi\n".getBytes(StandardCharsets.UTF_8));
        assertThat(mvc.post()
                        .uri(page("/attachments"))
                        .multipart()
                        .file(file)
                        .param("title", "Price list")
                        .with(business.owner())
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(waiting("contract.signerPlease")).isZero();
        var attached = contract().attachments().get(0).file();
        assertThat(post("/attachments/" + attached + "/removal")).hasStatus3xxRedirection();
        assertThat(waiting("contract.signerPlease")).isEqualTo(1);
    }

    @Test
    void theDatabaseLetsAVendorNameWhoSignsWithItsProofAlone() {
        person(liza, "/signers", "Jon Reyes", "jon@tala.example").exchange();
        var vendor = business.scope().asVendor(id.id());
        var mallory =
                "insert into contract_signatory (id, contract_id, side, name, email, position, turn, named_by, named_at)"
                        + " select gen_random_uuid(), contract_id, 'VENDOR', 'Mallory', 'm@tala.example', 3, 1, 'Mallory', now()"
                        + " from contract_signatory where name = 'Jon Reyes'";
        assertThatThrownBy(() -> asVendor(vendor, false, mallory)).hasStackTraceContaining("row-level security");
        for (var statement : List.of(
                "update contract_signatory set name = 'Mallory' where side = 'VENDOR'",
                "delete from contract_signatory where side = 'VENDOR'")) {
            assertThat(asVendor(vendor, false, statement)).as(statement).isZero();
        }
        assertThat(asVendor(vendor, true, "update contract_signatory set turn = 1 where side = 'VENDOR'"))
                .isEqualTo(2);
        assertThat(contract().signatories().of(Side.VENDOR))
                .extracting(Signatory::name)
                .containsExactly("Liza Cruz", "Jon Reyes");
        assertThat(post("/voiding").param("reason", "The plans changed.")).hasStatus3xxRedirection();
        assertThatThrownBy(() -> asVendor(vendor, true, mallory))
                .as("nobody signs any more")
                .hasStackTraceContaining("row-level security");
    }

    private int asVendor(Tenancy.Scope vendor, boolean proven, String statement) {
        Integer rows = Tenancy.as(
                vendor,
                () -> transaction.execute(status -> {
                    if (!proven) {
                        jdbc.sql("select set_config('app.proof', '', true)")
                                .query(String.class)
                                .single();
                    }
                    return jdbc.sql(statement).update();
                }));
        return rows == null ? 0 : rows;
    }

    @Test
    void whenOneDeclinesOrWeWithdrawAllWhoWereAskedAreTold() {
        person(liza, "/signers", "Jon Reyes", "jon@tala.example").exchange();
        assertThat(sign(liza, "Liza Cruz")).hasStatus3xxRedirection();
        var jon = link("Jon Reyes");
        assertThat(vendorPost(jon, "/refusal").param("reason", "Too short a term."))
                .hasStatus3xxRedirection();

        assertThat(contract().isDeclined()).isTrue();
        assertThat(messages("contract.declined")).isEqualTo(1);
        assertThat(messages("contract.signingOver"))
                .as("the one who has signed")
                .isEqualTo(1);
        assertThat(waiting("contract.signerPlease")).isZero();
        assertThat(vendor(jon, "")).hasStatusOk().bodyText().contains("Too short a term.");
    }

    @Test
    void withdrawingWithSeveralPeopleTellsThemAndStopsTheirLinks() {
        person(liza, "/signers", "Jon Reyes", "jon@tala.example").exchange();
        var jon = link("Jon Reyes");
        assertThat(sign(jon, "Jon Reyes")).hasStatus3xxRedirection();
        assertThat(post("/voiding").param("reason", "The plans changed.")).hasStatus3xxRedirection();

        assertThat(messages("contract.takenBack")).isEqualTo(1);
        assertThat(messages("contract.signingOver")).isEqualTo(1);
        assertThat(vendor(jon, "")).hasStatus(404);
        assertThat(vendor(liza, "")).hasStatus(404);
    }

    @Test
    void whoeverIsNamedIsAskedAnewForAnotherVersion() {
        person(liza, "/signers/replacement", "Jon Reyes", "jon@tala.example").exchange();
        assertThat(waiting("contract.signerPlease")).isEqualTo(1);
        var pay = SampleContracts.clause(contract(), ClauseType.PAY);
        assertThat(post("/clauses/" + pay.id())
                        .param("version", String.valueOf(contract().version()))
                        .param("title", pay.title())
                        .param("law", pay.law() + "\n\nOkapi pays on the tenth.")
                        .param("plain", pay.plain()))
                .hasStatus3xxRedirection();
        assertThat(waiting("contract.signerPlease")).isZero();
        var changed = SampleContracts.clause(contract(), ClauseType.PAY);
        assertThat(vendorPost(liza, "/clauses/" + pay.id() + "/understanding").param("seen", changed.fingerprint()))
                .hasStatus3xxRedirection();
        assertThat(waiting("contract.signerPlease")).isZero();
        assertThat(post("/clauses/" + pay.id() + "/understanding").param("seen", changed.fingerprint()))
                .hasStatus3xxRedirection();
        assertThat(waiting("contract.signerPlease")).isEqualTo(1);
    }

    @Test
    void theDayToSignByCountsForEachAndRemindsWhoeverIsMissing() {
        person(liza, "/signers", "Jon Reyes", "jon@tala.example").exchange();
        var jon = link("Jon Reyes");
        assertThat(sign(jon, "Jon Reyes")).hasStatus3xxRedirection();
        var soon = Instant.now().plus(Duration.ofDays(12));
        business.inside(() -> {
            contracts.tellOfSigningDays(LocalDate.ofInstant(soon, BERLIN), soon);
            return true;
        });
        assertThat(messages("contract.signSoon"))
                .as("to the one who is missing")
                .isEqualTo(1);
        var late = Instant.now().plus(Duration.ofDays(16));
        business.inside(() -> {
            contracts.tellOfSigningDays(LocalDate.ofInstant(late, BERLIN), late);
            return true;
        });
        assertThat(messages("contract.signingDayPassed")).isEqualTo(1);
        assertThat(messages("contract.vendorSigningDayPassed")).isEqualTo(1);
        business.inside(() ->
                transaction.execute(status -> jdbc.sql("update contract set sign_by = current_date - 3 where id = ?")
                        .param(id.id())
                        .update()));
        assertThat(contract().status()).isEqualTo(ContractStatus.SIGNING);
        assertThat(get("")).hasStatusOk().bodyText().contains("Give more time, or withdraw the contract");
        assertThat(sign(liza, "Liza Cruz")).hasStatus(422).bodyText().contains("Ask for more time");
        assertThat(personInstead(liza, "Liza Cruz", "Kim Reyes")).hasStatus3xxRedirection();
        assertThat(messages("contract.signerPlease"))
                .as("nobody is asked for what is too late")
                .isEqualTo(2);
        assertThat(post("/signing-day")
                        .param("signBy", LocalDate.now(BERLIN).plusDays(7).toString()))
                .hasStatus3xxRedirection();
        assertThat(messages("contract.signerPlease")).isEqualTo(3);
        assertThat(sign(link("Kim Reyes"), "Kim Reyes")).hasStatus3xxRedirection();
        assertThat(contract().status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
        assertThat(contract().signatures().all(Side.VENDOR)).hasSize(2);
    }

    private long messages(String key) {
        return count("select count(*) from message where mail_key = ?", key);
    }

    private long waiting(String key) {
        return count(
                "select count(*) from message where mail_key = ? and status = 'WAITING'"
                        + " and (useful_until is null or useful_until > now() + interval '5 seconds')",
                key);
    }

    private long count(String query, String key) {
        return business.inside(() -> transaction.execute(
                status -> jdbc.sql(query).param(key).query(Long.class).single()));
    }

    private Contract contract() {
        return business.inside(() -> contracts.get(id));
    }

    private String link(String signer) {
        return business.inside(() -> drafts.linkOfSigner(id, signer));
    }

    private MvcTestResult sign(String token, String name) {
        return vendorPost(token, "/signature")
                .param("seen", contract().wording().fingerprint())
                .param("name", name)
                .param("consent", "true")
                .exchange();
    }

    private MvcTestResult sign(String name) {
        return post("/signature")
                .param("seen", contract().wording().fingerprint())
                .param("name", name)
                .param("consent", "true")
                .exchange();
    }

    private MockMvcRequestBuilder person(String token, String path, String name, String email) {
        return vendorPost(token, path).param("name", name).param("email", email).param("role", "Managing director");
    }

    private MockMvcRequestBuilder personInstead(String token, String before, String name) {
        var of = contract().signatories().all().stream()
                .filter(one -> one.name().equals(before))
                .findFirst()
                .orElseThrow();
        return person(token, "/signers/replacement", name, name.toLowerCase().split(" ")[0] + "@tala.example")
                .param("of", of.id().toString());
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

    private MockMvcRequestBuilder managerPost(String path) {
        return mvc.post().uri(page(path)).with(business.manager()).with(csrf());
    }

    private MockMvcRequestBuilder vendor(String token, String path) {
        return mvc.get().uri("/s/" + token + "/contract" + path).cookie(proof(token));
    }

    private MockMvcRequestBuilder vendorPost(String token, String path) {
        return mvc.post().uri("/s/" + token + "/contract" + path).with(csrf()).cookie(proof(token));
    }

    private Cookie proof(String token) {
        return OpenedLinks.proof(context, token).orElse(new Cookie("none", "none"));
    }
}
