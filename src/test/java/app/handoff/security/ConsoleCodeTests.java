package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Where no mail is sent, whoever runs the machine says who somebody is: with a code that stands on its console alone. */
@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class ConsoleCodeTests {

    private static final String PASSWORD = "a calm ledger of pine";
    private static final String NEW_PASSWORD = "another quiet river of slate";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

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
    void aCodeFromTheConsoleLetsItsPersonInOnce(CapturedOutput console) {
        var browser = new AnyBrowser(context);
        assertThat(askFor(browser, email)).hasStatusOk().bodyText().contains("on the console", "Enter the code");
        var code = code(console, email);

        assertThat(enter(browser, email, "ABCD-EFGH")).hasStatus(422).bodyText().contains("not the code");
        assertThat(enter(browser, email, code.toLowerCase().replace("-", " "))).hasRedirectedUrl("/");
        assertThat(browser.get("/settings")).hasStatusOk();
        assertThat(enter(new AnyBrowser(context), email, code)).hasStatus(422);
    }

    @Test
    void onceACodeIsUsedTheNextOneIsAnother(CapturedOutput console) {
        askFor(new AnyBrowser(context), email);
        var first = code(console, email);
        assertThat(enter(new AnyBrowser(context), email, first)).hasRedirectedUrl("/");
        askFor(new AnyBrowser(context), email);
        var second = code(console, email);

        assertThat(second).isNotEqualTo(first);
        assertThat(enter(new AnyBrowser(context), email, first)).hasStatus(422);
        assertThat(enter(new AnyBrowser(context), email, second)).hasRedirectedUrl("/");
    }

    @Test
    void ofTwentyWhoTryTheRightCodeAtOnceOneComesIn(CapturedOutput console) throws Exception {
        askFor(new AnyBrowser(context), email);
        var code = code(console, email);
        var go = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(20);
        var running = IntStream.range(0, 20)
                .mapToObj(number -> pool.submit(() -> {
                    go.await();
                    return ABusiness.signInByCode(context, email, code);
                }))
                .toList();
        go.countDown();
        int cameIn = 0;
        for (var one : running) {
            cameIn += one.get().isPresent() ? 1 : 0;
        }
        pool.shutdown();

        System.out.printf("Uses of one console code at once: 20, came in: %d%n", cameIn);
        assertThat(cameIn).isEqualTo(1);
    }

    @Test
    void theCodeStandsNowhereButOnTheConsole(CapturedOutput console) {
        askFor(new AnyBrowser(context), email);
        var code = code(console, email);

        var stored = transaction.execute(status -> jdbc.sql("select c::text from console_code c")
                .query(String.class)
                .list());
        assertThat(stored).isNotEmpty().noneMatch(row -> row.contains(code) || row.contains(code.replace("-", "")));
        var pages = Pages.of(context);
        assertThat(pages.get(ana, "/messages").exchange()).bodyText().doesNotContain(code, "sign-in", email);
        assertThat(letters(email)).isZero();
    }

    @Test
    void whoAsksForSomebodyElseStopsNeitherTheirCodeNorFillsTheConsole(CapturedOutput console) {
        var answers = IntStream.range(0, 20)
                .mapToObj(number -> askFor(new AnyBrowser(context), email))
                .toList();
        var stranger = askFor(new AnyBrowser(context), Ids.next() + "@example.com");
        var guesser = new AnyBrowser(context);
        for (int i = 0; i < 25; i++) {
            enter(guesser, email, "AAAA-AA" + (10 + i));
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatusOk());
        assertThat(stranger).hasStatusOk();
        assertThat(console.getOut().lines().filter(line -> line.contains("Code for")))
                .hasSize(1);
        assertThat(enter(guesser, email, code(console, email)))
                .hasStatus(422)
                .bodyText()
                .contains("Try again in 15 minutes");
        assertThat(enter(new AnyBrowser(context), email, code(console, email))).hasRedirectedUrl("/");
    }

    @Test
    void whenAGuesserUsedUpTheTriesANewDeviceStillComesInByCode(CapturedOutput console) {
        for (int i = 0; i < 12; i++) {
            new AnyBrowser(context).post("/sign-in", "/sign-in", "email", email, "password", "wrong password " + i);
        }
        var device = new AnyBrowser(context);
        assertThat(device.post("/sign-in", "/sign-in", "email", email, "password", PASSWORD))
                .hasStatus(422);

        askFor(device, email);
        assertThat(enter(device, email, code(console, email))).hasRedirectedUrl("/");
    }

    @Test
    void whoCameInWithoutAPasswordMayChooseANewOneForAQuarterOfAnHour(CapturedOutput console) {
        var elsewhere = new AnyBrowser(context);
        elsewhere.post("/sign-in", "/sign-in", "email", email, "password", PASSWORD);
        assertThat(elsewhere.get("/settings")).hasStatusOk();
        var browser = new AnyBrowser(context);
        askFor(browser, email);
        assertThat(browser.post(
                        "/sign-in/link",
                        "/sign-in/code",
                        "email",
                        email,
                        "code",
                        code(console, email),
                        "next",
                        "password"))
                .hasRedirectedUrl("/settings/password");
        assertThat(browser.get("/settings/password")).bodyText().doesNotContain("Current password");

        assertThat(browser.post("/settings/password", "/settings/password", "password", NEW_PASSWORD))
                .hasRedirectedUrl("/settings");

        assertThat(browser.get("/settings")).hasStatusOk();
        assertThat(elsewhere.get("/settings")).hasRedirectedUrl("/sign-in?to=%2Fsettings");
        assertThat(browser.get("/settings/password")).as("once").bodyText().contains("Current password");
        assertThat(ABusiness.signIn(context, email, NEW_PASSWORD)).isPresent();
        assertThat(ABusiness.signIn(context, email, PASSWORD)).isEmpty();
    }

    @Test
    void afterAQuarterOfAnHourTheOldPasswordIsAskedForAgain(CapturedOutput console) {
        var browser = new AnyBrowser(context);
        askFor(browser, email);
        enter(browser, email, code(console, email));
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update spring_session set creation_time = creation_time - 16 * 60 * 1000 where principal_name = ?")
                .param(ana.getName())
                .update());

        assertThat(browser.get("/settings/password")).bodyText().contains("Current password");
        assertThat(browser.post("/settings/password", "/settings/password", "password", NEW_PASSWORD))
                .hasStatus(422)
                .bodyText()
                .contains("This is not your password");
    }

    @Test
    void anAddressChangesWithThePasswordAndACodeFromTheConsole(CapturedOutput console) {
        var wanted = Ids.next() + "@fern.example";
        var pages = Pages.of(context);
        assertThat(pages.post(ana, "/settings/address")
                        .param("email", wanted)
                        .param("password", PASSWORD)
                        .exchange())
                .hasRedirectedUrl("/settings/address/code");
        assertThat(letters(wanted)).isZero();
        assertThat(confirm(pages, wanted, "ABCD-EFGH")).hasStatus(422);
        assertThat(confirm(pages, Ids.next() + "@fern.example", code(console, email)))
                .hasStatus(422);
        assertThat(ABusiness.signIn(context, wanted, PASSWORD)).isEmpty();

        assertThat(confirm(pages, wanted, code(console, email))).hasRedirectedUrl("/settings");

        assertThat(ABusiness.signIn(context, wanted, PASSWORD)).contains(ana);
        assertThat(ABusiness.signIn(context, email, PASSWORD)).isEmpty();
    }

    @Test
    void aLoginThatNobodyProvedIsTakenOverByWhoProvesIt(CapturedOutput console) {
        var mia = Pages.of(context).colleague(ana, Role.STAFF);
        var address = transaction.execute(status -> jdbc.sql("select email from login where id = ?")
                .param(mia.login())
                .query(String.class)
                .single());
        var browser = new AnyBrowser(context);
        askFor(browser, address);

        assertThat(enter(browser, address, code(console, address)))
                .as("no password is left")
                .hasRedirectedUrl("/settings/password");
        assertThat(Tenancy.as(ana.business(), () -> accounts.unproven())).doesNotContain(mia.member());
    }

    private MvcTestResult confirm(Pages pages, String address, String code) {
        return pages.post(ana, "/settings/address/code")
                .param("email", address)
                .param("code", code)
                .exchange();
    }

    private static MvcTestResult askFor(AnyBrowser browser, String address) {
        return browser.post("/sign-in/link", "/sign-in/link", "email", address);
    }

    private static MvcTestResult enter(AnyBrowser browser, String address, String code) {
        return browser.post("/sign-in/link", "/sign-in/code", "email", address, "code", code);
    }

    /** As whoever runs the machine reads it. */
    static String code(CapturedOutput console, String address) {
        var found = Pattern.compile("Code for " + Pattern.quote(address) + " to [a-z -]+: ([A-Z2-9]{4}-[A-Z2-9]{4})")
                .matcher(console.getOut());
        var codes = found.results().map(line -> line.group(1)).toList();
        assertThat(codes).isNotEmpty();
        return codes.get(codes.size() - 1);
    }

    private int letters(String address) {
        return Tenancy.as(
                ana.business(),
                () -> transaction.execute(status -> jdbc.sql("select count(*) from message where recipient_email = ?")
                        .param(address)
                        .query(Integer.class)
                        .single()));
    }
}
