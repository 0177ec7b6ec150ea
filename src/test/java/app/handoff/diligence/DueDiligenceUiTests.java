package app.handoff.diligence;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.kernel.Actor;
import app.handoff.kernel.VendorId;
import app.handoff.scope.FrozenScopes;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import app.handoff.vendor.VendorExamples;
import app.handoff.vendor.Vendors;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An owner asks a reference by link and plans an interview; the reference answers on a phone, in a browser of its own. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DueDiligenceUiTests {

    private static final String MAIL = "ana.diligence@example.com";
    private static final String PASSWORD = "a calm ledger of rowan";

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private FrozenScopes frozenScopes;

    @Autowired
    private Vendors vendors;

    @LocalServerPort
    private int port;

    @Test
    void aReferenceAnswersOnAPhoneAndTheOwnerReadsIt() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var engagement = Tenancy.as(person.business(), () -> engagements.open("Bookkeeping for 2027"));
            Tenancy.as(person.business(), () -> frozenScopes.first(engagement, "Bookkeeping for 2027"));
            VendorId vendor = Tenancy.as(
                    person.business(), () -> VendorExamples.kept(vendors, "Tala Ledger", Actor.SYSTEM, Instant.now()));
            var home = address("/engagements/" + engagement + "/diligence/" + vendor);
            var owner = browser.open(Axe.DESK);
            Browser.signIn(owner, address("/"), MAIL, PASSWORD);

            owner.navigate(home + "/concerns/new");
            owner.fill("#text", "Only two people do this work. Who stands in?");
            send(owner);
            owner.navigate(home + "/references/new");
            owner.fill("#client", "Café Blau");
            owner.check("#relation");
            owner.fill("#contact", "Eva Lang, +49 30 123456");
            owner.check("#source");
            send(owner);
            owner.click("#references a[href$='/request']");
            send(owner);
            look(owner, "reference-request");
            var link = owner.inputValue("#reference-link");

            var phone = browser.open(Axe.PHONE, ColorScheme.DARK);
            phone.navigate(link);
            look(phone, "reference-questions");
            phone.setViewportSize(Axe.PHONE, 900);
            phone.check("#client-2");
            phone.fill("#said", "On time in most weeks.\nTwo wrong months, put right at once.");
            phone.check("#hireAgain-2");
            phone.check("#score-5");
            phone.fill("#levels-0-measured", "98,5");
            send(phone);
            look(phone, "reference-sent");
            var other = browser.open(Axe.PHONE);
            other.navigate(link);
            look(other, "reference-sent-elsewhere");
            assertThat(other.textContent("main")).doesNotContain("On time in most weeks.");

            owner.navigate(home + "/planned-interviews/new");
            assertThat(owner.inputValue("#agenda")).contains("Who stands in?");
            owner.fill("#day", LocalDate.now().plusDays(7).toString());
            owner.fill("#time", "15:00");
            owner.fill("#people", "Rui, Mia");
            owner.fill("#place", "+49 30 123456");
            look(owner, "interview-plan");
            send(owner);
            look(owner, "diligence-dossier");
            assertThat(owner.textContent("#references")).contains("Answered by link", "On time in most weeks.");
            assertThat(owner.textContent("#interviews")).contains("Invitation for calendars (.ics)");
            owner.navigate(home + "/samples/new");
            look(owner, "sample-new");
        }
    }

    private static void send(Page page) {
        page.waitForNavigation(() -> page.click("main .actions .btn.primary"));
    }

    private static void look(Page page, String name) {
        assertThat(Axe.inEveryLook(page)).as(name).isEmpty();
        Browser.shot(page, name + "-desk");
        page.setViewportSize(Axe.PHONE, 900);
        Browser.shot(page, name + "-phone");
        page.setViewportSize(Axe.DESK, 900);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
