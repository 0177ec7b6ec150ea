package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.account.ABusiness;
import app.handoff.tenancy.BusinessRow;
import app.handoff.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Row-level security alone tells businesses apart, so that a query can be planned once for all of them: no plan that one business
 * used shows another one a row.
 */
@SpringBootTest
class OtherBusinessTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EntityManagerFactory factory;

    @Autowired
    EntityManager entities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theSamePlansShowEachBusinessItsOwnRowsAlone() {
        var ours = World.in(context, "Heron").business();
        var theirs = World.in(context, "Plover").business();
        var shown = new TreeMap<String, Integer>();

        for (var type : ofABusiness()) {
            var seenByUs = identities(ours, type);
            var seenByThem = identities(theirs, type);
            shown.put(type.getName(), seenByUs.size());

            assertThat(seenByUs).as(type.getName()).noneMatch(seenByThem::contains);
            inside(theirs, () -> {
                for (var id : seenByUs) {
                    assertThat(entities.find(type.getJavaType(), id))
                            .as("%s %s by its identity", type.getName(), id)
                            .isNull();
                }
            });
        }

        assertThat(shown).hasSizeGreaterThan(30);
        assertThat(shown.values().stream().filter(rows -> rows > 0))
                .as("kinds of rows that our business has: %s", shown)
                .hasSizeGreaterThan(20);
    }

    @Test
    void noStatementChangesWhatBelongsToAnotherBusiness() {
        var ours = World.in(context, "Egret").business();
        var theirs = World.in(context, "Dunlin").business();
        var before = inside(ours, () -> names("Engagement"));

        inside(theirs, () -> {
            entities.createQuery("update Engagement e set e.name = 'Taken over'")
                    .executeUpdate();
        });
        assertThat(inside(theirs, () -> names("Engagement"))).containsOnly("Taken over");
        inside(theirs, () -> {
            entities.createNativeQuery("delete from message").executeUpdate();
        });

        assertThat(inside(ours, () -> names("Engagement"))).isEqualTo(before).doesNotContain("Taken over");
        assertThat(inside(ours, () -> count("Message"))).isPositive();
    }

    @Test
    void outsideAnyBusinessThereIsNothingToSeeAndNothingCanBeSaved() {
        World.in(context, "Godwit");

        for (var type : ofABusiness()) {
            long seen = transaction.execute(status -> count(type.getName()));
            assertThat(seen).as(type.getName()).isZero();
        }
    }

    @Test
    void aTransactionOfOneBusinessDoesNotReadForAnother() {
        var ours = World.in(context, "Curlew").business();
        var theirs = World.in(context, "Knot").business();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> inside(
                        ours,
                        () -> Tenancy.as(
                                theirs.scope(),
                                () -> entities.createQuery("select t from Task t")
                                        .getResultList())))
                .withMessageContaining("another business");
    }

    @Test
    void noFilterKeepsHibernateFromKeepingItsPlans() {
        assertThat(factory.unwrap(SessionFactoryImplementor.class).getDefinedFilterNames())
                .as("with a filter in force each query is translated anew each time it is asked")
                .isEmpty();
        inside(World.in(context, "Teal").business(), () -> names("Task"));
        var statistics = factory.unwrap(SessionFactoryImplementor.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            long before = statistics.getQueryPlanCacheMissCount();
            for (int time = 0; time < 5; time++) {
                inside(ABusiness.in(context), () -> names("Task"));
            }
            assertThat(statistics.getQueryPlanCacheMissCount()).isEqualTo(before);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private List<EntityType<?>> ofABusiness() {
        return factory.getMetamodel().getEntities().stream()
                .filter(type -> BusinessRow.class.isAssignableFrom(type.getJavaType()))
                .filter(this::isReadByMembers)
                .toList();
    }

    /** What vendors draft is shown to vendors alone. */
    private boolean isReadByMembers(EntityType<?> type) {
        var table = factory.unwrap(SessionFactoryImplementor.class)
                .getMappingMetamodel()
                .getEntityDescriptor(type.getJavaType())
                .getIdentifierTableName();
        return jdbc.sql("select has_table_privilege(current_user, ?, 'select')")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    private Set<Object> identities(ABusiness business, EntityType<?> type) {
        var unit = factory.getPersistenceUnitUtil();
        return inside(
                business,
                () -> new HashSet<>(entities.createQuery("select e from " + type.getName() + " e", Object.class)
                        .getResultStream()
                        .map(unit::getIdentifier)
                        .toList()));
    }

    private Set<String> names(String entity) {
        return new TreeSet<>(entities.createQuery("select e.name from " + entity + " e", String.class)
                .getResultList());
    }

    private long count(String entity) {
        return entities.createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult();
    }

    private <T> T inside(ABusiness business, Supplier<T> work) {
        return business.inside(() -> transaction.execute(status -> work.get()));
    }

    private void inside(ABusiness business, Runnable work) {
        business.inside(() -> transaction.executeWithoutResult(status -> work.run()));
    }
}
