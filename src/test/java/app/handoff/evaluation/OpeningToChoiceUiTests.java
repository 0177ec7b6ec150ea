package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.kernel.Role;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.WebApplicationContext;

/** Two people open the bids, score them apart, agree, and ask the one whose price is low; each page in every look. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OpeningToChoiceUiTests {

    private static final String MAIL = "ana.opens@example.com";
    private static final String PASSWORD = "a calm ledger of alder";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ABidding biddings;

    @Autowired
    private BidsForTests bids;

    @Autowired
    private Evaluations evaluations;

    @LocalServerPort
    private int port;

    private SignedIn jonas;
    private String bid;
    private Pages pages;

    @Test
    void twoPeopleGoFromTheOpeningToAQuestionAboutALowPrice() {
        try (var browser = Browser.launch()) {
            var ana = accounts.setUp(
                    new Accounts.NewBusiness("Opens by two", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            pages = Pages.of(context);
            jonas = pages.colleague(ana, Role.MANAGER);
            var vendor = browser.open(Axe.DESK);
            var made = closed(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), vendor);
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);

            open(page, made);
            nameBoth(page, made);
            score(page, made);
            agree(page, made);
            ask(page, made);
            answer(vendor);
            page.navigate(address(comparison(made)));
            page.locator("#inquiries").scrollIntoViewIfNeeded();
            assertThat(page.locator("#inquiries").textContent()).contains("Two people and a machine");
            look(page, "inquiry-answered");
        }
    }

    private Made closed(Tenancy.Scope studio, Page vendor) {
        var made = biddings.openForTwo(
                studio,
                LocalDateTime.now(ABidding.BERLIN).plusHours(1),
                "Kontor Vier",
                "Norte Contable",
                "Tala Ledger");
        bid = Browser.beginBid(vendor, address("/s/" + biddings.link(made, 0).value()));
        var hours = List.of("0.30", "0.80", "0.95");
        for (int at = 0; at < hours.size(); at++) {
            var invitation = made.invited().get(at);
            var hour = hours.get(at);
            Tenancy.as(made.vendor(at), () -> {
                bids.fill(invitation, made.frozen(), hour);
                bids.send(invitation, Instant.now());
                return invitation;
            });
        }
        ABidding.endNow(made);
        return made;
    }

    private void open(Page page, Made made) {
        var bidding = "/engagements/" + made.engagement() + "/bidding";
        page.navigate(address(bidding));
        press(page, "main .next button");
        look(page, "opening-begun");
        pages.post(jonas, bidding + "/opening").exchange();
        page.navigate(address(bidding + "/opening"));
        look(page, "opening-record");
    }

    private void nameBoth(Page page, Made made) {
        page.navigate(address("/engagements/" + made.engagement() + "/bidding/evaluators"));
        look(page, "evaluators");
        for (var member : page.locator("[name=members]").all()) {
            member.check();
        }
        press(page, "main .actions .btn.primary");
    }

    private void score(Page page, Made made) {
        var quality = comparison(made) + "/quality";
        page.navigate(address(quality));
        look(page, "conflict");
        press(page, "main .sheet .btn.primary");
        fill(page, "4");
        look(page, "score-apart");
        press(page, "main .actions .btn.primary");
        press(page, "main .next .btn.primary");
        look(page, "apart-waiting");
        pages.post(jonas, quality + "/no-conflict").exchange();
        var scores = pages.post(jonas, quality);
        var file = biddings.as(made.scope(), () -> evaluations.file(made.engagement()));
        for (var block : QualityBlock.of(file)) {
            for (var entry : block.entries()) {
                var line = "lines[" + entry.at() + "].";
                scores.param(line + "bid", entry.bid().id().toString())
                        .param(line + "criterion", block.criterion().id().toString())
                        .param(line + "score", entry.at() == 0 ? "2" : "3")
                        .param(line + "note", "");
            }
        }
        scores.exchange();
        pages.post(jonas, quality + "/completion").exchange();
        page.navigate(address(quality));
    }

    private void agree(Page page, Made made) {
        look(page, "agreement");
        for (var note : page.locator("textarea[name$='.note']").all()) {
            note.fill("We read the answer once more together.");
        }
        press(page, "main .actions .btn.primary");
        press(page, "main .next .btn.primary");
        assertThat(page.url()).endsWith(comparison(made));
        look(page, "compared-after-agreement");
    }

    private void ask(Page page, Made made) {
        page.locator("main .notice a[href*='/inquiry']").first().click();
        assertThat(page.locator("[name=question]").inputValue()).contains("much lower");
        look(page, "inquiry");
        press(page, "main .actions .btn.primary");
        page.navigate(address("/engagements/" + made.engagement() + "/award"));
        assertThat(page.locator("main").textContent()).contains("no answer has come so far");
    }

    private void answer(Page vendor) {
        vendor.navigate(bid + "/inquiry");
        look(vendor, "inquiry-to-answer");
        vendor.locator("[name=answer]").fill("Two people and a machine, in every week of the term.");
        press(vendor, "main .actions .btn.primary");
        look(vendor, "inquiry-of-the-vendor");
    }

    private static void fill(Page page, String score) {
        for (var select : page.locator("select[name$='.score']").all()) {
            select.selectOption(score);
        }
    }

    private static void press(Page page, String button) {
        page.waitForNavigation(() -> page.locator(button).first().click());
    }

    private static void look(Page page, String name) {
        assertThat(Axe.inEveryLook(page)).as(name).isEmpty();
        Browser.pictures(page, name);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static String comparison(Made made) {
        return "/engagements/" + made.engagement() + "/comparison";
    }
}
