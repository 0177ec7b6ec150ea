package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** One engagement as people walk it: Studio Fern hands its bookkeeping to Tala Ledger. Each step uses pages only. */
final class Story {

    static final String PASSWORD = "correct horse battery staple 9";

    private final Supplier<Visitor> vendors;
    private final String task;
    private final Visitor owner;
    private String engagement = "";
    private ZonedDateTime deadline = ZonedDateTime.now();

    /** @param vendors whoever comes by a link: somebody else each time */
    Story(Visitor owner, Supplier<Visitor> vendors, String task) {
        this.task = task;
        this.owner = owner;
        this.vendors = vendors;
    }

    Visitor owner() {
        return owner;
    }

    String engagement() {
        return engagement;
    }

    /** Everything, in the order in which it happens. */
    void walk(String email, MovableClock clock) throws InterruptedException {
        setUp(email);
        owner.shot("01-home-empty");
        triage();
        owner.shot("03-engagement");
        scope();
        owner.shot("04-scope-frozen");
        vendors();
        bidding();
        owner.shot("05-bidding-room");
        bid("liza@tala", "1.40", "120", "99.2", "97");
        bid("max@kontor", "1,90", "150", "99.5", "90");
        bid("joe@fast", "0.80", "80", "97.6", "86");
        openBids();
        check("Tala Ledger");
        owner.shot("06-diligence");
        judge();
        owner.shot("07-comparison");
        award("Tala Ledger");
        contract("liza@tala");
        owner.shot("08-contract");
        run(clock);
        owner.shot("09-running");
        review(clock);
        owner.shot("10-review");
        owner.at("/").shot("11-home");
        owner.at(engagement).shot("12-engagement");
    }

    void setUp(String email) {
        owner.at("/set-up")
                .form("Set up")
                .with("business", "Studio Fern")
                .with("country", "DE")
                .with("name", "Ana Ruiz")
                .with("email", email)
                .with("password", PASSWORD)
                .send();
        assertThat(owner.text()).contains("Ana Ruiz", "Nothing needs you");
    }

    void signIn(String email) {
        owner.at("/sign-in")
                .form("Sign in")
                .with("email", email)
                .with("password", PASSWORD)
                .send();
    }

    void triage() {
        owner.at("/profile")
                .form("Save the profile")
                .with("coreCompetencies", "Web design\nClient consulting")
                .with("strengths", "We answer the same day")
                .with("values", "Plain words")
                .with("judges", "Jonas Weber\nAna Ruiz")
                .send();
        owner.at("/tasks/new")
                .form("Add this task")
                .with("name", task)
                .with("kind", "REPETITIVE")
                .with("hours", "7.5")
                .with("period", "WEEK")
                .with("costPerHour", "34")
                .with("doneBy", "Jonas Weber")
                .with("judge", "Jonas Weber")
                .with("repetitive", 5)
                .with("simplicity", 4)
                .with("risk", 3)
                .with("data", "FINANCIAL")
                .with("otherPerYear", "540")
                .with("errorsPerYear", "600")
                .send();
        owner.at("/tasks").follow(task);
        owner.form("Record the decision")
                .with("verdict", "OUTSOURCE")
                .with("why", "It repeats every day")
                .send();
        owner.form("Open the engagement")
                .with("reasons", "LOWER_TIME_COST")
                .with("reasons", "LOWER_MONEY_COST")
                .with("leading", "LOWER_TIME_COST")
                .with("name", task + " for 2027")
                .send();
        assertThat(owner.path()).startsWith("/engagements/");
        engagement = owner.path();
        assertThat(owner.text()).contains("Next: ");
    }

    void scope() {
        owner.at(engagement + "/scope").form("Use it: Bookkeeping").send();
        owner.at(engagement + "/scope/purpose")
                .form("Save and continue")
                .with(
                        "facts",
                        "Number of ledger accounts: 200\nBank accounts: one in euros, one in dollars\nPeople in the business: 9")
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
        owner.at(engagement + "/scope/pricing")
                .form("Save and continue")
                .with("first", "QUALITY")
                .with("second", "SPEED")
                .with("third", "COST")
                .send();
        owner.at(engagement + "/scope/check");
        owner.form("Confirm the second look").with("read", "true").send();
        owner.form("Freeze").send();
        assertThat(owner.text()).contains("Version 1");
    }

    void vendors() {
        vendor("Tala Ledger", "Liza Reyes", "liza@tala.example", "Manila", "PH", "Asia/Manila");
        vendor("Kontor Vier", "Max Huber", "max@kontor.example", "Vienna", "AT", "Europe/Vienna");
        vendor("FastBooks", "Joe Field", "joe@fast.example", "Leeds", "GB", "Europe/London");
    }

    private void vendor(String name, String contact, String email, String city, String country, String zone) {
        owner.at("/vendors/new")
                .form("Add vendor")
                .with("name", name + mark())
                .with("services", "Bookkeeping for small businesses")
                .with("contact", contact)
                .with("email", mark().strip() + email)
                .with("city", city)
                .with("country", country)
                .with("zone", zone)
                .with("languages[0].code", "en")
                .with("languages[0].level", "C1")
                .with("source", "REFERRAL")
                .with("who", "Rechenhilfe")
                .send();
    }

    /** Tells the vendors of one run from those of another where several run on one installation. */
    private String mark() {
        var digits = task.replaceAll("\\D", "");
        return digits.isEmpty() ? "" : " " + digits;
    }

    void bidding() {
        // The shortest deadline a form can say: the next minute that leaves time for three bids.
        deadline = ZonedDateTime.now(ZoneId.of("Europe/Berlin"))
                .plusSeconds(75)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        owner.at(engagement + "/bidding/setup")
                .form("Save the setup")
                .with("criteria[0].weight", 40)
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
        owner.at(engagement + "/bidding/ceiling")
                .form("Save the ceiling")
                .with("ceiling", "9640")
                .send();
        owner.at(engagement + "/bidding/vendors");
        var vendors = owner.form("Put on the list");
        owner.page().select("label:has([name=vendors])").stream()
                .filter(label -> label.text().contains(mark()))
                .forEach(label ->
                        vendors.with("vendors", label.select("[name=vendors]").val()));
        vendors.send();
        owner.at(engagement + "/bidding").form("Open bidding").send();
        assertThat(owner.text()).contains("nobody can read a price");
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
                return java.net.URI.create(link.first().text()).getPath();
            }
        }
        throw new AssertionError("No link for " + purpose + " to " + address + " in " + letters.size() + " letters");
    }

    /** A vendor without an account sends a bid through its link. */
    String bid(String person, String piece, String month, String right, String overnight) {
        var vendor = vendors.get();
        var link = linkTo(person, "/bid");
        vendor.at(link).form("Start your bid").send();
        vendor.at(link + "/document");
        assertThat(vendor.text()).contains("Receipts posted", "Right first time");
        if (!vendor.page().select("button:contains(read)").isEmpty()) {
            vendor.form("read").send();
        }
        var offer = vendor.at(link + "/offer").form("Save and continue");
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
        vendor.at(link + "/answers")
                .form("Save and continue")
                .with("answers[0].text", "We sit beside your office for two weeks and keep a list of every account.")
                .send();
        var references = vendor.at(link + "/references").form("Save and continue");
        for (int i = 0; i < 3; i++) {
            references
                    .with("references[" + i + "].client", "Client " + i + " of " + person)
                    .with("references[" + i + "].contact", "Pat Doe")
                    .with("references[" + i + "].reach", "pat" + i + "@client.example")
                    .with("references[" + i + "].relation", i == 0 ? "EXISTING" : "PRIOR");
        }
        references.send();
        vendor.at(link + "/files")
                .form("Upload")
                .attach("file", "offer.pdf", "application/pdf", "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
                .send();
        assertThat(vendor.text()).contains("offer.pdf");
        vendor.at(link + "/check").form("Send bid").send();
        assertThat(vendor.text()).contains("has arrived");
        return link;
    }

    void openBids() throws InterruptedException {
        owner.at(engagement + "/bidding");
        assertThat(owner.text()).doesNotContain("1.40", "7.760");
        var left = java.time.Duration.between(java.time.Instant.now(), deadline.toInstant())
                .toMillis();
        Thread.sleep(Math.max(0, left) + 500);
        owner.at(engagement + "/bidding").form("Open the bids").send();
    }

    void check(String vendor) {
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
                    .with("mark", "4")
                    .with("verified", "true")
                    .send();
        }
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
                .with("mark", "4")
                .with("note", "One wrong tax code of forty")
                .send();
        owner.at("/vendors/" + page.substring(page.lastIndexOf('/') + 1) + "/papers/new")
                .form("Add paper")
                .with("standard", "ISO_27001")
                .with("kind", "CERTIFICATE")
                .with("issuer", "TUV Nord")
                .with("scopeCovers", "Bookkeeping services in Manila")
                .with("issuedOn", LocalDate.now().minusMonths(3).toString())
                .with("validUntil", LocalDate.now().plusYears(2).toString())
                .send();
        owner.form("Record the decision").with("result", "ACCEPTED").send();
    }

    void judge() {
        owner.at(engagement + "/comparison/quality");
        if (owner.path().endsWith("/quality")) {
            var scores = owner.form("Save the scores");
            owner.page().select("select[name$=.score]").eachAttr("name").forEach(name -> scores.with(name, 3));
            scores.send();
            owner.form("Make quality final").send();
        }
        assertThat(owner.text()).contains("may be too low to be true", "What would change the order", "offer.pdf");
        var file = owner.page().select("a[href*=/comparison/files/]").first().absUrl("href");
        assertThat(owner.open(file).status()).isEqualTo(200);
    }

    void award(String vendor) {
        owner.at(engagement + "/award");
        var winner = owner.page().select("label:has([name=winner])").stream()
                .filter(label -> label.text().contains(vendor))
                .findFirst()
                .orElseThrow(() -> new AssertionError(owner.text()));
        owner.form("Choose and send")
                .with("winner", winner.select("[name=winner]").val())
                .with("reason", "Best service levels and references, at a fair price.")
                .send();
        assertThat(owner.text()).contains("was chosen");
        owner.follow("Go on to the contract");
    }

    void contract(String address) {
        owner.at(engagement + "/contract");
        if (owner.hasFormTo("/contract")) {
            owner.form("Draft the contract")
                    .with("reportedBy", "STAFF")
                    .with("exitWeeksInARow", 2)
                    .send();
            assertThat(owner.text()).contains("Tala Ledger").containsPattern("99[.,]2");
            owner.form("Send for reading").send();
        }

        var vendor = vendors.get();
        var link = linkTo(address, "/contract");
        vendor.at(link).follow("Ask about clause 1");
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

        sign(vendor, link, "Liza Reyes");
        sign(owner, engagement + "/contract", "Ana Ruiz");
        assertThat(owner.at(engagement + "/contract").text()).contains("Ana Ruiz", "Liza Reyes");
    }

    private static void tickAll(Visitor side, String contract) {
        for (int i = 0; i < 20 && side.at(contract).hasFormTo("/understanding"); i++) {
            side.formTo("/understanding").send();
        }
    }

    private static void sign(Visitor side, String contract, String name) {
        side.at(contract + "/signature")
                .formTo("/signature")
                .with("name", name)
                .with("consent", "true")
                .send();
    }

    /** Three weeks in parallel: the vendor reaches the agreed level, and our own people are released. */
    void run(MovableClock clock) {
        owner.at(engagement + "/running")
                .formTo("/checks/handed-over-in-writing")
                .send();
        owner.at(engagement + "/running").formTo("/checks/access-tested").send();
        for (int week = 0; week < 4; week++) {
            clock.forward(Duration.ofDays(7));
            report(week);
        }
        assertThat(owner.at(engagement + "/running").text()).contains("Week 4").containsPattern("80\\s*/\\s*80");
    }

    private void report(int week) {
        owner.at("/reports");
        var writing = owner.page().select("a[href$=/writing]").first();
        if (writing == null) {
            return;
        }
        var form = owner.at(writing.absUrl("href")).formTo("/writing");
        form.with("light", "ON_TRACK")
                .with("levels[0].numerator", "80")
                .with("levels[0].denominator", "80")
                .with("levels[1].numerator", "50")
                .with("levels[1].denominator", "50")
                .with("oversightHours", "1.5")
                .with("done", "Receipts up to the 28th")
                .send();
        owner.at("/reports");
        var reading = owner.page()
                .select("main a[href^=/reports/]:not([href$=/writing])")
                .first();
        owner.at(reading.absUrl("href"));
        if (owner.hasFormTo("/acknowledgement")) {
            owner.formTo("/acknowledgement").send();
        }
    }

    /** Three months on, money and hours are held against the baseline that was frozen at the start. */
    void review(MovableClock clock) {
        clock.forward(Duration.ofDays(90));
        owner.at(engagement + "/review");
        assertThat(owner.text()).contains("Did it save money and time?");
        assertThat(owner.page().select("[name=verdict]")).isNotEmpty();
        owner.at("/results");
        owner.at("/activity");
        assertThat(owner.text()).contains("signed the contract", "Ana Ruiz");
    }
}
