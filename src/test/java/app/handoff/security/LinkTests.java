package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.ShareToken;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import jakarta.servlet.RequestDispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A link opens its own pages and nothing else, and reading through it changes nothing. */
@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class LinkTests {

    private static final int GUESSES = 10_000;
    private static final int GUESSES_ALLOWED = 100;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ShareLinks links;

    @Autowired
    TransactionTemplate transaction;

    private World ours;
    private Pages pages;

    @BeforeEach
    void aBusiness() {
        ours = World.in(context, "Wombat");
        pages = Pages.of(context);
    }

    @Test
    void whateverIsWrongWithALinkLooksTheSame() throws Exception {
        var now = Instant.now();
        var subject = UUID.fromString(ours.first().id("invitation"));
        var expired = issue(LinkPurpose.BID, subject, now.minusSeconds(1));
        var own = UUID.randomUUID();
        var revoked = issue(LinkPurpose.BID, own, now.plusSeconds(600));
        ours.inside(() -> links.revoke(own, LinkPurpose.BID, now));
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("unknown", ShareToken.random(ours.business().id()).value());
        wrong.put(
                "of no business",
                ShareToken.random(app.handoff.kernel.BusinessId.next()).value());
        wrong.put("expired", expired.value());
        wrong.put("revoked", revoked.value());
        wrong.put("for a contract", token(LinkPurpose.CONTRACT));
        wrong.put("for reports", token(LinkPurpose.REPORT));
        wrong.put("for reading a scope", token(LinkPurpose.READING));
        wrong.put("for a lawyer", token(LinkPurpose.LAWYER));
        wrong.put("for a reference", token(LinkPurpose.REFERENCE));
        wrong.put("for everybody", token(LinkPurpose.PUBLIC));
        wrong.put("for proving an address", token(LinkPurpose.NEWCOMER));
        wrong.put("for joining", token(LinkPurpose.JOIN));
        wrong.put("for signing in", token(LinkPurpose.SIGN_IN));
        wrong.put("cut short", token(LinkPurpose.BID).substring(1));
        wrong.put("made longer", token(LinkPurpose.BID) + "A");
        wrong.put("filled up", token(LinkPurpose.BID) + "==");
        wrong.put("in capitals", token(LinkPurpose.BID).toUpperCase());
        wrong.put("no token at all", "bid");
        wrong.put("not even letters", "%C3%A4");

        assertThat(visit(token(LinkPurpose.BID), "/bid")).hasStatusOk();
        var seen = new HashSet<String>();
        wrong.forEach((what, token) -> {
            var answer = visit(token, "/bid");
            assertThat(answer).as(what).hasStatus(HttpStatus.NOT_FOUND);
            seen.add(allOf(answer) + shown(answer, token));
        });
        System.out.println("Links with something wrong: " + wrong.size() + ", different answers: " + seen.size());
        assertThat(seen).hasSize(1);
        assertThat(seen.iterator().next())
                .contains("404 null", "<h1>This link no longer opens anything", "Look for a newer message")
                .as("whoever has no account finds nothing on the start page")
                .doesNotContain("Go to the start page");
    }

    @Test
    void aLinkThatWasUsedSaysSoToWhoeverHasIt() {
        var now = Instant.now();
        var used = issue(LinkPurpose.JOIN, UUID.randomUUID(), now.plusSeconds(600));
        ours.inside(() -> assertThat(links.useOnce(link(used), now)).isTrue());

        var answer = visit(used.value(), "/join");

        assertThat(answer).hasStatus(HttpStatus.GONE);
        assertThat(shown(answer, used.value())).contains("This link was used already", "href=\"/sign-in\"");
        assertThat(visit(used.value().substring(1), "/join")).hasStatus(HttpStatus.NOT_FOUND);
    }

    /** What the error page says about an answer of this status, as the server would show it. */
    private String shown(MvcTestResult answer, String token) {
        var page = pages.mvc()
                .get()
                .uri("/error")
                .accept("text/html")
                .requestAttr(
                        RequestDispatcher.ERROR_STATUS_CODE,
                        answer.getResponse().getStatus())
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/s/" + token + "/bid")
                .requestAttr(
                        "linkOpensNothing",
                        Boolean.TRUE.equals(answer.getRequest().getAttribute("linkOpensNothing")))
                .requestAttr("linkUsed", Boolean.TRUE.equals(answer.getRequest().getAttribute("linkUsed")))
                .exchange();
        assertThat(page).bodyText().doesNotContain(token);
        return allOf(page);
    }

    private static String allOf(MvcTestResult answer) {
        var response = answer.getResponse();
        var headers = new ArrayList<String>();
        response.getHeaderNames().stream()
                .filter(name -> !name.equals("Set-Cookie"))
                .sorted()
                .forEach(name -> headers.add(name + response.getHeaders(name)));
        try {
            return response.getStatus() + " " + response.getErrorMessage() + headers + response.getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readingThroughALinkChangesNothing() {
        var before = ours.contentBut("link_code");
        int read = 0;
        for (var route : Route.all(context)) {
            for (var caller : Caller.values()) {
                if (route.isGet() && route.isBehindLink() && caller.purpose() != null && route.admits(caller)) {
                    var values =
                            route.values(ours.first(), ours.first().tokens().get(caller.purpose()));
                    var callers = new Callers(context, ours.business());
                    var answer = callers.request(route, values, caller).exchange();
                    assertThat(answer.getResponse().getStatus())
                            .as(route.toString())
                            .isLessThan(500);
                    assertThat(callers.request(route, values, caller)
                                    .with(request -> {
                                        request.setMethod("HEAD");
                                        return request;
                                    })
                                    .exchange()
                                    .getResponse()
                                    .getStatus())
                            .isLessThan(500);
                    read++;
                }
            }
        }
        var after = ours.contentBut("link_code");
        System.out.println("Pages read through links: " + read + ", tables changed: "
                + after.entrySet().stream()
                        .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                        .toList());
        assertThat(after).isEqualTo(before);
    }

    @Test
    void nobodyGuessesALink() {
        var inside = Tenancy.as(
                ours.business().scope(),
                () -> transaction.execute(status -> {
                    int opened = 0;
                    for (int i = 0; i < GUESSES; i++) {
                        opened += links.open(ShareToken.random(ours.business().id()), Instant.now())
                                        .isPresent()
                                ? 1
                                : 0;
                    }
                    return opened;
                }));
        var from = Callers.fromElsewhere();
        int looked = 0;
        for (int i = 0; i < GUESSES_ALLOWED + 20; i++) {
            var answer = visit(ShareToken.random(ours.business().id()).value(), "/bid", from);
            looked += answer.getResponse().getStatus() == 404 ? 1 : 0;
        }
        System.out.printf(
                "Links guessed: %d of %,d; answers before the same address has to wait: %d%n", inside, GUESSES, looked);
        assertThat(inside).isZero();
        assertThat(looked).isEqualTo(GUESSES_ALLOWED);
        assertThat(visit(token(LinkPurpose.BID), "/bid", from))
                .as("whoever holds a link comes in from there too")
                .hasStatusOk();
    }

    @Test
    void theSecretStandsNowhere(CapturedOutput log) {
        var token = issue(
                LinkPurpose.BID,
                UUID.fromString(ours.first().id("invitation")),
                Instant.now().plusSeconds(600));
        visit(token.value(), "/bid");
        visit(token.value(), "/nowhere");
        visit(token.value() + "x", "/bid");
        for (var purpose : LinkPurpose.values()) {
            for (var page : Arrays.asList(
                    "",
                    "/bid",
                    "/contract",
                    "/report",
                    "/reading",
                    "/lawyer",
                    "/reference",
                    "/request",
                    "/newcomer",
                    "/join",
                    "/sign-in")) {
                visit(token(purpose), page);
            }
        }

        assertThat(token).asString().doesNotContain(token.value().substring(20, 40));
        assertThat(ours.tablesHolding(token.value()))
                .as("tables that hold the token")
                .isEmpty();
        for (var purpose : LinkPurpose.values()) {
            assertThat(log.getAll()).doesNotContain(token(purpose));
            assertThat(ours.tablesHolding(token(purpose))).as(purpose.name()).isEmpty();
        }
        assertThat(log.getAll()).doesNotContain(token.value());
    }

    private ShareToken issue(LinkPurpose purpose, UUID subject, Instant until) {
        return Tenancy.as(
                ours.business().scope(),
                () -> links.issueAnother(
                        purpose,
                        subject,
                        "Liza",
                        new LinkHolder(subject, "Liza", null),
                        until,
                        Instant.now().minus(Duration.ofDays(1))));
    }

    private UUID link(ShareToken token) {
        return OpenedLinks.id(links, token);
    }

    private String token(LinkPurpose purpose) {
        return String.valueOf(ours.first().tokens().get(purpose));
    }

    private MvcTestResult visit(String token, String page) {
        return visit(token, page, Callers.fromElsewhere());
    }

    private MvcTestResult visit(String token, String page, RequestPostProcessor from) {
        return pages.mvc()
                .get()
                .uri(java.net.URI.create("/s/" + token + page))
                .with(from)
                .exchange();
    }
}
