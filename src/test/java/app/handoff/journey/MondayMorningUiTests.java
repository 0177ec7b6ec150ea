package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.WithMailServer;
import app.handoff.account.Accounts;
import app.handoff.contract.ContractsForTests;
import app.handoff.delivery.TogetherForTests;
import app.handoff.delivery.WeeksForTests;
import app.handoff.invoice.InvoicesForTests;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.review.ReviewsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The owner of three running engagements sits down on a Monday at eight, sees what the days before left, does it one after the
 * other from home, and is told each time what is left.
 */
@Tag("long")
@WithMailServer
class MondayMorningUiTests extends EmptyInstallation {

    private static final int SECONDS_A_PAGE = 4;
    private static final int SECONDS_AN_ACTION = 3;
    private static final double SECONDS_A_LETTER = 0.5;
    private static final int FIVE_MINUTES = 300;

    private static final String MAIL = "ana@fern.example";
    private static final LocalDate MONDAY = LocalDate.of(2027, 11, 15);

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private ContractsForTests contracts;

    @Autowired
    private WeeksForTests weeks;

    @Autowired
    private TogetherForTests together;

    @Autowired
    private InvoicesForTests invoices;

    @Autowired
    private ReviewsForTests reviews;

    private Page page;
    private int pages;
    private int taps;
    private int fields;
    private int letters;
    private int shots;

    @Test
    void whatNeedsAttentionIsSeenAndDoneInFiveMinutes() {
        var now = at(MONDAY, 8, 0);
        clock().forward(Duration.between(Instant.now(), now));
        var person = accounts.setUp(
                new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, Story.PASSWORD), now);
        var ana = Actor.member(person.member(), "Ana Ruiz");
        Tenancy.as(Tenancy.Scope.of(person.business()).at(Pages.BERLIN), () -> {
            bookkeepingMissedALevel(ana);
            eveningSupportIsLate(ana);
            payrollEndsSoon(ana, now);
            return true;
        });
        try (var browser = Browser.launch()) {
            page = browser.open(Axe.DESK);
            Browser.signIn(page, base() + "/", MAIL, Story.PASSWORD);
            describeTheBusiness();
            page.navigate(base() + "/");
            pages = 1;
            look("home");
            assertThat(titles())
                    .as("what is late before what is due, and of what is late first what others wait for")
                    .containsExactly(
                            "Ask for the report of week 6",
                            "Review: did it save money and time?",
                            "Meet Liza at 14:30",
                            "Read the report of week 14",
                            "Decide what comes after the contract with Lohnwerk",
                            "Check invoice LW-1",
                            "Answer Andes Desk about the change");
            assertThat(listed())
                    .contains(
                            "Andes Desk: it did not come. · since Fri 12 Nov",
                            "Tala Ledger missed a level: Entries right first time",
                            "Lohnwerk bills € 410 for October 2027: € 49.20 more than expected");

            step("Ask for the report that did not come", "Ask for the report of week 6", () -> press("Ask for it"));
            step("Finish the review", "Review: did it save money and time?", this::finishTheReview);
            step("See what the call is about", "Meet Liza at 14:30", () -> {});
            step("Read the report, tell the vendor what was missed", "Read the report of week 14", () -> {
                press("Acknowledge the report");
                press("Read the draft");
                press("Send the notice");
            });
            step("Decide about the end of the term", "Decide what comes after", () -> press("Let it end"));
            step("Ask about the invoice", "Check invoice LW-1", () -> {
                press("Ask the vendor");
                press("Ask the vendor");
            });
            step("Answer the vendor", "about the change", () -> {
                press("Answer the question");
                type("answer", "Yes, from the first of January on.");
                press("Send the answer");
            });
            assertThat(titles())
                    .as("what is left is to meet, to wait, and to decide about what the vendor proposes")
                    .containsExactly(
                            "Meet Liza at 14:30",
                            "Wait for the report of week 6",
                            "Wait for the answer about invoice LW-1",
                            "Decide about other words for the change with Andes Desk");
            told("In all", pages, taps, fields, letters);
            assertThat(seconds(pages, taps, fields, letters)).isLessThan(FIVE_MINUTES);
        }
    }

    private void describeTheBusiness() {
        page.navigate(base() + "/profile");
        page.fill("[name=coreCompetencies]", "Web shops for small makers");
        page.waitForNavigation(() -> page.locator("main .btn.primary").first().click());
    }

    private List<String> titles() {
        return page.locator("main .agenda .rows > li").all().stream()
                .map(line ->
                        line.locator("strong, b, div > span > span").first().innerText())
                .toList();
    }

    /** What home lists, line by line. */
    private String listed() {
        return page.locator("main .agenda").innerText().replaceAll("\\p{Zs}", " ");
    }

    /** From home by one line to what it asks for, and home again. */
    private void step(String what, String line, Runnable acts) {
        int pagesBefore = pages;
        int tapsBefore = taps;
        int fieldsBefore = fields;
        int lettersBefore = letters;
        var entry = page.locator("main .agenda .rows > li").filter(new Locator.FilterOptions().setHasText(line));
        assertThat(entry.count()).as(line + " in\n" + listed()).isEqualTo(1);
        go(entry.locator("a").first());
        acts.run();
        var home = page.locator("[data-toast] a[href='/']");
        go(
                home.count() > 0
                        ? home.first()
                        : page.locator(".rail nav a[href='/']").first());
        told(what, pages - pagesBefore, taps - tapsBefore, fields - fieldsBefore, letters - lettersBefore);
    }

    private void finishTheReview() {
        tap(page.locator("[name=judgeScore][value='4']"));
        tap(page.locator("[name=verdict][value=CONTINUE]"));
        type("verdictReason", "It saves us half a day a week.");
        press("Finish the review");
    }

    private void press(String button) {
        go(page.locator("main .btn:visible")
                .filter(new Locator.FilterOptions().setHasText(button))
                .first());
    }

    /** To the next page. */
    private void go(Locator link) {
        page.waitForNavigation(() -> tap(link));
        pages++;
        assertThat(page.locator(".error-summary").count()).as(page.url()).isZero();
        look(page.locator("h1").innerText().toLowerCase().replaceAll("[^a-z0-9]+", "-"));
    }

    private void tap(Locator what) {
        taps++;
        what.click();
    }

    private void type(String field, String text) {
        fields++;
        letters += text.length();
        page.locator("[name=" + field + "]").fill(text);
    }

    private static void told(String what, int pages, int taps, int fields, int letters) {
        System.out.printf(
                "Monday: %-50s %2d pages, %2d taps, %d fields, about %3.0f seconds%n",
                what, pages, taps, fields, seconds(pages, taps, fields, letters));
    }

    private static double seconds(int pages, int taps, int fields, int letters) {
        return pages * SECONDS_A_PAGE + (taps + fields) * SECONDS_AN_ACTION + letters * SECONDS_A_LETTER;
    }

    private void bookkeepingMissedALevel(Actor ana) {
        var start = MONDAY.minusWeeks(14);
        var bookkeeping = runs(
                "Bookkeeping", "Tala Ledger", start, start, start.plusYears(1).minusDays(1), ana);
        weeks.read(bookkeeping, 13, ana);
        weeks.missed(bookkeeping, 14);
        invoices.kept(bookkeeping, YearMonth.of(2027, 10), ana, at(MONDAY, 9, 0));
    }

    private void eveningSupportIsLate(Actor ana) {
        var start = MONDAY.minusWeeks(6);
        var end = start.plusYears(1).minusDays(1);
        var engagement = engagements.open("Evening support");
        var contract = contracts.inForce(engagement, "Andes Desk", start, end);
        weeks.begin(contract, "Evening support", "Andes Desk", start, end, ana);
        weeks.read(engagement, 5, ana);
        together.meeting(engagement, "Andes", at(MONDAY, 14, 30), ana);
        contracts.amend(contract.contract(), "Andes Desk", ana, at(MONDAY.minusDays(4), 9, 0));
        invoices.kept(engagement, YearMonth.of(2027, 10), ana, at(MONDAY, 9, 0));
    }

    private void payrollEndsSoon(Actor ana, Instant now) {
        var end = MONDAY.plusDays(39);
        var payroll = runs(
                "Payroll", "Lohnwerk", MONDAY.minusWeeks(9), end.minusYears(1).plusDays(1), end, ana);
        weeks.read(payroll, 9, ana);
        reviews.reviewed(payroll, MONDAY.minusWeeks(6));
        var october = YearMonth.of(2027, 10);
        invoices.kept(payroll, october.minusMonths(1), ana, at(MONDAY, 9, 0));
        invoices.delivered(payroll, october, "88", ana, now);
        invoices.came(payroll, october, "LW", ana, now);
    }

    private EngagementId runs(String title, String vendor, LocalDate begun, LocalDate start, LocalDate end, Actor by) {
        var engagement = engagements.open(title);
        weeks.begin(contracts.inForce(engagement, vendor, start, end), title, vendor, begun, end, by);
        return engagement;
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(Pages.BERLIN.zone()).toInstant();
    }

    private void look(String name) {
        Browser.shot(page, "monday-" + shots++ + "-" + name);
    }
}
