package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
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

/** An owner asks for final offers and opens them; a vendor reads, sends and keeps its receipt; each page in every look. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FinalOffersUiTests {

    private static final String MAIL = "ana.finals@example.com";
    private static final String PASSWORD = "a calm ledger of rowan";

    @Autowired
    private Accounts accounts;

    @Autowired
    private ABidding biddings;

    @Autowired
    private BidsForTests bids;

    @Autowired
    private EvaluationsForTests evaluating;

    @LocalServerPort
    private int port;

    @Test
    void ownerAndVendorGoFromTheShortlistToTheComparisonOfBothRounds() {
        try (var browser = Browser.launch()) {
            var ana = accounts.setUp(
                    new Accounts.NewBusiness("Final offers", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var vendor = browser.open(Axe.DESK);
            var made = biddings.openedWithFinalOffers(
                    biddings.prepared(
                            Tenancy.Scope.of(ana.business()).at(Pages.BERLIN),
                            LocalDateTime.now(ABidding.BERLIN).plusHours(1),
                            ABidding.BERLIN,
                            "Kontor Vier",
                            "Norte Contable",
                            "Tala Ledger"),
                    false);
            var bid = Browser.beginBid(
                    vendor, address("/s/" + biddings.link(made, 0).value()));
            biddings.bids(made, 3);
            biddings.opening(made);
            biddings.as(made.scope(), () -> {
                evaluating.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
                evaluating.shortlist(made.engagement(), "Kontor Vier", "Norte Contable");
                return true;
            });
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);

            ask(page, made);
            send(vendor, bid, made);
            page.navigate(address(comparison(made) + "/final-offers/deadline"));
            look(page, "extend");
            page.navigate(address("/engagements/" + made.engagement() + "/bidding"));
            look(page, "bidding-awaiting");
            ABidding.endFinalOffersNow(made);
            // What pages keep ends with a change.
            biddings.as(made.scope(), () -> {
                evaluating.shortlist(made.engagement(), "Tala Ledger");
                return true;
            });
            page.navigate(address("/engagements/" + made.engagement() + "/bidding"));
            look(page, "bidding-closed");
            press(page, "main .next button");
            page.navigate(address("/engagements/" + made.engagement() + "/bidding/opening"));
            look(page, "opening-record");
            page.navigate(address(comparison(made)));
            look(page, "comparison-both");
            assertThat(page.locator("main").textContent()).contains("Final offer against the first bid");
        }
    }

    private void ask(Page page, Made made) {
        page.navigate(address(comparison(made)));
        look(page, "comparison-before");
        page.navigate(address(comparison(made) + "/final-offers"));
        look(page, "ask");
        page.fill("[name=text]", "Please look at your hourly price once more, and say until when it holds.");
        press(page, "main .actions .btn.primary");
        look(page, "ask-preview");
        press(page, "main .actions .btn.primary");
        look(page, "comparison-awaiting");
    }

    private void send(Page vendor, String bid, Made made) {
        vendor.navigate(bid);
        look(vendor, "vendor-asked");
        vendor.navigate(bid + "/tasks");
        look(vendor, "vendor-tasks");
        Tenancy.as(made.vendor(0), () -> {
            bids.fill(made.invited().get(0), made.frozen(), "0.35");
            return true;
        });
        vendor.navigate(bid + "/check");
        look(vendor, "vendor-check");
        press(vendor, "main .actions .btn.primary");
        look(vendor, "vendor-receipt");
        vendor.navigate(bid + "/withdrawal");
        look(vendor, "vendor-withdrawal");
        vendor.navigate(bid);
        look(vendor, "vendor-sent");
    }

    private static void press(Page page, String button) {
        page.waitForNavigation(() -> page.locator(button).first().click());
    }

    private static String comparison(Made made) {
        return "/engagements/" + made.engagement() + "/comparison";
    }

    private static void look(Page page, String name) {
        assertThat(Axe.inEveryLook(page)).as(name).isEmpty();
        Browser.pictures(page, "final-" + name);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
