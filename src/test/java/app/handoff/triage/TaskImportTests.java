package app.handoff.triage;

import static app.handoff.triage.ATask.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import app.handoff.text.CellProblem;
import app.handoff.text.Format;
import app.handoff.text.PastedTable;
import app.handoff.text.TablePlan;
import app.handoff.triage.TaskImport.Otherwise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A list from a spreadsheet becomes tasks: all of them, or none. */
class TaskImportTests {

    private static final Otherwise WEEKLY = new Otherwise(Period.WEEK, Money.of("40", "EUR"));

    private final ImportWords words = new ImportWords(new Format(bundle()));

    private static ResourceBundleMessageSource bundle() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/triage");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    private TaskImport read(String text, Otherwise otherwise, String... taken) {
        var table = PastedTable.read(text);
        return TaskImport.of(table, words.columns().guess(table), otherwise, Set.of(taken), words, EUR);
    }

    @Test
    void columnsAreKnownByTheirHeadings() {
        var found = read("""
                Who\tTask\tHow often\tHours\tHourly rate\tComment
                Jonas\tBookkeeping\tweekly\t7.5\t34\tsince 2019
                \tPayroll\tper month\t4\t\t
                """, WEEKLY);

        assertThat(found.problems()).isEmpty();
        var first = found.tasks().get(0);
        assertThat(first.name()).isEqualTo("Bookkeeping");
        assertThat(first.effort()).isEqualTo(Effort.of("7.5", Period.WEEK));
        assertThat(first.cost().perHour()).isEqualTo(Money.of("34", "EUR"));
        assertThat(first.doneBy()).isEqualTo("Jonas");
        assertThat(first.notes()).isEqualTo("since 2019");
        assertThat(first.nature()).isNull();
        var second = found.tasks().get(1);
        assertThat(second.effort()).isEqualTo(Effort.of("4", Period.MONTH));
        assertThat(second.cost().perHour()).isEqualTo(Money.of("40", "EUR"));
        assertThat(second.doneBy()).isNull();
    }

    @Test
    void germanHeadingsAreKnownAsWell() {
        var found = read("Nr.;Tätigkeit;Häufigkeit;Zeitaufwand;zuständig\n1;Löhne;monatlich;4;Jürgen\n", WEEKLY);

        assertThat(found.tasks()).singleElement().satisfies(task -> {
            assertThat(task.name()).isEqualTo("Löhne");
            assertThat(task.effort()).isEqualTo(Effort.of("4", Period.MONTH));
            assertThat(task.doneBy()).isEqualTo("Jürgen");
        });
    }

    @Test
    void withoutHeadingsColumnsAreKnownByWhatStandsInThem() {
        var found = read("Bookkeeping\t7.5\tweekly\tJonas\nPayroll\t4\tmonthly\tAna\nPost\t1\tdaily\tAna\n", WEEKLY);

        assertThat(found.tasks())
                .extracting(TaskDetails::name, TaskDetails::effort, TaskDetails::doneBy)
                .containsExactly(
                        tuple("Bookkeeping", Effort.of("7.5", Period.WEEK), "Jonas"),
                        tuple("Payroll", Effort.of("4", Period.MONTH), "Ana"),
                        tuple("Post", Effort.of("1", Period.DAY), "Ana"));
    }

    @Test
    void aPlainListOfNamesWillDo() {
        var found = read("Bookkeeping\nPayroll\nAnswering the phone\n", new Otherwise(Period.WEEK, null));

        assertThat(found.tasks())
                .extracting(TaskDetails::name)
                .containsExactly("Bookkeeping", "Payroll", "Answering the phone");
        assertThat(found.tasks())
                .allSatisfy(task -> assertThat(task.effort().isKnown()).isFalse());
    }

    @Test
    void everyPlantedErrorIsFoundAndNothingIsAdded() {
        var rows = new ArrayList<String>();
        rows.add("Task\tHours\tHow often\tHourly rate");
        var planted = new HashSet<Integer>();
        for (int number = 1; number <= 1000; number++) {
            boolean wrong = number % 27 == 5;
            var row = new String[] {"Task " + number, "2", "weekly", "30"};
            if (wrong) {
                planted.add(number + 1);
                switch (number % 6) {
                    case 0 -> row[0] = "";
                    case 1 -> row[0] = "Task " + (number - 1);
                    case 2 -> row[1] = "two or three";
                    case 3 -> row[1] = "-2";
                    case 4 -> row[2] = "now and then";
                    default -> row[3] = "9999999";
                }
            }
            rows.add(String.join("\t", row));
        }
        assertThat(planted).hasSize(37);

        var found = read(String.join("\n", rows), WEEKLY);

        assertThat(found.problems()).extracting(CellProblem::row).containsExactlyInAnyOrderElementsOf(planted);
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(found::tasks).withMessage("ui.import.problems");
    }

    @Test
    void aProblemNamesItsRowItsColumnAndWhatStandsThere() {
        var found = read("Task\tHours\nBookkeeping\t7.5\nPost\tsome\n", WEEKLY, "bookkeeping");

        assertThat(found.problems())
                .extracting(
                        CellProblem::row,
                        CellProblem::column,
                        CellProblem::typed,
                        problem -> problem.why().key())
                .containsExactly(
                        tuple(2, ImportColumn.NAME, "Bookkeeping", "triage.task.nameTaken"),
                        tuple(3, ImportColumn.HOURS, "some", "number.unreadable.HOURS"));
    }

    @Test
    void hoursAskForWhatAnHourCosts() {
        var found = read("Task\tHours\nBookkeeping\t7.5\n", new Otherwise(Period.WEEK, null));

        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.column()).isEqualTo(ImportColumn.COST_PER_HOUR));
    }

    @Test
    void aTableWithoutNamesOrRowsIsRefused() {
        var table = PastedTable.read("Bookkeeping\t7.5\n");
        var nameless = new TablePlan<>(List.of(ImportColumn.NOTHING, ImportColumn.HOURS), false);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TaskImport.of(table, nameless, WEEKLY, Set.of(), words, EUR))
                .withMessage("triage.import.noName");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read("Task\tHours\n", WEEKLY))
                .withMessage("triage.import.empty");
    }

    @Test
    void whatIsOnlyWrittenDownWaitsToBeAssessed() {
        var task = new Task(TaskId.next(), read("Payroll\n", WEEKLY).tasks().get(0), EUR, ATask.ANA, ATask.MONDAY);

        assertThat(task.assessment().gates()).containsExactly(Gate.NOT_ASSESSED);
        assertThat(task.assessment().score()).isEmpty();
        assertThat(task.assessment().suggestion())
                .isEqualTo(new Suggestion(Verdict.LATER, Suggestion.Because.NOT_ASSESSED));
        for (var verdict : List.of(Verdict.OUTSOURCE, Verdict.AUTOMATE)) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> task.expectMayBe(verdict, "because"))
                    .withMessage("triage.gate.NOT_ASSESSED.refusal");
        }
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(task::requireSplittable);

        task.decide(Verdict.LATER, null, null, ATask.ANA, ATask.MONDAY);

        assertThat(task.standing()).isEqualTo(Task.Standing.DECIDED);
    }
}
