package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.BERLIN;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Role;
import app.handoff.kernel.ShareToken;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A system posts the numbers of a week with a token; the work began six weeks ago. */
@SpringBootTest
class NumbersApiTests {

    private static final Pattern SECRET = Pattern.compile("id=\"token-value\" value=\"([^\"]+)\"");

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    StatusReports reports;

    @Autowired
    NumberHeadings headings;

    @Autowired
    NumberTokens tokens;

    @Autowired
    ShareLinks links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Pages pages;
    SignedIn ana;
    Delivery delivery;
    final LocalDate today = LocalDate.now(BERLIN);

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        var start = today.minusDays(43);
        var engagement = inBusiness(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        var contract = inBusiness(() -> drafts.drafted(engagement, ANA, Instant.now()));
        var terms = Examples.starting(
                start, contract, Examples.terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME, Examples.OVERNIGHT));
        delivery = inBusiness(() -> {
            deliveries.start(terms, ANA, start.atStartOfDay(BERLIN).toInstant());
            return deliveries.get(engagement);
        });
    }

    @Test
    void theVendorMakesATokenASystemPostsAndTheReportIsFilled() {
        var link = link();
        assertThat(visit(link + "/report")).bodyText().contains(link + "/report/tokens");
        var made = act(link + "/report/tokens", "name", "Ledger", "days", "90");
        var secret = secretOf(made);
        assertThat(act(link + "/report/tokens", "name", "ledger", "days", "90"))
                .as("pressed twice")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A token of this name is there already");
        assertThat(visit(link + "/report/tokens"))
                .bodyText()
                .contains("Ledger", "Not used yet", "curl -X POST", "/api/numbers")
                .doesNotContain(secret);

        var names = names();
        assertThat(post(
                        secret,
                        "{\"day\": \"" + today + "\", \"rows\": [{\"Weekday\": \"Mon\", \"" + names.get(0)
                                + "\": 38, \"" + names.get(1) + "\": 40}, {\"Weekday\": \"Tue\", \"" + names.get(0)
                                + "\": 40, \"" + names.get(1) + "\": 40}]}"))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .isLenientlyEqualTo("{\"levels\": 1, \"leftOut\": [\"Weekday\"]}");
        var week = reportOf(today);
        assertThat(visit(link + "/report/" + week.id()))
                .bodyText()
                .contains("value=\"78\"", "value=\"80\"", "Numbers that a system posted");
        assertThat(inBusiness(() -> reports.get(week.id())).isIn())
                .as("nothing is sent by it")
                .isFalse();
        assertThat(visit(link + "/report/tokens")).bodyText().contains("Last used");
        assertThat(pages.get(ana, running() + "/tokens").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Ledger", "Liza Cruz");
    }

    @Test
    void whatWasTypedStaysAndWhatIsLeftEmptyIsFilled() {
        var secret = made();
        var link = link();
        var week = reportOf(today);
        act(link + "/report/" + week.id() + "/draft", "levels[0].numerator", "77", "levels[0].denominator", "");
        post(secret, "{\"rows\": [{\"" + names().get(0) + "\": 78, \"" + names().get(1) + "\": 80}]}");
        assertThat(visit(link + "/report/" + week.id()))
                .bodyText()
                .contains("value=\"77\"", "value=\"80\"", "A system now says 78.")
                .doesNotContain(" value=\"78\"", "A system now says 80");
    }

    @Test
    void aNumberThatASystemCorrectsIsOfferedAndNeverPassedOver() {
        var secret = made();
        var link = link();
        var week = reportOf(today.minusDays(7));
        var day = "{\"day\": \"" + week.period().from() + "\", \"rows\": [{\"";
        post(secret, day + names().get(0) + "\": 78, \"" + names().get(1) + "\": 80}]}");
        var page = visit(link + "/report/" + week.id());
        assertThat(page).bodyText().contains("value=\"78\"").doesNotContain("A system now says");
        var seen = java.util.regex.Pattern.compile("name=\"posted\" value=\"(\\d+)\"")
                .matcher(new String(
                        page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(seen.find()).isTrue();
        // What was shown is kept with everything else that is typed.
        act(link + "/report/" + week.id() + "/draft", "levels[0].numerator", "78", "levels[0].denominator", "80.0");
        assertThat(post(secret, day + names().get(0) + "\": 79, \"" + names().get(1) + "\": 80}]}"))
                .hasStatusOk();
        assertThat(visit(link + "/report/" + week.id()))
                .bodyText()
                .contains("value=\"78\"", "A system now says 79.", "data-value=\"79\"")
                .doesNotContain("A system now says 80");

        var answers = new String[] {
            "version", String.valueOf(inBusiness(() -> reports.get(week.id()).version())),
            "posted", seen.group(1),
            "health", "ON_TRACK",
            "levels[0].numerator", "78",
            "levels[0].denominator", "80",
            "done", "As planned"
        };
        assertThat(act(link + "/report/" + week.id(), answers))
                .as("opened before the system corrected it")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A system posted other numbers since", "A system now says 79.", "value=\"78\"");
        answers[3] = String.valueOf(Integer.parseInt(seen.group(1)) + 1);
        assertThat(act(link + "/report/" + week.id(), answers))
                .as("with both in sight")
                .hasStatus3xxRedirection();
        assertThat(inBusiness(() -> reports.draft(week.id(), SystemNumbers.WRITER)))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAsProblemDetailsAndNothingIsTaken() {
        var secret = made();
        var first = names().get(0);
        var second = names().get(1);
        refused(
                post(secret, "{\"rows\": [{\"" + first + "\": 90, \"" + second + "\": 80}]}"),
                422,
                "1 value has to be mended");
        refused(
                post(secret, "{\"rows\": [{\"" + first + "\": \"many\", \"" + second + "\": 80}]}"),
                422,
                "1 value has");
        refused(post(secret, "{\"rows\": [{\"Nothing of ours\": 1}]}"), 422, "");
        refused(post(secret, "{\"rows\": []}"), 400, "Send an object");
        refused(post(secret, "{\"rows\": [[1]]}"), 400, "Send an object");
        refused(post(secret, "{\"rows\": [{\"" + first + "\": {}}]}"), 400, "A value must be");
        for (var huge : List.of("1e999999999", "1e-999999999", "1e500000000", "1e999999", "1.5e40", "9".repeat(31))) {
            refused(post(secret, "{\"rows\": [{\"" + first + "\": " + huge + "}]}"), 400, "");
        }
        for (var beyond : List.of("1e99999999999999999999", "-1e-99999999999999999999", "1.0e2147483648")) {
            refused(post(secret, "{\"rows\": [{\"" + first + "\": " + beyond + "}]}"), 400, "more than 30 digits");
        }
        for (var day : List.of("+999999999-12-31", "-999999999-01-01", "1999-12-31", "2100-01-02", "0000-01-01")) {
            refused(post(secret, "{\"day\": \"" + day + "\", \"rows\": [{\"a\": 1}]}"), 400, "must be a day");
        }
        refused(post(secret, "{\"row\": []}"), 400, "Send an object");
        refused(post(secret, "{\"week\": 1, \"rows\": [{\"a\": 1}]}"), 400, "is not known here");
        refused(post(secret, "nonsense"), 400, "no valid JSON");
        refused(post(secret, ""), 400, "");
        refused(post(secret, "{\"day\": \"soon\", \"rows\": [{\"a\": 1}]}"), 400, "must be a day");
        refused(post(secret, "{\"day\": \"2001-01-01\", \"rows\": [{\"a\": 1}]}"), 422, "lies in no week");
        refused(
                post(secret, "{\"rows\": [{\"" + first + "\": \"" + "9".repeat(70_000) + "\"}]}"),
                413,
                "larger than 64 KB");
        refused(
                pages.mvc()
                        .post()
                        .uri("/api/numbers")
                        .header("Authorization", "Bearer " + secret)
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("{}")
                        .exchange(),
                415,
                "application/json");
        assertThat(inBusiness(() -> reports.draft(reportOf(today).id(), SystemNumbers.WRITER)))
                .isEmpty();
    }

    @Test
    void onlyATokenThatWorksIsTakenAndItReadsNothing() {
        var secret = made();
        var body = "{\"rows\": [{\"" + names().get(0) + "\": 78, \"" + names().get(1) + "\": 80}]}";
        refused(
                pages.mvc()
                        .post()
                        .uri("/api/numbers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange(),
                401,
                "");
        refused(post("nonsense", body), 401, "");
        refused(post(ShareToken.random(ana.business()).value(), body), 401, "");
        for (var page : List.of("/api/numbers", running(), "/reports", "/")) {
            var answer = pages.mvc()
                    .get()
                    .uri(page)
                    .header("Authorization", "Bearer " + secret)
                    .exchange();
            assertThat(answer.getResponse().getStatus()).as(page).isNotEqualTo(200);
        }
        inBusiness(() -> transaction.execute(
                status -> jdbc.sql("update number_token set expires_at = now()").update()));
        refused(post(secret, body), 401, "expired");
        inBusiness(() ->
                transaction.execute(status -> jdbc.sql("update number_token set expires_at = now() + interval '1 day'")
                        .update()));
        assertThat(post(secret, body)).hasStatusOk();
        var id = inBusiness(() -> tokens.of(delivery.id())).get(0).id();
        var jonas = pages.colleague(ana, Role.STAFF);
        assertThat(pages.get(jonas, running() + "/tokens").exchange()).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.post(jonas, running() + "/tokens/" + id + "/revocation")
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(act(link() + "/report/tokens/" + id + "/revocation", "x", "y"))
                .as("ours, by the vendor")
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.post(ana, running() + "/tokens/" + id + "/revocation").exchange())
                .hasStatus3xxRedirection();
        refused(post(secret, body), 401, "revoked");
        assertThat(pages.get(ana, "/activity").exchange())
                .bodyText()
                .contains("made a token with which a system posts numbers: Ledger", "revoked the token of a system");
    }

    @Test
    void thereAreLimitsToTokensAndToPosts() {
        for (int at = 0; at < NumberTokens.MOST; at++) {
            assertThat(make("System " + at, "90")).hasStatusOk();
        }
        assertThat(make("One more", "90")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(make(" ", "90")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        inBusiness(() -> transaction.execute(
                status -> jdbc.sql("delete from number_token").update()));
        assertThat(make("For ever", "9999")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(make("x".repeat(81), "90")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var secret = made();
        int taken = 0;
        MvcTestResult last = null;
        for (int at = 0; at < 61; at++) {
            last = post(secret, "{}");
            taken += last.getResponse().getStatus() == 400 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(60);
        refused(last, 429, "Too many requests");
        assertThat(last.getResponse().getHeader("Retry-After")).isNotNull();
    }

    @Test
    void whoeverGuessesKeepsNobodyOutWhoSharesTheAddress() {
        var secret = made();
        var body = "{\"rows\": [{\"" + names().get(0) + "\": 78, \"" + names().get(1) + "\": 80}]}";
        int unknown = 0;
        MvcTestResult last = null;
        for (int at = 0; at < 103; at++) {
            var guess =
                    at % 3 == 0 ? "nonsense" : ShareToken.random(ana.business()).value();
            last = postFrom("203.0.113.77", guess, body);
            unknown += last.getResponse().getStatus() == 401 ? 1 : 0;
        }
        assertThat(unknown).isEqualTo(100);
        refused(last, 429, "tokens that are not known");
        assertThat(last).bodyText().doesNotContain("60");
        assertThat(Integer.parseInt(String.valueOf(last.getResponse().getHeader("Retry-After"))))
                .isBetween(1, 900);
        assertThat(postFrom("203.0.113.77", secret, body))
                .as("from the same office")
                .hasStatusOk();
        assertThat(jdbc.sql("select failures from attempt where key = 'api:203.0.113.77'")
                        .query(Integer.class)
                        .single())
                .as("further guesses write nothing")
                .isEqualTo(100);
        refused(postFrom("203.0.113.78", "nonsense", body), 401, "not known");
    }

    @Test
    void systemsThatPostAtOnceAllCount() {
        var secret = made();
        var names = names();
        assertThat(names).hasSizeGreaterThanOrEqualTo(4);
        var bodies = List.of(
                "{\"rows\": [{\"" + names.get(0) + "\": 78, \"" + names.get(1) + "\": 80}]}",
                "{\"rows\": [{\"" + names.get(2) + "\": 61, \"" + names.get(3) + "\": 62}]}");
        var all = java.util.stream.IntStream.range(0, 8)
                .mapToObj(at -> java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> post(secret, bodies.get(at % 2)), command -> new Thread(command).start()))
                .toList();
        assertThat(all).allSatisfy(answer -> assertThat(answer.join()).hasStatusOk());
        assertThat(inBusiness(() -> reports.draft(reportOf(today).id(), SystemNumbers.WRITER)))
                .get()
                .extracting(draft -> draft.answers().values())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.collection(String.class))
                .contains("78", "80", "61", "62");
    }

    @Test
    void whateverRefusesASystemIsReadByPrograms() {
        var secret = made();
        refused(api("get", "/api/numbers"), 405, "another verb");
        assertThat(api("get", "/api/numbers").getResponse().getHeader("Allow")).isEqualTo("POST");
        refused(api("put", "/api/numbers"), 405, "another verb");
        refused(api("post", "/api/number"), 404, "nothing at this address");
        refused(api("get", "/api/"), 404, "nothing at this address");
        refused(api("post", "/api/numbers/more"), 404, "nothing at this address");
        for (var said : List.of("Basic " + secret, "Bearer", "Bearer  ", secret)) {
            refused(
                    pages.mvc()
                            .post()
                            .uri("/api/numbers")
                            .header("Authorization", said)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}")
                            .exchange(),
                    401,
                    "not known");
        }
        inBusiness(() -> {
            deliveries.end(delivery.engagement(), "No longer needed", ANA, Instant.now());
            return true;
        });
        refused(post(secret, "{\"rows\": [{\"" + names().get(0) + "\": 78}]}"), 409, "ended");
    }

    @Test
    void aTokenGoesOnWithANewLinkAndStopsWithTheStoppedOne() {
        var link = link();
        var vendors = secretOf(act(link + "/report/tokens", "name", "Ledger", "days", "90"));
        var ours = secretOf(make("Desk", "90"));
        var body = "{\"rows\": [{\"" + names().get(0) + "\": 78, \"" + names().get(1) + "\": 80}]}";
        assertThat(pages.get(ana, running() + "/reporting").exchange())
                .bodyText()
                .contains("1 system of the vendor posts with a token");
        assertThat(pages.post(ana, running() + "/link").exchange()).hasStatus3xxRedirection();
        assertThat(post(vendors, body)).as("after a new link").hasStatusOk();
        assertThat(pages.post(ana, running() + "/link/revocation").exchange()).hasStatus3xxRedirection();
        refused(post(vendors, body), 401, "revoked");
        assertThat(post(ours, body)).as("ours").hasStatusOk();
        assertThat(pages.get(ana, running() + "/reporting").exchange())
                .bodyText()
                .contains("No system of the vendor posts");
    }

    private MvcTestResult api(String verb, String address) {
        return pages.mvc()
                .method(org.springframework.http.HttpMethod.valueOf(verb.toUpperCase(java.util.Locale.ROOT)))
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .exchange();
    }

    private static void refused(MvcTestResult answer, int status, String saying) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyText().contains("\"status\":" + status, saying);
        assertThat(answer.getResponse().getCookies()).isEmpty();
    }

    private List<String> names() {
        return inBusiness(() -> headings.choices(delivery.levels())).stream()
                .map(choice -> choice.text())
                .toList();
    }

    private StatusReport reportOf(LocalDate day) {
        return inBusiness(() -> deliveries.reports(delivery.id())).stream()
                .filter(report -> !report.period().from().isAfter(day)
                        && !report.period().to().isBefore(day))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult make(String name, String days) {
        return pages.post(ana, running() + "/tokens")
                .param("name", name)
                .param("days", days)
                .exchange();
    }

    private String made() {
        return secretOf(make("Ledger", "90"));
    }

    private static String secretOf(MvcTestResult made) {
        assertThat(made).hasStatusOk();
        var found = SECRET.matcher(
                new String(made.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private MvcTestResult post(String secret, String body) {
        return postFrom("127.0.0.1", secret, body);
    }

    private MvcTestResult postFrom(String address, String secret, String body) {
        return pages.mvc()
                .post()
                .uri("/api/numbers")
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .header("Authorization", "Bearer " + secret)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult act(String address, String... params) {
        var request = pages.mvc().post().uri(address).cookie(proof(address)).with(csrf());
        for (int at = 0; at < params.length; at += 2) {
            request = request.param(params[at], params[at + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult visit(String address) {
        return pages.mvc().get().uri(address).cookie(proof(address)).exchange();
    }

    private Cookie proof(String address) {
        return OpenedLinks.proof(context, address.split("/")[2]).orElseThrow();
    }

    private String running() {
        return "/engagements/" + delivery.engagement() + "/running";
    }

    private String link() {
        var now = Instant.now();
        LinkHolder holder = delivery.vendor().holder();
        return OpenedLinks.path(inBusiness(() -> links.issueAnother(
                LinkPurpose.REPORT, delivery.id().id(), holder.name(), holder, now.plus(Duration.ofDays(9)), now)));
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
