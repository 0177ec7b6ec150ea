package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.tenancy.Tenancy;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An owner sees who together would cost least and shares the work out between two vendors: readable in every look. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AwardInPartsUiTests {

    private static final String MAIL = "ana.shares@example.com";
    private static final String PASSWORD = "a calm ledger of maple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private BidsInParts inParts;

    @LocalServerPort
    private int port;

    @Test
    void theWorkIsSharedOutBetweenTwoVendors() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Small City", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var made = inParts.payroll(Tenancy.Scope.of(person.business()).at(Pages.BERLIN));
            var at = "http://localhost:" + port + "/engagements/" + made.engagement();
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, "http://localhost:" + port + "/", MAIL, PASSWORD);
            page.navigate(at + "/comparison");
            assertThat(page.locator("#parts").textContent()).contains("Cheapest", "Best single vendor");
            look(page, "shared-comparison");

            page.navigate(at + "/award");
            look(page, "shared-award");
            page.navigate(at + "/award/parts");
            page.waitForNavigation(
                    () -> page.locator("main form").first().locator("button").click());
            look(page, "shared-empty");
            page.navigate(at + "/award/parts?take=CHEAPEST");
            page.waitForNavigation(
                    () -> page.locator("main .actions .btn.primary").click());
            assertThat(page.locator("main").textContent()).contains("at least 20 characters");
            look(page, "shared-refused");

            page.locator("[name=reason]").fill("Together they cost least, and each knows its part.");
            page.waitForNavigation(
                    () -> page.locator("main .actions .btn.primary").click());
            assertThat(page.locator("main").textContent()).contains("The other parts of the work");
            look(page, "shared-awarded");
            page.waitForNavigation(
                    () -> page.locator("[aria-labelledby=beside] a").click());
            assertThat(page.locator("h1").textContent()).contains("People First");
            look(page, "shared-part");
            page.waitForNavigation(() -> page.locator(".crumb").click());
            look(page, "shared-part-engagement");
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
