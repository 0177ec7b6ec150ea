package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.Bidding;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ShareToken;
import app.handoff.kernel.YearProfile;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An owner says how the work is priced, and a vendor prices just that: each is asked only for what its choices need. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PriceStructureUiTests {

    private static final String MAIL = "ana.prices@example.com";
    private static final String PASSWORD = "a calm ledger of hazel";
    private static final String FIELDS = "main form [name]:visible:not(button)";

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private Scoping scoping;

    @Autowired
    private ABidding biddings;

    @Autowired
    private Bidding bidding;

    @LocalServerPort
    private int port;

    @Test
    void aPriceIsAskedForInTheWayThatTheOwnerChose() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Priced in parts", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var studio = Tenancy.Scope.of(person.business()).at(Pages.BERLIN);
            var engagement = Tenancy.as(studio, this::aDraftWithTwoOutputs);
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);

            page.navigate(address("/engagements/" + engagement + "/scope/pricing"));
            page.locator("[name=basis][value=FIXED_PER_MONTH]").check();
            // Six ways to be paid, three for expenses, the discount, the note, the ranking of three.
            assertThat(page.locator(FIELDS).count()).isEqualTo(14);
            page.locator("[name=basis][value=HOURLY]").check();
            assertThat(page.locator(FIELDS).count()).isEqualTo(16);
            page.locator("[name=basis][value=PER_UNIT]").check();
            assertThat(page.locator(FIELDS).count()).isEqualTo(17);
            Browser.pictures(page, "prices-scope");

            page.locator("[name=baseFee]").check();
            page.locator("[name=parts]").check();
            assertThat(page.locator("[name='volumes[0].upTo1']").count()).isZero();
            page.locator("[name=volume]")
                    .selectOption(
                            page.locator("[name=volume] option", new Page.LocatorOptions().setHasText("Ledger entries"))
                                    .getAttribute("value"));
            page.waitForNavigation(
                    () -> page.locator("button[name=add][value=volume]").click());
            page.locator("[name='volumes[0].upTo1']").fill("200");
            page.locator("[name='volumes[0].upTo2']").fill("150");
            page.locator("[name='volumes[0].minimum']").fill("120");
            page.locator("[name=expenses][value=CAPPED]").check();
            page.locator("[name=discountDays]").fill("10");
            page.waitForNavigation(() -> page.locator("#add button").click());
            assertThat(page.locator("main").textContent()).contains("Each step must end above the one before it");
            assertThat(page.locator("[name='volumes[0].upTo2']").inputValue()).isEqualTo("150");
            Browser.pictures(page, "prices-refused");
            page.locator("[name='volumes[0].upTo2']").fill("300");
            page.waitForNavigation(() -> page.locator("#add button").click());
            page.locator("[name='rows[0].label']").fill("Training");
            page.locator("[name='rows[0].amount']").fill("2");
            page.locator("[name='rows[0].unit']").fill("days");
            page.locator("[name='rows[0].optional']").check();
            assertThat(Axe.inEveryLook(page)).isEmpty();
            Browser.pictures(page, "prices-full");
            page.waitForNavigation(
                    () -> page.locator("main .actions .btn.primary").click());
            page.navigate(address("/engagements/" + engagement + "/scope/document#pricing"));
            assertThat(page.locator("main").textContent())
                    .contains("the first 200 of a month", "we pay for at least 120", "2, once; only if ordered");
            Browser.pictures(page, "prices-document");

            var vendor = browser.open(Axe.DESK);
            vendor.navigate(Browser.beginBid(
                            vendor, address("/s/" + anInvitation(studio).value()))
                    + "/offer");
            Browser.pictures(vendor, "prices-offer");
            vendor.locator("[name='prices[0].value']").fill("50");
            vendor.locator("[name='prices[1].value']").fill("1");
            vendor.locator("[name='prices[4].leftOut']").check();
            vendor.locator("[name='prices[6].value']").fill("700");
            // 12 × 50, and 1,800 entries at 1; neither the training that is ordered only if wanted nor what is left
            // out.
            assertThat(vendor.locator("#total").textContent()).contains("2,400.00");
            assertThat(vendor.locator("#line-count").textContent()).isEqualTo("2 of 7 lines that you offer");
            vendor.locator("[name=earlyPayment]").fill("2");
            assertThat(Axe.inEveryLook(vendor)).isEmpty();
            Browser.pictures(vendor, "prices-offer-full");
        }
    }

    private EngagementId aDraftWithTwoOutputs() {
        var engagement = engagements.open("Bookkeeping in parts");
        scoping.current(engagement);
        var bookkeeping = Scopes.bookkeeping();
        scoping.write(
                engagement,
                bookkeeping.with(new Pricing(
                        null, null, YearProfile.NONE, "", bookkeeping.pricing().priorities())),
                Scopes.MIA,
                Instant.now());
        return engagement;
    }

    private ShareToken anInvitation(Tenancy.Scope studio) {
        var made = biddings.preparedInParts(
                studio, LocalDateTime.now(ABidding.BERLIN).plusDays(10), ABidding.BERLIN, "Kontor Vier");
        biddings.as(studio, () -> {
            bidding.open(made.request(), "Ana", MAIL, Scopes.MIA, Instant.now());
            return true;
        });
        return biddings.link(made, 0);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
