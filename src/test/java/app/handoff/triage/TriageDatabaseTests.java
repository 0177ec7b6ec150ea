package app.handoff.triage;

import static app.handoff.triage.ATask.ANA;
import static app.handoff.triage.ATask.MONDAY;
import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.engagement.Agenda;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.Reason;
import app.handoff.engagement.TaskKind;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class TriageDatabaseTests {

    private static final OutsourcingReasons TO_SAVE_MONEY =
            OutsourcingReasons.leading(Reason.LOWER_MONEY_COST, Reason.EXTEND_RESOURCES);

    @Autowired
    Tasks inventory;

    @Autowired
    Triage triage;

    @Autowired
    TaskRepository tasks;

    @Autowired
    TaskQuery list;

    @Autowired
    NextTasks nextTasks;

    @Autowired
    DecisionRepository decisions;

    @Autowired
    Engagements engagements;

    @Autowired
    TriageAgenda agenda;

    @Autowired
    ProfileRepository profiles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private BusinessId studio;

    @BeforeEach
    void studio() {
        studio = aBusiness();
    }

    @Test
    void keepsEverythingThatWasSaid() {
        var details = aTask().touching(DataClass.FINANCIAL, DataClass.CUSTOMER)
                .with(
                        "Sage 50 Accounting",
                        "Cheques are signed here.",
                        List.of(
                                Volume.aYear("Ledger entries", 2000),
                                new Volume(
                                        "Ledger accounts",
                                        BigDecimal.valueOf(200),
                                        Volume.Counted.AT_ANY_TIME,
                                        YearProfile.NONE,
                                        "about"),
                                new Volume(
                                        "Peaks",
                                        null,
                                        Volume.Counted.A_YEAR,
                                        new YearProfile(List.of(
                                                new Season(Month.APRIL, Month.MAY, BigDecimal.valueOf(180)),
                                                new Season(Month.SEPTEMBER, Month.MARCH, BigDecimal.valueOf(752)))),
                                        null)))
                .details();

        var id = inStudio(() -> inventory.add(details, ANA, MONDAY));

        assertThat(inStudio(() -> tasks.get(id).details()))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(details);
    }

    @Test
    void anotherBusinessFindsNothing() {
        var id = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Tenancy.as(aBusiness(), () -> tasks.get(id)));
    }

    @Test
    void ofOneNameThereIsOneTask() {
        var first = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> inStudio(
                        () -> inventory.add(aTask().named("BOOKKEEPING ").details(), ANA, MONDAY)))
                .extracting(RuleViolation::code)
                .isEqualTo("triage.task.nameTaken");

        inStudio(() -> inventory.remove(first, MONDAY));
        inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> inStudio(() -> inventory.restore(first)));
    }

    @Test
    void theSecondOfTwoWritersIsTold() {
        var id = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        int seen = inStudio(() -> tasks.get(id).version());
        inStudio(() -> inventory.change(id, seen, aTask().risky(9).details()));

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> inStudio(
                        () -> inventory.change(id, seen, aTask().risky(1).details())));
    }

    @Test
    void handingOverOpensAnEngagementWithAFrozenBaseline() {
        var task = inStudio(
                () -> inventory.add(aTask().touching(DataClass.FINANCIAL).details(), ANA, MONDAY));

        var id = inStudio(
                () -> triage.handOver(task, Triage.HandingOver.of("Bookkeeping for 2027", TO_SAVE_MONEY), ANA, MONDAY));

        var engagement = inStudio(() -> engagements.get(id));
        assertThat(engagement.name()).isEqualTo("Bookkeeping for 2027");
        assertThat(engagement.leadingReason()).isEqualTo(Reason.LOWER_MONEY_COST);
        assertThat(engagement.reasons()).containsExactly(Reason.EXTEND_RESOURCES, Reason.LOWER_MONEY_COST);
        assertThat(engagement.dataTouched()).containsExactly(DataClass.FINANCIAL);
        assertThat(engagement.baseline().hoursPerYear()).isEqualByComparingTo("390");
        assertThat(engagement.openedAt()).isEqualTo(MONDAY);
        assertThat(inStudio(() -> nextTasks.ranked(10))).isEmpty();
        assertThat(inStudio(() -> decisions.about(task)))
                .singleElement()
                .satisfies(decision -> assertThat(decision.verdict()).isEqualTo(Verdict.OUTSOURCE));
        assertThatThrownBy(() -> inStudio(() -> transaction.execute(status ->
                        jdbc.sql("update engagement set hours_per_year = 1").update())))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> inStudio(() -> transaction.execute(status ->
                        jdbc.sql("update triage_decision set why = 'x'").update())))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void whatComesBackWaitsForADecisionAgain() {
        var task = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        var first = inStudio(() -> triage.handOver(task, Triage.HandingOver.of("First", TO_SAVE_MONEY), ANA, MONDAY));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> inStudio(() -> triage.reopen(task)));

        inStudio(() -> engagements.end(first, Engagement.Outcome.TAKEN_BACK, ANA, MONDAY));

        assertThat(inStudio(() -> nextTasks.ranked(10)))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.score()).isEqualTo(94));
        inStudio(() ->
                triage.handOver(task, Triage.HandingOver.of("Second", TO_SAVE_MONEY), ANA, MONDAY.plusSeconds(60)));
        assertThat(inStudio(() -> engagements.of(task)))
                .extracting(Engagement::name)
                .containsExactly("Second", "First");
    }

    @Test
    void aTaskGoesOnAsLongAsAnyVendorDoesAPartOfItAndEachPartHasRoundsOfItsOwn() {
        var task = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        var whole = inStudio(() -> triage.handOver(task, Triage.HandingOver.of("Payroll", TO_SAVE_MONEY), ANA, MONDAY));
        var part = inStudio(
                () -> engagements.openPart(whole, "Records", new BigDecimal("0.25"), ANA, MONDAY.plusSeconds(1)));

        var nextOfPart = inStudio(() -> triage.askAgain(part, ANA, MONDAY.plusSeconds(2)));
        var nextOfWhole = inStudio(() -> triage.askAgain(whole, ANA, MONDAY.plusSeconds(3)));
        assertThat(inStudio(() -> triage.askAgain(part, ANA, MONDAY.plusSeconds(4))))
                .isEqualTo(nextOfPart);
        assertThat(inStudio(() -> engagements.get(nextOfPart).baseline().hoursPerYear()))
                .isEqualByComparingTo("97.50");
        assertThat(inStudio(() -> engagements.get(nextOfWhole).baseline().hoursPerYear()))
                .isEqualByComparingTo("292.50");
        assertThat(inStudio(() -> engagements.get(nextOfPart).name())).isEqualTo("Payroll: Records (2)");

        inStudio(() -> engagements.end(part, Engagement.Outcome.ABANDONED, ANA, MONDAY.plusSeconds(5)));
        assertThat(inStudio(() -> tasks.get(task).standing())).isEqualTo(Task.Standing.ENGAGED);
    }

    @Test
    void finishedWorkIsNotOfferedAgain() {
        var logo = inStudio(() ->
                inventory.add(aTask().named("New logo").of(TaskKind.ONE_OFF).details(), ANA, MONDAY));
        var id = inStudio(() -> triage.handOver(
                logo, Triage.HandingOver.of("Logo", OutsourcingReasons.leading(Reason.ONE_OFF)), ANA, MONDAY));

        inStudio(() -> engagements.end(id, Engagement.Outcome.COMPLETED, ANA, MONDAY));

        assertThat(inStudio(() -> nextTasks.ranked(10))).isEmpty();
        assertThat(inStudio(() -> tasks.get(logo).standing())).isEqualTo(Task.Standing.DECIDED);
    }

    @Test
    void putOffTasksComeAgainWithoutNagging() {
        var task = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        var owner = new Agenda.Viewer(Role.OWNER);
        assertThat(inStudio(() -> agenda.needs(owner, MONDAY, 5)))
                .extracting(Agenda.Need::href)
                .contains("/tasks/" + task + "/decision");

        inStudio(() -> triage.decide(task, Triage.Ruling.of(Verdict.LATER, "After the move."), ANA, MONDAY));

        assertThat(inStudio(() -> agenda.needs(owner, MONDAY, 5)))
                .extracting(Agenda.Need::href)
                .doesNotContain("/tasks/" + task + "/decision");
        assertThat(inStudio(() -> nextTasks.ranked(5))).hasSize(1);
    }

    @Test
    void aBusinessBeginsWithItsProfileAndItsFirstTask() {
        var owner = new Agenda.Viewer(Role.OWNER);
        var staff = new Agenda.Viewer(Role.STAFF);
        assertThat(inStudio(() -> agenda.needs(owner, MONDAY, 5)))
                .extracting(Agenda.Need::href)
                .containsExactly("/profile", "/tasks/new");
        assertThat(inStudio(() -> agenda.needs(staff, MONDAY, 5))).isEmpty();

        var task = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        assertThat(inStudio(() -> agenda.needs(owner, MONDAY, 5)))
                .extracting(Agenda.Need::href)
                .containsExactly("/profile", "/tasks/" + task + "/decision");

        inStudio(() -> {
            inventory.describe(-1, List.of(), List.of(), List.of("Web design"), List.of());
            inventory.remove(task, MONDAY);
            return task;
        });
        assertThat(inStudio(() -> agenda.needs(owner, MONDAY, 5)))
                .extracting(Agenda.Need::href)
                .containsExactly("/tasks/new");
    }

    @Test
    void aNewCoreListHoldsTheTasksThatItNames() {
        var crowns = inStudio(
                () -> inventory.add(aTask().named("Fillings and crowns").details(), ANA, MONDAY));
        var books = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));

        inStudio(() -> {
            inventory.describe(-1, List.of(), List.of(), List.of("Crowns & fillings"), List.of());
            return true;
        });

        assertThat(inStudio(() -> list.page(TaskQuery.Filter.ALL, TaskQuery.Sort.SCORE, null, 5)))
                .extracting(TaskRow::id, row -> row.assessment().gate().orElse(null))
                .containsExactly(tuple(books, null), tuple(crowns, Gate.CORE));
        assertThat(inStudio(() -> nextTasks.ranked(5)))
                .extracting(NextTasks.Candidate::taskId)
                .containsExactly(books);
        var later = inStudio(() -> inventory.add(aTask().named("Crown").details(), ANA, MONDAY));
        assertThat(inStudio(() -> tasks.get(later).coreLine())).contains("Crowns & fillings");
    }

    @Test
    void liftedLocksAreListed() {
        var task = inStudio(() -> inventory.add(aTask().core().details(), ANA, MONDAY));
        inStudio(() -> triage.decide(
                task, new Triage.Ruling(Verdict.AUTOMATE, null, "A program does it now.", null), ANA, MONDAY));

        assertThat(inStudio(() -> decisions.liftedLocks())).singleElement().satisfies(lifted -> {
            assertThat(lifted.reason()).isEqualTo("A program does it now.");
            assertThat(lifted.by()).isEqualTo("Ana Ruiz");
        });
    }

    @Test
    void theDatabaseReckonsAScoreAsPagesDo() {
        for (var weights : List.of(Weights.USUAL, new Weights(0, 100, 0, 0), new Weights(33, 13, 37, 17))) {
            for (var place : Place.values()) {
                for (int step = 1; step <= 5; step++) {
                    for (var hours : List.of("0", "1.33", "66.67", "399.99", "400", "40000")) {
                        var asked = "select task_score(%d, %d, %s, '%s', %d, %d, %d, %d)"
                                .formatted(
                                        step,
                                        6 - step,
                                        hours,
                                        place,
                                        weights.repeats(),
                                        weights.simple(),
                                        weights.hours(),
                                        weights.offSite());
                        assertThat(Score.of(step, 6 - step, new BigDecimal(hours), place, weights)
                                        .sum())
                                .as(asked)
                                .isEqualTo(asked(asked).intValue());
                    }
                }
            }
        }
    }

    @Test
    void newWeightsRankAllTasksAnewAndLeaveDecisionsAsTheyWere() {
        var books = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        var film = inStudio(() -> inventory.add(
                aTask().named("Studio film")
                        .alike(1)
                        .simple(1)
                        .taking(Effort.of("900", Period.YEAR))
                        .details(),
                ANA,
                MONDAY));
        var kept = inStudio(
                () -> inventory.add(aTask().named("Repairs").at(Place.ON_SITE).details(), ANA, MONDAY));
        inStudio(() -> triage.decide(books, Triage.Ruling.of(Verdict.LATER, null), ANA, MONDAY));
        int before = inStudio(() -> tasks.get(books).version());
        var hoursAlone = new Weights(0, 0, 100, 0);
        assertThat(inStudio(() -> list.moves(hoursAlone, 5)))
                .containsExactly(new TaskQuery.Move("Studio film", 60, 100, 1L, 1L));

        inStudio(() -> inventory.weigh(-1, hoursAlone));

        assertThat(inStudio(() -> list.page(TaskQuery.Filter.ALL, TaskQuery.Sort.SCORE, null, 5)))
                .extracting(TaskRow::id, row -> row.assessment().score().map(Score::sum))
                .containsExactly(
                        tuple(film, Optional.of(100)), tuple(books, Optional.of(98)), tuple(kept, Optional.empty()));
        assertThat(inStudio(() -> nextTasks.ranked(5)))
                .extracting(NextTasks.Candidate::score)
                .containsExactly(100, 98);
        assertThat(inStudio(() -> decisions.about(books)))
                .extracting(Decision::score)
                .containsExactly(Optional.of(94));
        assertThat(inStudio(() -> tasks.get(books).version()))
                .as("nobody who has a task open is told that it was changed")
                .isEqualTo(before);
        var later = inStudio(() -> inventory.add(aTask().named("Payroll").details(), ANA, MONDAY));
        assertThat(inStudio(() -> tasks.get(later).assessment().score().map(Score::sum)))
                .contains(98);
    }

    @Test
    void whoWeighsSecondIsTold() {
        inStudio(() -> inventory.weigh(-1, new Weights(10, 10, 70, 10)));

        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> inStudio(() -> inventory.weigh(-1, Weights.USUAL)));
        assertThat(asked("select count(*) from task_tally")).isZero();
    }

    @Test
    void splittingMakesTwoTasks() {
        var post = inStudio(() -> inventory.add(
                aTask().named("Post")
                        .at(Place.PARTLY)
                        .taking(Effort.of("10", Period.WEEK))
                        .details(),
                ANA,
                MONDAY));

        var part = inStudio(() -> inventory.splitOff(post, "Scanned post", new BigDecimal("4"), ANA, MONDAY));

        assertThat(inStudio(() -> tasks.get(part).hoursPerYear())).isEqualByComparingTo("208");
        assertThat(inStudio(() -> tasks.get(post).standing())).isEqualTo(Task.Standing.DECIDED);
        assertThat(inStudio(() -> list.totals(TaskQuery.Filter.ALL, ATask.EUR).hours()))
                .isEqualByComparingTo("520");
    }

    @Test
    void theTotalsFollowEveryChange() {
        var totals = new ArrayList<TaskQuery.Totals>();
        Supplier<Boolean> look = () -> totals.add(list.totals(TaskQuery.Filter.ALL, ATask.EUR));
        var post = inStudio(() -> inventory.add(aTask().named("Post").details(), ANA, MONDAY));
        inStudio(look);
        inStudio(() -> {
            // More than are kept as single notes.
            for (int i = 0; i < 400; i++) {
                inventory.add(aTask().named("Task " + i).details(), ANA, MONDAY);
            }
            return true;
        });
        inStudio(look);
        inStudio(() -> inventory.remove(post, MONDAY));
        inStudio(look);
        inStudio(() -> inventory.restore(post));
        inStudio(() -> inventory.change(
                post,
                tasks.get(post).version(),
                aTask().named("Post").at(Place.ON_SITE).details()));
        inStudio(look);

        assertThat(totals).extracting(TaskQuery.Totals::all).containsExactly(1L, 401L, 400L, 401L);
        assertThat(totals).extracting(TaskQuery.Totals::offSite).containsExactly(1L, 401L, 400L, 400L);
        assertThat(totals.get(3).hours()).isEqualByComparingTo(asked("select sum(hours_per_year) from task"));
        assertThat(asked("select count(*) from task_tally"))
                .as("notes of 403 changes, after many became few")
                .isLessThan(BigDecimal.valueOf(200));
    }

    private BigDecimal asked(String question) {
        return inStudio(() -> transaction.execute(
                status -> jdbc.sql(question).query(BigDecimal.class).single()));
    }

    @Test
    void everySortPagesThroughEveryTaskOnce() {
        inStudio(() -> {
            for (int i = 0; i < 23; i++) {
                var task = aTask().named("Task " + i).alike(1 + i % 3).simple(1 + i % 2);
                if (i % 5 == 0) {
                    task.at(Place.ON_SITE);
                }
                inventory.add(
                        task.taking(Effort.of(String.valueOf(1 + i % 4), Period.WEEK))
                                .details(),
                        ANA,
                        MONDAY);
            }
            return true;
        });
        for (var filter : TaskQuery.Filter.values()) {
            var totals = inStudio(() -> list.totals(filter, ATask.EUR));
            for (var sort : TaskQuery.Sort.values()) {
                var seen = new ArrayList<TaskRow>();
                TaskId after = null;
                while (true) {
                    var last = after;
                    var page = inStudio(() -> list.page(filter, sort, last, 4));
                    seen.addAll(page.subList(0, Math.min(4, page.size())));
                    if (page.size() <= 4) {
                        break;
                    }
                    after = seen.get(seen.size() - 1).id();
                }
                assertThat(new HashSet<>(seen)).hasSize(seen.size()).hasSize((int) totals.shown());
            }
        }
        assertThat(inStudio(() -> list.page(TaskQuery.Filter.ALL, TaskQuery.Sort.SCORE, null, 23))
                        .get(22)
                        .nature()
                        .place())
                .isEqualTo(Place.ON_SITE);
    }

    @Test
    void theProfileIsWrittenOncePerVersion() {
        assertThat(inStudio(() -> profiles.own().strengths())).isEmpty();
        inStudio(() -> inventory.describe(
                -1, List.of("Design"), List.of("Honest"), List.of("Web design"), List.of("Ana, contracts")));
        int seen = inStudio(() -> profiles.own().version());
        inStudio(() -> inventory.describe(seen, List.of(), List.of(), List.of("Web design", "Advice"), List.of()));

        assertThat(inStudio(() -> profiles.own().coreCompetencies())).containsExactly("Web design", "Advice");
        assertThatExceptionOfType(EditedMeanwhile.class)
                .isThrownBy(() -> inStudio(() -> inventory.describe(seen, List.of(), List.of(), List.of(), List.of())));
    }

    private <T> T inStudio(Supplier<T> work) {
        return Tenancy.as(studio, work);
    }

    private void inStudio(Runnable work) {
        Tenancy.as(studio, work);
    }

    private BusinessId aBusiness() {
        var id = BusinessId.next();
        Tenancy.as(
                id,
                () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                "insert into business (business_id, name, country, zone, currency, locale, created_at, version)"
                                        + " values (?, 'Studio Fern', 'DE', 'Europe/Berlin', 'EUR', 'en-GB', now(), 0)")
                        .param(id.id())
                        .update()));
        return id;
    }
}
