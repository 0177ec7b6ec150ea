package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Ids;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Everybody sees where they are signed in, ends what they do not know, and signs in anew after a month. */
@SpringBootTest
class SessionTests {

    private static final String PASSWORD = "a calm ledger of pine";
    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
    private static final String EDGE = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0";

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
    private AnyBrowser office;
    private AnyBrowser phone;
    private AnyBrowser third;

    @BeforeEach
    void anOwnerInThreeBrowsers() {
        email = Ids.next() + "@example.com";
        ana = accounts.setUp(
                new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", email, PASSWORD),
                Instant.now());
        office = signedIn(FIREFOX);
        phone = signedIn(PHONE);
        third = signedIn(EDGE);
    }

    @Test
    void sessionsAreListedInPlainWords() {
        var page = AnyBrowser.text(office.get("/settings/sessions"));

        assertThat(Jsoup.parse(page).select("ul.rows > li b").eachText())
                .containsExactlyInAnyOrder("Firefox on Windows", "Safari on iPhone", "Edge on Linux");
        assertThat(Jsoup.parse(page).select("ul.rows > li:contains(Firefox)").text())
                .contains("this browser")
                .doesNotContain("Sign out");
        assertThat(page).doesNotContain(sessionIds().toArray(String[]::new));
    }

    @Test
    void aSessionIsEndedFromElsewhere() {
        var name = Jsoup.parse(AnyBrowser.text(office.get("/settings/sessions")))
                .select("li:contains(iPhone) form")
                .attr("action");

        assertThat(office.post("/settings/sessions", name)).hasRedirectedUrl("/settings/sessions");

        assertThat(phone.get("/settings")).hasRedirectedUrl("/sign-in?to=%2Fsettings");
        assertThat(third.get("/settings")).hasStatusOk();
        assertThat(office.get("/settings")).hasStatusOk();
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        var eve = Ids.next() + "@example.com";
        accounts.setUp(
                new Accounts.NewBusiness("Elsewhere", "DE", Pages.BERLIN, "Eve Moss", eve, PASSWORD), Instant.now());
        var stranger = new AnyBrowser(context);
        stranger.post("/sign-in", "/sign-in", "email", eve, "password", PASSWORD);
        var name = Jsoup.parse(AnyBrowser.text(office.get("/settings/sessions")))
                .select("li:contains(iPhone) form")
                .attr("action");

        stranger.post("/settings", name);
        stranger.post("/settings", "/settings/sessions/ending");

        assertThat(phone.get("/settings")).hasStatusOk();
        assertThat(office.get("/settings")).hasStatusOk();
    }

    @Test
    void allOthersEndAtOnce() {
        assertThat(office.post("/settings/sessions", "/settings/sessions/ending"))
                .hasRedirectedUrl("/settings/sessions");

        assertThat(phone.get("/settings")).hasRedirectedUrl("/sign-in?to=%2Fsettings");
        assertThat(third.get("/settings")).hasRedirectedUrl("/sign-in?to=%2Fsettings");
        assertThat(office.get("/settings")).hasStatusOk();
    }

    @Test
    void signingOutLeavesNothingForAnyNodeToFind() {
        assertThat(sessionIds()).hasSize(3);
        phone.post("/", "/sign-out");
        assertThat(sessionIds()).hasSize(2);
        assertThat(phone.get("/settings")).hasRedirectedUrl("/sign-in?to=%2Fsettings");
    }

    @Test
    void aMonthAfterSigningInEverybodySignsInAnewHoweverOftenTheyCame() {
        age(29);
        assertThat(office.get("/settings")).hasStatusOk();
        age(2);
        assertThat(office.get("/settings")).hasRedirectedUrl("/sign-in?to=%2Fsettings");
        assertThat(office.post("/sign-in", "/sign-in", "email", email, "password", PASSWORD))
                .hasRedirectedUrl("/");
        assertThat(office.get("/settings")).hasStatusOk();
    }

    private void age(int days) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update spring_session set creation_time = creation_time - ? where principal_name = ?")
                .params(days * 86_400_000L, ana.getName())
                .update());
    }

    private List<String> sessionIds() {
        return transaction.execute(status -> jdbc.sql("select session_id from spring_session where principal_name = ?")
                .param(ana.getName())
                .query(String.class)
                .list());
    }

    private AnyBrowser signedIn(String named) {
        var browser = new AnyBrowser(context).named(named);
        assertThat(browser.post("/sign-in", "/sign-in", "email", email, "password", PASSWORD))
                .hasRedirectedUrl("/");
        return browser;
    }
}
