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

/** An owner compares bids of which one leaves a part out, and awards some of the other: readable in every look. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AwardOfPartsUiTests {

    private static final String MAIL = "ana.parts@example.com";
    private static final String PASSWORD = "a calm ledger of maple";

    @Autowired
    private Accounts accounts;

    @Autowired
    private BidsInParts inParts;

    @LocalServerPort
    private int port;

    @Test
    void whatIsOrderedIsChosenBesideTheVendor() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Awarded in parts", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var made = inParts.judged(Tenancy.Scope.of(person.business()).at(Pages.BERLIN));
            var at = "http://localhost:" + port + "/engagements/" + made.engagement();
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, "http://localhost:" + port + "/", MAIL, PASSWORD);
            page.navigate(at + "/comparison");
            look(page, "parts-comparison");

            page.navigate(at + "/award");
            page.locator("[name=winner]").first().check();
            page.locator("[name=reason]").fill("The best answers, and all parts but one.");
            page.locator("[name=leftOut]").nth(0).check();
            page.locator("[name=leftOut]").nth(1).check();
            page.waitForNavigation(
                    () -> page.locator("main .actions .btn.primary").click());
            assertThat(page.locator("main").textContent()).contains("would be left");
            assertThat(page.locator("[name=reason]").inputValue()).contains("all parts but one");
            look(page, "parts-refused");

            page.locator("[name=leftOut]").nth(0).uncheck();
            page.locator("[name=options]").first().check();
            look(page, "parts-award");
            page.waitForNavigation(
                    () -> page.locator("main .actions .btn.primary").click());
            assertThat(page.locator("main").textContent())
                    .contains("Not awarded: Quarterly statements.", "Ordered beside the regular work: Training.");
            look(page, "parts-awarded");
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
