package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An owner decides which certificates vendors are asked for, and asks somebody whom they would recommend. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EvidenceUiTests {

    private static final String MAIL = "ana.evidence@example.com";
    private static final String PASSWORD = "a calm ledger of rowan";

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    @Test
    void whatIsAskedForIsChangedAndSomebodyIsAsked() {
        try (var browser = Browser.launch()) {
            accounts.setUp(
                    new Accounts.NewBusiness("Practice on the square", "AT", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);

            page.navigate(address("/vendors"));
            follow(page, "Certificates to ask for");
            assertThat(page.locator("main").textContent())
                    .contains("business in Austria", "GDPR processor agreement")
                    .contains("not legal advice");
            assertThat(page.locator("#GDPR .badge").textContent()).isEqualTo("Asked for");
            assertThat(page.locator("section#HIPAA").count())
                    .as("asked for in Vienna")
                    .isZero();
            look(page, "evidence-table");

            page.locator("#GDPR footer a").first().click();
            page.fill("#reason", "The vendor sees no data of people");
            page.locator("main .btn.primary").click();
            assertThat(page.locator("#GDPR .badge").textContent()).isEqualTo("Not asked for");
            assertThat(page.locator("#GDPR").textContent())
                    .contains("Not asked for, because: The vendor sees no data of people (Ana Ruiz");
            page.locator("#HIPAA a").first().click();
            page.fill("#reason", "Patients from Boston");
            page.locator("main .btn.primary").click();
            follow(page, "Ask for something else, too");
            page.locator("main .btn.primary").click();
            assertThat(page.locator("[data-error-summary]").textContent()).contains("Enter what you ask for");
            look(page, "evidence-own-wrong");
            page.fill("#name", "Professional indemnity insurance");
            page.locator("input[value=FINANCIAL]").check();
            page.fill("#counts", "A policy over at least 1 million euros, in force");
            page.locator("main .btn.primary").click();
            assertThat(page.locator("main").textContent()).contains("Professional indemnity insurance");
            look(page, "evidence-table-changed");

            askSomebody(page);
        }
    }

    private void askSomebody(Page page) {
        page.navigate(address("/vendors/advert"));
        look(page, "outreach");
        page.locator("#SOCIAL .actions a").click();
        page.fill("#body", "Looking for {budget}");
        page.locator("main .btn.primary").click();
        assertThat(page.locator("[data-error-summary]").textContent())
                .contains("Nothing is known by the name of {budget}");
        look(page, "outreach-wording-wrong");
        page.fill("#body", "{business} looks for help with {work}. Write to {mail}");
        page.locator("main .btn.primary").click();
        assertThat(page.locator("#body-SOCIAL").inputValue())
                .isEqualTo("Practice on the square looks for help with some of our work. Write to " + MAIL);

        for (int time = 0; time < 2; time++) {
            page.navigate(address("/vendors/advert"));
            page.locator("#REFERRAL .actions a").first().click();
            page.fill("#name", "Jonas Berg");
            page.fill("#email", "jonas@berg.example");
            page.locator("main .btn.primary").click();
        }
        assertThat(page.locator("[data-error-summary]").textContent()).contains("Jonas Berg was asked about this on");
        look(page, "outreach-sending-twice");
        page.navigate(address("/vendors/advert"));
        assertThat(page.locator("#asked tbody tr").count()).isEqualTo(1);
        look(page, "outreach-asked");
    }

    private static void follow(Page page, String link) {
        page.locator("main a:has-text('" + link + "')").first().click();
    }

    /** Nothing is wrong with it in any look, and there are pictures of four. */
    private static void look(Page page, String name) {
        assertThat(Axe.inEveryLook(page)).isEmpty();
        for (var scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.setViewportSize(Axe.PHONE, 900);
            Browser.shot(page, name + "-phone-" + scheme.name().toLowerCase());
            page.setViewportSize(Axe.DESK, 900);
            Browser.shot(page, name + "-desk-" + scheme.name().toLowerCase());
        }
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
