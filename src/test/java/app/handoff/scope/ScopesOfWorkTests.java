package app.handoff.scope;

import static app.handoff.scope.Scopes.ANA;
import static app.handoff.scope.Scopes.MIA;
import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.shared.BusinessId;
import app.handoff.shared.Ids;
import app.handoff.shared.NotFound;
import app.handoff.shared.Tenancy;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class ScopesOfWorkTests {

    @Autowired
    ScopesOfWork scopes;

    @Autowired
    ScopeVersions versions;

    @Autowired
    FrozenVersions frozen;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Tenancy.Scope business;
    ScopeOfWork scope;
    FrozenScope first;

    @BeforeEach
    void aFrozenScope() {
        business = aBusiness();
        scope = Scopes.readyToFreeze();
        as(business, () -> versions.save(scope));
        first = as(business, () -> {
            var found = versions.forWriting(scope.engagement()).orElseThrow();
            var version = found.freeze("Bookkeeping for 2027", MIA, MONDAY);
            frozen.save(new FrozenVersion(version));
            versions.save(found);
            return version;
        });
    }

    @Test
    void readsBackExactlyWhatWasFrozen() {
        assertThat(as(business, () -> scopes.frozen(scope.engagement()))).contains(first);
        assertThat(as(business, () -> scopes.frozen(first.id()))).isEqualTo(first);
        assertThat(as(business, () -> scopes.frozen(List.of(scope.engagement()))))
                .containsEntry(scope.engagement(), first);
    }

    @Test
    void showsItToVendorsButNotToOtherBusinesses() {
        var vendor = business.asVendor(Ids.next());
        var stranger = aBusiness();

        assertThat(as(vendor, () -> scopes.frozen(first.id()))).isEqualTo(first);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(stranger, () -> scopes.frozen(first.id())));
        assertThat(as(stranger, () -> scopes.frozen(scope.engagement()))).isEmpty();
        refused(vendor, "select * from scope_of_work");
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
                        versions.forWriting(scope.engagement()).orElseThrow().revise(ANA, MONDAY)));

        assertThat(as(business, () -> versions.findFirstByEngagementOrderByNumberDesc(scope.engagement())))
                .get()
                .satisfies(next -> assertThat(next.number()).isEqualTo(2))
                .satisfies(next -> assertThat(next.content()).isEqualTo(scope.content()));
        assertThat(as(business, () -> scopes.frozen(scope.engagement()))).contains(first);
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
        var id = BusinessId.next();
        as(
                Tenancy.Scope.of(id),
                () -> jdbc.update(
                        "insert into business (business_id, name, country, zone, currency, locale, created_at, version)"
                                + " values (?, 'Studio Fern', 'DE', 'Europe/Berlin', 'EUR', 'de-DE', now(), 0)",
                        id.id()));
        return Tenancy.Scope.of(id);
    }
}
