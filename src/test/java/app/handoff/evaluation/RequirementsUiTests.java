package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.scope.FrozenScopes;
import app.handoff.submission.BidsForTests;
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

/** A requirement is written with what is enough, answered in its own field, and read again with what the rule says of it. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RequirementsUiTests {

    private static final String MAIL = "ana.requires@example.com";
    private static final String PASSWORD = "a calm ledger of rowan";

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private ABidding biddings;

    @Autowired
    private Bidding bidding;

    @Autowired
    private BidsForTests bids;

    @Autowired
    private FrozenScopes scopes;

    @LocalServerPort
    private int port;

    @Test
    void aRequirementIsAskedAnsweredAndCheckedInTheSameWords() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Requires much", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var studio = Tenancy.Scope.of(person.business()).at(Pages.BERLIN);
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);

            write(
                    page,
                    Tenancy.as(studio, () -> engagements.open("Bookkeeping for 2028"))
                            .toString());
            var made = asked(studio);
            answer(browser.open(Axe.DESK), made);
            Tenancy.as(made.vendor(0), () -> {
                var invitation = made.invited().get(0);
                bids.fill(invitation, made.frozen(), "0.30");
                bids.answer(invitation, made.frozen(), "Insured sum for damage", "500000", "A million from March");
                bids.send(invitation, Instant.now());
                return true;
            });
            Tenancy.as(made.vendor(1), () -> {
                bids.fill(made.invited().get(1), made.frozen(), "0.35");
                bids.send(made.invited().get(1), Instant.now());
                return true;
            });
            biddings.opening(made);
            read(page, made);
        }
    }

    private void write(Page page, String engagement) {
        page.navigate(address("/engagements/" + engagement + "/scope/qualifications"));
        assertThat(page.locator("[name='rows[0].number']").isVisible()).isFalse();
        Browser.pictures(page, "requirements-empty");
        page.locator("[name='rows[0].text']").fill("Experience of bookkeeping for associations");
        page.locator("[name='rows[0].kind']").selectOption("NUMBER");
        assertThat(page.locator("[name='rows[0].currency']").isVisible()).isFalse();
        page.locator("[name='rows[0].number']").fill("2");
        page.locator("[name='rows[0].unit']").fill("years");
        page.waitForCondition(() -> page.locator("[data-said]")
                .textContent()
                .equals("Experience of bookkeeping for associations: must be at least 2 years."));
        page.waitForNavigation(() -> page.locator("#add button").click());
        page.locator("[name='rows[1].text']").fill("Certified for data safety");
        page.locator("[name='rows[1].kind']").selectOption("CHOICE");
        page.locator("[name='rows[1].enough']").fill("ISO 27001\nTISAX");
        page.locator("[name='rows[1].need'][value=WISH]").check();
        page.waitForCondition(() -> page.locator("[data-said]")
                .nth(1)
                .textContent()
                .equals("Certified for data safety: ISO 27001 or TISAX is wanted."));
        assertThat(Axe.inEveryLook(page)).isEmpty();
        Browser.pictures(page, "requirements-written");
        page.waitForNavigation(() -> page.locator("main .actions .btn.primary").click());
        page.navigate(address("/engagements/" + engagement + "/scope/check#qualifications"));
        Browser.pictures(page, "requirements-check");
    }

    private void answer(Page vendor, Made made) {
        var bid =
                Browser.beginBid(vendor, address("/s/" + biddings.link(made, 0).value()));
        vendor.navigate(bid + "/document#qualifications");
        Browser.pictures(vendor, "requirements-document");
        vendor.navigate(bid + "/answers");
        Browser.pictures(vendor, "requirements-answers");
        vendor.locator("[name='requirements[0].value']").fill("4");
        vendor.locator("[name='requirements[1].value']").fill("500000");
        vendor.waitForCondition(
                () -> vendor.locator("[data-said]").nth(1).textContent().contains("may disqualify it"));
        vendor.locator("[name='requirements[2].value']").fill("2031-12-31");
        vendor.locator("[name='requirements[4].value'][value=YES]").check();
        assertThat(Axe.inEveryLook(vendor)).isEmpty();
        Browser.pictures(vendor, "requirements-answered");
        vendor.waitForNavigation(
                () -> vendor.locator("main .actions .btn.primary").click());
        Browser.pictures(vendor, "requirements-tasks");
        vendor.navigate(bid + "/check");
        assertThat(Axe.inEveryLook(vendor)).isEmpty();
        Browser.pictures(vendor, "requirements-send");
    }

    private void read(Page page, Made made) {
        var comparison = "/engagements/" + made.engagement() + "/comparison";
        page.navigate(address(comparison + "/quality"));
        assertThat(Axe.inEveryLook(page)).isEmpty();
        Browser.pictures(page, "requirements-quality");
        page.locator("#requirements .btn").first().click();
        assertThat(page.locator("[name=reason]").inputValue()).contains("Insured sum for damage", "500,000");
        Browser.pictures(page, "requirements-reason");
        page.navigate(address(comparison + "/quality"));
        for (var score : page.locator("select[name$='.score']").all()) {
            score.selectOption("4");
        }
        for (var note : page.locator("textarea[name$='.note']").all()) {
            note.fill("Clear");
        }
        page.waitForNavigation(
                () -> page.locator("main form .actions .btn").first().click());
        page.waitForNavigation(() -> page.locator(".next .btn.primary").click());
        assertThat(page.locator("#requirements").textContent()).contains("Not met", "A million from March");
        assertThat(Axe.inEveryLook(page)).isEmpty();
        Browser.pictures(page, "requirements-comparison");
        page.navigate(address("/engagements/" + made.engagement() + "/award"));
        assertThat(page.locator("main").textContent()).contains("does not meet what must be met");
        Browser.pictures(page, "requirements-award");
    }

    private Made asked(Tenancy.Scope studio) {
        var made = biddings.prepared(
                studio,
                LocalDateTime.now(ABidding.BERLIN).plusDays(10),
                ABidding.BERLIN,
                id -> scopes.firstRequiring(id, "Bookkeeping for 2027"),
                "Kontor Vier",
                "Norte Contable");
        biddings.as(studio, () -> {
            bidding.open(made.request(), "Ana", MAIL, ABidding.MIA, Instant.now());
            return true;
        });
        return made;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
