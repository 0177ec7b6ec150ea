package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Actor;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The directory as an owner sees it: two entries become one vendor, and the sample shows a past. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class VendorsUiTests {

    private static final String MAIL = "ana.directory@example.com";
    private static final String PASSWORD = "a calm ledger of pine";

    @Autowired
    Accounts accounts;

    @Autowired
    Vendors vendors;

    @LocalServerPort
    int port;

    private final List<String> faults = new ArrayList<>();

    @Test
    void twoEntriesBecomeOneVendorAndThePastIsToldInWords() {
        var ana = accounts.setUp(
                new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD), Instant.now());
        var old = kept(ana, "Tala Ledger");
        kept(ana, "Tala Ledger GmbH");
        try (var browser = Browser.launch()) {
            var page = browser.open(Axe.DESK, ColorScheme.LIGHT);
            Axe.keepIn(page);
            Browser.signIn(page, base() + "/", MAIL, PASSWORD);

            page.navigate(base() + "/vendors");
            look(page, "vendors-alike");
            page.click("main .notice .btn");
            look(page, "vendors-duplicates");
            page.click("tbody .btn");
            assertThat(page.title()).startsWith("Is this the same vendor?");
            look(page, "vendor-merger");
            page.check("input[name=email][value=OTHER]");
            page.click("main .btn.primary");
            page.waitForURL(base() + "/vendors/" + old);
            assertThat(page.innerText("main")).contains("Merged into this vendor", "talaledgergmbh@example.com");
            look(page, "vendor-merged");
            page.click("text=Archive vendor");
            page.fill("textarea", "Answers after a week only.");
            look(page, "vendor-archiving");
            page.click("main .btn.primary");
            page.navigate(base() + "/vendors/" + old);
            look(page, "vendor-archived");
            page.navigate(base() + "/vendors?archived=true");
            look(page, "vendors-archived");

            page.navigate(base() + "/settings");
            page.click("text=Show me the sample business");
            page.waitForSelector("text=This is the sample business");
            page.navigate(base() + "/vendors");
            look(page, "vendors-sample");
            page.click("main tbody >> text=Andes Desk");
            assertThat(page.innerText("main")).contains("Past with us", "of 100, place");
            look(page, "vendor-past");
        }
        assertThat(faults).isEmpty();
    }

    private void look(Page page, String name) {
        Axe.inEveryLook(page).forEach(fault -> faults.add(name + ": " + fault));
        for (var width : List.of(Axe.DESK, Axe.PHONE)) {
            page.setViewportSize(width, 900);
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(width == Axe.DESK ? ColorScheme.LIGHT : ColorScheme.DARK));
            Browser.shot(page, name + "-" + width);
        }
        page.setViewportSize(Axe.DESK, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private VendorId kept(SignedIn ana, String name) {
        return Tenancy.as(
                Tenancy.Scope.of(ana.business()).at(Pages.BERLIN),
                () -> VendorExamples.kept(vendors, name, Actor.SYSTEM, Instant.now()));
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
