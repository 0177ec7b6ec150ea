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
 * A whole scope for a phone that is answered, from the first section to one that can be made final, with eleven service levels of
 * different kinds. Fields that stay empty are passed by a script; each that is filled counts one Tab and what is typed into it.
 */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CallScopeUiTests {

    private static final String MAIL = "ana.calls@example.com";
    private static final String PASSWORD = "a calm ledger of alder";

    /** Beside the four that are usual for the task. */
    private static final List<String> MORE_LEVELS = List.of(
            "Calls: Solved in the first call",
            "Calls: Length of a call",
            "Calls: Time on hold",
            "Calls: The line is open",
            "Calls: Score of monitored calls",
            "Calls: Urgent calls",
            "Messages and requests: First answer by priority");

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private Scoping scoping;

    @LocalServerPort
    private int port;

    private Page page;
    private int keys;

    @Test
    void aWholeScopeTakesFewKeystrokes() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Practice on the hill", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            EngagementId engagement = Tenancy.as(person.business(), () -> engagements.open("Answering the phone"));
            page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);

            page.navigate(address("/engagements/" + engagement + "/scope/purpose"));
            type("text", "Answer our phone in our name while we treat patients.");
            type("included", "Answering calls\nMaking appointments");
            type("excluded", "Medical advice");
            next();
            press("none", "Space");
            next();
            type("rows-0-deliverable", "Calls answered");
            type("rows-0-acceptance", "The caller has an appointment or is called back");
            type("rows-0-quality", "98 of 100 notes are right");
            type("rows-0-amount", "900");
            type("rows-0-unit", "calls");
            type("rows-0-per", "a month");
            type("rows-0-due", "While the caller waits");
            next();

            levels();
            Browser.shot(page, "call-levels-desk-light");
            next();

            type("start", "03012027");
            type("termMonths", "12");
            press("renewal-2", "Space");
            type("transitionWeeks", "2");
            type("place", "Anywhere");
            type("languages-0-language", "German");
            type("languages-0-level", "C1");
            page.locator("#hours summary").press("Enter");
            keys += 2;
            type("hours-0-days", "Monday to F");
            type("hours-0-from", "0800AM");
            type("hours-0-until", "0600PM");
            press("holidays", "Space");
            Browser.shot(page, "call-timeline-desk-light");
            assertThat(Axe.inEveryLook(page)).isEmpty();
            next();
            press("none", "Space");
            next();
            type("deputy", "Jonas");
            type("informs", "Ana");
            type("dailyContact", "Ana");
            type("escalations-0-who", "Ana");
            type("escalations-0-withinHours", "24");
            type("hoursPerWeek", "1");
            next();
            press("classes-2", "Space");
            type("allowedUse", "Only to answer calls");
            type("storage", "In our calendar");
            type("retention", "Until the end");
            press("atEnd", "Space");
            press("subcontractors", "Space");
            type("breachNoticeHours", "24");
            next();
            type("rows-0-text", "A year of answering for doctors");
            type("rows-0-proof", "A client to call");
            Browser.shot(page, "call-qualifications-desk-light");
            assertThat(Axe.inEveryLook(page)).isEmpty();
            next();
            press("basis", "Space");
            type("first", "Speed");
            type("second", "Quality");
            type("third", "Cost");
            next();

            var scope = Tenancy.as(person.business(), () -> scoping.current(engagement));
            assertThat(Readiness.of(scope.content(), scope.examples()).gaps()).isEmpty();
            assertThat(scope.content().serviceLevels()).hasSize(11);
            Browser.shot(page, "call-check-desk-light");
            assertThat(Axe.inEveryLook(page)).isEmpty();
            System.out.println("a scope for calls with eleven service levels: " + keys + " keystrokes");
            assertThat(keys).isLessThan(1200);

            page.navigate(address("/engagements/" + engagement + "/scope/document"));
            assertThat(page.locator(".document").textContent())
                    .contains(
                            "Monday to Friday 08:00 to 18:00 (Berlin), 50 hours a week.",
                            "Not on our public holidays.",
                            "A year of answering for doctors: must be met.");
            Browser.shot(page, "call-document-desk-light");
            page.setViewportSize(Axe.PHONE, 900);
            assertThat(Browser.pixelsTooWide(page)).isZero();
            Browser.shot(page, "call-document-phone-light");
        }
    }

    private void levels() {
        page.locator("button[value=usual]").focus();
        page.waitForNavigation(() -> pressHere("Enter"));
        keys++;
        assertThat(page.locator("[data-said]").count()).isEqualTo(4);
        for (var level : MORE_LEVELS) {
            type("common", level);
            pressHere("Tab");
            page.waitForNavigation(() -> pressHere("Enter"));
        }
    }

    private void type(String id, String text) {
        page.locator("#" + id).focus();
        page.keyboard().type(text);
        keys += 1 + text.length();
    }

    private void press(String id, String key) {
        page.locator("#" + id).focus();
        keys++;
        pressHere(key);
    }

    private void pressHere(String key) {
        page.keyboard().press(key);
        keys++;
    }

    private void next() {
        page.locator("main .actions .btn.primary").focus();
        keys++;
        page.waitForNavigation(() -> pressHere("Enter"));
        assertThat(page.locator("[data-error-summary]").count())
                .as(page.url() + " " + page.locator("main").textContent())
                .isZero();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
