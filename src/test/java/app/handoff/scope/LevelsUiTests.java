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
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A business that has its calls answered writes eleven service levels of different kinds, with the keyboard alone: each comes from
 * the common ones, is said back as a sentence, and none has to be written as free text.
 */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LevelsUiTests {

    private static final String MAIL = "ana.levels@example.com";
    private static final String PASSWORD = "a calm ledger of rowan";

    private static final List<String> LEVELS = List.of(
            "Calls: Answered in time",
            "Calls: Hung up before an answer",
            "Calls: Messages right and complete",
            "Calls: Solved in the first call",
            "Calls: Length of a call",
            "Calls: Time on hold",
            "Calls: The line is open",
            "Calls: Score of monitored calls",
            "Calls: Urgent calls",
            "Calls: Satisfied callers",
            "Messages and requests: First answer by priority");

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private Scoping scoping;

    @LocalServerPort
    private int port;

    private int keys;

    @Test
    void elevenLevelsOfDifferentKindsAreWrittenByKeyboard() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Calls answered", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            EngagementId engagement = Tenancy.as(person.business(), () -> engagements.open("Calls answered for us"));
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);
            page.navigate(address("/engagements/" + engagement + "/scope/levels"));
            page.locator("#common").focus();
            for (var level : LEVELS) {
                type(page, level);
                press(page, "Tab");
                page.waitForNavigation(() -> press(page, "Enter"));
                page.locator("#add button").focus();
                press(page, "Tab");
            }
            assertThat(page.locator("[data-said]").allTextContents())
                    .hasSize(LEVELS.size())
                    .allSatisfy(said -> assertThat(said).endsWith(".").doesNotStartWith("Still missing"));
            Browser.shot(page, "levels-desk-light");
            assertThat(Axe.inEveryLook(page)).isEmpty();
            page.setViewportSize(Axe.PHONE, 900);
            Browser.shot(page, "levels-phone-light");
            page.setViewportSize(Axe.DESK, 900);

            page.locator("details summary").first().press("Enter");
            page.locator("#rows-0-target").fill("85");
            page.waitForFunction(
                    "() => document.querySelector('[data-said]').textContent.includes('at least 85 are answered')");

            page.waitForNavigation(
                    () -> page.locator("main .actions .btn.primary").press("Enter"));
            var levels = Tenancy.as(
                    person.business(),
                    () -> scoping.current(engagement).content().serviceLevels());
            assertThat(levels).hasSize(LEVELS.size());
            System.out.println("eleven service levels: " + keys + " keystrokes");
            assertThat(keys).isLessThan(600);

            page.navigate(address("/engagements/" + engagement + "/scope/document"));
            assertThat(page.locator(".document").textContent())
                    .contains(
                            "Of every 100 calls in a month, at least 85 are answered within 20 seconds.",
                            "All urgent calls in a week are answered within 3 minutes, every single one.",
                            "Only if surveys are conducted: Of every 100 answers to the survey in a month, at least 85 say that"
                                    + " they are satisfied.",
                            "urgent within 1 business hour, normal within 4 business hours, can wait within 2 business days.");
            Browser.shot(page, "levels-document-desk-light");

            // Nothing else is told of this work yet, and each gap fits a phone.
            page.navigate(address("/engagements/" + engagement + "/scope/check"));
            Browser.shot(page, "levels-check-desk-light");
            assertThat(Axe.inEveryLook(page)).isEmpty();
        }
    }

    private void type(Page page, String text) {
        page.keyboard().type(text);
        keys += text.length();
    }

    private void press(Page page, String key) {
        page.keyboard().press(key);
        keys++;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
