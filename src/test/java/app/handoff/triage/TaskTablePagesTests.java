package app.handoff.triage;

import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.engagement.TaskKind;
import app.handoff.kernel.Role;
import app.handoff.kernel.TaskId;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Several tasks are written down, answered and changed on one page; what comes from a common task is looked at before it counts. */
@SpringBootTest
class TaskTablePagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Tasks inventory;

    @Autowired
    TaskRepository tasks;

    private Pages pages;
    private SignedIn ana;

    @BeforeEach
    void ana() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
    }

    @Test
    void aRowNeedsANameAndHowOftenAlone() {
        var sent = send(Map.of(
                "costPerHour", "40",
                "rows[0].name", "Sorting seeds",
                "rows[0].hours", "3.5",
                "rows[0].period", "WEEK",
                "rows[0].doneBy", "Jonas",
                "rows[1].name", "",
                "rows[1].period", "WEEK"));

        assertThat(sent).hasStatus3xxRedirection().hasRedirectedUrl("/tasks");
        assertThat(as(() -> tasks.present())).singleElement().satisfies(task -> {
            assertThat(task.isAssessed()).isFalse();
            assertThat(task.hoursPerYear()).isEqualByComparingTo("182");
            assertThat(task.cost().perHour().amount()).isEqualByComparingTo("40");
            assertThat(task.details().doneBy()).isEqualTo("Jonas");
        });
    }

    @Test
    void whatIsOnlyWrittenDownComesWithTheAnswersOfACommonTask() throws Exception {
        send(Map.of(
                "rows[0].name",
                "Payroll",
                "rows[0].period",
                "MONTH",
                "rows[1].name",
                "Sorting",
                "rows[1].period",
                "DAY"));

        var page = pages.get(ana, "/tasks/table?show=to-assess").exchange();

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("The answers marked as examples", "It touches: Accounts, invoices, payroll")
                .satisfies(text -> assertThat(text.split("Example, please check</span>", -1))
                        .as("told where its row is folded, and beneath it")
                        .hasSize(3));
        assertThat(as(() -> tasks.present())).noneMatch(Task::isAssessed);

        var sent = send(form(page, Map.of("judge", "Ana")));

        assertThat(sent).hasStatus3xxRedirection();
        var payroll = named("Payroll");
        assertThat(payroll.isAssessed()).isTrue();
        assertThat(payroll.judge()).contains("Ana");
        assertThat(payroll.dataTouched()).hasSize(1);
        assertThat(named("Sorting").isAssessed()).isFalse();
    }

    @Test
    void oneWrongRowKeepsAllOfThemBackAndEverythingStaysTyped() throws Exception {
        var sent = send(Map.of(
                "rows[0].name", "Bookkeeping",
                "rows[0].period", "WEEK",
                "rows[1].name", "",
                "rows[1].hours", "2",
                "rows[1].period", "WEEK",
                "rows[2].name", "Filing",
                "rows[2].period", "WEEK",
                "rows[2].like.risk", "12"));

        assertThat(sent)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "href=\"#rows-1-name\"",
                        "Enter what the task is called",
                        "href=\"#rows-2-like-risk\"",
                        "Choose how bad it is if it goes wrong",
                        "value=\"Bookkeeping\"");
        assertThat(as(() -> tasks.present())).isEmpty();
    }

    @Test
    void whatTheWorkIsLikeMayBeToldInParts() throws Exception {
        send(Map.of("rows[0].name", "Sorting", "rows[0].period", "WEEK"));
        var page = pages.get(ana, "/tasks/table").exchange();
        var sent = send(form(
                page,
                Map.of(
                        "judge", "Ana",
                        "rows[0].like.kind", "REPETITIVE",
                        "rows[0].like.risk", "3",
                        "rows[1].name", "Filing",
                        "rows[1].like.place", "OFF_SITE",
                        "rows[2].name", "Sweeping")));

        assertThat(sent).hasStatus3xxRedirection().hasRedirectedUrl("/tasks/table?show=to-assess");
        assertThat(as(() -> tasks.present()))
                .extracting(Task::name)
                .containsExactlyInAnyOrder("Sorting", "Filing", "Sweeping");
        assertThat(as(() -> tasks.present())).noneMatch(Task::isAssessed);
        var begun = pages.get(ana, "/tasks/table?show=to-assess")
                .flashAttrs(sent.getMvcResult().getFlashMap())
                .exchange();
        assertThat(begun)
                .bodyText()
                .contains("4 answers about the work are open", "5 answers about the work are open")
                .doesNotContain("Sweeping");

        assertThat(send(form(
                        begun,
                        Map.of(
                                "rows[0].like.place", "OFF_SITE",
                                "rows[0].like.core", "NONE",
                                "rows[0].like.repetitive", "5",
                                "rows[0].like.simplicity", "4"))))
                .hasRedirectedUrl("/tasks/table?show=to-assess");
        assertThat(named("Sorting").nature())
                .contains(new TaskProfile(TaskKind.REPETITIVE, Place.OFF_SITE, CoreActivity.NONE, 5, 4, 3));
        assertThat(named("Sorting").judge()).contains("Ana");
    }

    @Test
    void anAnswerOfAnAssessedTaskCannotBeTakenAway() throws Exception {
        add("Filing");

        assertThat(send(form(pages.get(ana, "/tasks/table").exchange(), Map.of("rows[0].like.risk", ""))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#rows-0-like-risk\"");
    }

    @Test
    void whoeverTheProfileNamesAsAJudgeIsProposed() throws Exception {
        as(() -> {
            inventory.describe(
                    -1,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of("Jonas: the books", "Mia Sol (design)", "Eva, payroll", "Ann-Kathrin - the phone", "Bo"));
            return null;
        });
        var task = as(() -> inventory.add(aTask().judgedByNobody().details(), ATask.ANA, ATask.MONDAY));

        for (var path : List.of("/tasks/table", "/tasks/new", "/tasks/" + task + "/decision")) {
            var page = Jsoup.parse(pages.get(ana, path).exchange().getResponse().getContentAsString());
            assertThat(page.select("datalist#people option").eachAttr("value"))
                    .as(path)
                    .contains("Jonas", "Mia Sol", "Eva", "Ann-Kathrin", "Bo");
        }
    }

    @Test
    void hoursWithoutACostAndANameThatIsTakenAreToldAtTheirRow() throws Exception {
        assertThat(send(Map.of("rows[0].name", "Filing", "rows[0].hours", "3", "rows[0].period", "WEEK")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#rows-0-costPerHour\"", "Enter what an hour costs as well");
        add("Filing");
        assertThat(send(Map.of(
                        "rows[0].name", "Sorting",
                        "rows[0].period", "WEEK",
                        "rows[1].name", "filing",
                        "rows[1].period", "WEEK")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#rows-1-name\"", "There is a task called filing already");
        assertThat(as(() -> tasks.present())).hasSize(1);
    }

    @Test
    void whatNobodyChangedStaysAsItIs() throws Exception {
        var filing = add("Filing");
        var sorting = add("Sorting");

        send(form(pages.get(ana, "/tasks/table").exchange(), Map.of("rows[1].doneBy", "Mia")));

        assertThat(as(() -> tasks.get(filing).version() + tasks.get(sorting).version()))
                .isEqualTo(1);
    }

    @Test
    void whoeverComesSecondSeesBothAndLosesNeither() throws Exception {
        add("Filing");
        var mine = form(pages.get(ana, "/tasks/table").exchange(), Map.of("rows[0].doneBy", "Jonas"));
        var theirs = form(pages.get(ana, "/tasks/table").exchange(), Map.of("rows[0].doneBy", "Mia"));
        assertThat(send(theirs)).hasStatus3xxRedirection();

        var second = send(mine);

        assertThat(second)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Saved meanwhile: Mia", "value=\"Jonas\"");
        assertThat(named("Filing").details().doneBy()).isEqualTo("Mia");
        assertThat(send(form(second, Map.of()))).hasStatus3xxRedirection();
        assertThat(named("Filing").details().doneBy()).isEqualTo("Jonas");
        assertThat(send(mine)).as("the same once more").hasStatus3xxRedirection();
    }

    @Test
    void aPickedTaskIsAnExampleUntilItIsSaved() throws Exception {
        assertThat(pages.get(ana, "/tasks/common").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Bookkeeping", "6 h weekly", "Production and goods");
        var page = pages.get(ana, "/tasks/table?pick=&pick=bookkeeping&pick=cleaning")
                .exchange();
        assertThat(page).hasStatusOk().bodyText().contains("value=\"Bookkeeping\"", "value=\"Cleaning\"");
        assertThat(as(() -> tasks.present())).isEmpty();

        assertThat(send(form(page, Map.of("judge", "Ana", "costPerHour", "38"))))
                .hasStatus3xxRedirection();

        assertThat(named("Cleaning").assessment().suggestion().verdict()).isEqualTo(Verdict.OUTSOURCE);
        assertThat(pages.get(ana, "/tasks/" + named("Cleaning").id() + "/decision")
                        .exchange())
                .bodyText()
                .contains("Walk through the rooms together");
        assertThat(pages.get(ana, "/tasks/table?pick=").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is a problem", "href=\"#pick\"", "Pick at least one task", "Answering the phone");
    }

    @Test
    void nobodyReachesTheTasksOfOthers() {
        var bob = pages.owner("Elsewhere");
        var foreign = Tenancy.as(
                Scope.of(bob.business()).at(Pages.BERLIN),
                () -> inventory.add(aTask().named("Theirs").details(), ATask.ANA, ATask.MONDAY));

        assertThat(send(Map.of(
                        "rows[0].id", foreign.toString(),
                        "rows[0].version", "0",
                        "rows[0].name", "Mine",
                        "rows[0].period", "WEEK")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(Map.of("rows[0].id", "nonsense", "rows[0].name", "Mine", "rows[0].period", "WEEK")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), "/tasks/table").exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void thePageAsksTheSameWhateverTheNumberOfTasks() {
        add("Task 0");
        long few =
                StatementCount.ofRepeated(() -> pages.get(ana, "/tasks/table").exchange());
        IntStream.range(1, 35).forEach(at -> add("Task " + at));

        var page = pages.get(ana, "/tasks/table").exchange();

        assertThat(StatementCount.ofRepeated(
                        () -> pages.get(ana, "/tasks/table").exchange()))
                .isEqualTo(few)
                .isLessThanOrEqualTo(8);
        assertThat(page).bodyText().contains("rows[29].name", "after=").doesNotContain("rows[33].name");
    }

    private TaskId add(String name) {
        return as(() -> inventory.add(aTask().named(name).details(), ATask.ANA, ATask.MONDAY));
    }

    private Task named(String name) {
        return as(() -> tasks.present().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    /** What a browser would send of this page, with some of it typed anew. */
    private static Map<String, String> form(MvcTestResult page, Map<String, String> typed) throws Exception {
        var onPage = (FormElement) Objects.requireNonNull(
                Jsoup.parse(page.getResponse().getContentAsString()).selectFirst("form[action=/tasks/table]"));
        var form = new TreeMap<String, String>();
        onPage.formData().forEach(field -> form.put(field.key(), field.value()));
        form.remove("_csrf");
        form.putAll(typed);
        return form;
    }

    private MvcTestResult send(Map<String, String> form) {
        var request = pages.post(ana, "/tasks/table");
        form.forEach(request::param);
        return request.exchange();
    }

    private <T> T as(Supplier<T> question) {
        return Tenancy.as(Scope.of(ana.business()).at(Pages.BERLIN), question);
    }
}
