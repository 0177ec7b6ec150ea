package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Every part in every state, in light and dark, on a desk and on a phone: what a machine can say about it is said here. */
@SpringBootTest(classes = Kit.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class GalleryUiTests {

    private Browser browser;

    @LocalServerPort
    private int port;

    @BeforeAll
    void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/form", "/conflict", "/guest", "/draft", "/document", "/errors/404"})
    void isReadableByEverybody(String path) {
        var page = browser.open(Axe.DESK);
        page.navigate(address(path));
        var name = "ui" + path.replace('/', '-');

        Browser.shot(page, name + "-desk-light");
        assertThat(Axe.inEveryLook(page)).isEmpty();
        page.setViewportSize(Axe.PHONE, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Browser.shot(page, name + "-phone-dark");
        page.context().close();
    }

    @Test
    void leadsToTheProblemsOfAForm() {
        var page = browser.open(1280);
        page.navigate(address("/form"));
        page.fill("#price", "a lot");
        page.waitForNavigation(() -> page.click("main .btn.primary"));

        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("error-summary");
        assertThat(page.inputValue("#price")).isEqualTo("a lot");
        page.click(".error-summary a[href='#price']");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("price");
        Browser.shot(page, "ui-errors-1280-light");
        Browser.axe(page);
        page.setViewportSize(390, 900);
        Browser.shot(page, "ui-errors-390-light");
        Browser.axe(page);
    }

    @Test
    void comesBackToARefusedFormAndToWhatWasTyped() {
        var page = browser.open(1280);
        page.navigate(address("/form"));
        page.fill("#price", "a lot");
        page.fill("#purpose", "Keep the books");
        for (int refused = 0; refused < 2; refused++) {
            var answer = page.waitForNavigation(() -> page.click("main .btn.primary"));
            assertThat(answer.status()).isEqualTo(422);
        }
        page.navigate(address(""));

        page.goBack();
        assertThat(page.textContent("h1")).isEqualTo("A form");
        assertThat(page.textContent(".notice")).contains("We kept what you typed on");
        Browser.axe(page);
        page.click("text=Put it back");
        assertThat(page.inputValue("#price")).isEqualTo("a lot");
        assertThat(page.inputValue("#purpose")).isEqualTo("Keep the books");
        page.context().close();
    }

    @Test
    void saysNothingToTheConsole() {
        var page = browser.open(1280);
        var said = new ArrayList<String>();
        page.onConsoleMessage(message -> said.add(message.text()));
        page.onPageError(said::add);

        page.navigate(address(""));
        page.navigate(address("/form"));

        assertThat(said).isEmpty();
    }

    @Test
    void printsWhatIsReadAndNothingToPress() {
        var page = browser.open(1000);
        page.navigate(address("/document"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Browser.shot(page, "ui-document-print");

        assertThat(page.isVisible(".rail")).isFalse();
        assertThat(page.isVisible(".document h1")).isTrue();
        page.navigate(address(""));
        Browser.shot(page, "ui-print");
        assertThat(page.locator("main .btn:visible").count()).isZero();
        assertThat(page.isVisible("text=Receipt posted")).isTrue();
    }

    @Test
    void staysUsableWhenTheColoursAreTheReadersOwn() {
        var page = browser.open(1280);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        page.navigate(address(""));
        Browser.shot(page, "ui-forced-colors");

        assertThat(page.locator(".badge").first().evaluate("badge => getComputedStyle(badge).borderStyle"))
                .isEqualTo("solid");
    }

    @Test
    void sendsAFormOnlyOnceHoweverOftenItIsPressed() {
        var page = browser.open(1280);
        page.navigate(address("/form"));
        page.evaluate("""
                window.sent = 0;
                window.addEventListener('submit', event => {
                    if (!event.defaultPrevented) window.sent++;
                    event.preventDefault();
                });""");
        page.click("main .btn.primary");
        page.click("main .btn.primary");

        assertThat(page.evaluate("window.sent")).isEqualTo(1);
        assertThat(page.getAttribute("main .btn.primary", "aria-busy")).isEqualTo("true");
    }

    @Test
    void countsALevelWhileItIsTyped() {
        var page = browser.open(1280);
        page.navigate(address(""));

        page.fill("#right", "77");
        page.fill("#checked", "80");
        assertThat(page.textContent("[data-ratio] output")).isEqualTo("= 96.3\u00a0%");
        page.fill("#checked", "0");
        assertThat(page.textContent("[data-ratio] output")).isEqualTo("No data");
    }

    @Test
    void addsUpPricesHoweverTheyAreWritten() {
        var page = browser.open(1280);
        page.navigate(address(""));

        page.fill("#price-1", "1,40");
        page.fill("#price-2", "1.200,50");
        assertThat(page.textContent("#price-1-total")).isEqualTo("€\u00a03,696.00");
        assertThat(page.textContent("#sum")).isEqualTo("€\u00a018,102.00");
    }

    @Test
    void keepsADraftOnTheServerAndUntilThenInTheBrowser() {
        var page = browser.open(1280);
        page.navigate(address("/draft"));
        page.fill("#purpose", "Keep the books");
        page.waitForCondition(() -> page.textContent("[data-saved]").startsWith("Draft saved"));
        assertThat(kept(page)).isZero();

        page.context().setOffline(true);
        page.fill("#purpose", "Keep the books of nine people");
        page.waitForCondition(() -> page.textContent("[data-saved]").startsWith("Not saved yet"));
        assertThat(kept(page)).isOne();

        page.context().setOffline(false);
        page.navigate(address("/draft"));
        assertThat(page.textContent(".notice")).contains("We kept what you typed on");
        Browser.axe(page);
        page.click("text=Put it back");
        assertThat(page.inputValue("#purpose")).isEqualTo("Keep the books of nine people");
        page.waitForCondition(() -> page.textContent("[data-saved]").startsWith("Draft saved"));
        assertThat(kept(page)).isZero();
    }

    @Test
    void refusesAFileBeforeItTravels() {
        var page = browser.open(1280);
        page.navigate(address(""));
        page.setInputFiles("#offer", new FilePayload("offer.pages", "application/zip", new byte[] {1, 2}));

        assertThat(page.textContent("[data-uploads]"))
                .contains("offer.pages was not uploaded: it must be PDF, DOCX, or XLSX.");
        Browser.axe(page);
    }

    @Test
    void sendsAFileWithItsProgress() {
        var page = browser.open(1280);
        page.navigate(address(""));
        page.setInputFiles("#offer", new FilePayload("offer.pdf", "application/pdf", new byte[200_000]));

        page.waitForSelector("#files >> text=offer.pdf");
        assertThat(page.querySelectorAll("[data-uploads] li")).isEmpty();
    }

    private static int kept(Page page) {
        return ((Number) page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('kept ')).length"))
                .intValue();
    }

    private String address(String path) {
        return "http://localhost:" + port + "/_ui" + path;
    }
}
