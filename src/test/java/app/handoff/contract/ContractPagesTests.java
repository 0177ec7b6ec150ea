package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class ContractPagesTests {

    private final MockMvcTester mvc;

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Contracts contracts;

    ABusiness business;
    EngagementId engagement;
    ContractId id;
    String token;

    ContractPagesTests(@Autowired WebApplicationContext context) {
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
        token = business.inside(() -> drafts.link(id));
    }

    @Test
    void saysThatAVendorIsChosenFirst() {
        var early = business.inside(() -> engagements.open("Payroll"));

        assertThat(ours(business.owner(), mvc.get().uri("/engagements/" + early + "/contract")))
                .hasStatusOk()
                .bodyText()
                .contains("No vendor is chosen yet");
        assertThat(ours(business.owner(), mvc.get().uri("/engagements/" + early + "/contract/terms")))
                .hasRedirectedUrl("/engagements/" + early + "/contract");
        assertThat(get("/terms")).hasStatusOk();
    }

    @Test
    void showsTheDraftToUsAndNotToTheVendor() {
        assertThat(get(""))
                .hasStatusOk()
                .bodyText()
                .contains("Check the contract", "16 clauses", "Send for reading", "Tala Ledger, Manila")
                .doesNotContain("23,456");
        assertThat(vendor("")).hasStatus(404);
        assertThat(ours(business.staff(), mvc.get().uri(page(""))))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Send for reading", "Change the terms");
        assertThat(ours(business.staff(), mvc.post().uri(page("/dispatch"))).with(csrf()))
                .hasStatus(403);
    }

    @Test
    void changesTheTermsAndKeepsWhatWasTyped() {
        assertThat(get("/terms")).hasStatusOk().bodyText().contains("value=\"16:00\"");
        assertThat(terms("noticeDays", "-3"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a whole number from 0 to 365", "value=\"-3\"", "There is a problem");
        assertThat(terms("noticeDays", "soon")).hasStatus(422).bodyText().contains("value=\"soon\"");
        assertThat(terms("start", "2031-02-30")).hasStatus(422).bodyText().contains("Enter a date");
        assertThat(terms("start", "2001-01-01")).hasStatus(422).bodyText().contains("Enter a start from");
        assertThat(terms("client", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Enter how your business stands in the contract");
        assertThat(terms("levels[0].value", "0")).hasStatus(422).bodyText().contains("The scope accepts nothing worse");
        assertThat(terms(
                        contract(),
                        "law",
                        "",
                        Map.of(
                                "end",
                                "2020-01-01",
                                "noticeDays",
                                "99999",
                                "creditPercent",
                                "900",
                                "start",
                                "2001-01-01")))
                .as("everything that is missing or wrong, at once")
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Enter the country or state whose law applies",
                        "Enter a start from",
                        "Enter a whole number from 0 to 365",
                        "Enter a number from 0 to 100");
        assertThat(terms("noticeDays", "45")).hasStatus3xxRedirection();

        assertThat(contract().terms().noticeDays()).isEqualTo(45);
        assertThat(get("")).bodyText().contains("45 days");
    }

    @Test
    void anAgreedLevelIsWrittenWithItsUnitAndSaidWithItsDirection() {
        var level = contract().basis().work().levels().get(0);
        assertThat(get("/terms"))
                .bodyText()
                .contains("The scope asks for "
                        + contract().basis().said(level, level.asked().target()));
        assertThat(terms("levels[0].value", "four"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"four\"", "There is a problem");

        assertThat(terms("levels[0].value", "99.5 %")).hasStatus3xxRedirection();
        assertThat(contract().terms().agreedFor(level)).isEqualByComparingTo("99.5");
        assertThat(terms("levels[0].value", "99.6%")).hasStatus3xxRedirection();
        assertThat(contract().terms().agreedFor(level)).isEqualByComparingTo("99.6");

        assertThat(get("/comparison"))
                .bodyText()
                .contains(
                        "at least 99.6 %",
                        contract().basis().said(level, level.asked().target()));
    }

    @Test
    void tellsTheSecondOfTwoWhoChangeTheTerms() {
        var stale = contract();
        assertThat(terms("noticeDays", "45")).hasStatus3xxRedirection();

        assertThat(terms(stale, "noticeDays", "50"))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Saved meanwhile: 45", "value=\"50\"");
        assertThat(terms(stale, "noticeDays", "45")).hasStatus3xxRedirection();
        assertThat(terms(stale, "noticeDays", "soon"))
                .hasStatus(422)
                .bodyText()
                .contains("name=\"version\" value=\"" + stale.version() + "\"");
    }

    @Test
    void tellsTheSecondOfTwoWhoChangeAClauseOrTheNoteOfTheLawyer() {
        var pay = clause(ClauseType.PAY);
        var stale = version();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(reword(pay, stale, "Pay in euros")).hasStatus3xxRedirection();
        }
        assertThat(reword(pay, stale, "Pay at once"))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Pay at once", "Saved meanwhile: Pay in euros")
                .contains("name=\"version\" value=\"" + version() + "\"");

        var before = version();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(lawyer(before, "Dr. Imke Sander")).hasStatus3xxRedirection();
        }
        assertThat(lawyer(before, "Dr. Jo Lang"))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Dr. Jo Lang", "Saved meanwhile: Dr. Imke Sander");
    }

    private MockMvcRequestBuilder reword(Clause clause, String version, String title) {
        return post("/clauses/" + clause.id())
                .param("version", version)
                .param("title", title)
                .param("law", clause.law())
                .param("plain", clause.plain());
    }

    private MockMvcRequestBuilder lawyer(String version, String name) {
        return post("/lawyer")
                .param("version", version)
                .param("seen", "true")
                .param("lawyer", name)
                .param("seenOn", "2026-01-08");
    }

    @Test
    void neitherSideAsksTheSameTwiceWhileItIsOpen() {
        post("/dispatch").exchange();
        var pay = clause(ClauseType.PAY).id().toString();
        assertThat(vendorPost("/questions").param("clause", pay).param("text", "Paid in euros?"))
                .hasStatus3xxRedirection();
        assertThat(vendorPost("/questions").param("clause", pay).param("text", " paid in EUROS? "))
                .hasStatus(422)
                .bodyText()
                .contains("You asked this already", " paid in EUROS? ");
        assertThat(post("/questions").param("clause", pay).param("text", "Paid in euros?"))
                .hasStatus3xxRedirection();
        assertThat(post("/questions").param("clause", pay).param("text", "Paid in euros?"))
                .hasStatus(422)
                .bodyText()
                .contains("You asked this already");
        assertThat(contract().reading().questions()).hasSize(2);

        var work = clause(ClauseType.WORK).id().toString();
        assertThat(post("/questions").param("clause", work).param("text", "Paid in euros?"))
                .hasStatus3xxRedirection();
    }

    @Test
    void anAnswerThatCameSecondIsShownBesideTheFirst() {
        post("/dispatch").exchange();
        var pay = clause(ClauseType.PAY).id().toString();
        assertThat(vendorPost("/questions").param("clause", pay).param("text", "Paid in euros?"))
                .hasStatus3xxRedirection();
        var question = "/questions/" + contract().reading().questions().get(0).id();

        for (int twice = 0; twice < 2; twice++) {
            assertThat(post(question + "/answer").param("answer", "Yes, in euros."))
                    .hasStatus3xxRedirection();
        }
        assertThat(post(question + "/answer").param("answer", "In dollars."))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "In dollars.", "Saved meanwhile: Yes, in euros.");
        var answeredAt = contract().reading().questions().get(0).answeredAt();
        assertThat(post(question + "/answer")
                        .param("version", answeredAt.toString())
                        .param("answer", "In dollars."))
                .hasStatus3xxRedirection();

        for (int twice = 0; twice < 2; twice++) {
            assertThat(vendorPost(question + "/follow-up").param("text", "At which rate?"))
                    .hasStatus3xxRedirection();
        }
        assertThat(vendorPost(question + "/follow-up").param("text", "Since when?"))
                .hasStatus(422)
                .bodyText()
                .contains("This question has no answer yet", "Since when?", "Saved meanwhile: At which rate?");
        assertThat(contract().reading().openQuestions()).hasSize(1);
        assertThat(post(question + "/answer")
                        .param(
                                "version",
                                contract()
                                        .reading()
                                        .questions()
                                        .get(0)
                                        .answeredAt()
                                        .toString())
                        .param("answer", "In pounds."))
                .hasStatus(422)
                .bodyText()
                .contains("This question is settled already", "In pounds.");
    }

    @Test
    void whatIsOverOpensNoForm() {
        post("/dispatch").exchange();
        leadsBack("/ending", "contract.end.notNow");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post("/voiding").param("reason", "The plans changed.")).hasRedirectedUrl(page(""));
        }
        assertThat(post("/voiding").param("reason", "Too dear."))
                .hasStatus(422)
                .bodyText()
                .contains("It is cancelled", "Too dear.", "Saved meanwhile: The plans changed.");

        leadsBack("/voiding", "contract.void.notNow");
        leadsBack("/lawyer", "contract.lawyer.notNow");
        assertThat(get("/clauses/" + clause(ClauseType.PAY).id())).hasStatus3xxRedirection();
        assertThat(get(""))
                .bodyText()
                .doesNotContain("/contract/voiding", "/contract/ending", "/contract/lawyer", "/contract/clauses/");
    }

    @Test
    void theVendorDeclinesOnce() {
        post("/dispatch").exchange();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(vendorPost("/refusal").param("reason", "The term is too short."))
                    .hasStatus3xxRedirection();
        }
        assertThat(vendor("/refusal"))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("toast", Sentence.of("contract.decline.notNow", ContractStatus.CANCELLED));
    }

    private void leadsBack(String form, String sentence) {
        assertThat(get(form))
                .hasRedirectedUrl(page(""))
                .flash()
                .containsEntry("toast", Sentence.of(sentence, contract().status()));
    }

    @Test
    void putsAClauseInOtherWordsAndBack() {
        var pay = clause(ClauseType.PAY);
        assertThat(get("/clauses/" + pay.id())).hasStatusOk().bodyText().contains("The text that binds");
        assertThat(post("/clauses/" + pay.id())
                        .param("version", version())
                        .param("title", "")
                        .param("law", "x")
                        .param("plain", "y"))
                .hasStatus(422)
                .bodyText()
                .contains("Fill this in");
        assertThat(post("/clauses/" + pay.id())
                        .param("version", version())
                        .param("title", "Pay")
                        .param("law", "<script>alert(1)</script> Schedule 3.")
                        .param("plain", "We pay."))
                .hasStatus3xxRedirection();
        assertThat(get("")).bodyText().contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(post("/clauses/" + pay.id() + "/standard-text")).hasStatus3xxRedirection();
        assertThat(clause(ClauseType.PAY).isChanged()).isFalse();

        assertThat(post("/clauses/" + pay.id() + "/removal")).hasStatus(409);
        var law = clause(ClauseType.LAW);
        assertThat(post("/clauses/" + law.id() + "/removal")).hasStatus3xxRedirection();
        assertThat(get("")).bodyText().contains("15 clauses", "Left out: Governing law");
        assertThat(post("/clauses/" + law.id() + "/return")).hasStatus3xxRedirection();
    }

    @Test
    void recordsTheLawyer() {
        assertThat(get("/lawyer")).hasStatusOk();
        assertThat(post("/lawyer")).hasStatus(422).bodyText().contains("Choose an answer");
        assertThat(post("/lawyer").param("seen", "perhaps").param("lawyer", "Dr. Imke Sander"))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem", "Dr. Imke Sander");
        assertThat(lawyer(version(), "")).hasStatus(422).bodyText().contains("Enter who has seen it");
        assertThat(lawyer(version(), "Dr. Imke Sander")).hasStatus3xxRedirection();
        assertThat(get("")).bodyText().contains("Dr. Imke Sander");
    }

    @Test
    void isReadAskedAboutAndSignedByBothSides() {
        assertThat(post("/dispatch")).hasStatus3xxRedirection();
        assertThat(vendor(""))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Contract: Bookkeeping for 2027",
                        "Ask about clause 1",
                        ">Contents<",
                        "<article class=\"clause\"")
                .doesNotContain("<details class=\"closed\"");
        assertThat(get("")).hasStatusOk().bodyText().contains("Read and understand the contract", "Locked");
        var pay = clause(ClauseType.PAY);

        assertThat(vendor("/questions?clause=" + pay.id())).hasStatusOk();
        assertThat(vendorPost("/questions").param("clause", pay.id().toString()).param("text", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Fill this in");
        assertThat(vendorPost("/questions").param("clause", pay.id().toString()).param("text", "Paid in euros?"))
                .hasStatus3xxRedirection();
        var question = contract().reading().openQuestions().get(0).id();
        assertThat(get("")).bodyText().contains("Paid in euros?", "1 question open");
        assertThat(get("/questions")).hasStatusOk().bodyText().contains("Paid in euros?");
        assertThat(get("/questions/" + question)).hasStatusOk().bodyText().contains("Send the answer");
        assertThat(post("/questions/" + question + "/answer").param("answer", ""))
                .hasStatus(422);
        assertThat(post("/questions/" + question + "/answer").param("answer", "Yes, in euros."))
                .hasStatus3xxRedirection();
        assertThat(vendor("/questions/" + question)).bodyText().contains("Yes, in euros.", "That settles it");
        assertThat(vendorPost("/questions/" + question + "/follow-up").param("text", ""))
                .hasStatus(422);
        assertThat(vendorPost("/questions/" + question + "/settlement")).hasStatus3xxRedirection();

        tickAll();
        assertThat(get("/signature")).hasStatusOk().bodyText().contains("It waits for the signature of Tala Ledger");
        assertThat(vendor("")).bodyText().contains("Your turn");
        assertThat(vendor("/signature")).hasStatusOk();
        assertThat(vendorPost("/signature")
                        .param("seen", "0".repeat(64))
                        .param("name", "Liza Cruz")
                        .param("consent", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("The contract was changed while this page was open");
        assertThat(vendorPost("/signature")
                        .param("seen", print())
                        .param("name", "Liza Reyes")
                        .param("consent", "perhaps"))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem", "value=\"Liza Reyes\"");
        assertThat(vendorPost("/signature").param("seen", print()).param("name", "\u5c71\u7530\u592a\u90ce"))
                .as("a name of one word, without consent")
                .hasStatus(422)
                .bodyText()
                .contains("Tick this to sign", "\u5c71\u7530\u592a\u90ce")
                .doesNotContain("first and last name to");
        assertThat(vendorPost("/signature").param("seen", print()))
                .as("all that is missing, at once")
                .hasStatus(422)
                .bodyText()
                .contains("Type your name", "Tick this to sign");
        assertThat(vendorPost("/signature")
                        .param("seen", print())
                        .param("name", "Mickey Mouse")
                        .param("consent", "true"))
                .as("the name of somebody else")
                .hasStatus(422)
                .bodyText()
                .contains("Do you sign as Mickey Mouse?", "name=\"otherName\"", "/signers\"");
        assertThat(vendorPost("/signature")
                        .param("seen", print())
                        .param("name", "Liza Cruz")
                        .param("consent", "true"))
                .hasStatus3xxRedirection();
        assertThat(vendorPost("/signature")
                        .param("seen", print())
                        .param("name", "Liza Cruz")
                        .param("consent", "true"))
                .hasStatus3xxRedirection();
        assertThat(vendorPost("/signature")
                        .param("seen", print())
                        .param("name", "Tala Reyes")
                        .param("consent", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("This contract cannot be signed now", "Liza Cruz");
        assertThat(get("/terms")).hasRedirectedUrl(page(""));
        assertThat(terms("noticeDays", "60")).hasStatus(422).bodyText().contains("only until the vendor has signed");

        assertThat(get("/signature")).hasStatusOk().bodyText().contains("Your first and last name");
        assertThat(post("/signature")
                        .param("seen", print())
                        .param("name", "Ana Ruiz")
                        .param("consent", "true"))
                .hasStatus3xxRedirection();
        assertThat(contract().status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(get(""))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Contract signed",
                        "Liza Cruz",
                        "Ana Ruiz",
                        "proven by a code sent to liza@tala.example",
                        "signed in as");
        assertThat(vendor(""))
                .as("signed, it is a list of titles; each opens its words")
                .hasStatusOk()
                .bodyText()
                .contains("Both sides have signed", "<details class=\"closed\"", "In plain words")
                .doesNotContain("<article class=\"clause\"", ">Contents<");
        assertThat(vendor("/document")).hasStatusOk().bodyText().contains(print());
        assertThat(vendor("/text"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(contract().wording().text());
        assertThat(get("/text")).hasStatusOk();

        var signed = business.inside(() -> contracts.signed(engagement)).orElseThrow();
        assertThat(signed.levels()).isNotEmpty();
        assertThat(signed.vendorName()).isEqualTo("Tala Ledger");
        assertThat(get("/ending")).hasStatusOk();
        assertThat(post("/ending").param("ground", "AGREED").param("reason", "We agreed on it."))
                .hasStatus3xxRedirection();
        assertThat(get("")).bodyText().contains("Contract ended");
    }

    @Test
    void showsTheVendorWhatChangedAndClearsOnlyThatTick() {
        post("/dispatch").exchange();
        tickAll();
        var pay = clause(ClauseType.PAY);
        var seen = pay.fingerprint();
        assertThat(post("/clauses/" + pay.id())
                        .param("version", version())
                        .param("title", pay.title())
                        .param("law", pay.law() + "\n\nInvoices go to Ana.")
                        .param("plain", pay.plain()))
                .hasStatus3xxRedirection();

        assertThat(contract().reading().unread(Side.VENDOR)).hasSize(1);
        assertThat(vendor("")).bodyText().contains("What changed since you ticked it", "You have understood 15 of 16");
        assertThat(get("?show=changed")).hasStatusOk().bodyText().contains("Changed since version 1: 1");
        assertThat(vendorPost("/clauses/" + pay.id() + "/understanding").param("seen", seen))
                .hasStatus(409)
                .bodyText()
                .contains("was changed while you read it");
    }

    @Test
    void isDeclinedWithAReason() {
        post("/dispatch").exchange();
        assertThat(vendor("/refusal")).hasStatusOk();
        assertThat(vendorPost("/refusal").param("reason", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Say why");
        assertThat(vendorPost("/refusal").param("reason", "The term is too short."))
                .hasStatus3xxRedirection();
        assertThat(get("")).bodyText().contains("The term is too short.");
    }

    @Test
    void isTakenBackWithAReasonAndItsLinkStops() {
        post("/dispatch").exchange();
        assertThat(get("/voiding")).hasStatusOk();
        assertThat(post("/voiding").param("reason", "")).hasStatus(422);
        assertThat(post("/voiding").param("reason", "The plans changed.")).hasStatus3xxRedirection();
        assertThat(vendor("")).hasStatus(404);
    }

    @Test
    void showsScopeBidAndContractSideBySide() {
        assertThat(get("/comparison")).hasStatusOk().bodyText().contains("Posted entries", "Subcontractors");
        assertThat(get("/document")).hasStatusOk().bodyText().contains("Schedule 1", "Draft, not sent");
    }

    @Test
    void answersForeignAndUnknownThingsAlike() {
        post("/dispatch").exchange();
        var other = ABusiness.in(context);
        for (var path : new String[] {"", "/terms", "/questions", "/signature", "/document", "/text", "/comparison"}) {
            assertThat(ours(other.owner(), mvc.get().uri(page(path)))).hasStatus(404);
        }
        assertThat(get("/clauses/" + UUID.randomUUID())).hasStatus(404);
        assertThat(get("/questions/nonsense")).hasStatus(404);
        assertThat(vendorPost("/clauses/" + UUID.randomUUID() + "/understanding"))
                .hasStatus(404);
        assertThat(ours(business.owner(), mvc.get().uri("/engagements/" + UUID.randomUUID() + "/contract")))
                .hasStatus(404);
        assertThat(mvc.get().uri("/s/" + "A".repeat(64) + "/contract")).hasStatus(404);
    }

    private void tickAll() {
        for (var clause : contract().wording().clauses()) {
            assertThat(post("/clauses/" + clause.id() + "/understanding").param("seen", clause.fingerprint()))
                    .hasStatus3xxRedirection();
            assertThat(vendorPost("/clauses/" + clause.id() + "/understanding").param("seen", clause.fingerprint()))
                    .hasStatus3xxRedirection();
        }
    }

    private MockMvcRequestBuilder terms(String field, String value) {
        return terms(contract(), field, value);
    }

    private MockMvcRequestBuilder terms(Contract from, String field, String value) {
        return terms(from, field, value, Map.of());
    }

    private MockMvcRequestBuilder terms(Contract from, String field, String value, Map<String, String> more) {
        var t = from.terms();
        var request = post("/terms");
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put("version", String.valueOf(from.version()));
        fields.put("client", t.client());
        fields.put("vendor", t.vendor());
        fields.put("start", t.start().toString());
        fields.put("end", t.end().toString());
        fields.put("noticeDays", String.valueOf(t.noticeDays()));
        fields.put("renewal", t.renewal().name());
        fields.put("rateModel", t.rateModel().name());
        fields.put("taxIncluded", "false");
        fields.put("paymentDays", String.valueOf(t.paymentDays()));
        fields.put("transitionWeeks", String.valueOf(t.transitionWeeks()));
        fields.put("exitWeeksInARow", String.valueOf(t.exitWeeksInARow()));
        var levels = from.basis().work().levels();
        for (int i = 0; i < levels.size(); i++) {
            fields.put("levels[" + i + "].value", t.agreedFor(levels.get(i)).toPlainString());
        }
        fields.put("reportedBy", t.reportedBy().name());
        fields.put("reportDay", t.reportDay().name());
        fields.put("reportTime", t.reportTime().toString());
        fields.put("reportZone", t.reportZone().getId());
        fields.put("creditPercent", t.creditPercent().toPlainString());
        fields.put("capPercent", t.capPercent().toPlainString());
        fields.put("breaches", String.valueOf(t.breaches()));
        fields.put("windows", String.valueOf(t.windows()));
        fields.put("breachNoticeDays", String.valueOf(t.breachNoticeDays()));
        fields.put("confidentialityYears", String.valueOf(t.confidentialityYears()));
        fields.put("law", t.law());
        fields.put("place", t.place());
        fields.put(field, value);
        fields.putAll(more);
        fields.forEach(request::param);
        return request;
    }

    private Contract contract() {
        return business.inside(() -> contracts.get(id));
    }

    private String version() {
        return String.valueOf(contract().version());
    }

    private String print() {
        return String.valueOf(contract().wording().fingerprint());
    }

    private Clause clause(ClauseType type) {
        return contract().wording().clauses().stream()
                .filter(clause -> clause.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private String page(String path) {
        return "/engagements/" + engagement + "/contract" + path;
    }

    private MockMvcRequestBuilder get(String path) {
        return ours(business.owner(), mvc.get().uri(page(path)));
    }

    private MockMvcRequestBuilder post(String path) {
        return ours(business.owner(), mvc.post().uri(page(path))).with(csrf());
    }

    private static MockMvcRequestBuilder ours(RequestPostProcessor who, MockMvcRequestBuilder request) {
        return request.with(who);
    }

    private MockMvcRequestBuilder vendor(String path) {
        return mvc.get().uri("/s/" + token + "/contract" + path).cookie(proof());
    }

    private MockMvcRequestBuilder vendorPost(String path) {
        return mvc.post().uri("/s/" + token + "/contract" + path).with(csrf()).cookie(proof());
    }

    private Cookie proof() {
        return OpenedLinks.proof(context, token).orElse(new Cookie("none", "none"));
    }
}
