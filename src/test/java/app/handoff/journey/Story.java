package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

/** One engagement as people walk it: Studio Fern hands its bookkeeping to Tala Ledger. Each step uses pages only. */
final class Story {

    static final String PASSWORD = "correct horse battery staple 9";

    private final String base;
    private final String task;
    private final Visitor owner;
    private String engagement = "";

    Story(String base, String task) {
        this.base = base;
        this.task = task;
        this.owner = new Visitor(base);
    }

    Visitor owner() {
        return owner;
    }

    String engagement() {
        return engagement;
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
        owner.at("/sign-in").form("Sign in").with("email", email).with("password", PASSWORD).send();
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
        owner.form("Record the decision").with("verdict", "OUTSOURCE").with("why", "It repeats every day").send();
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
                .with("facts", "Number of ledger accounts: 200\nBank accounts: one in euros, one in dollars\nPeople in the business: 9")
                .send();
        owner.at(engagement + "/scope/timeline")
                .form("Save and continue")
                .with("start", LocalDate.now().plusDays(3).toString())
                .with("transitionWeeks", 3)
                .send();
        owner.at(engagement + "/scope/oversight").form("Save and continue").with("deputy", "Ana Ruiz").send();
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
                .with("name", name)
                .with("services", "Bookkeeping for small businesses")
                .with("contact", contact)
                .with("email", task.replaceAll("\\D", "") + email)
                .with("city", city)
                .with("country", country)
                .with("zone", zone)
                .with("languages[0].code", "en")
                .with("languages[0].level", "C1")
                .with("source", "REFERRAL")
                .with("who", "Rechenhilfe")
                .send();
    }

    void bidding() {
        System.out.println(owner.at(engagement + "/bidding/setup").describe());
        System.out.println(owner.page().select("button").outerHtml());
    }

    public static void main(String[] arguments) {
        var story = new Story(arguments[0], "Bookkeeping " + System.nanoTime() % 100000);
        story.signIn("ana@fern.example");
        story.triage();
        story.scope();
        story.vendors();
        story.bidding();
        System.out.println(story.owner.path());
        System.out.println(story.owner.describe());
    }
}
