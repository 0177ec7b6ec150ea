package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.kernel.ExchangeRate;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A rate is stated, a vendor bids in dollars, and the bids are compared: readable in every look. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CurrenciesUiTests {

    private static final String MAIL = "ana.currencies@example.com";
    private static final String PASSWORD = "a calm ledger of larch";

    @Autowired
    private Accounts accounts;

    @Autowired
    private ABidding biddings;

    @Autowired
    private BidsForTests bids;

    @Autowired
    private EvaluationsForTests judging;

    @LocalServerPort
    private int port;

    @Test
    void aBidInDollarsIsMadeAndCompared() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Two currencies", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var studio = Tenancy.Scope.of(person.business()).at(Pages.BERLIN);
            var made = biddings.prepared(
                    studio,
                    LocalDateTime.now(ABidding.BERLIN).plusDays(10),
                    ABidding.BERLIN,
                    "Kontor Vier",
                    "Tala Ledger");
            biddings.allow(
                    made,
                    new ExchangeRate(
                            Currency.getInstance("USD"),
                            new BigDecimal("0.8725"),
                            ABidding.EUR,
                            LocalDate.now(ABidding.BERLIN).minusDays(3),
                            "European Central Bank, reference rate of Friday"));
            var base = "http://localhost:" + port;
            var at = base + "/engagements/" + made.engagement();
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, base + "/", MAIL, PASSWORD);
            page.navigate(at + "/bidding/setup");
            look(page, "currencies-setup");
            page.locator("[name='rates[1].currency']").selectOption("PHP");
            page.locator("[name='rates[1].rate']").fill("65.5");
            page.locator("[name='rates[1].day']")
                    .fill(LocalDate.now().minusDays(1).toString());
            page.locator("[name='rates[1].source']").fill("Bangko Sentral");
            page.waitForNavigation(
                    () -> page.locator("main .actions .btn.primary").click());
            assertThat(page.locator("main").textContent()).contains("1 PHP = 65.5 EUR?", "The rate is right");
            look(page, "currencies-asked");

            biddings.opened(made);
            var vendor = browser.open(Axe.DESK);
            int dollarsAt = biddings.invitation(made, 0).vendorName().equals("Tala Ledger") ? 0 : 1;
            var link = Browser.beginBid(
                    vendor, base + "/s/" + biddings.link(made, dollarsAt).value());
            vendor.navigate(link + "/document");
            look(vendor, "currencies-document");
            vendor.navigate(link + "/offer");
            vendor.locator("[name='prices[0].value']").fill("1.40");
            assertThat(vendor.locator("#total").textContent()).startsWith("€");
            vendor.locator("input[name=currency][value=USD]").check();
            assertThat(vendor.locator("#total").textContent()).startsWith("US$");
            assertThat(vendor.locator("#compared").textContent())
                    .startsWith("Compared in EUR as €")
                    .endsWith("at 1 USD = 0.8725 EUR.");
            assertThat(vendor.locator("[data-each]").first().textContent()).startsWith("US$");
            look(vendor, "currencies-offer");
            vendor.locator("input[name=currency][value=EUR]").check();
            assertThat(vendor.locator("#compared").textContent()).isEqualTo("Compared as it is.");

            for (int i = 0; i < 2; i++) {
                var invitation = made.invited().get(i);
                boolean dollars = i == dollarsAt;
                Tenancy.as(made.vendor(i), () -> {
                    bids.fill(invitation, made.frozen(), dollars ? "1.37" : "1.30");
                    if (dollars) {
                        bids.choose(invitation, "USD");
                    }
                    return true;
                });
            }
            vendor.navigate(link + "/check");
            look(vendor, "currencies-check");
            for (int i = 0; i < 2; i++) {
                var invitation = made.invited().get(i);
                Tenancy.as(made.vendor(i), () -> {
                    bids.send(invitation, Instant.now());
                    return true;
                });
            }
            biddings.opening(made);
            biddings.as(studio, () -> {
                judging.waiveAllChecks(made.engagement(), "We know them well.", ABidding.MIA, Instant.now());
                judging.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
                return true;
            });
            page.navigate(at + "/comparison");
            look(page, "currencies-comparison");
            page.navigate(at + "/award");
            look(page, "currencies-award");
        }
    }

    @Test
    void aBidBelowALeastScoreWaitsForAPerson() {
        try (var browser = Browser.launch()) {
            var mail = "ana.least@example.com";
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Least scores", "DE", Pages.BERLIN, "Ana Ruiz", mail, PASSWORD),
                    Instant.now());
            var studio = Tenancy.Scope.of(person.business()).at(Pages.BERLIN);
            var deadline = LocalDateTime.now(ABidding.BERLIN).plusDays(10);
            var made = biddings.prepared(studio, deadline, ABidding.BERLIN, "Kontor Vier", "Norte Contable", "Quill");
            biddings.as(studio, () -> {
                biddings.judgedBy(
                        made,
                        deadline,
                        new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 60, null, ""),
                        new Criterion(
                                CriterionId.next(), 1, "Answers", CriterionKind.ANSWER, 40, BigDecimal.valueOf(4), ""));
                return true;
            });
            biddings.opened(made);
            biddings.bids(made, 3);
            biddings.opening(made);
            biddings.as(studio, () -> {
                judging.waiveAllChecks(made.engagement(), "We know them well.", ABidding.MIA, Instant.now());
                judging.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
                return true;
            });
            var base = "http://localhost:" + port;
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, base + "/", mail, PASSWORD);
            page.navigate(base + "/engagements/" + made.engagement() + "/comparison");
            assertThat(page.locator("#below").textContent()).contains("Quill", "Waits for a decision");
            look(page, "least-comparison");
            page.waitForNavigation(
                    () -> page.locator("#below a[href$=waiver]").first().click());
            look(page, "least-waiver");
            page.locator("[name=reason]").fill("All three answered the first question as it was asked.");
            page.waitForNavigation(
                    () -> page.locator("main form button").first().click());
            assertThat(page.locator("#below").textContent()).contains("Let stand by Ana Ruiz");
            look(page, "least-let-stand");
            page.navigate(base + "/engagements/" + made.engagement() + "/award");
            look(page, "least-award");
        }
    }

    private static void look(Page page, String name) {
        assertThat(Axe.inEveryLook(page)).isEmpty();
        Browser.shot(page, name + "-desk-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(Axe.PHONE, 900);
        Browser.noSidewaysScroll(page);
        Browser.shot(page, name + "-phone-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(Axe.DESK, 900);
    }
}
