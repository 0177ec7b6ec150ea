package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.kernel.Actor;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A contract with an attachment that two people sign for the vendor and one who is named for us, in a browser. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SignersUiTests {

    private static final String MAIL = "ana.signs@example.com";
    private static final String PASSWORD = "a calm ledger of hazel";

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private ContractsForTests drafts;

    @Autowired
    private Contracts contracts;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Test
    void severalPeopleSignAContractWithAnAttachment() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var business = Tenancy.Scope.of(person.business()).at(Pages.BERLIN);
            var ana = Actor.member(person.member(), "Ana Ruiz");
            var engagement = Tenancy.as(business, () -> engagements.open("Bookkeeping for 2027"));
            var id = Tenancy.as(business, () -> drafts.draft(engagement, ana, Instant.now()));
            var at = address("/engagements/" + engagement + "/contract");
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);
            page.navigate(at + "/attachments");
            page.fill("[name=title]", "Data processing agreement");
            page.setInputFiles(
                    "[name=file]",
                    new FilePayload("dpa.csv", "text/csv", "What, Why\nData, Work\n".getBytes(StandardCharsets.UTF_8)));
            press(page);
            looked(page, "signers-attachments");
            page.navigate(at);
            looked(page, "signers-draft");
            Tenancy.as(business, () -> {
                contracts.send(id, ana, Instant.now());
                return true;
            });
            for (var by : List.of(ana, SampleContracts.LIZA)) {
                Tenancy.as(business, () -> {
                    for (var clause : contracts.get(id).wording().clauses()) {
                        contracts.understand(id, clause.id(), clause.fingerprint(), by, Instant.now());
                    }
                    return true;
                });
            }

            var liza = vendor(browser, Tenancy.as(business, () -> drafts.link(id)));
            looked(liza, "signers-vendor-contract");
            liza.navigate(liza.url() + "/signature");
            looked(liza, "signers-vendor-usual");
            liza.locator("main a[href$='/signers']").first().click();
            looked(liza, "signers-vendor-list-usual");
            liza.fill("[name=name]", "Jon Reyes");
            liza.fill("[name=email]", "jon@tala.example");
            press(liza);
            assertThat(liza.locator(".error-summary").textContent()).contains("Enter the role");
            liza.fill("[name=role]", "Managing director");
            press(liza);
            looked(liza, "signers-vendor-list");
            liza.locator("form[action$='/order'] button").click();
            looked(liza, "signers-vendor-ordered");
            liza.locator("a[href*='replacement']").first().click();
            looked(liza, "signers-vendor-replacement");
            liza.navigate(liza.url().replaceAll("/signers.*", "/signature"));
            sign(liza, "Liza Cruz");
            looked(liza, "signers-vendor-half");
            page.navigate(at);
            looked(page, "signers-our-half");

            var jon = vendor(browser, Tenancy.as(business, () -> drafts.linkOfSigner(id, "Jon Reyes")));
            jon.navigate(jon.url() + "/signature");
            looked(jon, "signers-vendor-turn");
            sign(jon, "Jon Reyes");

            page.navigate(at + "/signers");
            looked(page, "signers-our-list-usual");
            page.selectOption("[name=member]", String.valueOf(ana.id()));
            press(page);
            looked(page, "signers-our-list");
            page.navigate(at + "/signature");
            looked(page, "signers-our-turn");
            page.navigate(at + "/signature/refusal");
            looked(page, "signers-our-refusal");
            page.navigate(at + "/signature");
            sign(page, "Ana Ruiz");
            looked(page, "signers-signed");
            assertThat(Tenancy.as(business, () -> contracts.get(id)).status()).isEqualTo(ContractStatus.ACTIVE);
        }
    }

    private Page vendor(Browser browser, String token) {
        var window = browser.open(Axe.PHONE);
        OpenedLinks.proof(context, token)
                .ifPresent(proof -> window.context()
                        .addCookies(List.of(new Cookie(proof.getName(), proof.getValue()).setUrl(address("/")))));
        window.navigate(address("/s/" + token + "/contract"));
        return window;
    }

    private static void sign(Page page, String name) {
        page.fill("[name=name]", name);
        page.check("[name=consent]");
        press(page);
    }

    private static void press(Page page) {
        page.waitForNavigation(
                () -> page.locator("main form .btn.primary").first().click());
    }

    private static void looked(Page page, String name) {
        int width = page.viewportSize().width;
        page.setViewportSize(Axe.DESK, 900);
        Browser.shot(page, name + "-desk-light");
        page.setViewportSize(Axe.PHONE, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Browser.shot(page, name + "-phone-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(width, 900);
        assertThat(page.title()).as(page.url()).doesNotContain("not found");
        assertThat(Axe.inEveryLook(page)).as(name).isEmpty();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
