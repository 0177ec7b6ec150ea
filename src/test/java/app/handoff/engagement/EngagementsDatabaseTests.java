package app.handoff.engagement;

import static app.handoff.triage.ATask.ANA;
import static app.handoff.triage.ATask.MONDAY;
import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import app.handoff.triage.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How engagements are found, called something else, stopped and removed. */
@SpringBootTest
class EngagementsDatabaseTests {

    @Autowired
    Tasks inventory;

    @Autowired
    EngagementsForTests opening;

    @Autowired
    Engagements engagements;

    @Autowired
    EngagementRepository repository;

    @Autowired
    EngagementWithdrawal withdrawal;

    @Autowired
    StoppedEngagements stopped;

    @Autowired
    List<StageReporter> stages;

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
    void anEngagementOpenedByMistakeIsStoppedWithAReasonAndFreesItsTask() {
        var task = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        var id = inStudio(() -> opening.open(task, "First", ANA, MONDAY));
        assertRefused("engagement.stop.reason.required", () -> withdrawal.stop(id, "  ", ANA, MONDAY));

        inStudio(() -> {
            engagements.rename(id, engagements.get(id).version(), "Books for 2027");
            withdrawal.stop(id, "We hire somebody.", ANA, MONDAY);
            return true;
        });

        var stopped = inStudio(() -> engagements.get(id));
        assertThat(stopped.name()).isEqualTo("Books for 2027");
        assertThat(stopped.outcome()).contains(Engagement.Outcome.ABANDONED);
        assertThat(stopped.endReason()).contains("We hire somebody.");
        assertThat(inStudio(() -> opening.isOpen(task))).isTrue();
        assertThat(inStudio(
                        () -> triageStage().reports(List.of(id), MONDAY).get(id).facts()))
                .extracting(StageReport.Fact::label)
                .contains(Sentence.of("triage.stage.stopped"));
        assertThat(jdbcCount("select count(*) from scope_of_work where closed_at is not null"))
                .isEqualTo(1);
        assertRefused("engagement.ended.already", () -> withdrawal.stop(id, "Again.", ANA, MONDAY));
        assertRefused("engagement.stopped", () -> publish(new Happened(id, ANA, MONDAY)));
        inStudio(() -> opening.open(task, "Second", ANA, MONDAY));
    }

    @Test
    void whatNobodyOutsideHasSeenIsRemovedAndShownNowhere() {
        var task = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        var id = inStudio(() -> opening.open(task, "Mistake", ANA, MONDAY));

        inStudio(() -> {
            withdrawal.remove(id, ANA, MONDAY);
            return true;
        });

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> inStudio(() -> engagements.get(id)));
        assertThat(inStudio(() -> engagements.find(id))).isEmpty();
        assertThat(inStudio(() -> engagements.list(null, null, 5))).isEmpty();
        assertThat(inStudio(() -> engagements.of(task))).isEmpty();
        assertThat(inStudio(() -> opening.isOpen(task))).isTrue();
    }

    @Test
    void whatBindsSomebodyOutsideIsNotStoppedAndWhatTheySawNotRemoved() {
        var task = inStudio(() -> inventory.add(aTask().details(), ANA, MONDAY));
        var id = inStudio(() -> opening.open(task, "Open", ANA, MONDAY));
        var bound = new EngagementWithdrawal(repository, List.of(new OutsideTies() {
            @Override
            public boolean seenOutside(EngagementId engagement) {
                return true;
            }

            @Override
            public Sentence bindsOutside(EngagementId engagement) {
                return Sentence.of("bidding.ties.OPEN");
            }
        }));

        assertRefused("engagement.bound", () -> bound.stop(id, "Why not.", ANA, MONDAY));
        assertRefused("engagement.seenOutside", () -> bound.remove(id, ANA, MONDAY));
    }

    @Test
    void engagementsAreFoundByNameAndPaged() {
        var ids = new ArrayList<EngagementId>();
        for (int i = 0; i < 5; i++) {
            int n = i;
            var task = inStudio(() -> inventory.add(aTask().named("Task " + n).details(), ANA, MONDAY));
            ids.add(inStudio(() -> opening.open(task, "100% work_" + n, ANA, MONDAY.plus(Duration.ofDays(n)))));
        }

        var first = inStudio(() -> engagements.list(null, null, 2));
        assertThat(first).extracting(Engagements.Entry::id).containsExactly(ids.get(4), ids.get(3), ids.get(2));
        assertThat(inStudio(() -> engagements.list(null, ids.get(3), 2)))
                .extracting(Engagements.Entry::id)
                .containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(inStudio(() -> engagements.list("% WORK_3", null, 10))).hasSize(1);
        assertThat(inStudio(() -> engagements.list("w%3", null, 10))).isEmpty();
        assertThat(inStudio(() -> engagements.names(ids))).hasSize(5).containsEntry(ids.get(0), "100% work_0");
        assertThat(inStudio(() -> engagements.find(EngagementId.next()))).isEmpty();
        assertThat(inStudio(() -> triageStage().reports(ids, MONDAY)).values())
                .hasSize(5)
                .allMatch(report -> report.state() == StageReport.State.DONE);
    }

    private record Happened(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    private void publish(EngagementEvent event) {
        stopped.on(event);
    }

    private void assertRefused(String code, Runnable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> inStudio(() -> {
                    act.run();
                    return true;
                }))
                .extracting(RuleViolation::code)
                .isEqualTo(code);
    }

    private long jdbcCount(String statement) {
        return inStudio(() -> transaction.execute(
                status -> jdbc.sql(statement).query(Long.class).single()));
    }

    private StageReporter triageStage() {
        return stages.stream()
                .filter(stage -> stage.stage() == Stage.TRIAGE)
                .findFirst()
                .orElseThrow();
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
