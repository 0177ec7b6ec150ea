package app.handoff.triage;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ten tasks come from a spreadsheet to a ranked suggestion, with the keyboard alone; no press of a key is left out of the count. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TaskTableUiTests {

    private static final String MAIL = "ana.table@example.com";
    private static final String PASSWORD = "a calm ledger of hazel";

    private static final String LIST = """
            Task\tHours\tHow often\tWho\tHourly cost
            Bookkeeping\t7.5\tweekly\tJonas\t34
            Payroll\t6\tmonthly\tJonas\t34
            Answering the phone\t12\tweekly\tMia\t28
            Patient appointments\t9\tweekly\tMia\t28
            Medical billing\t8\tweekly\tTom\t36
            Office cleaning\t10\tweekly\tEva\t22
            IT support\t3\tweekly\tTom\t36
            Newsletter\t5\tmonthly\tMia\t28
            Dictation of letters\t6\tweekly\tEva\t30
            Year-end accounts\t30\tyearly\tJonas\t34
            """;

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    private int keys;

    @Test
    void tenTasksAreRankedByKeyboard() {
        try (var browser = Browser.launch()) {
            accounts.setUp(
                    new Accounts.NewBusiness("Practice on the square", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);

            page.navigate(address("/tasks/import"));
            reach(page, "#table");
            keys++;
            page.keyboard().insertText(LIST);
            reach(page, "main .actions .btn.primary");
            page.waitForNavigation(() -> press(page, "Enter"));
            assertThat(Axe.inEveryLook(page)).isEmpty();
            assertThat(page.locator(".notice.wait").count())
                    .as("what was pasted stands on this page: it is not offered to be put back")
                    .isZero();
            reach(page, "button[name=add]");
            page.waitForNavigation(() -> press(page, "Enter"));
            assertThat(page.locator(".notice.wait").count()).isZero();

            Browser.shot(page, "task-table-desk-light");
            assertThat(page.locator(".told .light").count()).isEqualTo(10);
            reach(page, "#judge");
            page.keyboard().type("Ana");
            keys += 3;
            page.waitForNavigation(() -> press(page, "Enter"));

            assertThat(page.url()).isEqualTo(address("/tasks"));
            assertThat(page.locator("tbody th a").allTextContents()).hasSizeGreaterThanOrEqualTo(10);
            assertThat(page.locator("main").textContent()).contains("Next: decide on");
            Browser.shot(page, "task-list-desk-light");
            System.out.println(
                    "ten tasks from a pasted table to a ranked suggestion: " + keys + " keystrokes on 3 pages");
            assertThat(keys).isLessThanOrEqualTo(40);

            theTableIsWalkedLikeASpreadsheet(page);
            rowsAreFoldedOnAPhone(page);
            theWeightsAreTriedOut(page);
            aVendorIsTriedOut(page);
            theCommonTasksFitEveryLook(page);
            whatWasTypedForOtherTasksIsShownAndNotPutOverThese(page);
            whoeverGoesBackAndSavesIsToldWhatIsStoredMeanwhile(page);
            aCharacterThatNobodyTypesIsRefusedByAPage(page);
        }
    }

    private void theTableIsWalkedLikeASpreadsheet(Page page) {
        page.navigate(address("/tasks/table"));
        page.locator("#rows-0-doneBy").focus();
        page.keyboard().press("Enter");
        page.keyboard().type("Noor");
        page.keyboard().press("Shift+Enter");
        assertThat(focused(page)).isEqualTo("rows-0-doneBy");
        page.keyboard().press("Enter");
        assertThat(page.locator("#rows-1-doneBy").inputValue()).isEqualTo("Noor");
        page.locator("#rows-1-hours").focus();
        page.keyboard().press("ArrowDown");
        assertThat(focused(page)).isEqualTo("rows-2-hours");
        page.keyboard().type("soon");
        page.waitForNavigation(() -> page.locator("main .actions .btn.primary").click());
        assertThat(page.locator("[data-error-summary]").textContent()).contains("Enter hours such as");
        assertThat(page.locator("#rows-2-hours").inputValue()).isEqualTo("soon");
        assertThat(page.locator("#rows-1-doneBy").inputValue()).isEqualTo("Noor");
        Browser.shot(page, "task-table-wrong-desk-light");
        assertThat(Axe.inEveryLook(page)).isEmpty();
        page.setViewportSize(Axe.PHONE, 900);
        assertThat(Browser.pixelsTooWide(page)).isZero();
        Browser.shot(page, "task-table-phone-light");
        page.setViewportSize(Axe.DESK, 900);
    }

    private void rowsAreFoldedOnAPhone(Page page) {
        page.setViewportSize(Axe.PHONE, 900);
        page.navigate(address("/tasks/table"));
        assertThat(page.locator("#rows-0-name").isVisible()).isFalse();
        assertThat(Browser.pixelsTooWide(page)).isZero();
        assertThat((int) page.evaluate("() => document.documentElement.scrollHeight"))
                .as("pixels of a table of ten tasks on a phone")
                .isLessThan(3000);
        Browser.shot(page, "task-table-folded-phone-light");
        page.locator(".cells summary").first().click();
        assertThat(page.locator("#rows-0-name").isVisible()).isTrue();
        Browser.shot(page, "task-table-one-open-phone-light");
        page.navigate(address("/tasks"));
        Browser.shot(page, "task-list-phone-light");
        page.setViewportSize(Axe.DESK, 900);
    }

    private void theWeightsAreTriedOut(Page page) {
        page.navigate(address("/tasks/weights"));
        page.locator("#hours").fill("70");
        page.locator("#repeats").fill("10");
        page.locator("#simple").fill("10");
        page.locator("#offSite").fill("20");
        page.waitForNavigation(() -> page.locator("button[name=look]").click());
        assertThat(page.locator("[data-error-summary]").textContent()).contains("add up to 110");
        page.locator("#offSite").fill("10");
        page.waitForNavigation(() -> page.locator("button[name=look]").click());
        Browser.shot(page, "task-weights-desk-light");
        assertThat(Axe.inEveryLook(page)).isEmpty();
        page.setViewportSize(Axe.PHONE, 900);
        Browser.shot(page, "task-weights-phone-light");
        page.setViewportSize(Axe.DESK, 900);
    }

    private void aVendorIsTriedOut(Page page) {
        page.navigate(address("/tasks?sort=cost"));
        page.waitForNavigation(() -> page.locator("tbody th a").first().click());
        Browser.shot(page, "task-decision-desk-light");
        assertThat(Axe.inEveryLook(page)).isEmpty();
        page.waitForNavigation(() -> page.locator("a[href$='/what-if']").click());
        page.locator("#price").fill("900");
        page.locator("#oversight").fill("4");
        page.locator("#weeks").fill("6");
        page.waitForNavigation(() -> page.locator("main form .btn.primary").click());
        assertThat(page.url()).contains("price=900");
        Browser.shot(page, "task-what-if-desk-light");
        assertThat(Axe.inEveryLook(page)).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(Axe.PHONE, 900);
        Browser.shot(page, "task-what-if-phone-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(Axe.DESK, 900);
    }

    private void theCommonTasksFitEveryLook(Page page) {
        page.navigate(address("/tasks/common"));
        Browser.shot(page, "task-common-desk-light");
        assertThat(Axe.inEveryLook(page)).isEmpty();
        for (var name : List.of("translation", "cleaning")) {
            page.locator("input[value=" + name + "]").focus();
            page.keyboard().press("Space");
        }
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        assertThat(page.locator("#rows-0-name").inputValue()).isEqualTo("Translation");
        assertThat(page.locator("#rows-1-name").inputValue()).isEqualTo("Cleaning");
    }

    private void whatWasTypedForOtherTasksIsShownAndNotPutOverThese(Page page) {
        page.navigate(address("/tasks/table?pick=&pick=deliveries&pick=kitchen"));
        page.locator("#rows-1-name").fill("Pies");
        page.waitForFunction("() => Object.values(localStorage).some(kept => kept.includes('Pies'))");
        page.navigate(address("/tasks/table"));
        var before = page.locator("#rows-1-name").inputValue();
        page.locator(".notice button").first().click();
        assertThat(page.locator("#rows-1-name").inputValue()).isEqualTo(before);
        assertThat(page.locator(".notice dd.as-typed").allTextContents()).contains("Pies");
    }

    /** The browser fetches the page anew and puts into it what was typed before. */
    private void whoeverGoesBackAndSavesIsToldWhatIsStoredMeanwhile(Page page) {
        page.navigate(address("/tasks/table"));
        saveHours(page, "11");
        try (var other = page.context().newPage()) {
            other.navigate(address("/tasks/table"));
            saveHours(other, "13");
        }
        page.goBack();
        page.waitForFunction("() => document.querySelector('#rows-0-hours').value === '11'");
        page.waitForNavigation(() -> page.locator("main .actions .btn.primary").click());
        assertThat(page.locator("#rows-0-hours-stored").textContent()).contains("13");
        assertThat(page.locator("#rows-0-hours").inputValue()).isEqualTo("11");
        page.waitForNavigation(() -> page.locator("main .actions .btn.primary").click());
        assertThat(page.url()).isEqualTo(address("/tasks"));
    }

    private void aCharacterThatNobodyTypesIsRefusedByAPage(Page page) {
        page.navigate(address("/vendors?search=a%00b"));
        assertThat(page.locator("main").textContent()).contains("We could not read that");
    }

    private static void saveHours(Page page, String hours) {
        page.locator("#rows-0-hours").fill(hours);
        page.waitForNavigation(() -> page.locator("main .actions .btn.primary").click());
    }

    /** By Tab, over the link to the contents where the page has just come. */
    private void reach(Page page, String selector) {
        if (focused(page).isEmpty()) {
            press(page, "Tab");
            press(page, "Enter");
        }
        for (int steps = 0; steps < 40; steps++) {
            if ((boolean) page.locator(selector).evaluate("there => there === document.activeElement")) {
                return;
            }
            press(page, "Tab");
        }
        throw new AssertionError("Tab does not lead to " + selector);
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate(
                "() => document.activeElement === document.body ? '' : document.activeElement.id || 'unnamed'"));
    }

    private void press(Page page, String key) {
        page.keyboard().press(key);
        keys++;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
