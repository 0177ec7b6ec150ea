package app.handoff.diligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.scope.FrozenScopes;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import app.handoff.vendor.VendorExamples;
import app.handoff.vendor.Vendors;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A reference is asked by link, and answers without an account. */
@SpringBootTest
class ReferenceLinkPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Vendors vendors;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    FrozenScopes frozenScopes;

    @Autowired
    Diligence diligence;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    MockMvcTester mvc;
    ABusiness studio;
    EngagementId engagement;
    VendorId vendor;
    String home;
    String reference;

    @BeforeEach
    void aReference() {
        mvc = Pages.of(context).mvc();
        studio = ABusiness.in(context);
        engagement = studio.inside(() -> engagements.open("Bookkeeping for 2027"));
        studio.inside(() -> frozenScopes.first(engagement, "Bookkeeping for 2027"));
        vendor = studio.inside(() -> VendorExamples.kept(vendors, "Ledgerly", studio.ana(), Instant.now()));
        home = "/engagements/" + engagement + "/diligence/" + vendor;
        redirects(add("Café Blau", "Eva Lang, +49 30 123456"));
        var found = Pattern.compile(Pattern.quote(home) + "/references/([0-9a-f-]{36})/answers")
                .matcher(body(get(home)));
        assertThat(found.find()).isTrue();
        reference = home + "/references/" + found.group(1);
    }

    @Test
    void isAskedAndAnswersWithoutAnAccount() {
        contains(get(reference + "/request"), "Ask Café Blau by link", "value=\"Eva Lang\"");
        var link = ask("Eva Lang", "");
        contains(get(home), "Asked by link", "Eva Lang was asked by link on");

        var questions = visit(link);
        contains(
                questions,
                "Your experience with Ledgerly",
                "Ana Ruiz of ",
                "Are you a client of Ledgerly?",
                "Right first time: what did you measure?",
                "I would rather not answer");
        assertThat(questions)
                .bodyText()
                .as("nothing but the questions")
                .doesNotContain("Bookkeeping for 2027", "budget", "price", "/engagements/");

        var sent = answer(link, null, "said", "On time, <b>few</b> errors.", "score", "4");
        redirects(sent);
        var own = cookie(sent);
        contains(
                visit(link, own),
                "Thank you for your answer",
                "On time, &lt;b&gt;few&lt;/b&gt; errors.",
                "Correct my answer");
        contains(
                get(home),
                "Answered by link",
                "1 of 2 contacted",
                "On time, &lt;b&gt;few&lt;/b&gt; errors.",
                "Given by link: none of us has talked to them",
                "Asked by Ana Ruiz",
                "I have read this answer");
    }

    @Test
    void whoAskedHearsOnceOfTheAnswerAndHomeTellsItUntilItIsRead() {
        var link = ask("Eva Lang", "");
        assertThat(get("/")).bodyText().doesNotContain("ead what Eva Lang says");
        var own = cookie(answer(link, null, "said", "On time.", "score", "4"));
        redirects(answer(link, own, "version", "1", "said", "Nearly on time.", "score", "4"));

        await().untilAsserted(() -> assertThat(get("/messages"))
                .bodyText()
                .containsOnlyOnce("Eva Lang of Café Blau has answered about Ledgerly"));
        contains(get("/"), "Read what Eva Lang says of Ledgerly");

        redirects(post(reference + "/request/acknowledgement"));
        assertThat(get("/")).bodyText().doesNotContain("ead what Eva Lang says");
    }

    @Test
    void whoAskedHearsThatAReferenceWouldRatherNotAnswer() {
        var link = ask("Eva Lang", "");
        for (int twice = 0; twice < 2; twice++) {
            redirects(mvc.post().uri(link + "/refusal").with(csrf()).exchange());
        }

        await().untilAsserted(() -> assertThat(get("/messages"))
                .bodyText()
                .containsOnlyOnce("Eva Lang of Café Blau would rather not answer about Ledgerly"));
    }

    @Test
    void theAnswerIsShownAndCorrectedOnlyInTheBrowserItCameFrom() {
        var link = ask("Eva Lang", "");
        var own = cookie(answer(link, null, "said", "On time.", "score", "4"));

        var elsewhere = visit(link);
        contains(elsewhere, "An answer was sent", "only in the browser from which it was sent");
        assertThat(elsewhere).bodyText().doesNotContain("On time.", "Correct my answer");
        assertThat(visit(link + "/answer")).hasStatus3xxRedirection();
        var forged = answer(link, null, "version", "1", "said", "They are the best.", "score", "5");
        assertThat(forged)
                .hasStatus(422)
                .bodyText()
                .contains("sent through this link from another browser")
                .doesNotContain("On time.");

        contains(visit(link + "/answer", own), "On time.");
        redirects(answer(link, own, "version", "1", "said", "Late at times.", "score", "3"));
        assertThat(reply().score()).isEqualTo(3);

        redirects(post(reference + "/request/acknowledgement"));
        problem(
                answer(link, own, "version", "2", "said", "Perfect.", "score", "5"),
                "Your answer has been read and can no longer be changed.");
        assertThat(reply().said()).isEqualTo("Late at times.");
        contains(visit(link, own), "has read it", "Late at times.");
        contains(get(home), "Read by Ana Ruiz");
    }

    @Test
    void pressedTwiceItIsSentOnceAndAnOldPageDoesNotOverwrite() {
        var link = ask("Eva Lang", "");
        var own = cookie(answer(link, null, "said", "On time.", "score", "4"));
        redirects(answer(link, own, "said", "On time.", "score", "4"));
        assertThat(request().version()).isEqualTo(1);

        var old = answer(link, own, "version", "0", "said", "From a second tab.", "score", "2");
        problem(old, "Saved meanwhile: On time.");
        contains(old, "From a second tab.");
    }

    @Test
    void saysWhatIsMissingAndKeepsWhatWasTyped() {
        var link = ask("Eva Lang", "");
        var refused = mvc.post()
                .uri(link + "/answer")
                .param("version", "0")
                .param("client", "EXISTING")
                .param("score", "5")
                .with(csrf())
                .exchange();
        problem(refused, "Enter a few words on the work");
        contains(refused, "Choose an answer", "value=\"5\" checked");
        problem(answer(link, null, "said", "x".repeat(4_001), "score", "4"), "Use at most 4000 characters");
        problem(answer(link, null, "said", "Fine", "score", "9"), "Choose a score from 0 to 5");
        assertThat(request().reply()).isEmpty();
    }

    @Test
    void whoNeverWasAClientAnswersNothingElse() {
        var link = ask("Eva Lang", "");
        redirects(mvc.post()
                .uri(link + "/answer")
                .param("version", "0")
                .param("client", "NEVER")
                .with(csrf())
                .exchange());
        contains(get(home), "No client, they say", "1 named, none contacted", "You noted: former client");
    }

    @Test
    void declinesAndMayAnswerAfterAll() {
        var link = ask("Eva Lang", "");
        redirects(mvc.post().uri(link + "/refusal").with(csrf()).exchange());
        contains(visit(link), "Thank you for telling us", "Answer after all");
        contains(get(home), "Did not want to answer", "1 named, none contacted");

        contains(visit(link + "/answer"), "Are you a client of Ledgerly?");
        redirects(answer(link, null, "version", "1", "said", "On time.", "score", "4"));
        contains(get(home), "1 of 2 contacted");
        redirects(mvc.post().uri(link + "/refusal").with(csrf()).exchange());
        assertThat(request().reply()).isPresent();
    }

    @Test
    void aNewLinkTakesThePlaceOfTheOldOneAndAStoppedOneOpensNothing() {
        var first = ask("Eva Lang", "");
        var second = ask("Tom Lang", "");
        assertThat(visit(first)).hasStatus(404);
        assertThat(visit(second)).hasStatusOk();

        redirects(post(reference + "/request/revocation"));
        assertThat(visit(second)).hasStatus(404);
        contains(get(home), "No answer by link");

        var third = ask("Eva Lang", "");
        redirects(post(reference + "/removal"));
        assertThat(visit(third)).hasStatus(404);
    }

    @Test
    void anExpiredLinkOpensNothing() {
        var link = ask("Eva Lang", "");
        database("update share_link set expires_at = now() - interval '1 second' where purpose = 'REFERENCE'");
        assertThat(visit(link)).hasStatus(404);
        assertThat(answer(link, null, "said", "Late", "score", "4")).hasStatus(404);
    }

    @Test
    void theMessageNamesTheVendorAndNoEngagement() {
        ask("Eva Lang", "Eva@Cafe-Blau.example");
        var messages = get("/messages");
        contains(messages, "asks about your experience with Ledgerly", "eva@cafe-blau.example");
        var letter = Pattern.compile("/messages/[0-9a-f-]{36}").matcher(body(messages));
        assertThat(letter.find()).isTrue();
        contains(get(letter.group()), "It takes about 5 minutes", "it is not shown to Ledgerly");
    }

    @Test
    void whatAColleagueWroteDownMeanwhileIsNotOverwritten() {
        var link = ask("Eva Lang", "");
        redirects(post(
                reference + "/answers",
                "version",
                "0",
                "on",
                LocalDate.now().minusDays(1).toString(),
                "said",
                "Heard by phone.",
                "hireAgain",
                "NO",
                "score",
                "1"));
        redirects(answer(link, null, "said", "Written by link.", "score", "5"));

        contains(get(home), "Heard by phone.", "Written by link.", "1 of 2 contacted", "Together: 1 of 5");
        problem(post(reference + "/refusal", "askedOn", "2026-01-05"), "They have answered by link already");
    }

    @Test
    void nobodyAnswersForTheReferenceInTheBrowserOfTheBusiness() {
        var link = ask("Eva Lang", "");
        var answer = mvc.post()
                .uri(link + "/answer")
                .param("version", "0")
                .param("client", "PRIOR")
                .param("said", "Great.")
                .param("hireAgain", "YES")
                .param("score", "5")
                .sessionAttr(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(new TestingAuthenticationToken(studio.ownerSession(), "")))
                .with(csrf())
                .exchange();
        assertThat(answer).hasStatus(409);
        assertThat(request().reply()).isEmpty();
    }

    @Test
    void theVendorsOwnPeopleAreNoReferences() {
        problem(add("LEDGERLY Ltd.", "Rui"), "Ledgerly cannot be its own reference");
        problem(add("Holz & Co", "Rui, rui@example.com"), "This e-mail address belongs to Ledgerly itself");
        problem(
                post(reference + "/request", "name", "Rui", "email", "rui@example.com"),
                "This e-mail address belongs to Ledgerly itself");
        redirects(add("Holz & Co", "Tom, tom@gmail.com"));

        database("update reference_check set contact = 'Rui, rui@example.com' where client = 'Café Blau'");
        problem(
                post(
                        reference + "/answers",
                        "version",
                        "0",
                        "on",
                        LocalDate.now().minusDays(1).toString(),
                        "said",
                        "Best ever.",
                        "hireAgain",
                        "YES",
                        "score",
                        "5"),
                "people sell what they judge");
        problem(post(reference + "/request", "name", "Rui"), "people sell what they judge");
    }

    @Test
    void whoComesThroughTheLinkSeesNothingElseInTheDatabase() {
        ask("Eva Lang", "");
        var other = UUID.randomUUID();
        Tenancy.as(
                studio.scope().asVendor(other),
                () -> transaction.execute(status -> {
                    assertThat(jdbc.sql("select count(*) from reference_request")
                                    .query(Integer.class)
                                    .single())
                            .isZero();
                    return true;
                }));
        var subject = request().id().id();
        for (var refused : new String[] {
            "select count(*) from reference_check",
            "select count(*) from interview",
            "update reference_request set vendor_name = 'Another' returning 1"
        }) {
            assertThat(catchThrowable(() -> Tenancy.as(
                            studio.scope().asVendor(subject),
                            () -> transaction.execute(status ->
                                    jdbc.sql(refused).query(Integer.class).single()))))
                    .as(refused)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private void database(String sql) {
        studio.inside(() -> transaction.execute(status -> jdbc.sql(sql).update()));
    }

    private MvcTestResult add(String client, String contact) {
        return post(
                home + "/references",
                "client",
                client,
                "relation",
                "PRIOR",
                "contact",
                contact,
                "source",
                "NAMED_BY_VENDOR");
    }

    /** The page behind the new link. */
    private String ask(String name, String email) {
        var answer = post(reference + "/request", "name", name, "email", email);
        redirects(answer);
        var link = String.valueOf(answer.getMvcResult().getFlashMap().get("link"));
        return link.substring(link.indexOf("/s/"));
    }

    private ReferenceRequest request() {
        return Objects.requireNonNull(studio.inside(() -> diligence.dossier(engagement, vendor))
                .references()
                .get(0)
                .request());
    }

    private ReferenceReply reply() {
        return request().reply().orElseThrow();
    }

    private MvcTestResult answer(String link, @Nullable Cookie own, String... fields) {
        var request = mvc.post().uri(link + "/answer").param("client", "PRIOR").param("hireAgain", "YES");
        boolean versioned = Arrays.asList(fields).contains("version");
        if (!versioned) {
            request.param("version", "0");
        }
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        if (own != null) {
            request.cookie(own);
        }
        return request.with(csrf()).exchange();
    }

    private MvcTestResult visit(String link, Cookie... own) {
        var request = mvc.get().uri(link);
        return (own.length == 0 ? request : request.cookie(own)).exchange();
    }

    private static Cookie cookie(MvcTestResult answer) {
        return Arrays.stream(answer.getResponse().getCookies())
                .filter(cookie -> cookie.getName().contains("handoff-reply-"))
                .findFirst()
                .orElseThrow();
    }

    private static void contains(MvcTestResult page, String... texts) {
        assertThat(page).bodyText().contains(texts);
    }

    private static void problem(MvcTestResult page, String sentence) {
        assertThat(page).as(sentence).hasStatus(422);
        contains(page, "There is a problem", sentence);
    }

    private static void redirects(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(studio.owner()).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.with(studio.owner()).with(csrf()).exchange();
    }
}
