package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.content;
import static app.handoff.delivery.Examples.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Three misses in a row, as they are told to the vendor, answered and decided in a browser. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BreachUiTests {

    private static final String MAIL = "ana.misses@example.com";
    private static final String PASSWORD = "a calm ledger of alder";

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private ContractsForTests contracts;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private StatusReports reports;

    @Autowired
    private Credits credits;

    @Autowired
    private ShareLinks links;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Test
    void missesAreToldAnsweredAndDecided() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var business = Tenancy.Scope.of(person.business()).at(Pages.BERLIN);
            var engagement = Tenancy.as(business, this::threeMisses);
            await().untilAsserted(() -> assertThat(Tenancy.as(
                            business,
                            () -> credits.between(engagement, LocalDate.now().minusYears(1), LocalDate.now())))
                    .hasSize(3));
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);
            page.navigate(address("/engagements/" + engagement + "/running"));
            pictures(page, "misses-running");
            page.navigate(address("/engagements/" + engagement + "/running/breaches"));
            looked(page, "misses-list");
            page.click("main a.btn.primary");
            looked(page, "misses-choice");
            press(page);
            looked(page, "misses-notice");
            press(page);

            var link = Tenancy.as(business, () -> link(deliveries.get(engagement)));
            var vendor = browser.open(Axe.PHONE);
            OpenedLinks.proof(context, link)
                    .ifPresent(proof -> vendor.context()
                            .addCookies(List.of(new Cookie(proof.getName(), proof.getValue()).setUrl(address("/")))));
            vendor.navigate(address("/s/" + link + "/report"));
            pictures(vendor, "misses-vendor-weeks");
            vendor.locator("#misses").waitFor();
            vendor.locator("a[href*='/report/misses/']").first().click();
            looked(vendor, "misses-vendor-reply");
            vendor.check("[name=kind][value=ASKS_TO_BE_EXCUSED]");
            press(vendor);
            assertThat(vendor.locator(".error-summary").textContent()).contains("Say what kept you");
            pictures(vendor, "misses-vendor-wrong");
            vendor.fill("[name=text]", "Your receipts came two days late.");
            vendor.fill("[name=plan]", "A second check of all tax codes.");
            vendor.fill("[name=planWho]", "Liza Cruz");
            vendor.fill("[name=planBy]", LocalDate.now().plusDays(9).toString());
            press(vendor);
            looked(vendor, "misses-vendor-replied");

            page.navigate(address("/engagements/" + engagement + "/running/breaches"));
            page.locator("tbody a").first().click();
            looked(page, "misses-one");
            page.click("main a.btn.primary");
            looked(page, "misses-decision");
            page.navigate(page.url().replaceAll("/decisions.*", "/credit"));
            looked(page, "misses-credit");
        }
    }

    private EngagementId threeMisses() {
        var engagement = engagements.open("Bookkeeping for 2027");
        var start = LocalDate.now(Examples.BERLIN).minusDays(43);
        var terms = Examples.terms(0, ReportedBy.VENDOR, RIGHT_FIRST_TIME, OVERNIGHT);
        deliveries.start(
                Examples.starting(start, contracts.inForce(engagement), terms),
                ANA,
                start.atStartOfDay(Examples.BERLIN).toInstant());
        var delivery = deliveries.get(engagement);
        var weeks = deliveries.reports(delivery.id());
        for (var week : weeks.subList(1, 4)) {
            reports.submit(
                    week.id(),
                    0,
                    content(Health.SOME_TROUBLE, measured(RIGHT_FIRST_TIME, 70, 80), measured(OVERNIGHT, 99, 100)),
                    "nobody",
                    Examples.JONAS,
                    week.dueAt().minus(Duration.ofMinutes(5)));
        }
        return engagement;
    }

    private String link(Delivery delivery) {
        var now = Instant.now();
        return links.issueAnother(
                        LinkPurpose.REPORT,
                        delivery.id().id(),
                        "Tala Ledger",
                        new LinkHolder(delivery.id().id(), "Tala Ledger", "liza@tala.example"),
                        now.plus(Duration.ofDays(9)),
                        now)
                .value();
    }

    private static void press(Page page) {
        page.waitForNavigation(() -> page.locator("main .btn.primary").first().click());
    }

    private static void looked(Page page, String name) {
        pictures(page, name);
        assertThat(page.title()).as(page.url()).doesNotContain("not found");
        assertThat(Axe.inEveryLook(page)).as(name).isEmpty();
    }

    /** On a desk in light, on a phone in dark. */
    private static void pictures(Page page, String name) {
        int width = page.viewportSize().width;
        page.setViewportSize(Axe.DESK, 900);
        Browser.shot(page, name + "-desk-light");
        page.setViewportSize(Axe.PHONE, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Browser.shot(page, name + "-phone-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(width, 900);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
