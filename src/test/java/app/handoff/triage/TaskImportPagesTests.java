package app.handoff.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** From a pasted list to tasks that wait to be assessed. */
@SpringBootTest
class TaskImportPagesTests {

    private static final String LIST = "Task\tHours\tHow often\nBookkeeping\t7.5\tweekly\nPayroll\t4\tmonthly\n";
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(-?\\d+)\"");

    @Autowired
    WebApplicationContext context;

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
    void aListIsShownBeforeItIsAdded() throws Exception {
        assertThat(pages.get(ana, "/tasks").exchange()).bodyText().contains("href=\"/tasks/import\"");
        assertThat(pages.get(ana, "/tasks/import").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Paste it here");

        var seen = send(LIST, null, false);

        assertThat(seen)
                .hasStatusOk()
                .bodyText()
                .contains("2 tasks were understood", "Bookkeeping", "7.5 h weekly", "390", "Add these 2 tasks");
        assertThat(names()).isEmpty();

        assertThat(send(LIST, mark(seen), true))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/tasks/table?show=to-assess");
        assertThat(names()).containsExactlyInAnyOrder("Bookkeeping", "Payroll");
        assertThat(pages.get(ana, "/tasks").exchange())
                .bodyText()
                .contains("2 tasks are only written down", "Not assessed", "answer the questions first");
    }

    @Test
    void whatIsTakenOutComesInAgainInAnotherBusiness() throws Exception {
        send(
                LIST + "=cmd|' /C calc'!A0\t1\tdaily\n",
                mark(send(LIST + "=cmd|' /C calc'!A0\t1\tdaily\n", null, false)),
                true);

        var file = pages.get(ana, "/tasks/export.csv").exchange();

        assertThat(file).hasStatusOk().hasHeader("Content-Type", "text/csv;charset=UTF-8");
        assertThat(file.getResponse().getHeader("Content-Disposition")).startsWith("attachment; filename=");
        var text = new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFTask,Hours,How often").contains("Bookkeeping,7.5", "'=cmd");
        ana = pages.owner("Kontor Vier");
        assertThat(send(text.substring(1), null, false))
                .hasStatusOk()
                .bodyText()
                .contains("Add these 3 tasks", "7.5 h weekly");
    }

    @Test
    void nothingIsAddedThatNobodySaw() throws Exception {
        assertThat(send(LIST, null, true)).hasStatusOk().bodyText().contains("Add these 2 tasks");
        var mark = mark(send(LIST, null, false));

        assertThat(send(LIST + "Post\t1\tdaily\n", mark, true))
                .hasStatusOk()
                .bodyText()
                .contains("Add these 3 tasks");
        assertThat(names()).isEmpty();
    }

    @Test
    void aSecondTimeEveryNameIsTaken() throws Exception {
        send(LIST, mark(send(LIST, null, false)), true);

        assertThat(send(LIST, null, false))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("2 cells have to be mended", "Bookkeeping")
                .doesNotContain("Add these");
    }

    @Test
    void ofTwoAtOnceOneIsAddedAndTheOtherIsToldWhy() throws Exception {
        var list = list(300);
        var mark = mark(send(list, null, false));
        var both = Executors.newFixedThreadPool(2);
        try {
            var answers =
                    both.invokeAll(Collections.nCopies(2, (Callable<MvcTestResult>) () -> send(list, mark, true)));
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get().getResponse().getStatus());
            }
            assertThat(statuses).containsExactlyInAnyOrder(302, 422);
        } finally {
            both.shutdownNow();
        }
        assertThat(names()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void oneActTakesAllOfItBackButWhatWasChangedMeanwhile() throws Exception {
        var added = send(LIST, mark(send(LIST, null, false)), true);
        var undo = Objects.requireNonNull(added.getMvcResult().getFlashMap().get("toastUndo"))
                .toString();

        assertThat(pages.post(pages.colleague(ana, Role.MANAGER), undo).exchange())
                .hasStatus3xxRedirection();
        assertThat(names()).as("another one's undo").hasSize(2);
        assertThat(pages.post(ana, undo).exchange()).hasStatus3xxRedirection();
        assertThat(names()).isEmpty();
        assertThat(pages.post(ana, "/tasks/import/removal?at=yesterday").exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void assessingOneLeadsToTheNext() throws Exception {
        send(LIST, mark(send(LIST, null, false)), true);
        var ids = as(() -> tasks.present().stream()
                .collect(Collectors.toMap(Task::name, task -> task.id().toString())));
        assertThat(pages.get(ana, "/tasks/" + ids.get("Bookkeeping") + "/decision")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Not assessed", "Answer the questions", "7.5 h weekly")
                .doesNotContain("value=\"OUTSOURCE\"");
        assertThat(pages.get(ana, "/tasks/" + ids.get("Bookkeeping")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Save and assess the next");

        var saved = pages.post(ana, "/tasks/" + ids.get("Bookkeeping"))
                .param("version", "0")
                .param("onward", "yes")
                .param("name", "Bookkeeping")
                .param("hours", "7.5")
                .param("period", "WEEK")
                .param("costPerHour", "40")
                .param("kind", "REPETITIVE")
                .param("place", "OFF_SITE")
                .param("core", "NONE")
                .param("judged", "SOMEBODY")
                .param("judge", "Ana")
                .param("repetitive", "5")
                .param("simplicity", "4")
                .param("risk", "3")
                .exchange();

        assertThat(saved).hasRedirectedUrl("/tasks/" + ids.get("Payroll"));
        assertThat(pages.get(ana, "/tasks").exchange())
                .bodyText()
                .contains("One task is only written down", "94", "Outsource");
    }

    @Test
    void aFileTakesThePlaceOfWhatIsPasted() throws Exception {
        var file = new MockMultipartFile(
                "file", "tasks.csv", "text/csv", "\ufeffAufgabe;Stunden\nLöhne;4\n".getBytes(StandardCharsets.UTF_8));

        assertThat(request(LIST, null, true, file))
                .hasStatusOk()
                .bodyText()
                .contains("Add this task", "Löhne")
                .doesNotContain("Payroll");
        assertThat(request(
                        "", null, false, new MockMultipartFile("file", "x.xlsx", null, new byte[] {'P', 'K', 3, 4, 0})))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This is no table that we can read");
        assertThat(names()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaidBesideTheList() throws Exception {
        for (var wrong : List.of("", "  \n \n", "Task\tHours\n", "x;".repeat(40) + "\n")) {
            assertThat(send(wrong, null, true))
                    .as(wrong)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("There is a problem", "href=\"#table\"");
        }
    }

    @Test
    void aThousandRowsCostAsManyStatementsAsTen() throws Exception {
        var few = list(10);
        var many = list(1_000);

        long forFew = StatementCount.ofRepeated(() -> send(few, null, false));
        long forMany = StatementCount.ofRepeated(() -> send(many, null, false));

        // Names that are taken are asked for 500 at a time.
        assertThat(forMany).isLessThanOrEqualTo(forFew + 1);
        assertThat(send(many, mark(send(many, null, false)), true)).hasStatus3xxRedirection();
        assertThat(names()).hasSize(1_000);
    }

    private static String list(int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> "Task " + row + "\t2\tweekly\n")
                .collect(Collectors.joining("", "Task\tHours\tHow often\n", ""));
    }

    @Test
    void staffMayNot() throws Exception {
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), "/tasks/import").exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult send(String table, @Nullable String seen, boolean add) {
        return request(table, seen, add, null);
    }

    private MvcTestResult request(String table, @Nullable String seen, boolean add, @Nullable MockMultipartFile file) {
        var request = pages.mvc().post().uri("/tasks/import").multipart();
        if (file != null) {
            request.file(file);
        }
        var columns = new ArrayList<String>();
        if (seen != null) {
            columns.addAll(List.of("NAME", "HOURS", "PERIOD").subList(0, table.contains("\t") ? 3 : 1));
            request.param("seen", seen).param("headed", String.valueOf(table.startsWith("Task")));
        }
        for (int at = 0; at < columns.size(); at++) {
            request.param("columns[" + at + "]", columns.get(at));
        }
        if (add) {
            request.param("add", "yes");
        }
        return request.param("table", table)
                .param("period", "WEEK")
                .param("costPerHour", "40")
                .with(Pages.as(ana))
                .with(csrf())
                .exchange();
    }

    private static String mark(MvcTestResult page) throws Exception {
        var found = SEEN.matcher(page.getResponse().getContentAsString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private List<String> names() {
        return as(() -> tasks.present().stream().map(Task::name).toList());
    }

    private <T> T as(Supplier<T> question) {
        return Tenancy.as(Scope.of(ana.business()).at(Pages.BERLIN), question);
    }
}
