package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Supplier;

/**
 * One engagement as people walk it: Studio Fern hands its bookkeeping to Tala Ledger. Ana Ruiz owns the studio, Jonas Weber
 * works there, vendors come by links. Each step uses pages only.
 */
class Story {

    static final String PASSWORD = "correct horse battery staple 9";
    static final String CODE = "nine quiet herons";
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration TIME_FOR_BIDS = Duration.ofMinutes(20);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int WEEKS_IN_PARALLEL = 3;
    private static final int WEEKS_TO_THE_REVIEW = 13;

    final Visitor owner;
    final Supplier<Visitor> vendors;
    final MovableClock clock;
    String engagement = "";
    private final Visitor staff;
    private ZonedDateTime deadline = ZonedDateTime.now(BERLIN);
    private boolean abroad;

    /**
     * @param staff who writes the weekly report
     * @param vendors whoever comes by a link: somebody else each time
     */
    Story(Visitor owner, Visitor staff, Supplier<Visitor> vendors, MovableClock clock) {
        this.owner = owner;
        this.staff = staff;
        this.vendors = vendors;
        this.clock = clock;
    }

    /** The same in Canada, where Tala Ledger may bid in US dollars and does. */
    Story inTwoCurrencies() {
        abroad = true;
        return this;
    }

    /** Everything, in the order in which it happens. */
    void walk() {
        setUp();
        owner.shot("home-empty");
        people();
        triage();
        scope();
        vendors();
        bidding();
        bid("liza@tala", "1.40", "120", "99.2", "97");
        bid("max@kontor", "1,90", "150", "99.5", "90");
        bid("joe@fast", "0.80", "80", "97.6", "86");
        openBids();
        check("Tala Ledger");
        callReferences("Kontor Vier");
        callReferences("FastBooks");
        judge();
        award("Tala Ledger");
        contract("liza@tala");
        run();
        review();
        end();
    }

    private void setUp() {
        assertThat(owner.at("/").path()).isEqualTo("/set-up");
        owner.form("Set up")
                .with("business", "Studio Fern")
                .with("country", abroad ? "CA" : "DE")
                .with("zone", abroad ? "America/Toronto" : "")
                .with("name", "Ana Ruiz")
                .with("email", "ana@fern.example")
                .with("password", PASSWORD)
                .send();
        assertThat(owner.text()).contains("Ana Ruiz", "Describe your business", "Enter your first task");
    }

    private void people() {
        owner.at("/people")
                .form("Write the invitation")
                .with("name", "Jonas Weber")
                .with("email", "jonas@fern.example")
                .with("role", "STAFF")
                .send();
        staff.at(linkTo("jonas@fern", "/join"))
                .form("Join")
                .with("password", PASSWORD)
                .send();
        assertThat(staff.at("/").text()).contains("Jonas Weber");
        assertThat(staff.open("/people").status()).isEqualTo(403);
    }

    private void triage() {
        owner.at("/profile")
                .form("Save the profile")
                .with("coreCompetencies", "Web design\nClient consulting")
                .with("strengths", "We answer the same day")
                .with("values", "Plain words")
                .with("judges", "Jonas Weber\nAna Ruiz")
                .send();
        task("Bookkeeping", "7.5", "WEEK", "NONE", "FINANCIAL");
        task("Payroll", "9", "MONTH", "NONE", "FINANCIAL");
        task("Client consulting", "12", "WEEK", "CORE", "CUSTOMER");
        owner.at("/tasks").follow("Bookkeeping");
        owner.shot("decision");
        owner.form("Record the decision")
                .with("verdict", "OUTSOURCE")
                .with("why", "It repeats every day")
                .send();
        owner.form("Open the engagement")
                .with("reasons", "LOWER_TIME_COST")
                .with("reasons", "LOWER_MONEY_COST")
                .with("leading", "LOWER_TIME_COST")
                .with("name", "Bookkeeping for 2027")
                .send();
        assertThat(owner.path()).startsWith("/engagements/");
        engagement = owner.path();
        assertThat(owner.text()).contains("Next: ");
        owner.shot("engagement-opened");
        owner.at("/tasks").shot("tasks");
    }

    private void task(String name, String hours, String period, String core, String data) {
        owner.at("/tasks/new")
                .form("Add this task")
                .with("name", name)
                .with("kind", "REPETITIVE")
                .with("hours", hours)
                .with("period", period)
                .with("costPerHour", "34")
                .with("doneBy", "Jonas Weber")
                .with("repetitive", 5)
                .with("simplicity", 4)
                .with("place", "OFF_SITE")
                .with("core", core)
                .with("judged", "SOMEBODY")
                .with("judge", "Jonas Weber")
                .with("risk", 3)
                .with("data", data)
                .with("otherPerYear", "540")
                .with("errorsPerYear", "600")
                .send();
    }

    private void scope() {
        owner.at(engagement + "/scope")
                .form("Start from this draft: Bookkeeping")
                .send();
        owner.at(engagement + "/scope/purpose")
                .form("Save and continue")
                .with(
                        "facts",
                        "Number of ledger accounts: 200\n"
                                + "Bank accounts: one in euros, one in dollars\n"
                                + "People in the business: 9")
                .send();
        owner.at(engagement + "/scope/timeline")
                .form("Save and continue")
                .with("start", LocalDate.now().plusDays(3).toString())
                .with("transitionWeeks", 3)
                .send();
        owner.at(engagement + "/scope/oversight")
                .form("Save and continue")
                .with("deputy", "Ana Ruiz")
                .send();
        // Judged by week: judged by month, the weak first week would count until the month is over.
        owner.at(engagement + "/scope/levels")
                .form("Save and continue")
                .with("rows[0].window", "WEEK")
                .with("rows[1].window", "WEEK")
                .send();
        owner.at(engagement + "/scope/pricing")
                .form("Save and continue")
                .with("first", "QUALITY")
                .with("second", "SPEED")
                .with("third", "COST")
                .send();
        owner.at(engagement + "/scope/check").shot("scope-check");
        while (owner.text().contains("of the draft:")) {
            owner.formTo("/confirmation").send();
            owner.at(engagement + "/scope/check");
        }
        owner.form("Confirm the second look").with("read", "true").send();
        owner.form("final").send();
        assertThat(owner.text()).contains("Version 1");
        owner.shot("scope-frozen");
    }

    private void vendors() {
        vendor("Tala Ledger", "Liza Reyes", "liza@tala.example", "Manila", "PH", "Asia/Manila");
        vendor("Kontor Vier", "Max Huber", "max@kontor.example", "Vienna", "AT", "Europe/Vienna");
        vendor("FastBooks", "Joe Field", "joe@fast.example", "Leeds", "GB", "Europe/London");
    }

    private void vendor(String name, String contact, String email, String city, String country, String zone) {
        owner.at("/vendors/new")
                .form("Add vendor")
                .with("name", name)
                .with("skills", "Bookkeeping, small businesses")
                .with("contact", contact)
                .with("email", email)
                .with("city", city)
                .with("country", country)
                .with("zone", zone)
                .with("languages[0].code", "en")
                .with("languages[0].level", "C1")
                .with("source", "REFERRAL")
                .with("who", "Rechenhilfe")
                .send();
    }

    private void bidding() {
        deadline = ZonedDateTime.now(BERLIN).plus(TIME_FOR_BIDS).truncatedTo(ChronoUnit.MINUTES);
        var setup = owner.at(engagement + "/bidding/setup").form("Save the setup");
        if (abroad) {
            setup.with("rates[0].currency", "USD")
                    .with("rates[0].rate", "1.3725")
                    .with("rates[0].day", LocalDate.now(BERLIN).minusDays(1).toString())
                    .with("rates[0].source", "Bank of Canada, closing");
        }
        setup.with("criteria[0].weight", 40)
                .with("criteria[1].weight", 20)
                .with("criteria[2].weight", 20)
                .with("criteria[3].weight", 20)
                .with("questions[0].text", "How do you learn our accounts in the first weeks?")
                .with("questions[0].wordLimit", 120)
                .with("zone", "Europe/Berlin")
                .with("questionsUntil", deadline.toLocalDate().toString())
                .with("questionsUntilTime", deadline.toLocalTime().toString())
                .with("deadline", deadline.toLocalDate().toString())
                .with("deadlineTime", deadline.toLocalTime().toString())
                .send();
        owner.at(engagement + "/bidding/budget")
                .form("Save the budget")
                .with("budget", "9640")
                .send();
        owner.at(engagement + "/bidding/vendors");
        var list = owner.form("Put on the list");
        owner.page().select("[name=vendors]").forEach(vendor -> list.with("vendors", vendor.val()));
        list.send();
        owner.at(engagement + "/bidding").form("Open bidding").send();
        assertThat(owner.text()).contains("no one can read a price");
        owner.at(engagement + "/bidding").shot("bidding-room");
    }

    /** The newest link for this purpose in the messages to this address: without a mail server it is copied from there. */
    String linkTo(String address, String purpose) {
        owner.at("/messages");
        var letters = owner.page().select("tbody tr").stream()
                .filter(one -> one.text().contains(address))
                .map(one -> one.select("a").first().absUrl("href"))
                .toList();
        for (var letter : letters) {
            var link = owner.at(letter).page().select("#link");
            if (!link.isEmpty() && link.first().text().endsWith(purpose)) {
                return URI.create(link.first().text()).getPath();
            }
        }
        throw new AssertionError("No link for " + purpose + " to " + address + " in " + letters.size() + " messages");
    }

    /** A vendor without an account sends a bid through its link. */
    private void bid(String person, String piece, String month, String right, String overnight) {
        var vendor = vendors.get();
        var link = linkTo(person, "/bid");
        vendor.at(link).shot("bid-invitation-" + person);
        vendor.form("Start your bid").with("code", CODE).send();
        // Whoever carried the link has it still, and reads nothing by it.
        assertThat(vendors.get().at(link + "/check").path()).endsWith("/code");
        vendor.shot("bid-tasks-" + person);
        vendor.at(link + "/document");
        assertThat(vendor.text()).contains("Receipts posted", "Right first time");
        if (!vendor.page().select("button:contains(read)").isEmpty()) {
            vendor.form("read").send();
        }
        var offer = vendor.at(link + "/offer").form("Save and continue");
        if (abroad && person.startsWith("liza")) {
            offer.with("currency", "USD");
        }
        for (int i = 0; i < 3; i++) {
            offer.with("prices[" + i + "].value", piece);
        }
        for (int i = 3; i < 6; i++) {
            offer.with("prices[" + i + "].value", month);
        }
        offer.with("prices[6].value", "350")
                .with("levels[0].value", right)
                .with("levels[1].value", overnight)
                .send();
        vendor.at(link + "/offer").shot("bid-offer-" + person);
        vendor.at(link + "/answers")
                .form("Save and continue")
                .with("answers[0].text", "We sit beside your office for two weeks and keep a list of every account.")
                .send();
        references(vendor.at(link + "/references"), person);
        vendor.at(link + "/files")
                .formTo("/files")
                .attach("file", "offer.pdf", "application/pdf", "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
                .send();
        assertThat(vendor.text()).contains("offer.pdf");
        vendor.at(link + "/check").shot("bid-check-" + person);
        assertThat(vendor.text())
                .contains(" each → " + (!abroad ? "€" : person.startsWith("liza") ? "US$" : "$"))
                .doesNotContain("true");
        vendor.form("Send bid").send();
        assertThat(vendor.text()).contains("has arrived");
        vendor.shot("bid-receipt-" + person);
    }

    static void references(Visitor vendor, String named) {
        var references = vendor.form("Save and continue");
        for (int i = 0; i < 3; i++) {
            references
                    .with("references[" + i + "].client", "Client " + i + " of " + named)
                    .with("references[" + i + "].contact", "Pat Doe")
                    .with("references[" + i + "].reach", "pat" + i + "@client.example")
                    .with("references[" + i + "].relation", i == 0 ? "EXISTING" : "PRIOR");
        }
        references.send();
    }

    private void openBids() {
        owner.at(engagement + "/bidding");
        assertThat(owner.text()).doesNotContain("1.40", "7.760");
        owner.at("/").shot("home-bidding");
        owner.at(engagement).shot("engagement-bidding");
        clock.forward(Duration.between(clock.instant(), deadline).plusSeconds(1));
        owner.at(engagement + "/bidding").form("Open the bids").send();
    }

    private String callReferences(String vendor) {
        owner.at(engagement + "/diligence").follow(vendor);
        var page = owner.path();
        for (var relation : List.of("PRIOR", "EXISTING")) {
            if (owner.at(page).text().contains("Client " + relation)) {
                continue;
            }
            owner.at(page + "/references/new")
                    .form("Save reference")
                    .with("client", "Client " + relation)
                    .with("relation", relation)
                    .with("contact", "Pat Doe")
                    .with("source", "NAMED_BY_VENDOR")
                    .send();
        }
        owner.at(page);
        for (var answers : owner.page().select("a[href$=/answers]").eachAttr("abs:href")) {
            owner.at(answers)
                    .form("Save what they said")
                    .with("said", "They keep what they promise, and answer within a day.")
                    .with("hireAgain", "YES")
                    .with("score", "4")
                    .with("verified", "true")
                    .send();
        }
        return page;
    }

    private void check(String vendor) {
        var page = callReferences(vendor);
        owner.at(page + "/interviews/new")
                .form("Save interview")
                .with("people", "Ana, Jonas; Liza")
                .with("heard[0].level", "C1")
                .with("notes", "Clear answers")
                .send();
        owner.at(page + "/samples/new")
                .form("Save sample")
                .with("task", "The same 40 receipts")
                .with("description", "One wrong tax code")
                .with("score", "4")
                .with("note", "One wrong tax code of forty")
                .send();
        owner.at("/vendors/" + page.substring(page.lastIndexOf('/') + 1) + "/certificates/new")
                .form("Add certificate")
                .with("standard", "ISO_27001")
                .with("kind", "CERTIFICATE")
                .with("issuer", "TUV Nord")
                .with("scopeCovers", "Bookkeeping services in Manila")
                .with("issuedOn", LocalDate.now().minusMonths(3).toString())
                .with("validUntil", LocalDate.now().plusYears(2).toString())
                .send();
        owner.form("Record the decision").with("result", "ACCEPTED").send();
        owner.at("/vendors/" + page.substring(page.lastIndexOf('/') + 1) + "/certificates/new")
                .form("Add certificate")
                .with("standard", "GDPR")
                .with("kind", "AGREEMENT")
                .with("issuer", "Maria Santos")
                .with("scopeCovers", "All data that the vendor gets")
                .with("issuedOn", LocalDate.now().minusDays(3).toString())
                .send();
        owner.form("Record the decision").with("result", "ACCEPTED").send();
        if (abroad) {
            owner.at("/vendors/" + page.substring(page.lastIndexOf('/') + 1) + "/certificates/new")
                    .form("Add certificate")
                    .with("standard", "PIPEDA")
                    .with("kind", "AGREEMENT")
                    .with("issuer", "Maria Santos")
                    .with("scopeCovers", "All data that the vendor gets")
                    .with("issuedOn", LocalDate.now().minusDays(3).toString())
                    .send();
            owner.form("Record the decision").with("result", "ACCEPTED").send();
        }
    }

    private void judge() {
        owner.at(engagement + "/diligence").shot("diligence");
        owner.at(engagement + "/comparison/quality").shot("quality");
        var scores = owner.form("Save the scores");
        owner.page().select("select[name$=.score]").eachAttr("name").forEach(name -> scores.with(name, 3));
        scores.send();
        owner.form("Make quality final").send();
        owner.at(engagement + "/comparison").shot("comparison");
        assertThat(owner.text()).contains("may be too low to be true", "What would change the order", "offer.pdf");
        if (abroad) {
            assertThat(owner.text()).contains("Total as bid", "1 USD = 1.3725 CAD", "US$");
        }
        var file = owner.page().select("a[href*=/comparison/files/]").first().absUrl("href");
        assertThat(owner.download(file)).startsWith("%PDF-1.4");
    }

    private void award(String vendor) {
        owner.at(engagement + "/award").shot("award");
        var winner = owner.page().select("label:has([name=winner])").stream()
                .filter(label -> label.text().contains(vendor))
                .findFirst()
                .orElseThrow(() -> new AssertionError(owner.text()));
        owner.form("Choose this vendor")
                .with("winner", winner.select("[name=winner]").val())
                .with("reason", "Best service levels and references, at a fair price.")
                .send();
        assertThat(owner.text()).contains("was chosen");
        owner.shot("awarded");
        owner.follow("Go on to the contract");
    }

    private void contract(String address) {
        owner.at(engagement + "/contract");
        owner.shot("contract-terms");
        var terms = owner.form("Draft the contract");
        if (abroad) {
            terms.with("law", "Ontario");
        }
        terms.with("reportedBy", "STAFF")
                .with("exitWeeksInARow", 2)
                .with("place", "Berlin")
                .send();
        assertThat(owner.text()).contains("Tala Ledger").containsPattern("99[.,]2");
        owner.form("Send for reading").send();

        var vendor = vendors.get();
        var link = linkTo(address, "/contract");
        vendor.at(link).shot("contract-vendor");
        tellCode(vendor, link);
        vendor.follow("Ask about clause 1");
        vendor.formTo("/questions")
                .with("text", "Does a public holiday count as a working day?")
                .send();
        tickAll(vendor, link);
        assertThat(vendor.at(link).hasFormTo("/signature")).isFalse();

        tickAll(owner, engagement + "/contract");
        owner.at(engagement + "/contract").follow("Answer the question");
        owner.formTo("/answer")
                .with("answer", "No. Working days are those on which the bank in Berlin is open.")
                .send();
        vendor.at(link).follow("Say whether that settles it");
        vendor.formTo("/settlement").send();
        tickAll(vendor, link);
        tickAll(owner, engagement + "/contract");

        owner.at(engagement + "/contract").shot("contract");
        sign(vendor, link, "Liza Reyes");
        sign(owner, engagement + "/contract", "Ana Ruiz");
        assertThat(owner.at(engagement + "/contract").text()).contains("Ana Ruiz", "Liza Reyes");
    }

    /** The code that the vendor chose for its bid lets it act on what follows from the bid, once a browser. */
    static void tellCode(Visitor vendor, String link) {
        vendor.at(link.replaceAll("(/s/[^/]+)/.*", "$1/code")).shot("vendor-code");
        vendor.form("Continue").with("code", CODE).send();
    }

    static void tickAll(Visitor side, String contract) {
        side.at(contract);
        for (int i = 0; i < 40 && side.hasFormTo("/understanding"); i++) {
            side.formTo("/understanding").send();
        }
    }

    static void sign(Visitor side, String contract, String name) {
        side.at(contract + "/signature")
                .formTo("/signature")
                .with("name", name)
                .with("consent", "true")
                .send();
    }

    /** First both sides work in parallel; the agreed levels are reached in a row, and our own people are released. */
    private void run() {
        owner.at(engagement + "/running")
                .formTo("/checks/handed-over-in-writing")
                .send();
        owner.at(engagement + "/running").formTo("/checks/access-tested").send();
        for (int week = 1; week <= WEEKS_IN_PARALLEL; week++) {
            toTheEndOfAWorkingWeek();
            staffReports(week);
        }
        assertThat(owner.at(engagement + "/running").text())
                .contains("Week 3")
                .containsPattern("244\\s*/\\s*250")
                .containsPattern("249\\s*/\\s*250");
        owner.shot("running-transition");
        owner.formTo("/checks/in-house-released").send();
        owner.at(engagement + "/running").formTo("/live").send();
        var link = handReportingToTheVendor();
        var vendor = vendors.get();
        tellCode(vendor, link);
        for (int week = WEEKS_IN_PARALLEL + 1; week <= WEEKS_TO_THE_REVIEW; week++) {
            toTheEndOfAWorkingWeek();
            vendorReports(vendor, link, week);
        }
        owner.at(engagement + "/running").shot("running");
        owner.at(engagement).shot("engagement-running");
    }

    /** A week on, and then to the last working day of the week, before which no report of it is taken. */
    private void toTheEndOfAWorkingWeek() {
        clock.forward(WEEK);
        var now = clock.instant().atZone(abroad ? ZoneId.of("America/Toronto") : BERLIN);
        clock.forward(Duration.between(now, now.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))));
    }

    private void staffReports(int week) {
        staff.at("/reports");
        staff.at(staff.page().select("a[href$=/writing]").first().absUrl("href"));
        if (week == WEEKS_IN_PARALLEL) {
            staff.shot("weekly-report");
        }
        filledIn(staff.formTo("/writing"), week)
                .with("oversightHours", "1.5")
                .with("parallelHours", "2.5")
                .send();
        acknowledge(week);
    }

    private String handReportingToTheVendor() {
        owner.at(engagement + "/running/reporting")
                .form("Save who writes")
                .with("side", "VENDOR")
                .send();
        owner.formTo("/running/link").send();
        return linkTo("liza@tala", "/report");
    }

    private void vendorReports(Visitor vendor, String link, int week) {
        vendor.at(link);
        vendor.at(vendor.page().select("main a[href*=/report/]").first().absUrl("href"));
        // A week later the browser is asked again, and leads on to the report.
        if (vendor.path().endsWith("/code")) {
            vendor.form("Continue").with("code", CODE).send();
        }
        if (week == WEEKS_TO_THE_REVIEW) {
            vendor.shot("vendor-report");
        }
        filledIn(vendor.form("Send report"), week).with("vendorHours", "6").send();
        acknowledge(week);
    }

    /** The first week is still under the agreed 99.2 %; every later one reaches it. */
    private static Visitor.Form filledIn(Visitor.Form report, int week) {
        return report.with("health", "ON_TRACK")
                .with("levels[0].numerator", week == 1 ? 244 : 248 + week % 2)
                .with("levels[0].denominator", 250)
                .with("levels[1].numerator", 98 + week % 3)
                .with("levels[1].denominator", 100)
                .with("done", "Receipts of week " + week);
    }

    private void acknowledge(int week) {
        owner.at("/reports");
        owner.at(owner.page()
                .select("main a[href^=/reports/]:not([href$=/writing])")
                .first()
                .absUrl("href"));
        if (week == 1) {
            owner.shot("acknowledging");
        }
        owner.formTo("/acknowledgement").with("oversightHours", "0.5").send();
    }

    /** Three months on, money and hours are held against the baseline that was frozen at the start. */
    private void review() {
        clock.forward(WEEK);
        owner.at("/").shot("home-review-due");
        owner.at(engagement + "/review").shot("review-before");
        assertThat(owner.text()).contains("Did it save money and time?");
        if (abroad) {
            assertThat(owner.text())
                    .contains("The contract is in USD. What it costs is counted in CAD", "1 USD = 1.3725 CAD", "US$")
                    .doesNotContain("Not provable");
        }
        owner.form("Finish the review")
                .with("judgeScore", "4")
                .with("verdict", "CONTINUE")
                .with("verdictReason", "Jonas has his mornings back.")
                .send();
        assertThat(owner.at(engagement + "/review").text())
                .contains("Jonas has his mornings back.", "What could go next");
        owner.shot("review");
        assertThat(owner.at("/results").text()).contains("Bookkeeping for 2027");
        owner.shot("results");
    }

    private void end() {
        assertThat(owner.at("/activity").text())
                .contains("signed the contract", "Ana Ruiz", "Jonas Weber", "Tala Ledger");
        owner.shot("activity");
        owner.at("/").shot("home");
        owner.at(engagement).shot("engagement");
        assertThat(staff.at(engagement).text()).contains("Bookkeeping for 2027");
        assertThat(staff.open(engagement + "/review").status()).isEqualTo(403);
    }
}
