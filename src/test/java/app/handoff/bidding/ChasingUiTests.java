package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Vendors are chased and told things, and say how far they are: at a desk and on a phone. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ChasingUiTests {

    private static final String MAIL = "ana.chases@example.com";
    private static final String PASSWORD = "a calm ledger of hazel";

    @Autowired
    private Accounts accounts;

    @Autowired
    private ABidding biddings;

    @Autowired
    private BidsForTests bids;

    @LocalServerPort
    private int port;

    @Test
    void aVendorSaysWhatItMeansToDoAndTheBusinessChasesTheOthers() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var studio = Tenancy.Scope.of(person.business()).at(Pages.BERLIN);
            var made = biddings.open(
                    studio,
                    LocalDateTime.now(ABidding.BERLIN)
                            .plusDays(10)
                            .withHour(16)
                            .withMinute(0)
                            .withSecond(0)
                            .withNano(0),
                    "Kontor Vier",
                    "Ledgerly",
                    "Norte Libros",
                    "Tala Ledger");
            Tenancy.as(made.vendor(1), () -> {
                bids.begin(made.invited().get(1), Instant.now());
                return true;
            });
            Tenancy.as(made.vendor(2), () -> {
                bids.fill(made.invited().get(2), made.frozen(), "0.30");
                bids.send(made.invited().get(2), Instant.now());
                return true;
            });
            Tenancy.as(made.vendor(3), () -> {
                bids.decline(made.invited().get(3), "No time before spring.", Instant.now());
                return true;
            });

            var vendor = browser.open(Axe.DESK);
            var bid = Browser.beginBid(
                    vendor, address("/s/" + biddings.link(made, 0).value()));
            vendor.navigate(bid);
            look(vendor, "chasing-invitation");
            vendor.waitForNavigation(() -> vendor.getByText("I will bid").last().click());
            look(vendor, "chasing-will-bid");
            vendor.navigate(bid + "/tasks");
            look(vendor, "chasing-tasks");
            vendor.navigate(bid + "/colleagues");
            vendor.fill("[name=name]", "Jon Reyes");
            vendor.fill("[name=email]", "jon@kontor.example");
            vendor.waitForNavigation(
                    () -> vendor.locator("main .actions .btn.primary").click());
            assertThat(vendor.locator("#link").inputValue()).contains("/s/");
            assertThat(vendor.locator("#link-code").inputValue()).isNotBlank();
            look(vendor, "chasing-colleagues");

            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);
            var bidding = address("/engagements/" + made.engagement() + "/bidding");
            page.navigate(bidding);
            look(page, "chasing-overview");
            page.navigate(bidding + "/reminders");
            look(page, "chasing-reminders");
            page.navigate(bidding + "/notice");
            page.fill("[name=text]", "Kontor Vier asked us by phone: we are closed on 24 December.");
            page.waitForNavigation(
                    () -> page.locator("main .actions .btn.primary").click());
            look(page, "chasing-notice");
            page.check("[name=named]");
            page.waitForNavigation(
                    () -> page.locator("main .actions .btn.primary").click());
            look(page, "chasing-questions");
            vendor.navigate(bid + "/question");
            look(vendor, "chasing-vendor-questions");
        }
    }

    private static void look(Page page, String name) {
        assertThat(Axe.inEveryLook(page)).isEmpty();
        Browser.pictures(page, name);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
