package app.handoff.scope;

import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The owner has somebody read the scope by a link; what they say stands where it is mended, and holds up nothing. */
@SpringBootTest
class ReadingPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    Scoping scoping;

    @Autowired
    Readings readings;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private MockMvcTester mvc;
    private ABusiness business;
    private EngagementId engagement;

    @BeforeEach
    void aScopeThatIsWritten() {
        mvc = Pages.of(context).mvc();
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping 2027"));
        business.inside(() -> scoping.write(engagement, Scopes.bookkeeping(), business.ana(), MONDAY));
    }

    @Test
    void aReaderSeesTheScopeAsAVendorWouldAndLeavesARemarkWithTheCode() {
        var asked = ask("Liza Cruz", "");
        var link = path(asked);
        assertThat(asked.getResponse().getStatus()).isEqualTo(302);
        assertThat(code(asked)).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");

        assertThat(mvc.get().uri(link))
                .hasStatusOk()
                .bodyText()
                .contains("Is anything missing here?", "Paying suppliers by cheque", "Worth a second look")
                .doesNotContain("/scope/purpose");
        assertThat(remark(link, null, "OUTPUTS", "Who sends the reminders?"))
                .as("with the link alone")
                .hasStatus(403)
                .bodyText()
                .contains("Who sends the reminders?", "name=\"code\"");
        assertThat(open()).isZero();

        var proof = OpenedLinks.proof(context, token(link)).orElseThrow();
        assertThat(remark(link, proof, "OUTPUTS", "Who sends the reminders?")).hasStatus3xxRedirection();
        assertThat(remark(link, proof, "OUTPUTS", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Write what is missing");
        assertThat(remark(link, proof, "", "x")).hasStatus(422).bodyText().contains("Choose the part it is about");
        assertThat(remark(link, proof, "NONSENSE", "x")).hasStatus(422);
        assertThat(remark(link, proof, "OUTPUTS", "x".repeat(1_001))).hasStatus(422);

        assertThat(open()).isOne();
        assertThat(get("/outputs")).bodyText().contains("Liza Cruz remarks:", "Who sends the reminders?");
        assertThat(get("/inputs")).bodyText().doesNotContain("Who sends the reminders?");
        assertThat(get("/check")).bodyText().contains("Liza Cruz remarks: “Who sends the reminders?”");
    }

    @Test
    void theOwnerSettlesARemarkAndCanTakeThatBack() {
        var link = path(ask("Liza Cruz", "liza@example.com"));
        var proof = OpenedLinks.proof(context, token(link)).orElseThrow();
        assertThat(remark(link, proof, "DATA", "Who deletes it?")).hasStatus3xxRedirection();
        var reading = reading();
        var at = "/readers/" + reading.id() + "/remarks/"
                + reading.remarks().get(0).id();

        assertThat(get("/readers")).bodyText().contains("Who deletes it?", "Settled");
        assertThat(post(at + "/settlement")
                        .param("from", "data")
                        .exchange()
                        .getResponse()
                        .getRedirectedUrl())
                .endsWith("/scope/data");
        assertThat(open()).isZero();
        assertThat(get("/check")).bodyText().doesNotContain("Who deletes it?");
        assertThat(post(at + "/settlement")).as("once more").hasStatus3xxRedirection();
        assertThat(post(at + "/return")).hasStatus3xxRedirection();
        assertThat(open()).isOne();
        assertThat(post("/readers/" + reading.id() + "/remarks/" + UUID.randomUUID() + "/settlement"))
                .hasStatus(404);
        assertThat(post("/readers/" + UUID.randomUUID() + "/link")).hasStatus(404);
    }

    @Test
    void whatTheReaderSaysStandsBesideTheSecondLookAndALaterEditShows() {
        var link = path(ask("Liza Cruz", "liza@example.com"));
        var proof = OpenedLinks.proof(context, token(link)).orElseThrow();
        assertThat(conclude(link, proof, "PLEASE_CHANGE"))
                .hasStatus(422)
                .bodyText()
                .contains("Leave a remark first, so that it is clear what to change");
        assertThat(conclude(link, proof, "")).hasStatus(422).bodyText().contains("Choose what you say");

        assertThat(conclude(link, proof, "NOTHING_MISSING")).hasStatus3xxRedirection();

        assertThat(kindsOfActorsNamed("Liza Cruz"))
                .as("who is no member is not told as one")
                .containsExactly("GUEST");
        assertThat(get("/check"))
                .bodyText()
                .contains("Liza Cruz", "Nothing is missing", "Read version 1 as it stands, on");
        business.inside(
                () -> scoping.write(engagement, Scopes.bookkeeping().withLevels(List.of()), business.ana(), MONDAY));
        assertThat(get("/check")).bodyText().contains(", before the last change");
    }

    @Test
    void whoAskedHearsOnceThatTheReaderIsThrough() {
        var link = path(ask("Liza Cruz", ""));
        var proof = OpenedLinks.proof(context, token(link)).orElseThrow();
        assertThat(remark(link, proof, "DATA", "Who deletes it?")).hasStatus3xxRedirection();
        assertThat(page("/messages")).bodyText().doesNotContain("Liza Cruz has read");

        assertThat(conclude(link, proof, "PLEASE_CHANGE")).hasStatus3xxRedirection();
        assertThat(conclude(link, proof, "PLEASE_CHANGE")).as("pressed twice").hasStatus3xxRedirection();
        assertThat(conclude(link, proof, "NOTHING_MISSING")).as("once more").hasStatus3xxRedirection();

        await().untilAsserted(() -> assertThat(page("/messages"))
                .bodyText()
                .containsOnlyOnce("Liza Cruz has read the scope of work: Bookkeeping 2027"));
        assertThat(page("/")).bodyText().contains("Liza Cruz has read it: ", ", 1 remark waits");
    }

    @Test
    void theOwnerHearsWhereWhoAskedHasLeft() {
        var asked = mvc.post()
                .uri("/engagements/" + engagement + "/scope/readers")
                .with(business.manager())
                .with(csrf())
                .param("name", "Liza Cruz")
                .param("email", "")
                .exchange();
        var link = path(asked);
        var owner =
                transacted(() -> jdbc.queryForObject("select email from member where role = 'OWNER'", String.class));
        transacted(() -> jdbc.update("update member set status = 'LEFT' where role = 'MANAGER'"));
        var proof = OpenedLinks.proof(context, token(link)).orElseThrow();

        assertThat(conclude(link, proof, "NOTHING_MISSING")).hasStatus3xxRedirection();

        await().untilAsserted(() -> assertThat(transacted(() -> jdbc.queryForList(
                        "select recipient_email from message where mail_key = 'scope.read'", String.class)))
                .containsExactly(owner));
    }

    private <T> T transacted(Supplier<T> work) {
        return business.inside(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private MvcTestResult page(String address) {
        return mvc.get().uri(address).with(business.owner()).exchange();
    }

    @Test
    void freezingWaitsForNobodyAndAFinalVersionTakesNoRemark() {
        var link = path(ask("Liza Cruz", "liza@example.com"));
        var proof = OpenedLinks.proof(context, token(link)).orElseThrow();
        assertThat(remark(link, proof, "DATA", "Who deletes it?")).hasStatus3xxRedirection();

        business.inside(() -> {
            scoping.lookAgain(engagement, business.ana(), MONDAY);
            scoping.freeze(engagement, business.ana(), MONDAY);
        });

        assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains("This version is final by now");
        assertThat(remark(link, proof, "DATA", "And then?"))
                .hasStatus(422)
                .bodyText()
                .contains("remarks come too late");
        assertThat(get("/readers")).bodyText().contains("nobody is asked to read it");
        assertThat(post("/readers").param("name", "Too late")).hasStatus(422);
        assertThat(open()).isOne();
    }

    @Test
    void aLinkIsStoppedRenewedAndGoneWithADroppedVersion() {
        var first = path(ask("Liza Cruz", ""));
        var again = path(ask("Liza Cruz", ""));
        assertThat(mvc.get().uri(first)).as("the link before the new one").hasStatus(404);
        assertThat(mvc.get().uri(again)).hasStatusOk();
        var at = "/readers/" + reading().id();

        assertThat(post(at + "/link/revocation")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(again)).hasStatus(404);
        assertThat(get("/readers")).bodyText().contains("the link does not work any more");

        var renewed = path(post(at + "/link").exchange());
        assertThat(mvc.get().uri(renewed)).hasStatusOk();
        business.inside(() -> {
            scoping.lookAgain(engagement, business.ana(), MONDAY);
            scoping.freeze(engagement, business.ana(), MONDAY);
            scoping.revise(engagement, business.ana(), MONDAY);
        });
        var ofTheNext = path(ask("Liza Cruz", ""));
        assertThat(mvc.get().uri(ofTheNext)).hasStatusOk();
        business.inside(() -> scoping.drop(engagement, business.ana(), MONDAY));
        assertThat(mvc.get().uri(ofTheNext)).hasStatus(404);
    }

    @Test
    void whoIsAskedHasANameAndThereAreNotTooMany() {
        assertThat(post("/readers").param("name", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Say who is to read it");
        assertThat(post("/readers").param("name", "Liza").param("email", "no address"))
                .hasStatus(422);
        for (int at = 0; at < Readings.MOST; at++) {
            assertThat(post("/readers").param("name", "Reader " + at)).hasStatus3xxRedirection();
        }
        assertThat(post("/readers").param("name", "One more"))
                .hasStatus(422)
                .bodyText()
                .contains("10 people were asked to read this version");
        var empty = business.inside(() -> engagements.open("Nothing yet"));
        assertThat(mvc.post()
                        .uri("/engagements/" + empty + "/scope/readers")
                        .param("name", "Liza")
                        .with(business.owner())
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("There is nothing to read yet");
    }

    private List<String> kindsOfActorsNamed(String name) {
        return business.inside(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.queryForList(
                        "select by_kind from activity where engagement_id = ? and by_name = ?",
                        String.class,
                        engagement.id(),
                        name)));
    }

    private Reading reading() {
        return business.inside(() -> readings.of(scoping.current(engagement)).get(0));
    }

    private long open() {
        return business.inside(() -> readings.of(scoping.current(engagement)).stream()
                .mapToLong(reading -> reading.openRemarks().size())
                .sum());
    }

    private MvcTestResult ask(String name, String email) {
        return post("/readers").param("name", name).param("email", email).exchange();
    }

    /** The link that the page shows once, from the root of the installation. */
    private static String path(MvcTestResult asked) {
        var shown = String.valueOf(asked.getMvcResult().getFlashMap().get("link"));
        return shown.substring(shown.indexOf("/s/"));
    }

    private static String code(MvcTestResult asked) {
        return String.valueOf(asked.getMvcResult().getFlashMap().get("linkCode"));
    }

    private static String token(String link) {
        return link.split("/")[2];
    }

    private MockMvcRequestBuilder remark(String link, @Nullable Cookie proof, String section, String text) {
        return through(link + "/remarks", proof).param("section", section).param("text", text);
    }

    private MockMvcRequestBuilder conclude(String link, @Nullable Cookie proof, String said) {
        return through(link + "/verdict", proof)
                .param("said", said)
                .param(
                        "seen",
                        String.valueOf(business.inside(
                                () -> scoping.current(engagement).saves())));
    }

    private MockMvcRequestBuilder through(String address, @Nullable Cookie proof) {
        var request = mvc.post().uri(address).with(csrf());
        return proof == null ? request : request.cookie(proof);
    }

    private MvcTestResult get(String page) {
        return mvc.get()
                .uri("/engagements/" + engagement + "/scope" + page)
                .with(business.owner())
                .exchange();
    }

    private MockMvcRequestBuilder post(String page) {
        return mvc.post()
                .uri("/engagements/" + engagement + "/scope" + page)
                .with(business.owner())
                .with(csrf());
    }
}
