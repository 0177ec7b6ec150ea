package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Role;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    private static final String SESSION = "handoff";

    private static final String PASSWORD = "a calm ledger of pine";
    private static final String WRONG = "Wrong e-mail or password";
    private static final String TOO_OFTEN = "Try again in 15 minutes";
    private static final int TRIES = 10;
    private static final int GUESSES = 100;
    private static final int AT_ONCE = 20;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    ShareLinks links;

    @Autowired
    RateLimit rateLimit;

    private String email;
    private SignedIn ana;

    @BeforeEach
    void anOwner() {
        email = Ids.next() + "@example.com";
        ana = accounts.setUp(
                new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", email, PASSWORD),
                Instant.now());
        Pages.of(context).prove(email);
    }

    @Test
    void theAddressIsReadHereAsEverywhereElse() {
        for (var typed : List.of(
                " " + email + " ",
                email.toUpperCase(java.util.Locale.ROOT),
                "Ana Ruiz <" + email + ">",
                email + ".",
                email + ";")) {
            assertThat(signIn(browser(), typed, PASSWORD)).as(typed).hasStatus3xxRedirection();
            assertThat(browser().post("/sign-in/link", "/sign-in/link", "email", typed))
                    .as(typed)
                    .hasStatusOk();
        }
        assertThat(signIn(browser(), "ana@fern", PASSWORD)).hasStatus(422);
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
    void whoHasToWaitIsToldForHowLong() {
        var key = "sign-in:" + UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
        for (var waited : List.of(0, 8, 14)) {
            rateLimit.forget(key);
            var began = Instant.now().minus(Duration.ofMinutes(waited));
            for (int i = 0; i < TRIES; i++) {
                rateLimit.mayTry(key, TRIES, Duration.ofMinutes(15), began);
            }
            assertThat(signIn(browser(), email, PASSWORD))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Try again in " + (waited == 14 ? "1 minute," : 15 - waited + " minutes,"));
        }
    }

    @Test
    void aGuesserBehindTheSameAddressStopsNobodyWhoseAccountIsNotUnderAttack() {
        var guesser = browser();
        for (int i = 0; i < 2 * GUESSES; i++) {
            rateLimit.mayTry("sign-in:from:" + guesser.address(), GUESSES, Duration.ofMinutes(15), Instant.now());
        }
        var victim = Ids.next() + "@example.com";
        for (int i = 0; i < TRIES; i++) {
            signIn(browser().from(guesser), victim, "wrong password " + i);
        }

        assertThat(signIn(browser().from(guesser), email, "a slip of the fingers"))
                .bodyText()
                .contains(WRONG);
        assertThat(signIn(browser().from(guesser), email, PASSWORD)).hasRedirectedUrl("/");
        assertThat(rateLimit.hasReached(
                        "sign-in:" + UUID.nameUUIDFromBytes(victim.getBytes(StandardCharsets.UTF_8)),
                        TRIES,
                        Duration.ofMinutes(15),
                        Instant.now()))
                .as("tries at an account, most of them refused")
                .isTrue();
    }

    @Test
    void aThousandWrongTriesFromFiftyAddressesLockNobodyOut() {
        var own = browser();
        assertThat(signIn(own, email, PASSWORD)).hasRedirectedUrl("/");
        own.post("/", "/sign-out");
        int looked = 0;
        for (int address = 0; address < 50; address++) {
            var guesser = browser();
            var token = guesser.formToken("/sign-in");
            for (int i = 0; i < 20; i++) {
                looked += text(guesser.send("/sign-in", token, "email", email, "password", "wrong password " + i))
                                .contains(WRONG)
                        ? 1
                        : 0;
            }
        }

        System.out.printf(
                "Wrong passwords: 1000 from 50 addresses, looked at: %d; the owner's device is let in%n", looked);
        assertThat(looked).isEqualTo(TRIES);
        assertThat(signIn(own, email, PASSWORD)).hasRedirectedUrl("/");
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
            var invited = ABusiness.invited(
                    context, "Ana Ruiz", email, Role.STAFF, Actor.member(other.member(), "Eve"), "Elsewhere");
            return links.issue(
                            LinkPurpose.JOIN, invited.id(), "Ana", Instant.now().plusSeconds(600), Instant.now())
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
        assertThat(browser().get(page)).as("it says that it was used").hasStatus(410);
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
                .hasRedirectedUrl("/sign-in?to=%2Fsettings");
    }

    @Test
    void cookiesAreForTheServerAlone() {
        var answer = signIn(browser(), email, PASSWORD);

        assertThat(answer.getResponse().getHeaders("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith(SESSION + "=").contains("SameSite=Lax"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("handoff-device=").contains("SameSite=Strict"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "Path=/"));
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
        assertThat(there.get("/settings")).hasStatus3xxRedirection().hasRedirectedUrl("/sign-in?to=%2Fsettings");
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
        assertThat(colleague.get("/engagements"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/sign-in?to=%2Fengagements");
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
