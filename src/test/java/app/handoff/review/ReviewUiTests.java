package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.contract.ContractsForTests;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Examples;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A review with its proof, the people asked by link, and the portfolio: at a desk and on a phone, light and dark. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReviewUiTests {

    private static final String MAIL = "ana.reviews@example.com";
    private static final String PASSWORD = "a calm ledger of elder";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private ReviewPlanRepository plans;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private ContractsForTests drafts;

    @LocalServerPort
    private int port;

    private Tenancy.Scope studio;

    @Test
    void aReviewIsReadToItsWeeksAndOthersAreAsked() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            studio = Tenancy.Scope.of(person.business()).at(Pages.BERLIN);
            var work = running("Bookkeeping");
            running("Front desk");
            inBusiness(() -> engagements.undecided("Payroll"));
            var page = browser.open(1280);
            var home = "http://localhost:" + port + "/";
            Browser.signIn(page, home, MAIL, PASSWORD);
            var review = home + "engagements/" + work + "/review";

            page.navigate(review);
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            Browser.axe(page);
            Browser.pictures(page, "review-proof");
            page.check("[name=verdict][value=TAKE_BACK]");
            assertThat(page.locator("[name=inHouseOwner]").isVisible()).isTrue();

            page.navigate(review + "/opinions");
            page.fill("[name=name]", "Mei Lin");
            page.check("[name=standsAs][value=CUSTOMER]");
            page.waitForNavigation(() -> page.click("form.stack .btn.primary"));
            var link = page.inputValue("#opinion-link");
            Browser.axe(page);
            Browser.pictures(page, "opinions");
            var guest = browser.open(390, ColorScheme.DARK);
            guest.navigate(link);
            Browser.axe(guest);
            Browser.noSidewaysScroll(guest);
            Browser.shot(guest, "opinion-link-phone-dark");
            guest.check("[name=score][value='4']");
            guest.fill("[name=word]", "Quick answers, and friendly");
            guest.waitForNavigation(() -> guest.click("form .btn.primary"));
            assertThat(guest.textContent("h1")).isEqualTo("Thank you");

            page.navigate(review);
            page.check("[name=judgeScore][value='4']");
            page.check("[name=verdict][value=EXTEND]");
            page.fill("[name=verdictReason]", "Fewer errors, and on time.");
            page.fill("[name=lessons]", "Say by which hour receipts are sent.");
            page.waitForNavigation(() -> page.click(".page-head .btn.primary"));
            assertThat(page.textContent("main")).contains("Mei Lin, 4 of 5", "Say by which hour receipts are sent.");
            Browser.axe(page);
            Browser.pictures(page, "review-finished");

            page.navigate(home + "results");
            Browser.axe(page);
            Browser.pictures(page, "portfolio");
            var dark = browser.open(1280, ColorScheme.DARK);
            Browser.signIn(dark, home, MAIL, PASSWORD);
            dark.navigate(home + "results");
            Browser.shot(dark, "portfolio-desk-dark");

            page.navigate(home + "results/next");
            Browser.axe(page);
            Browser.pictures(page, "next-tasks");
        }
    }

    private EngagementId running(String name) {
        var start = LocalDate.now(Examples.BERLIN).minusDays(98);
        return inBusiness(() -> {
            var opened = engagements.open(name);
            Examples.begin(
                    deliveries,
                    drafts.drafted(opened, Examples.ANA, Instant.now()),
                    start,
                    List.of(Examples.RIGHT_FIRST_TIME));
            plans.save(new ReviewPlan(
                    opened,
                    new ReviewPlan.Agreed(
                            "Tala Ledger",
                            start,
                            start.plusYears(1).minusDays(1),
                            30,
                            Money.of("8058", "EUR"),
                            Money.of("350", "EUR"),
                            12,
                            null)));
            return opened;
        });
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(studio, work);
    }
}
