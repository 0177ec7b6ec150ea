package app.handoff.scope;

import static app.handoff.scope.Scopes.ANA;
import static app.handoff.scope.Scopes.MIA;
import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.account.ABusiness;
import app.handoff.engagement.Agenda;
import app.handoff.engagement.StageReport;
import app.handoff.kernel.Ids;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.Readiness.Gap;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class ScopesOfWorkTests {

    @Autowired
    ScopesOfWork scopes;

    @Autowired
    ScopeOfWorkRepository versions;

    @Autowired
    FrozenVersionRepository frozen;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Scoping scoping;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    StartingDrafts drafts;

    @Autowired
    ScopeStage stage;

    @Autowired
    ScopeAgenda agenda;

    @Autowired
    ApplicationContext context;

    Tenancy.Scope business;
    ScopeOfWork scope;
    FrozenScope first;

    @BeforeEach
    void aFrozenScope() {
        business = aBusiness();
        first = frozen();
        scope = as(business, () -> scoping.current(first.engagement()));
    }

    private FrozenScope frozen() {
        return as(business, () -> {
            var engagement = engagements.open("Bookkeeping for 2027");
            scoping.write(engagement, Scopes.bookkeeping(), MIA, MONDAY);
            scoping.lookAgain(engagement, ANA, MONDAY);
            return scoping.freeze(engagement, MIA, MONDAY);
        });
    }

    @Test
    void anOpenedEngagementHasADraftThatKnowsWhatTriageKnows() {
        var begun = as(business, () -> scoping.current(engagements.open("Payroll for 2027")));

        assertThat(begun.isFrozen()).isFalse();
        assertThat(begun.number()).isEqualTo(1);
        assertThat(begun.content().oversight().accountable()).isNotBlank();
        assertThat(begun.content().blank()).isTrue();
    }

    @Test
    void aReadyMadeDraftLeavesOnlyGapsThatNobodyElseCanKnow() {
        for (var draft : drafts.all()) {
            var filled = as(business, () -> {
                var engagement = engagements.open("Work like " + draft.key());
                scoping.startFrom(engagement, draft.spokenIn("English"), MIA, MONDAY);
                return scoping.current(engagement);
            });

            assertThat(filled.readiness().gaps())
                    .as(draft.key())
                    .extracting(Gap::field)
                    .containsOnly("start", "deputy", "examples");
            assertThat(filled.content().serviceLevels()).isNotEmpty();
        }
    }

    @Test
    void cannotBeFrozenAgainWithoutAChange() {
        as(business, () -> {
            scoping.revise(first.engagement(), ANA, MONDAY);
            scoping.lookAgain(first.engagement(), ANA, MONDAY);
            return true;
        });

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> as(business, () -> scoping.freeze(first.engagement(), ANA, MONDAY)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("scope.nothingChanged"));
    }

    @Test
    void aDroppedDraftLeavesTheFrozenVersion() {
        as(business, () -> {
            scoping.revise(first.engagement(), ANA, MONDAY);
            scoping.drop(first.engagement(), ANA, MONDAY);
            return true;
        });

        assertThat(as(business, () -> scoping.current(first.engagement()))).satisfies(current -> {
            assertThat(current.number()).isEqualTo(1);
            assertThat(current.isFrozen()).isTrue();
        });
    }

    @Test
    void reportsWhereEachEngagementStandsAndWhatToDoNext() {
        var begun = as(business, () -> engagements.open("Payroll for 2027"));

        var reports = as(business, () -> stage.reports(List.of(begun, first.engagement()), MONDAY));

        assertThat(reports.get(first.engagement()).state()).isEqualTo(StageReport.State.DONE);
        assertThat(reports.get(first.engagement()).facts()).hasSize(3);
        assertThat(reports.get(begun).state()).isEqualTo(StageReport.State.CURRENT);
        assertThat(reports.get(begun).next()).isNotNull();
        var owner = new Agenda.Viewer(Role.OWNER);
        var staff = new Agenda.Viewer(Role.STAFF);
        assertThat(as(business, () -> agenda.needs(owner, MONDAY, 5))).hasSize(1);
        assertThat(as(business, () -> agenda.needs(staff, MONDAY, 5))).isEmpty();
    }

    @Test
    void readsBackExactlyWhatWasFrozen() {
        assertThat(as(business, () -> scopes.frozen(first.engagement()))).contains(first);
        assertThat(as(business, () -> scopes.frozen(first.id()))).isEqualTo(first);
        assertThat(as(business, () -> scopes.frozen(List.of(first.engagement()))))
                .containsEntry(first.engagement(), first);
    }

    @Test
    void showsItToVendorsButNotToOtherBusinesses() {
        var vendor = business.asVendor(Ids.next());
        var stranger = aBusiness();

        assertThat(as(vendor, () -> scopes.frozen(first.id()))).isEqualTo(first);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(stranger, () -> scopes.frozen(first.id())));
        assertThat(as(stranger, () -> scopes.frozen(first.engagement()))).isEmpty();
        // What is still written is for those alone who were asked to read it.
        assertThat(as(business, () -> jdbc.queryForObject("select count(*) from scope_of_work", Integer.class)))
                .isPositive();
        assertThat(as(vendor, () -> jdbc.queryForObject("select count(*) from scope_of_work", Integer.class)))
                .isZero();
        refused(vendor, "update scope_of_work set number = 7");
    }

    @Test
    void nobodyChangesOrRemovesIt() {
        refused(business, "update frozen_scope set title = 'Other'");
        refused(business, "delete from frozen_scope");
        refused(business.asVendor(Ids.next()), "delete from frozen_scope");
    }

    @Test
    void theDatabaseHoldsTheHashAgainstTheContent() {
        refused(
                business,
                "insert into frozen_scope (id, engagement_id, number, title, content, sha256, frozen_at, frozen_by)"
                        + " select id, engagement_id, 99, title, content || ' ', sha256, frozen_at, frozen_by"
                        + " from frozen_scope");
    }

    @Test
    void keepsBothVersionsOfAnAddendum() {
        as(
                business,
                () -> versions.save(
                        versions.forWriting(first.engagement()).orElseThrow().revise(ANA, MONDAY)));

        assertThat(as(business, () -> versions.findFirstByEngagementOrderByNumberDesc(first.engagement())))
                .get()
                .satisfies(next -> assertThat(next.number()).isEqualTo(2))
                .satisfies(next -> assertThat(next.content()).isEqualTo(scope.content()));
        assertThat(as(business, () -> scopes.frozen(first.engagement()))).contains(first);
    }

    private void refused(Tenancy.Scope scope, String sql) {
        assertThatExceptionOfType(DataAccessException.class)
                .as(sql)
                .isThrownBy(() -> as(scope, () -> {
                    jdbc.execute(sql);
                    return true;
                }));
    }

    private <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private Tenancy.Scope aBusiness() {
        return ABusiness.in(context).scope();
    }
}
