package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.StatementCount;
import app.handoff.account.ABusiness;
import app.handoff.engagement.Agenda;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A contract in force is changed by both sides, by the same pages by which it was read and signed. */
@SpringBootTest
class AmendmentPagesTests {

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
    Amendments amendments;

    @Autowired
    SignedFiles files;

    @Autowired
    ContractSeal seal;

    @Autowired
    ContractAgenda agenda;

    @Autowired
    TermNotices notices;

    @Autowired
    ContractRepository repository;

    @Autowired
    ShareLinks links;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    ABusiness business;
    EngagementId engagement;
    ContractId id;
    LocalDate from;

    AmendmentPagesTests(@Autowired WebApplicationContext context) {
        mvc = MockMvcTester.from(
                context,
                builder -> builder.defaultRequest(
                                MockMvcRequestBuilders.get("/").with(OpenedLinks.inTheBrowser()))
                        .apply(springSecurity())
                        .build());
    }

    @BeforeEach
    void aContractInForce() {
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping for 2027"));
        id = new ContractId(business.inside(() -> drafts.inForce(engagement)).contract());
        from = LocalDate.now().plusMonths(2).withDayOfMonth(1);
    }

    @Test
    void goesFromAFormOverBothSidesIntoForce() {
        assertThat(get("/amendments/new"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Change the contract with Tala Ledger",
                        "Now: at least 99.2 %",
                        "Either side may propose a change");
        assertThat(form("/amendments", null, fields -> {}))
                .hasStatus(422)
                .bodyText()
                .contains("Nothing is different yet");
        assertThat(form(
                        "/amendments",
                        null,
                        fields -> fields.put("effectiveFrom", from.plusDays(1).toString())))
                .hasStatus(422);
        assertThat(draft("99.5")).hasRedirectedUrl(page("/amendments/1"));
        assertThat(draft("99.5")).as("pressed twice").hasStatus3xxRedirection();
        assertThat(business.inside(() -> amendments.of(id))).hasSize(1);
        assertThat(draft("99.6"))
                .as("another one")
                .hasStatus(422)
                .bodyText()
                .contains("A change is being read already");
        assertThat(get("/amendments/1"))
                .hasStatusOk()
                .bodyText()
                .contains("at least 99.2 %", "at least 99.5 %", "Send it to Tala Ledger");
        var print = business.inside(() -> contracts.get(id)).wording().fingerprint();

        assertThat(post("/amendments/1/dispatch")).hasRedirectedUrl(page("/amendments/1"));
        var token = link();
        assertThat(vendor(token, ""))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Change 1 of the contract",
                        "at least 99.5 %",
                        "Tick as understood",
                        "4. Quality and service levels");
        assertThat(vendor(token, "")).bodyText().doesNotContain("Change clause 4", "Change what is proposed");
        assertThat(vendor(token, "/questions")).hasStatusOk();
        assertThat(vendor(token, "/document"))
                .hasStatusOk()
                .bodyText()
                .contains("It changes the contract in version 1");
        var clause = amendment().wording().clauses().get(0);
        assertThat(vendorPost(token, "/questions")
                        .param("clause", clause.id().toString())
                        .param("text", "Of which month?"))
                .hasStatus3xxRedirection();
        var question = amendment().reading().openQuestions().get(0).id();
        assertThat(get("/amendments/1/questions/" + question)).hasStatusOk();
        assertThat(post("/amendments/1/questions/" + question + "/answer").param("answer", "Of every month."))
                .hasStatus3xxRedirection();
        assertThat(vendorPost(token, "/questions/" + question + "/settlement")).hasStatus3xxRedirection();
        tick(token);
        assertThat(vendor(token, "/signature")).hasStatusOk().bodyText().contains("Sign the change");
        assertThat(sign(vendorPost(token, "/signature"), "Liza Cruz")).hasStatus3xxRedirection();
        assertThat(amendment().state()).isEqualTo(AmendmentState.SIGNED_BY_VENDOR);
        assertThat(sign(post("/amendments/1/signature"), "Ana Ruiz")).hasRedirectedUrl(page("/amendments/1"));
        assertThat(sign(post("/amendments/1/signature"), "Ana Ruiz"))
                .as("pressed twice")
                .hasStatus3xxRedirection();

        assertThat(amendment().state()).isEqualTo(AmendmentState.IN_FORCE);
        assertThat(level(from.minusDays(1))).isEqualByComparingTo("99.2");
        assertThat(level(from)).isEqualByComparingTo("99.5");
        assertThat(business.inside(() -> contracts.get(id)).wording().fingerprint())
                .isEqualTo(print);
        assertThat(get("")).hasStatusOk().bodyText().contains("Change 1", "What was agreed when");
        assertThat(get("/amendments/history?on=" + from.minusDays(1)))
                .hasStatusOk()
                .bodyText()
                .contains("at least 99.2 % per month", "Not yet in force");
        assertThat(get("/amendments/history?on=" + from))
                .hasStatusOk()
                .bodyText()
                .contains("at least 99.5 % per month");
        assertThat(get("/amendments/history?on=nonsense")).hasStatusOk();
        assertThat(get("/amendments/1/text"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(amendment().wording().text());
        assertThat(get("/amendments/1/document")).hasStatusOk();
    }

    @Test
    void ownClausesComeAndEndByAChangeThatBothRead() {
        assertThat(get("/amendments/new"))
                .bodyText()
                .contains("Add a clause of your own")
                .doesNotContain("Clauses of your own that end");
        assertThat(form("/amendments", null, fields -> fields.put("clauses[0].title", "Okapi rules")))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#clauses-0-law\"", "href=\"#clauses-0-plain\"", "Okapi rules");
        assertThat(form("/amendments", null, fields -> okapi(fields, "a".repeat(12_001))))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#clauses-0-law\"");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(form("/amendments", null, fields -> okapi(fields, "Visitors keep them.")))
                    .hasStatus3xxRedirection();
        }
        assertThat(get("/amendments/1"))
                .bodyText()
                .contains("Clause “Okapi rules”", "not in the contract", "Visitors keep them.");
        assertThat(get("/amendments/1/terms")).bodyText().contains("OWN:", "Visitors keep them.");
        assertThat(post("/amendments/1/dispatch")).hasStatus3xxRedirection();
        var token = link();
        assertThat(vendor(token, "")).bodyText().contains("Okapi rules", "Visitors keep them.", "Tick as understood");
        tick(token);
        assertThat(sign(vendorPost(token, "/signature"), "Liza Cruz")).hasStatus3xxRedirection();
        assertThat(sign(post("/amendments/1/signature"), "Ana Ruiz")).hasStatus3xxRedirection();
        assertThat(get("/amendments/history?on=" + from)).bodyText().contains("17. Okapi rules", "Visitors keep them.");
        assertThat(get("/amendments/history?on=" + from.minusDays(1)))
                .bodyText()
                .doesNotContain("17. Okapi rules");

        var key = business.inside(() -> amendments.latest(contracts.get(id)))
                .clauses()
                .get(16)
                .key();
        assertThat(get("/amendments/new")).bodyText().contains("Clauses of your own that end", "17. Okapi rules");
        assertThat(form("/amendments", null, fields -> fields.put("ended", "PAY")))
                .hasStatus(422);
        assertThat(form("/amendments", null, fields -> fields.put("ended", key.toString())))
                .hasRedirectedUrl(page("/amendments/2"));
        var ends = business.inside(() -> amendments.of(engagement, 2))
                .wording()
                .clauses()
                .get(0);
        assertThat(get("/amendments/2")).bodyText().contains("This clause no longer applies.");
        assertThat(get("/amendments/2/clauses/" + ends.id())).hasRedirectedUrl(page("/amendments/2/terms"));
        assertThat(post("/amendments/2/clauses/" + ends.id() + "/removal")).hasStatus(409);
    }

    @Test
    void documentsAreAttachedReplacedAndTakenAwayByAChangeThatBothRead() throws IOException {
        assertThat(form("/amendments", null, fields -> fields.put("documents", "true")))
                .hasRedirectedUrl(page("/amendments/1"));
        assertThat(post("/amendments/1/dispatch")).as("nothing is different").hasStatus(409);
        assertThat(get("/amendments/1/attachments")).hasStatusOk().bodyText().contains("from the day of the change on");
        assertThat(attach(1, " ", "one", null)).hasStatus(422).bodyText().contains("Enter a name");
        assertThat(attach(1, "Price list", "one", null)).hasRedirectedUrl(page("/amendments/1/attachments"));
        assertThat(get("/amendments/1"))
                .bodyText()
                .contains("Attachment “Price list”", "not attached", sha256("one"), "17. Attachments");
        assertThat(post("/amendments/1/dispatch")).hasStatus3xxRedirection();
        var token = link();
        var first = amendment().attachments().get(0);
        assertThat(vendor(token, "")).bodyText().contains("Price list", sha256("one"), "Tick as understood");
        assertThat(vendor(token, "/attachments/" + first.file())).hasStatusOk();
        tick(token);
        assertThat(attach(1, null, "other", first.file().toString())).hasStatus3xxRedirection();
        assertThat(amendment().wording().edition()).isEqualTo(2);
        assertThat(amendment().reading().unread(Side.VENDOR))
                .extracting(Clause::type)
                .containsExactly(ClauseType.ATTACHMENTS);
        tick(token);
        assertThat(sign(vendorPost(token, "/signature"), "Liza Cruz")).hasStatus3xxRedirection();
        assertThat(attach(1, "Late", "late", null)).hasStatus(422);
        assertThat(sign(post("/amendments/1/signature"), "Ana Ruiz")).hasStatus3xxRedirection();
        files.makeAllThatIsMissing();
        try (var pdf =
                Loader.loadPDF(business.inside(() -> files.of(amendment().id())).bytes())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", ""))
                    .contains(sha256("other"))
                    .doesNotContain(sha256("one"));
        }
        var now = amendment().attachments().get(0);
        assertThat(get("/amendments/history?on=" + from))
                .bodyText()
                .contains("Price list", "SHA-256 " + sha256("other") + "</small>");
        assertThat(get("/amendments/history?on=" + from.minusDays(1)))
                .bodyText()
                .doesNotContain("SHA-256 " + sha256("other") + "</small>");
        assertThat(get("/attachments/" + now.file())).as("from the history").hasStatusOk();
        assertThat(business.inside(() -> contracts.get(id)).attachments())
                .as("what was signed stays")
                .isEmpty();

        assertThat(form("/amendments", null, fields -> fields.put("documents", "true")))
                .hasRedirectedUrl(page("/amendments/2"));
        assertThat(post("/amendments/2/attachments/" + now.file() + "/removal")).hasStatus3xxRedirection();
        assertThat(get("/amendments/2"))
                .bodyText()
                .contains("Attachment “Price list”", "This clause no longer applies.");
        assertThat(get("/attachments/" + now.file())).as("the file stays").hasStatusOk();
        assertThat(attach(2, "Price list", "other", null)).hasStatus3xxRedirection();
        assertThat(business.inside(() -> amendments.of(engagement, 2)).changesNothing())
                .as("the same document again")
                .isTrue();
        var stranger = ABusiness.in(context);
        assertThat(mvc.get().uri(page("/attachments/" + now.file())).with(stranger.owner()))
                .hasStatus(404);
        assertThat(mvc.get().uri(page("/amendments/2/attachments")).with(business.staff()))
                .hasStatus(403);
    }

    private static byte[] content(String words) {
        return ("This is " + words + " and okapis sign it.\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String words) {
        return Canonical.sha256(content(words));
    }

    private MvcTestResult attach(int amendment, @Nullable String title, String words, @Nullable String instead) {
        var request = mvc.post()
                .uri(page("/amendments/" + amendment + "/attachments"))
                .multipart()
                .file(new MockMultipartFile("file", words + ".csv", "text/csv", content(words)));
        if (title != null) {
            request.param("title", title);
        }
        if (instead != null) {
            request.param("instead", instead);
        }
        return request.with(business.owner()).with(csrf()).exchange();
    }

    private static void okapi(Map<String, String> fields, String law) {
        fields.put("clauses[0].title", "Okapi rules");
        fields.put("clauses[0].law", law);
        fields.put("clauses[0].plain", "Keep them.");
    }

    @Test
    void isDeclinedByTheVendorAndLeavesTheContractAsItIs() {
        draft("99.5").exchange();
        post("/amendments/1/dispatch").exchange();
        var token = link();

        assertThat(vendor(token, "/refusal")).hasStatusOk().bodyText().contains("The contract stays as it is");
        assertThat(vendorPost(token, "/refusal").param("reason", "Too strict for the price."))
                .hasStatus3xxRedirection();

        assertThat(amendment().state()).isEqualTo(AmendmentState.DECLINED);
        assertThat(level(from)).isEqualByComparingTo("99.2");
        assertThat(get("/amendments/1")).bodyText().contains("Too strict for the price.");
        assertThat(draft("99.4")).hasRedirectedUrl(page("/amendments/2"));
        assertThat(get("/amendments/2/voiding")).hasStatusOk().bodyText().contains("Withdraw the change");
        assertThat(post("/amendments/2/voiding").param("reason", "Not now.")).hasRedirectedUrl(page("/amendments/2"));
        assertThat(business.inside(() -> amendments.of(engagement, 2)).state()).isEqualTo(AmendmentState.WITHDRAWN);
    }

    @Test
    void theVendorProposesOtherWordsAndTheBusinessDecides() {
        draft("99.5").exchange();
        post("/amendments/1/dispatch").exchange();
        var token = link();
        var clause = amendment().wording().clauses().get(0);
        var proposal = "/clauses/" + clause.id() + "/proposal";
        assertThat(vendor(token, "")).bodyText().contains("Propose other words for clause 4", "/contract" + proposal);
        assertThat(get("/amendments/1")).bodyText().doesNotContain("Propose other words");
        assertThat(vendor(token, proposal)).hasStatusOk();
        assertThat(vendorPost(token, proposal)
                        .param("seen", clause.fingerprint())
                        .param("law", clause.law() + "\n\nOkapi counts by the month.")
                        .param("plain", "")
                        .param("reason", "So we count."))
                .hasStatus3xxRedirection();

        assertThat(mvc.get().uri("/engagements/" + engagement).with(business.owner()))
                .bodyText()
                .contains("ecide about other words for the change with Tala Ledger");
        assertThat(get("/amendments/1")).bodyText().contains("So we count.", "Read and decide");
        var open = amendment().negotiation().open().get(0).id();
        assertThat(get("/amendments/1/proposals/" + open))
                .hasStatusOk()
                .bodyText()
                .contains("Okapi counts");
        assertThat(post("/amendments/1/proposals/" + open + "/acceptance")).hasStatus3xxRedirection();

        assertThat(amendment().wording().edition()).isEqualTo(2);
        assertThat(amendment().wording().clauses().get(0).law()).endsWith("Okapi counts by the month.");
        assertThat(vendor(token, "")).hasStatusOk().bodyText().contains("Okapi counts by the month.");
    }

    @Test
    void isProposedAndSignedByOwnersAndManagersAndReadByStaff() {
        draft("99.5").exchange();

        assertThat(mvc.get().uri(page("/amendments/1")).with(business.staff()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Send it to", "Withdraw the change");
        assertThat(mvc.get().uri(page("/amendments/new")).with(business.staff()))
                .hasStatus(403);
        assertThat(mvc.post().uri(page("/amendments/1/dispatch")).with(csrf()).with(business.staff()))
                .hasStatus(403);
        assertThat(mvc.post().uri(page("/term/option")).with(csrf()).with(business.staff()))
                .hasStatus(403);
        assertThat(mvc.get().uri(page("/amendments/1")).with(business.manager()))
                .hasStatusOk()
                .bodyText()
                .contains("Send it to");
        assertThat(get("/amendments/7")).hasStatus(404);
        var stranger = ABusiness.in(context);
        assertThat(mvc.get().uri(page("/amendments/1")).with(stranger.owner())).hasStatus(404);
        assertThat(mvc.post().uri(page("/amendments/1/dispatch")).with(csrf()).with(stranger.owner()))
                .hasStatus(404);
    }

    @Test
    void eachLinkOpensItsOwnTextOnly() {
        draft("99.5").exchange();
        var amendment = amendment().id();
        var ofContract = business.scope().asVendor(id.id());
        var ofAmendment = business.scope().asVendor(amendment.id());

        assertThatExceptionOfType(NotFound.class)
                .as("a draft")
                .isThrownBy(() -> as(ofAmendment, () -> contracts.agreement(amendment)));
        post("/amendments/1/dispatch").exchange();
        assertThat(as(ofAmendment, () -> contracts.agreement(amendment).status()))
                .isEqualTo(ContractStatus.SENT);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(ofContract, () -> contracts.agreement(amendment)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(ofAmendment, () -> contracts.get(id)));
        assertThat(as(ofContract, () -> jdbc.queryForObject("select count(*) from contract_amendment", Long.class)))
                .isZero();
        assertThatThrownBy(() -> as(ofAmendment, () -> jdbc.update("update contract_amendment set reason = 'x'")))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void isClosedByTheDatabaseOnceTheVendorHasSigned() {
        signedByVendor();

        assertThat(write("update contract_amendment set reason = 'x'")).isZero();
        assertThat(write("delete from contract_amendment")).isZero();
        assertThat(
                        write(
                                "update contract_terms set terms = '{}' where contract_id in (select contract_id from contract_amendment)"))
                .isZero();
    }

    @Test
    void tellsTheSecondOfTwoEditors() {
        draft("99.5").exchange();
        var seen = amendment().version();
        assertThat(get("/amendments/1/terms")).hasStatusOk().bodyText().contains("Save the change");

        assertThat(form("/amendments/1/terms", seen, fields -> fields.put("levels[0].value", "99.6")))
                .hasRedirectedUrl(page("/amendments/1"));
        assertThat(form("/amendments/1/terms", seen, fields -> fields.put("levels[0].value", "99.7")))
                .hasStatus(422)
                .bodyText()
                .contains("99.6", "99.7");
        assertThat(form("/amendments/1/terms", seen, fields -> fields.put("levels[0].value", "99.6")))
                .as("pressed twice")
                .hasStatus3xxRedirection();
    }

    /** The form was opened before the contract went on for a further term, and still has the end of before. */
    @Test
    void aFormThatWasOpenedBeforeSomethingElseWasAgreedOnTakesNothingBack() {
        id = renewing();
        engagement = business.inside(() -> contracts.get(id)).engagement();
        assertThat(get("/amendments/new")).bodyText().contains("name=\"version\" value=\"0\"");
        var before = draft("99.5");
        business.inside(
                () -> contracts.renewWhatGoesOn(LocalDate.of(2027, 12, 3), Instant.parse("2027-12-02T09:00:00Z")));

        assertThat(before.exchange())
                .hasStatus(422)
                .bodyText()
                .contains("The contract was changed while you had this open", "99.5", "name=\"version\" value=\"1\"");
        assertThat(business.inside(() -> amendments.of(id))).isEmpty();
        assertThat(form("/amendments", 1, fields -> fields.put("levels[0].value", "99.5")))
                .hasRedirectedUrl(page("/amendments/1"));
    }

    @Test
    void aNoticeWithdrawsWhatIsNotSignedAndNothingIsChangedAfterIt() {
        signedByVendor();

        business.inside(() -> contracts.terminate(
                id, Termination.Ground.AGREED, from.plusMonths(1), "We agreed on it.", business.ana(), Instant.now()));

        assertThat(amendment().state()).isEqualTo(AmendmentState.WITHDRAWN);
        assertThat(get("/amendments/new")).hasRedirectedUrl(page(""));
        assertThat(draft("99.6")).hasStatus(422).bodyText().contains("it is not changed any more");
        assertThat(sign(post("/amendments/1/signature"), "Ana Ruiz")).hasStatus(422);
    }

    @Test
    void asksForWhatTheChangeNeedsOfUs() {
        assertThat(needs()).isEmpty();
        draft("99.5").exchange();
        assertThat(needs()).containsExactly("contract.next.amendment.send");
        post("/amendments/1/dispatch").exchange();
        assertThat(needs()).containsExactly("contract.next.amendment.read");
        tick(link());
        assertThat(needs()).isEmpty();
        sign(vendorPost(link(), "/signature"), "Liza Cruz").exchange();
        assertThat(needs()).containsExactly("contract.next.amendment.sign");
    }

    @Test
    void theVendorConfirmsWhatItHandsBackBesideUs() {
        business.inside(() -> contracts.terminate(
                id,
                Termination.Ground.AGREED,
                LocalDate.now().plusDays(20),
                "We agreed on it.",
                business.ana(),
                Instant.now()));
        var token = business.inside(() -> drafts.link(id));

        assertThat(vendor(token, "")).hasStatusOk().bodyText().contains("/hand-back/0");
        assertThat(vendorPost(token, "/hand-back/0")).hasStatus3xxRedirection();
        assertThat(vendorPost(token, "/hand-back/0")).as("pressed twice").hasStatus3xxRedirection();
        assertThat(vendorPost(token, "/hand-back/99")).hasStatus(409);
        assertThat(mvc.post().uri("/s/" + token + "/contract/hand-back/1").with(csrf()))
                .as("without a proof")
                .hasStatus4xxClientError();

        assertThat(business.inside(() -> contracts.get(id)).handedBackByVendor(1))
                .isEmpty();
        assertThat(vendor(token, ""))
                .bodyText()
                .contains("Confirmed by Liza Cruz")
                .doesNotContain("/hand-back/0\"");
        assertThat(get("")).bodyText().contains("Liza Cruz says that it is done", "/hand-back/0");
        assertThat(post("/hand-back/0")).hasStatus3xxRedirection();
        assertThat(business.inside(() -> contracts.get(id)).termination().left())
                .isEqualTo(4);
    }

    /** The links of the term would have worked until March 2028. */
    @Test
    void noLinkOpensAContractForLongThatHasEnded() {
        business.inside(() -> drafts.link(id, Duration.ofDays(480)));
        assertThat(openOn(LocalDate.now().plusDays(470))).isEqualTo(1);

        business.inside(() -> contracts.terminate(
                id, Termination.Ground.CAUSE, LocalDate.now(), "A breach.", business.ana(), Instant.now()));

        assertThat(openOn(LocalDate.now().plusDays(91))).isZero();
        assertThat(openOn(LocalDate.now().plusDays(80))).as("to hand back").isEqualTo(2);
    }

    private long openOn(LocalDate day) {
        return jdbcCount("select count(*) from share_link where purpose = 'CONTRACT' and revoked_at is null"
                + " and expires_at > '" + day + "'");
    }

    /** The term ends on 31 December 2027; notice can be given until 1 December. */
    @Test
    void saysThreeTimesThatTheTermIsToBeDecidedAndNoLongerOnceItIs() {
        assertThat(told("2027-09-01")).isZero();
        assertThat(told("2027-09-02")).isEqualTo(1);
        assertThat(told("2027-09-03")).as("once").isZero();
        assertThat(told("2027-10-05")).isEqualTo(1);
        assertThat(told("2027-11-05")).isEqualTo(1);
        assertThat(told("2027-11-20")).isZero();
        assertThat(needs("2027-11-20")).containsExactly("contract.next.term.NONE");
        assertThat(jdbcCount("select count(*) from message where mail_key = 'contract.term.NONE'"))
                .isEqualTo(3);

        business.inside(() -> contracts.leaveTermAsItIs(id, business.ana(), Instant.parse("2027-11-20T09:00:00Z")));

        assertThat(needs("2027-11-21")).isEmpty();
        assertThat(told("2027-12-02")).isZero();
    }

    /** A round comes every quarter of an hour: it reads no contract of which there is nothing to tell. */
    @Test
    void aTermOfWhichWasToldIsNotLookedAtAgain() {
        assertThat(looked("2027-09-01")).isZero();
        assertThat(looked("2027-09-02")).isEqualTo(1);
        told("2027-09-02");
        assertThat(looked("2027-09-03")).as("told 90 days before").isZero();
        assertThat(looked("2027-10-02")).as("60 days before").isEqualTo(1);
        told("2027-11-20");
        assertThat(looked("2027-11-30")).as("told 30 days before").isZero();
    }

    @Test
    void aTermThatIsDecidedIsNotLookedAtAtAll() {
        business.inside(() -> contracts.leaveTermAsItIs(id, business.ana(), Instant.parse("2027-09-02T09:00:00Z")));

        assertThat(looked("2027-10-02")).isZero();
    }

    private int looked(String day) {
        var latest = LocalDate.parse(day);
        return as(
                business.scope(),
                () -> repository
                        .termsToDecide(latest.minusDays(2), latest.plusDays(TermView.AHEAD_DAYS), latest, "30,60,90")
                        .size());
    }

    @Test
    void whoLooksLateIsToldOnce() {
        assertThat(told("2027-11-25")).isEqualTo(1);
        assertThat(told("2027-11-26")).isZero();
    }

    @Test
    void goesOnByItselfByTheClock() {
        var renewing = renewing();

        business.inside(
                () -> contracts.renewWhatGoesOn(LocalDate.of(2027, 12, 3), Instant.parse("2027-12-01T20:00:00Z")));
        assertThat(business.inside(() -> contracts.get(renewing)).termsNow().end())
                .isEqualTo(LocalDate.of(2027, 12, 31));
        for (int node = 0; node < 2; node++) {
            business.inside(
                    () -> contracts.renewWhatGoesOn(LocalDate.of(2027, 12, 3), Instant.parse("2027-12-02T09:00:00Z")));
        }

        var renewed = business.inside(() -> contracts.get(renewing));
        assertThat(renewed.termsNow().end()).isEqualTo(LocalDate.of(2028, 12, 31));
        assertThat(renewed.renewals()).hasSize(1);
        assertThat(business.inside(() -> contracts.signed(renewed.engagement()))
                        .orElseThrow()
                        .end())
                .isEqualTo(LocalDate.of(2028, 12, 31));
        assertThat(jdbcCount("select count(*) from message where mail_key = 'contract.wentOn.AUTO'"))
                .isEqualTo(1);
        assertThat(jdbcCount("select count(*) from message where mail_key = 'contract.wentOn.us'"))
                .isEqualTo(1);
    }

    @Test
    void noPageAsksMoreBecauseMoreWasAgreed() {
        draft("99.5").exchange();
        post("/amendments/1/dispatch").exchange();
        var token = link();
        var proof = proof(token);
        assertThat(StatementCount.ofRepeated(() -> get("/amendments/1").exchange()))
                .isLessThanOrEqualTo(8);
        assertThat(StatementCount.ofRepeated(() ->
                        mvc.get().uri("/s/" + token + "/contract").cookie(proof).exchange()))
                .isLessThanOrEqualTo(5);
        tick(token);
        sign(vendorPost(token, "/signature"), "Liza Cruz").exchange();
        sign(post("/amendments/1/signature"), "Ana Ruiz").exchange();
        var history = StatementCount.ofRepeated(() -> get("/amendments/history").exchange());
        var contract = StatementCount.ofRepeated(() -> get("").exchange());
        assertThat(history).isLessThanOrEqualTo(8);
        assertThat(contract).isLessThanOrEqualTo(8);

        for (var value : List.of("99.6", "99.7")) {
            draft(value).exchange();
            var number = business.inside(() -> amendments.of(id)).size();
            post("/amendments/" + number + "/voiding")
                    .param("reason", "Not now.")
                    .exchange();
        }

        assertThat(StatementCount.ofRepeated(() -> get("/amendments/history").exchange()))
                .isEqualTo(history);
        assertThat(StatementCount.ofRepeated(() -> get("").exchange())).isEqualTo(contract);
    }

    private ContractId renewing() {
        return business.inside(() -> {
            var other = engagements.open("Payroll");
            var contract = SampleContracts.aDraft(other, drafts.originOf(other), SampleContracts.aBasis());
            contract.changeTerms(contract.terms().with(contract.terms().end(), Renewal.AUTO), ANA, NOW);
            var kept = contracts.keep(contract).id();
            contracts.send(kept, ANA, NOW);
            for (var by : List.of(ANA, LIZA)) {
                for (var clause : contracts.get(kept).wording().clauses()) {
                    contracts.understand(kept, clause.id(), clause.fingerprint(), by, NOW);
                }
            }
            for (var by : List.of(LIZA, ANA)) {
                contracts.sign(
                        kept,
                        by.name(),
                        true,
                        contracts.get(kept).wording().fingerprint(),
                        by,
                        SampleContracts.proofOf(by),
                        NOW);
            }
            return kept;
        });
    }

    private int told(String day) {
        var now = Instant.parse(day + "T09:00:00Z");
        return business.inside(() -> notices.tell(LocalDate.parse(day).plusDays(1), now));
    }

    private long jdbcCount(String query) {
        return as(business.scope(), () -> jdbc.queryForObject(query, Long.class));
    }

    private List<String> needs() {
        return needs(Instant.now());
    }

    private List<String> needs(String day) {
        return needs(Instant.parse(day + "T09:00:00Z"));
    }

    private List<String> needs(Instant now) {
        return business.inside(() -> agenda.needs(new Agenda.Viewer(Role.OWNER, false), now, 10).stream()
                .map(need -> need.title().key())
                .toList());
    }

    @Test
    void eachVersionIsAFileAndBothSidesGetTheSignedOne() throws IOException {
        signedByVendor();
        var copy = bytes(get("/amendments/1/contract.pdf"));
        assertThat(seal.open(copy).orElseThrow().kind()).isEqualTo(SealFacts.Kind.COPY);
        assertThat(get("/amendments/1/contract.pdf?version=7")).hasStatus(404);
        assertThat(get("/amendments/1/signed.pdf")).hasStatus(404);
        assertThat(get("/amendments/1")).bodyText().contains("This change as a PDF");
        assertThat(sign(post("/amendments/1/signature"), "Ana Ruiz")).hasStatus3xxRedirection();
        files.makeAllThatIsMissing(business.id());

        var file = bytes(get("/amendments/1/signed.pdf"));
        assertThat(bytes(vendor(link(), "/signed.pdf"))).isEqualTo(file);
        assertThat(get("/amendments/1")).bodyText().contains("The signed change as a PDF");
        assertThat(vendor(link(), "")).bodyText().contains("The signed change as a PDF");
        assertThat(seal.open(file).orElseThrow().amendment()).isEqualTo(1);
        try (var pdf = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "Change 1 of the contract for Bookkeeping for 2027",
                            "In force from",
                            "at least 99.2 %",
                            "at least 99.5 %",
                            "From that day on the clauses below take the place",
                            "Certificate of signing",
                            "Liza Cruz, Vendor",
                            "Ana Ruiz, Client",
                            amendment().wording().clauses().get(0).title());
        }
        assertThat(checked(file))
                .bodyText()
                .contains("This is a signed change of a contract", "the same as that of the file we keep");
        assertThat(checked(copy)).bodyText().contains("This is a copy of one version of a change");
        var other = file.clone();
        other[other.length / 2] ^= 1;
        assertThat(checked(other)).bodyText().contains("This file was changed");
    }

    private static byte[] bytes(MockMvcRequestBuilder request) {
        var answer = request.exchange();
        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        return answer.getResponse().getContentAsByteArray();
    }

    private MvcTestResult checked(byte[] file) {
        return mvc.post()
                .uri("/contracts/check")
                .multipart()
                .file(new MockMultipartFile("contract", "contract.pdf", "application/pdf", file))
                .with(csrf())
                .exchange();
    }

    private void signedByVendor() {
        draft("99.5").exchange();
        post("/amendments/1/dispatch").exchange();
        var token = link();
        tick(token);
        sign(vendorPost(token, "/signature"), "Liza Cruz").exchange();
        assertThat(amendment().state()).isEqualTo(AmendmentState.SIGNED_BY_VENDOR);
    }

    private void tick(String token) {
        for (var clause : amendment().wording().clauses()) {
            assertThat(post("/amendments/1/clauses/" + clause.id() + "/understanding")
                            .param("seen", clause.fingerprint()))
                    .hasStatus3xxRedirection();
            assertThat(vendorPost(token, "/clauses/" + clause.id() + "/understanding")
                            .param("seen", clause.fingerprint()))
                    .hasStatus3xxRedirection();
        }
    }

    private MockMvcRequestBuilder sign(MockMvcRequestBuilder request, String name) {
        return request.param("seen", String.valueOf(amendment().wording().fingerprint()))
                .param("name", name)
                .param("consent", "true");
    }

    private BigDecimal level(LocalDate day) {
        return business.inside(() -> contracts.inForce(engagement, day))
                .orElseThrow()
                .levels()
                .get(0)
                .agreed();
    }

    @Test
    void aLevelIsAddedAnotherDroppedAndTheScopeChanged() {
        assertThat(get("/amendments/new"))
                .bodyText()
                .contains(
                        "Add a service level", "Agree on \u201cTime to answer\u201d no more", "Posting of all receipts")
                .doesNotContain("Agree on \u201cEntries without correction\u201d no more");
        assertThat(form("/amendments", null, fields -> fields.put("added[0].name", "Okapi calls")))
                .hasStatus(422)
                .bodyText()
                .contains("Okapi calls", "Fill this in", "Choose an answer", "Enter the agreed value");
        assertThat(form("/amendments", null, fields -> {
                    fields.put("reason", "");
                    fields.put("added[0].name", "");
                    fields.put("added[1].name", " ");
                }))
                .as("rows in which nothing is typed do not become more")
                .hasStatus(422)
                .bodyText()
                .contains("added[0].name")
                .doesNotContain("added[1].name");
        assertThat(form("/amendments", null, fields -> added(fields, "Time to Answer", "95", "80")))
                .hasStatus(422)
                .bodyText()
                .contains("There is a service level");
        assertThat(form("/amendments", null, fields -> added(fields, "Okapi calls", "95", "99")))
                .hasStatus(422);
        assertThat(form("/amendments", null, fields -> added(fields, "Okapi calls", "950", "99")))
                .hasStatus(422);
        assertThat(form("/amendments", null, fields -> added(fields, "a".repeat(121), "95", "80")))
                .hasStatus(422);
        assertThat(form("/amendments", null, fields -> fields.put("levels[0].dropped", "true")))
                .hasStatus(422)
                .bodyText()
                .contains("it stays");
        assertThat(form("/amendments", null, fields -> fields.put("included", "a".repeat(3_000))))
                .hasStatus(422);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(form("/amendments", null, fields -> {
                        added(fields, "Okapi calls", "95", "80");
                        fields.put("levels[1].dropped", "true");
                        fields.put("included", "Posting of all receipts\r\nOkapi letters");
                        fields.put("excluded", "The yearly tax return");
                    }))
                    .hasStatus3xxRedirection();
        }
        assertThat(business.inside(() -> amendments.of(id))).hasSize(1);
        assertThat(get("/amendments/1"))
                .hasStatusOk()
                .bodyText()
                .contains("Okapi calls", "no service level", "at least 95 % per week", "Okapi letters");
        assertThat(get("/amendments/1/terms"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Okapi calls\"", "Okapi letters", "added[1].name")
                .containsPattern("name=\"levels\\[1]\\.dropped\"[^>]*checked");
        assertThat(form("/amendments/1/terms", amendment().version(), fields -> {
                    added(fields, "Okapi calls", "96", "80");
                    fields.put("included", "Posting of all receipts");
                    fields.put("excluded", "The yearly tax return");
                }))
                .hasStatus3xxRedirection();
        assertThat(amendment().changes())
                .containsExactly(new AgreedChange("Okapi calls", "no service level", "at least 96 % per week"));
    }

    private static void added(Map<String, String> fields, String name, String value, String minimum) {
        fields.put("added[0].name", name);
        fields.put("added[0].unit", "PERCENT");
        fields.put("added[0].direction", "HIGHER");
        fields.put("added[0].value", value);
        fields.put("added[0].minimum", minimum);
        fields.put("added[0].counted", "are returned within a day");
        fields.put("added[0].outOf", "calls");
        fields.put("added[0].window", "WEEK");
        fields.put("added[0].method", "ALL");
        fields.put("added[0].measuredBy", "VENDOR");
    }

    private Amendment amendment() {
        return business.inside(() -> amendments.of(engagement, 1));
    }

    private MockMvcRequestBuilder draft(String accuracy) {
        return form("/amendments", null, fields -> fields.put("levels[0].value", accuracy));
    }

    private MockMvcRequestBuilder form(String path, Integer version, Consumer<LinkedHashMap<String, String>> change) {
        var contract = business.inside(() -> contracts.get(id));
        var t = contract.termsNow();
        var fields = new LinkedHashMap<String, String>();
        fields.put("version", String.valueOf(version == null ? contract.changes() : version));
        fields.put("reasonType", "LEVEL");
        fields.put("reason", "The work runs well.");
        fields.put("effectiveFrom", from.toString());
        var levels = contract.basis().work().levels();
        for (int i = 0; i < levels.size(); i++) {
            fields.put("levels[" + i + "].value", t.agreedFor(levels.get(i)).toPlainString());
        }
        var prices = contract.basis().offer().prices();
        for (int i = 0; i < prices.size(); i++) {
            fields.put("prices[" + i + "].unitPrice", "4.10");
            fields.put("prices[" + i + "].quantityPerYear", "2000");
        }
        var outputs = contract.basis().work().outputs();
        for (int i = 0; i < outputs.size(); i++) {
            var output = outputs.get(i);
            fields.put("outputs[" + i + "].quantity", output.quantity());
            fields.put("outputs[" + i + "].quality", output.quality());
            fields.put("outputs[" + i + "].due", output.due() == null ? "" : output.due());
            fields.put("outputs[" + i + "].acceptance", output.acceptance());
        }
        fields.put("end", t.end().toString());
        fields.put("noticeDays", String.valueOf(t.noticeDays()));
        fields.put("paymentDays", String.valueOf(t.paymentDays()));
        fields.put("reportedBy", t.reportedBy().name());
        fields.put("reportDay", t.reportDay().name());
        fields.put("reportTime", t.reportTime().toString());
        fields.put("reportZone", t.reportZone().getId());
        fields.put("creditPercent", t.creditPercent().toPlainString());
        fields.put("capPercent", t.capPercent().toPlainString());
        fields.put("breaches", String.valueOf(t.breaches()));
        fields.put("windows", String.valueOf(t.windows()));
        fields.put("breachNoticeDays", String.valueOf(t.breachNoticeDays()));
        change.accept(fields);
        var request = post(path);
        fields.forEach(request::param);
        return request;
    }

    private String link() {
        var amendment = amendment();
        var now = Instant.now();
        return business.inside(() -> links.issueAnother(
                        LinkPurpose.CONTRACT,
                        amendment.id().id(),
                        "Tala Ledger",
                        amendment.parties().holder(),
                        now.plus(Duration.ofDays(1)),
                        now)
                .value());
    }

    private String page(String path) {
        return "/engagements/" + engagement + "/contract" + path;
    }

    private MockMvcRequestBuilder get(String path) {
        return mvc.get().uri(page(path)).with(business.owner());
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post().uri(page(path)).with(csrf()).with(business.owner());
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

    private int write(String statement) {
        return as(business.scope(), () -> jdbc.update(statement));
    }

    private <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
