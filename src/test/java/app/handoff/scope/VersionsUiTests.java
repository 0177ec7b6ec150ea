package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import com.microsoft.playwright.Page;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A scope starts from an older one, is read by somebody without an account, changed after it was final and compared with what
 * vendors had before: on a desk and on a telephone.
 */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class VersionsUiTests {

    private static final String MAIL = "ana.versions@example.com";
    private static final String PASSWORD = "a calm ledger of juniper";

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private Scoping scoping;

    @LocalServerPort
    private int port;

    @Test
    void fromAnOlderScopeToAComparedOne() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Versions kept", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            EngagementId old = Tenancy.as(person.business(), () -> engagements.open("Bookkeeping 2026"));
            EngagementId next = Tenancy.as(person.business(), () -> engagements.open("Answering the phone"));
            Tenancy.as(person.business(), () -> {
                scoping.write(old, Scopes.bookkeeping(), Scopes.ANA, Instant.now());
                scoping.lookAgain(old, Scopes.ANA, Instant.now());
                scoping.freeze(old, Scopes.ANA, Instant.now());
                scoping.revise(old, Scopes.ANA, Instant.now());
                var later = Scopes.bookkeeping();
                scoping.write(
                        old,
                        later.with(new Purpose(
                                        "Keep the books of an association ready for the auditor and the bank.",
                                        later.purpose().included().subList(1, 3),
                                        later.purpose().excluded(),
                                        false,
                                        later.purpose().facts()))
                                .withOutputs(later.outputs().subList(0, 1)),
                        Scopes.ANA,
                        Instant.now());
                return true;
            });
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);

            page.navigate(address("/engagements/" + old + "/scope/comparison"));
            assertThat(page.locator("ins").first().textContent()).contains("and the bank");
            look(page, "comparison");

            page.navigate(address("/engagements/" + old + "/scope/template"));
            page.locator("main .btn.primary").click();
            look(page, "templates");

            page.navigate(address("/engagements/" + next + "/scope"));
            look(page, "beginnings");
            page.navigate(address("/engagements/" + next + "/scope/earlier"));
            look(page, "earlier");
            page.locator("main form button.btn").first().click();
            page.waitForURL("**/scope/check");

            page.navigate(address("/engagements/" + next + "/scope/readers"));
            page.locator("#name").fill("Liza Cruz");
            page.locator("main .btn.primary").click();
            page.waitForSelector("#reading-link");
            look(page, "readers-link");
            var link = page.locator("#reading-link").inputValue();
            var code = page.locator("#reading-code").inputValue();

            var reader = browser.open(Axe.PHONE);
            reader.navigate(address(link.substring(link.indexOf("/s/"))));
            look(reader, "reading");
            reader.locator("#section").selectOption("OUTPUTS");
            reader.locator("#text").fill("Who sends the reminders, and by when?");
            reader.locator("#remarks form button.btn").click();
            reader.locator("#code").fill(code);
            reader.locator("main .btn.primary").first().click();
            reader.waitForSelector("#remarks .rows");
            reader.locator("input[name=said][value=PLEASE_CHANGE]").check();
            reader.locator("main .btn.primary").last().click();
            reader.waitForURL("**/reading#verdict");
            look(reader, "reading-done");

            page.navigate(address("/engagements/" + next + "/scope/readers"));
            look(page, "readers");
            page.navigate(address("/engagements/" + next + "/scope/outputs"));
            assertThat(page.locator("main").textContent()).contains("Who sends the reminders, and by when?");
            Browser.shot(page, "versions-section-desk-light");
            page.navigate(address("/engagements/" + next + "/scope/check"));
            Browser.shot(page, "versions-check-desk-light");
        }
    }

    private static void look(Page page, String name) {
        page.setViewportSize(Axe.DESK, 900);
        Browser.shot(page, "versions-" + name + "-desk-light");
        assertThat(Axe.inEveryLook(page)).as(name).isEmpty();
        page.setViewportSize(Axe.PHONE, 900);
        Browser.shot(page, "versions-" + name + "-phone-light");
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(name + " on a telephone")
                .isTrue();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
