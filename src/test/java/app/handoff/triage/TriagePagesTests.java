package app.handoff.triage;

import static app.handoff.triage.ATask.MONDAY;
import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.TaskKind;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.TaskId;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class TriagePagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Tasks inventory;

    @Autowired
    TaskRepository tasks;

    @Autowired
    NextTasks nextTasks;

    @Autowired
    Triage triage;

    @Autowired
    Engagements engagements;

    private Pages pages;
    private SignedIn ana;

    @BeforeEach
    void ana() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
    }

    @Test
    void anEmptyInventoryOffersTheFirstTask() {
        assertThat(pages.get(ana, "/tasks").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("No tasks yet", "Add the first task");
    }

    @Test
    void aTaskNeedsAMinute() {
        var answer = typed(pages.post(ana, "/tasks")).exchange();

        assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/tasks");
        assertThat(pages.get(ana, "/tasks").exchange())
                .bodyText()
                .contains(
                        "Bookkeeping", "Jonas, 7.5 h weekly", "390", "13,260", "94", "Outsource", "simple, repetitive");
    }

    @Test
    void nothingTypedIsLostWhenSomethingIsMissing() {
        var answer = pages.post(ana, "/tasks")
                .param("name", " ")
                .param("hours", "seven")
                .param("period", "WEEK")
                .param("costPerHour", "-3")
                .param("judge", "Ana with a <b>")
                .param("volumes[0].what", "Ledger entries")
                .param("volumes[0].quantity", "2,000")
                .exchange();

        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is a problem", "seven", "Ana with a &lt;b&gt;", "Ledger entries", "2,000")
                .contains("Enter hours such as 12, 1:30 or 90 min");
    }

    @Test
    void aNumberIsSaidBackAsItWasRead() {
        var form = pages.get(ana, "/tasks/new").exchange();
        assertThat(form).bodyText().contains("data-read-as=\"#hours-read\"", "id=\"hours-read\"");

        assertThat(typed(pages.post(ana, "/tasks"))
                        .param("volumes[0].what", "Ledger entries")
                        .param("volumes[0].quantity", "1.125,5")
                        .exchange())
                .flash()
                .extractingByKey("toast")
                .asString()
                .contains("triage.toast.added", "7.5");
        var task = asAna(() -> tasks.latest().orElseThrow().id());
        assertThat(pages.get(ana, "/tasks/" + task).exchange())
                .bodyText()
                .contains("We read this as 1,125.5")
                .doesNotContain("We read this as 7.5");
    }

    @Test
    void everySortOfWorkIsOfferedAndAdvisedOn() {
        var form = pages.get(ana, "/tasks/new").exchange();
        for (var kind : TaskKind.values()) {
            assertThat(form).bodyText().contains("value=\"" + kind + "\"");
            var task = add(aTask().named("Task " + kind).of(kind));
            assertThat(pages.get(ana, "/tasks/" + task + "/decision").exchange())
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("??");
        }
        assertThat(form).bodyText().contains("Electrician", "Cleaning", "Delivery rounds", "sewing");
    }

    @Test
    void everyFieldSaysWhatIsWrong() {
        var answer = pages.post(ana, "/tasks")
                .param("name", "x".repeat(121))
                .param("hours", "-1")
                .param("costPerHour", "9999999999")
                .param("redone", "101")
                .param("risk", "11")
                .param("volumes[0].quantity", "3")
                .exchange();

        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Use at most 120 characters", "Enter 0 or a number above it", "Choose what sort of work it is")
                .contains("Enter a number from 0 to 100", "Enter a number not above 999999999")
                .contains(
                        "Choose where it must be done, and by whom",
                        "Choose whether clients come to you for it",
                        "Choose whether one of your own people can judge the work");
    }

    @Test
    void theNextTaskTakesOverNoAnswerThatAGateAsks() {
        typed(pages.post(ana, "/tasks")).exchange();

        for (var page : List.of(
                "/tasks/new",
                "/tasks/new?checkOf=" + asAna(() -> tasks.latest().orElseThrow().id()))) {
            assertThat(pages.get(ana, page).exchange())
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("checked=\"checked\"", "name=\"judge\" type=\"text\" value=\"Ana");
        }
        assertThat(pages.get(ana, "/tasks/new").exchange()).bodyText().contains("value=\"Jonas\"", "value=\"34\"");
        var tax = pages.post(ana, "/tasks")
                .param("name", "Tax advice")
                .param("kind", "EXPERTISE")
                .param("period", "MONTH")
                .param("place", "OFF_SITE")
                .param("core", "NONE")
                .param("repetitive", "1")
                .param("simplicity", "1")
                .param("risk", "8");
        assertThat(tax.exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose whether one of your own people can judge the work");
        assertThat(tax.param("judged", "SOMEBODY").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter a name");
    }

    @Test
    void nobodyIsAnAnswerToo() {
        assertThat(typed(pages.post(ana, "/tasks")).param("judged", "NOBODY").exchange())
                .hasStatus3xxRedirection();

        var task = asAna(() -> tasks.latest().orElseThrow());
        assertThat(task.judge()).isEmpty();
        assertThat(pages.get(ana, "/tasks/" + task.id()).exchange())
                .bodyText()
                .containsPattern("value=\"NOBODY\" checked=\"checked\"");
    }

    @Test
    void whatTheProfileListsIsCoreWhateverTheTaskSays() {
        asAna(() -> {
            inventory.describe(-1, List.of(), List.of(), List.of("Fillings and crowns"), List.of());
            return true;
        });
        var crowns = add(aTask().named("Crowns & fillings"));
        var bridges = add(aTask().named("Crowns and bridges"));

        assertThat(pages.get(ana, "/tasks/" + crowns + "/decision").exchange())
                .bodyText()
                .contains("Our suggestion: Keep", "Your profile lists this among what clients come to you for")
                .contains("Why does this core task not stay?", "Change what is core");
        assertThat(pages.post(ana, "/tasks/" + crowns + "/decision")
                        .param("version", "0")
                        .param("verdict", "OUTSOURCE")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This task is core and locked");
        assertThat(pages.get(ana, "/tasks/" + bridges + "/decision").exchange())
                .bodyText()
                .contains(
                        "Your profile lists something like it among what clients come to you for: Fillings and crowns");
    }

    @Test
    void cleaningOfTheOfficeCanBeOutsourced() {
        var cleaning = add(aTask().named("Office cleaning").of(TaskKind.UPKEEP).at(Place.VISITS));
        var guard = add(aTask().named("Opening the shop").at(Place.ON_SITE));

        assertThat(pages.get(ana, "/tasks/" + cleaning + "/decision").exchange())
                .bodyText()
                .contains("Our suggestion: Outsource", "value=\"OUTSOURCE\"")
                .doesNotContain("on your premises");
        assertThat(pages.get(ana, "/tasks/" + guard + "/decision").exchange())
                .bodyText()
                .contains("Our suggestion: Keep", "value=\"OUTSOURCE\"", "How can a vendor do it on your premises?");
        assertThat(pages.post(ana, "/tasks/" + guard + "/decision")
                        .param("version", "0")
                        .param("verdict", "OUTSOURCE")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#override\"", "Write down how a vendor can do it here");
    }

    @Test
    void rulesSpeakAtTheirField() {
        assertThat(typed(pages.post(ana, "/tasks"))
                        .param("volumes[0].quantity", "3")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter what is counted, or empty this line", "href=\"#volumes-0-what\"");
        assertThat(pages.post(ana, "/tasks")
                        .param("name", "Payroll")
                        .param("kind", "REPETITIVE")
                        .param("hours", "3")
                        .param("period", "YEARS")
                        .param("place", "OFF_SITE")
                        .param("core", "NONE")
                        .param("judged", "NOBODY")
                        .param("repetitive", "5")
                        .param("simplicity", "4")
                        .param("risk", "3")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter a number of years from 2 to 50");
    }

    @Test
    void theSameTaskTwiceIsToldAtTheName() {
        typed(pages.post(ana, "/tasks")).exchange();

        assertThat(typed(pages.post(ana, "/tasks")).exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is a task called Bookkeeping already");
    }

    @Test
    void twoPeopleEditingLoseNothing() {
        var id = add(aTask());
        var page = pages.get(ana, "/tasks/" + id).exchange();
        int seen = version(page);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(typed(pages.post(ana, "/tasks/" + id), "risk", "9")
                            .param("version", "" + seen)
                            .exchange())
                    .hasStatus3xxRedirection();
        }

        var second = typed(pages.post(ana, "/tasks/" + id), "risk", "1")
                .param("version", "" + seen)
                .exchange();

        assertThat(second)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Saved meanwhile: 9");
        assertThat(typed(pages.post(ana, "/tasks/" + id), "risk", "1")
                        .param("version", "" + version(second))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(asAna(() -> tasks.get(id).nature().orElseThrow().risk())).isEqualTo(1);
    }

    @Test
    void removingCanBeUndone() {
        var id = add(aTask());

        assertThat(pages.post(ana, "/tasks/" + id + "/removal").exchange()).hasRedirectedUrl("/tasks");
        assertThat(pages.get(ana, "/tasks/" + id).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.post(ana, "/tasks/" + id + "/return").exchange()).hasRedirectedUrl("/tasks");

        assertThat(pages.get(ana, "/tasks/" + id).exchange()).hasStatusOk();
    }

    @Test
    void aDecisionShowsEveryTermAndOpensAnEngagement() {
        var id = add(aTask());
        var page = pages.get(ana, "/tasks/" + id + "/decision").exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "step 5 of 5",
                        "step 4 of 5",
                        "25 of 25",
                        "20 of 25",
                        "7.5\u00a0h × 52 weeks = 390\u00a0h",
                        "Our suggestion: Outsource");

        assertThat(pages.post(ana, "/tasks/" + id + "/decision")
                        .param("version", "" + version(page))
                        .param("verdict", "OUTSOURCE")
                        .param("why", "Jonas is full.")
                        .exchange())
                .hasRedirectedUrl("/tasks/" + id + "/decision/handover");
        var handover = pages.get(ana, "/tasks/" + id + "/decision/handover").exchange();
        assertThat(handover).hasStatusOk().bodyText().contains("What the work costs today", "13,260");

        assertThat(pages.post(ana, "/tasks/" + id + "/decision/handover")
                        .param("version", "" + version(handover))
                        .param("name", "Bookkeeping for 2027")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose at least one reason");
        assertThat(pages.post(ana, "/tasks/" + id + "/decision/handover")
                        .param("version", "" + version(handover))
                        .param("name", "Bookkeeping for 2027")
                        .param("reasons", "LOWER_MONEY_COST", "EXTEND_RESOURCES")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say which one weighs most");
        var done = handOver(id, version(handover));

        var engagement = asAna(() -> engagements.of(id).get(0));
        assertThat(done).hasRedirectedUrl("/engagements/" + engagement.id());
        assertThat(handOver(id, version(handover))).hasRedirectedUrl("/engagements/" + engagement.id());
        assertThat(pages.get(ana, "/tasks/" + id + "/decision").exchange())
                .bodyText()
                .contains("Decided: Outsource", "Open the engagement")
                .doesNotContain("Record the decision");
        for (var closed : List.of("/decision/handover", "/split")) {
            assertThat(pages.get(ana, "/tasks/" + id + closed).exchange())
                    .hasRedirectedUrl("/tasks/" + id + "/decision")
                    .flash()
                    .containsEntry("toast", Sentence.of("triage.task.engaged"));
        }
    }

    @Test
    void otherDecisionsCanBeTakenBack() {
        var id = add(aTask());
        int seen = asAna(() -> tasks.get(id).version());

        assertThat(pages.post(ana, "/tasks/" + id + "/decision")
                        .param("version", "" + seen)
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose what happens");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, "/tasks/" + id + "/decision")
                            .param("version", "" + seen)
                            .param("verdict", "LATER")
                            .param("why", "After the move.")
                            .exchange())
                    .hasRedirectedUrl("/tasks");
        }
        assertThat(pages.post(ana, "/tasks/" + id + "/decision")
                        .param("version", "" + seen)
                        .param("verdict", "KEEP")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Saved meanwhile: Later")
                .contains("Saved meanwhile: After the move.");
        assertThat(pages.get(ana, "/tasks/" + id + "/decision").exchange())
                .bodyText()
                .contains("Decided: Later", "After the move.");

        pages.post(ana, "/tasks/" + id + "/decision/withdrawal").exchange();

        assertThat(asAna(() -> nextTasks.undecided(1))).hasSize(1);
    }

    @Test
    void gatesSayTheirSentenceAndTheirWayOut() {
        var core = add(aTask().named("Web design").core());
        var post = add(aTask().named("Post").at(Place.PARTLY));
        var tax = add(aTask().named("Tax advice").judgedByNobody());

        assertThat(pages.get(ana, "/tasks/" + core + "/decision").exchange())
                .bodyText()
                .contains("This is what clients come to you for", "Why does this core task not stay?");
        assertThat(pages.get(ana, "/tasks/" + post + "/decision").exchange())
                .bodyText()
                .contains("It needs your own people on your premises", "Split off a part", "Outsource");
        assertThat(pages.get(ana, "/tasks/" + tax + "/decision").exchange())
                .bodyText()
                .contains("No one here could tell good work from bad", "Buy the check instead");
        assertThat(pages.post(ana, "/tasks/" + core + "/decision")
                        .param("version", "0")
                        .param("verdict", "OUTSOURCE")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This task is core and locked");
        assertThat(pages.post(ana, "/tasks/" + tax + "/decision")
                        .param("version", "0")
                        .param("verdict", "OUTSOURCE")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("No one here can judge this work");
        assertThat(pages.post(ana, "/tasks/" + tax + "/judge")
                        .param("judge", "")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter a name");
        assertThat(pages.post(ana, "/tasks/" + tax + "/judge")
                        .param("judge", "Ana Ruiz")
                        .exchange())
                .hasRedirectedUrl("/tasks/" + tax + "/decision");
        assertThat(pages.get(ana, "/tasks/new?checkOf=" + tax).exchange())
                .bodyText()
                .contains("Check of Tax advice");
    }

    @Test
    void splittingRefusesMoreThanThereIs() {
        var post = add(aTask().named("Post").at(Place.PARTLY).taking(Effort.of("10", Period.WEEK)));

        assertThat(pages.get(ana, "/tasks/" + post + "/split").exchange()).hasStatusOk();
        assertThat(pages.post(ana, "/tasks/" + post + "/split")
                        .param("name", "Scans")
                        .param("hours", "10")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter fewer than 10 hours");
        assertThat(pages.post(ana, "/tasks/" + post + "/split")
                        .param("name", "post")
                        .param("hours", "4")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is a task called post already");
        assertThat(pages.post(ana, "/tasks/" + post + "/split")
                        .param("name", "Scans")
                        .param("hours", "4")
                        .exchange())
                .hasStatus3xxRedirection();
    }

    @Test
    void aLiftedLockIsListed() {
        var core = add(aTask().named("Web design").core());
        asAna(() -> triage.decide(
                core, new Triage.Ruling(Verdict.AUTOMATE, null, "A program does it now.", null), actor(), MONDAY));

        assertThat(pages.get(ana, "/tasks").exchange())
                .bodyText()
                .contains("Gates that were lifted", "A program does it now.");
    }

    @Test
    void theProfileTakesOneThingPerLine() {
        assertThat(pages.get(ana, "/profile").exchange()).hasStatusOk();
        assertThat(pages.post(ana, "/profile")
                        .param("version", "-1")
                        .param("coreCompetencies", "y".repeat(121))
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Line 1 is too long");
        assertThat(pages.post(ana, "/profile")
                        .param("version", "-1")
                        .param("coreCompetencies", "Web design\r\n\r\n web DESIGN \r\nTalking with clients")
                        .param("judges", "Mei Lin, design")
                        .exchange())
                .hasRedirectedUrl("/tasks");
        assertThat(pages.post(ana, "/profile")
                        .param("version", "-1")
                        .param("coreCompetencies", "Web design\nTalking with clients")
                        .param("judges", "Mei Lin, design")
                        .exchange())
                .as("the same once more")
                .hasRedirectedUrl("/tasks");
        add(aTask());
        assertThat(pages.get(ana, "/tasks").exchange())
                .bodyText()
                .contains("Our core: Web design, Talking with clients.");
        assertThat(pages.get(ana, "/tasks/new").exchange()).bodyText().contains("value=\"Mei Lin\"");
        assertThat(pages.post(ana, "/profile")
                        .param("version", "-1")
                        .param("strengths", "Mine")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Saved meanwhile: Web design", "Mine");
    }

    @Test
    void foreignAndUnknownTasksLookTheSame() {
        var id = add(aTask());
        var stranger = pages.owner("Other Studio");
        for (var page : new String[] {"", "/decision", "/decision/handover", "/split"}) {
            var foreign = pages.get(stranger, "/tasks/" + id + page).exchange();
            var unknown = pages.get(stranger, "/tasks/" + TaskId.next() + page).exchange();
            assertThat(foreign).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(unknown).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(pages.get(stranger, "/tasks/nonsense").exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.post(stranger, "/tasks/" + id + "/removal").exchange()).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void staffDoNotSeeWhatColleaguesCost() {
        add(aTask());
        var staff = pages.colleague(ana, Role.STAFF);

        assertThat(pages.get(staff, "/tasks").exchange()).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get(pages.colleague(ana, Role.MANAGER), "/tasks").exchange())
                .hasStatusOk();
    }

    @Test
    void aThousandTasksTakeNoMoreStatementsThanTen() {
        addMany(0, 10);
        long ten = StatementCount.ofRepeated(() -> pages.get(ana, "/tasks").exchange());
        addMany(10, 1000);

        long thousand = StatementCount.ofRepeated(() -> pages.get(ana, "/tasks").exchange());

        System.out.println("Tasks: " + ten + " statements for 10 tasks, " + thousand + " for 1,000.");
        assertThat(thousand).isEqualTo(ten).isLessThan(20);
        assertThat(pages.get(ana, "/tasks").exchange())
                .bodyText()
                .contains("1,000 tasks")
                .contains("after=");
        assertThat(pages.get(ana, "/tasks?show=off-site&sort=cost").exchange()).hasStatusOk();
        assertThat(pages.get(ana, "/tasks?show=decided").exchange()).bodyText().contains("No such tasks");
    }

    @Test
    void whatIsOnlyWrittenDownCanBeCorrectedWithoutBeingAssessed() {
        assertThat(pages.post(ana, "/tasks/table")
                        .param("rows[0].name", "Poust")
                        .param("rows[0].period", "WEEK")
                        .exchange())
                .hasRedirectedUrl("/tasks");
        var post = asAna(() -> tasks.latest().orElseThrow());
        var page = pages.get(ana, "/tasks/" + post.id()).exchange();
        assertThat(page).bodyText().contains("Can stay open while you only correct the above");

        assertThat(corrected(post.id(), version(page)).exchange())
                .hasRedirectedUrl("/tasks/" + post.id() + "/decision");
        assertThat(asAna(() -> tasks.get(post.id()))).satisfies(task -> {
            assertThat(task.name()).isEqualTo("Post");
            assertThat(task.hoursPerYear()).isEqualByComparingTo("104");
            assertThat(task.isAssessed()).isFalse();
        });
        var version = asAna(() -> tasks.get(post.id()).version());
        assertThat(corrected(post.id(), version).param("risk", "3").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#kind\"", "Choose how alike the work is")
                .doesNotContain("href=\"#risk\"");
        assertThat(corrected(post.id(), version).param("onward", "yes").exchange())
                .as("who goes on to the next one has told about this one")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        var books = add(aTask());
        assertThat(corrected(books, 0).exchange())
                .as("what was told is not taken back")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose what sort of work it is");
    }

    private MockMvcRequestBuilder corrected(TaskId id, int version) {
        return pages.post(ana, "/tasks/" + id)
                .param("version", "" + version)
                .param("name", "Post")
                .param("hours", "2")
                .param("period", "WEEK")
                .param("costPerHour", "30");
    }

    @Test
    void aVeryLongWeekIsAskedAbout() {
        var books = add(aTask().taking("70", "WEEK"));

        assertThat(pages.get(ana, "/tasks/" + books + "/decision").exchange())
                .bodyText()
                .contains("That makes 70 hours a week for Jonas.");
        assertThat(pages.post(ana, "/tasks")
                        .param("name", "Filing")
                        .param("kind", "REPETITIVE")
                        .param("hours", "170")
                        .param("period", "WEEK")
                        .param("costPerHour", "30")
                        .param("doneBy", "Jonas")
                        .param("place", "OFF_SITE")
                        .param("core", "NONE")
                        .param("judge", "Ana Ruiz")
                        .param("repetitive", "5")
                        .param("simplicity", "4")
                        .param("risk", "3")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Jonas cannot work so long: there are 168 hours in that time");
    }

    @Test
    void whatIsToBeLearnedFirstWaitsForADecisionOnceSomebodyCanJudgeIt() {
        var books = add(aTask().judgedByNobody());
        var page = pages.get(ana, "/tasks/" + books + "/decision").exchange();
        assertThat(page)
                .bodyText()
                .contains(
                        "Our suggestion: Train first",
                        "a careful person learns it in days",
                        "Suggested. Someone of you");
        assertThat(decide(books, "TRAIN", version(page)).exchange()).hasRedirectedUrl("/tasks");
        assertThat(pages.get(ana, "/tasks").exchange()).bodyText().contains("Train first", "decided");

        assertThat(pages.post(ana, "/tasks/" + books + "/judge")
                        .param("judge", "Jonas")
                        .exchange())
                .hasStatus3xxRedirection();

        page = pages.get(ana, "/tasks/" + books + "/decision").exchange();
        assertThat(page)
                .bodyText()
                .contains("Our suggestion: Outsource", "Your decision")
                .doesNotContain("Someone of you learns");
        assertThat(decide(books, "TRAIN", version(page)).exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Jonas can judge this work already");
    }

    private MockMvcRequestBuilder decide(TaskId id, String verdict, int version) {
        return pages.post(ana, "/tasks/" + id + "/decision")
                .param("version", "" + version)
                .param("verdict", verdict);
    }

    @Test
    void strengthsAndValuesAreShownWhereTheyBearOnATask() {
        assertThat(pages.post(ana, "/profile")
                        .param("version", "-1")
                        .param("strengths", "Fast first drafts\nFriendly on the phone")
                        .param("values", "Honest prices\nNo calls on Sundays")
                        .exchange())
                .hasRedirectedUrl("/tasks");
        var hotline = add(aTask().named("Hotline").of(TaskKind.FRONT_DESK));
        var books = add(aTask());

        assertThat(pages.get(ana, "/tasks/" + hotline + "/decision").exchange())
                .bodyText()
                .contains("you are good at: Friendly on the phone. Both speak of “phone”.")
                .doesNotContain("Fast first drafts", "Honest prices");
        assertThat(pages.get(ana, "/tasks/" + books + "/decision").exchange())
                .bodyText()
                .doesNotContain("Friendly on the phone");
        assertThat(pages.get(ana, "/tasks/" + books + "/decision/handover").exchange())
                .bodyText()
                .containsSubsequence("What you stand for", "Honest prices", "No calls on Sundays");
    }

    @Test
    void anOwnerSaysWhatCountsInTheScore() {
        add(aTask());
        add(aTask().named("Studio film").alike(1).simple(1).taking("80", "MONTH"));
        assertThat(pages.get(ana, "/tasks/weights").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("value=\"25\"", "value=\"30\"", "Usual are 25, 25, 30 and 20");

        assertThat(weighed("0", "0", "100", "0").param("look", "yes").exchange())
                .hasStatusOk()
                .bodyText()
                .containsSubsequence("Nothing is saved yet", "Studio film", "up by one", "Bookkeeping", "down by one");
        assertThat(pages.get(ana, "/tasks").exchange()).bodyText().contains("of 25", "94");

        assertThat(weighed("0", "0", "100", "0").exchange()).hasRedirectedUrl("/tasks");
        assertThat(pages.get(ana, "/tasks").exchange())
                .bodyText()
                .contains("of 100", "Hours count up to 100")
                .containsSubsequence("Studio film", "Bookkeeping");
        assertThat(weighed("0", "0", "100", "0").param("usual", "yes").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("value=\"25\"", "Nothing is saved yet");
    }

    @Test
    void weightsThatAreNoHundredAreSentBackWithTheirSum() {
        assertThat(weighed("25", "25", "30", "21").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The four weights add up to 101 now", "value=\"21\"");
        assertThat(weighed("25", "25", "30", "21").param("look", "yes").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The four weights add up to 101 now");
        for (var odd : List.of("-1", "101", "12.5", "a lot", "", "99999999999999999999")) {
            assertThat(weighed(odd, "25", "30", "20").exchange())
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("There is a problem", "href=\"#repeats\"");
        }
    }

    @Test
    void ofTwoWhoWeighAtOnceTheSecondSeesWhatTheFirstSaved() {
        assertThat(weighed("10", "10", "70", "10").exchange()).hasRedirectedUrl("/tasks");

        assertThat(weighed("10", "10", "70", "10").exchange())
                .as("the same again")
                .hasRedirectedUrl("/tasks");
        assertThat(weighed("40", "20", "20", "20").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Saved meanwhile: 70", "value=\"40\"");
    }

    private MockMvcRequestBuilder weighed(String repeats, String simple, String hours, String offSite) {
        return pages.post(ana, "/tasks/weights")
                .param("version", "-1")
                .param("repeats", repeats)
                .param("simple", simple)
                .param("hours", hours)
                .param("offSite", offSite);
    }

    private void addMany(int from, int to) {
        asAna(() -> {
            for (int i = from; i < to; i++) {
                inventory.add(
                        aTask().named("Task " + i)
                                .alike(1 + i % 5)
                                .risky(1 + i % 10)
                                .details(),
                        actor(),
                        MONDAY);
            }
            return true;
        });
    }

    private MvcTestResult handOver(TaskId id, int version) {
        return pages.post(ana, "/tasks/" + id + "/decision/handover")
                .param("version", "" + version)
                .param("name", "Bookkeeping for 2027")
                .param("reasons", "LOWER_MONEY_COST", "EXTEND_RESOURCES")
                .param("leading", "LOWER_MONEY_COST")
                .exchange();
    }

    private static MockMvcRequestBuilder typed(MockMvcRequestBuilder request) {
        return typed(request, "risk", "3");
    }

    private static MockMvcRequestBuilder typed(MockMvcRequestBuilder request, String field, String value) {
        return request.param("name", "Bookkeeping")
                .param("kind", "REPETITIVE")
                .param("hours", "7,5")
                .param("period", "WEEK")
                .param("costPerHour", "34.00")
                .param("doneBy", "Jonas")
                .param("place", "OFF_SITE")
                .param("core", "NONE")
                .param("judge", "Ana Ruiz")
                .param("repetitive", "5")
                .param("simplicity", "4")
                .param(field, value);
    }

    private static int version(MvcTestResult page) {
        try {
            var found = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                    .matcher(page.getResponse().getContentAsString());
            assertThat(found.find()).isTrue();
            return Integer.parseInt(found.group(1));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private TaskId add(ATask task) {
        return asAna(() -> inventory.add(task.details(), actor(), MONDAY));
    }

    private Actor actor() {
        return Actor.member(ana.member(), "Ana Ruiz");
    }

    private <T> T asAna(Supplier<T> work) {
        return Tenancy.as(Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
