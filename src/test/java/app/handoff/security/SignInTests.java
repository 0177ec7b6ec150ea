package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.shared.Actor;
import app.handoff.shared.Ids;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.Role;
import app.handoff.shared.Tenancy;
import app.handoff.sharelink.ShareLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Who comes in, who does not, and that a session ends when it should. */
@SpringBootTest
class SignInTests {

    /** Without a server of its own the session's cookie has this name. */
    private static final String SESSION = "SESSION";

    private static final String PASSWORD = "a calm ledger of pine";
    private static final String WRONG = "Address and password do not belong together";
    private static final String TOO_OFTEN = "That was tried too often";
    private static final int TRIES = 10;
    private static final int AT_ONCE = 20;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    ShareLinks links;

    private String email;
    private SignedIn ana;

    @BeforeEach
    void anOwner() {
        email = Ids.next() + "@example.com";
        ana = accounts.setUp(
                new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", email, PASSWORD),
                Instant.now());
    }

    @Test
    void aWrongAddressLooksLikeAWrongPassword() {
        var wrongPassword = signIn(browser(), email, "not the right password");
        var stranger = Ids.next() + "@example.com";
        var wrongAddress = signIn(browser(), stranger, "not the right password");

        assertThat(wrongPassword).hasStatus(422).bodyText().contains(WRONG);
        assertThat(plain(wrongAddress, stranger)).isEqualTo(plain(wrongPassword, email));
        assertThat(headers(wrongAddress)).isEqualTo(headers(wrongPassword));

        var sent = browser().post("/sign-in/link", "/sign-in/link", "email", email);
        var notSent = browser().post("/sign-in/link", "/sign-in/link", "email", stranger);
        assertThat(sent).hasStatusOk();
        assertThat(plain(notSent, stranger)).isEqualTo(plain(sent, email));
    }

    @Test
    void afterTenWrongTriesTheRightPasswordHasToWaitToo() {
        for (int i = 0; i < TRIES; i++) {
            assertThat(signIn(browser().sayingItComesFrom("192.0.2." + i), email, "wrong password " + i))
                    .hasStatus(422)
                    .bodyText()
                    .contains(WRONG);
        }

        assertThat(signIn(browser().sayingItComesFrom("192.0.2.99"), email, PASSWORD))
                .hasStatus(422)
                .bodyText()
                .contains(TOO_OFTEN);
        assertThat(signIn(browser(), email.toUpperCase(), PASSWORD))
                .hasStatus(422)
                .bodyText()
                .contains(TOO_OFTEN);
    }

    @Test
    void triesAtTheSameTimeAreCountedOneByOne() {
        var answers = atOnce(number -> {
            var browser = browser().sayingItComesFrom("198.51.100." + number);
            var token = browser.formToken("/sign-in");
            return () -> browser.send("/sign-in", token, "email", email, "password", "wrong password " + number);
        });

        var looked =
                answers.stream().filter(answer -> text(answer).contains(WRONG)).count();
        var refused = answers.stream()
                .filter(answer -> text(answer).contains(TOO_OFTEN))
                .count();
        System.out.printf("Passwords tried at once: %d, looked at: %d, refused: %d%n", answers.size(), looked, refused);
        assertThat(looked).isEqualTo(TRIES);
        assertThat(looked + refused).isEqualTo(AT_ONCE);
    }

    @Test
    void aStrangerCannotLockTheOwnersBrowserOut() {
        var own = browser();
        assertThat(signIn(own, email, PASSWORD)).hasStatus3xxRedirection();
        own.post("/", "/sign-out");

        var stranger = browser().from(own);
        var token = stranger.formToken("/sign-in");
        for (int i = 0; i < 110; i++) {
            stranger.send("/sign-in", token, "email", email, "password", "wrong password " + i);
        }
        assertThat(signIn(browser(), email, PASSWORD)).hasStatus(422).bodyText().contains(TOO_OFTEN);

        assertThat(signIn(own, email, PASSWORD)).hasStatus3xxRedirection().hasRedirectedUrl("/");
        assertThat(own.get("/settings")).hasStatusOk();
    }

    @Test
    void anInvitationIsNoWayToGuessAPassword() {
        var other = accounts.setUp(
                new Accounts.NewBusiness(
                        "Elsewhere", "DE", Pages.BERLIN, "Eve Moss", Ids.next() + "@example.com", PASSWORD),
                Instant.now());
        var token = Tenancy.as(other.business(), () -> {
            accounts.invite(
                    "Ana Ruiz", email, Role.STAFF, Actor.member(other.member(), "Eve"), "Elsewhere", Instant.now());
            var invited = accounts.people().stream()
                    .filter(person -> person.email().equals(email))
                    .findFirst()
                    .orElseThrow();
            return links.issue(
                            LinkPurpose.JOIN,
                            invited.getId().id(),
                            "Ana",
                            Instant.now().plusSeconds(600),
                            Instant.now())
                    .value();
        });
        var page = "/s/" + token + "/join";
        var answers = new ArrayList<MvcTestResult>();
        for (int i = 0; i < TRIES + 2; i++) {
            answers.add(browser().post(page, page, "name", "Ana", "password", "wrong password " + i));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(422));
        assertThat(answers.stream()
                        .filter(answer -> text(answer).contains(TOO_OFTEN))
                        .count())
                .isEqualTo(2);
        assertThat(browser().post(page, page, "name", "Ana", "password", PASSWORD))
                .hasStatus(422)
                .bodyText()
                .contains(TOO_OFTEN);
    }

    @Test
    void aStolenSessionIsNoWayToGuessThePassword() {
        var browser = browser();
        signIn(browser, email, PASSWORD);
        for (int i = 0; i < TRIES; i++) {
            assertThat(changePassword(browser, "wrong password " + i))
                    .hasStatus(422)
                    .bodyText()
                    .doesNotContain(TOO_OFTEN);
        }

        assertThat(changePassword(browser, PASSWORD)).hasStatus(422).bodyText().contains(TOO_OFTEN);
    }

    @Test
    void aSignInLinkWorksOnceHoweverManyUseItAtTheSameTime() {
        var page = "/s/" + signInLink(ana) + "/sign-in";
        var answers = atOnce(number -> {
            var browser = browser();
            var token = browser.formToken(page);
            return () -> browser.send(page, token);
        });

        var cameIn = answers.stream()
                .filter(answer -> "/".equals(answer.getResponse().getRedirectedUrl()))
                .count();
        System.out.printf("Uses of one sign-in link at once: %d, came in: %d%n", answers.size(), cameIn);
        assertThat(cameIn).isEqualTo(1);
        assertThat(browser().get(page)).hasStatus(404);
    }

    @Test
    void aSessionGetsANewNameAtTheDoorAndEndsAtSignOut() {
        var browser = browser();
        browser.get("/sign-in");
        var before = browser.cookie(SESSION);

        signIn(browser, email, PASSWORD);
        var inside = browser.cookie(SESSION);
        assertThat(inside).isNotNull().isNotEqualTo(before);
        assertThat(browser.get("/settings")).hasStatusOk();
        if (before != null) {
            assertThat(browser().with(SESSION, before).get("/settings")).hasStatus3xxRedirection();
        }

        browser.post("/", "/sign-out");
        assertThat(browser().with(SESSION, inside).get("/settings"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/sign-in");
    }

    @Test
    void cookiesAreForTheServerAlone() {
        var answer = signIn(browser(), email, PASSWORD);

        assertThat(answer.getResponse().getHeaders("Set-Cookie"))
                .filteredOn(cookie -> !cookie.startsWith(SESSION))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
        var settings = context.getEnvironment();
        assertThat(settings.getProperty("server.servlet.session.cookie.http-only"))
                .isEqualTo("true");
        assertThat(settings.getProperty("server.servlet.session.cookie.same-site"))
                .isEqualTo("lax");
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        var here = browser();
        var there = browser();
        signIn(here, email, PASSWORD);
        signIn(there, email, PASSWORD);
        assertThat(there.get("/settings")).hasStatusOk();

        assertThat(changePassword(here, PASSWORD)).hasStatus3xxRedirection();

        assertThat(here.get("/settings")).hasStatusOk();
        assertThat(there.get("/settings")).hasStatus3xxRedirection().hasRedirectedUrl("/sign-in");
        assertThat(signIn(browser(), email, PASSWORD)).hasStatus(422);
    }

    @Test
    void aRemovedMemberIsOutAndAChangedRoleCountsWithTheNextClick() {
        var owner = browser();
        signIn(owner, email, PASSWORD);
        var jonas = Pages.of(context).colleague(ana, Role.STAFF);
        var colleague = browser();
        var page = "/s/" + signInLink(jonas) + "/sign-in";
        assertThat(colleague.post(page, page)).hasStatus3xxRedirection();
        assertThat(colleague.get("/engagements")).hasStatusOk();
        assertThat(colleague.get("/people")).hasStatus(403);

        var person = "/people/" + jonas.member();
        assertThat(owner.post("/people", person + "/role", "role", "OWNER")).hasStatus3xxRedirection();
        assertThat(colleague.get("/people")).hasStatusOk();
        assertThat(owner.post("/people", person + "/role", "role", "STAFF")).hasStatus3xxRedirection();
        assertThat(colleague.get("/people")).hasStatus(403);

        var link = signInLink(jonas);
        assertThat(owner.post("/people", person + "/departure")).hasStatus3xxRedirection();
        assertThat(colleague.get("/engagements")).hasStatus3xxRedirection().hasRedirectedUrl("/sign-in");
        assertThat(browser().get("/s/" + link + "/sign-in"))
                .as("a link that was still open")
                .hasStatus(404);
    }

    private MvcTestResult signIn(AnyBrowser browser, String address, String password) {
        return browser.post("/sign-in", "/sign-in", "email", address, "password", password);
    }

    private MvcTestResult changePassword(AnyBrowser browser, String current) {
        return browser.post(
                "/settings/password",
                "/settings/password",
                "current",
                current,
                "password",
                "another quiet river of slate");
    }

    private String signInLink(SignedIn person) {
        var now = Instant.now();
        return Tenancy.as(
                person.business(),
                () -> links.issue(
                                LinkPurpose.SIGN_IN, person.member().id(), "Ana", now.plus(Duration.ofMinutes(15)), now)
                        .value());
    }

    private AnyBrowser browser() {
        return new AnyBrowser(context);
    }

    /** Everybody prepares, then all go off together. */
    private static List<MvcTestResult> atOnce(java.util.function.IntFunction<Callable<MvcTestResult>> prepared) {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        var go = new CountDownLatch(1);
        try {
            var running = new ArrayList<java.util.concurrent.Future<MvcTestResult>>();
            for (int i = 0; i < AT_ONCE; i++) {
                var act = prepared.apply(i);
                running.add(pool.submit(() -> {
                    go.await();
                    return act.call();
                }));
            }
            go.countDown();
            var answers = new ArrayList<MvcTestResult>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static String plain(MvcTestResult answer, String address) {
        return answer.getResponse().getStatus()
                + AnyBrowser.FORM_TOKEN.matcher(text(answer)).replaceAll("…").replace(address, "…");
    }

    private static List<String> headers(MvcTestResult answer) {
        return answer.getResponse().getHeaderNames().stream()
                .filter(name -> !name.equals("Set-Cookie") && !name.equals("Content-Length"))
                .sorted()
                .map(name -> name + answer.getResponse().getHeaders(name))
                .toList();
    }

    private static String text(MvcTestResult answer) {
        return AnyBrowser.text(answer);
    }
}
