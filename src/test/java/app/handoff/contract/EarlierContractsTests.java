package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.TestDatabase;
import app.handoff.installation.DatabaseAccess;
import app.handoff.kernel.BusinessId;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Contracts stored before it was kept which side had closed them. */
@SpringBootTest
class EarlierContractsTests {

    private static final List<String> TABLES =
            List.of("contract", "contract_terms", "contract_clause", "contract_edition");

    @Autowired
    Contracts contracts;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void eachIsReadAfterTheUpgradeAsClosedByWhoeverClosedIt() throws SQLException {
        var before = newBusiness();
        var declined = aSentOne(before);
        as(before.asVendor(declined.id().id()), () -> contracts.decline(declined.id(), "Too short.", LIZA, NOW));
        var withdrawn = aSentOne(before);
        as(before, () -> contracts.voidWith(withdrawn.id(), "Another vendor.", ANA, NOW));
        var open = aSentOne(before);

        var after = newBusiness();
        var old = TestDatabase.another();
        migration(old, "270");
        run(old, before.business(), business(before.business()));
        var rows = rows(before);
        for (var row : rows.entrySet()) {
            run(old, before.business(), insert(row.getKey(), row.getValue()));
        }
        run(
                old,
                before.business(),
                "insert into activity (id, engagement_id, by_kind, by_name, at, sentence) values (gen_random_uuid(), '"
                        + declined.engagement() + "', 'VENDOR', 'Liza Cruz', '" + NOW + "', 'Declined')");
        migration(old, "latest");

        var carried = new ArrayList<String>();
        for (var row : rows.keySet()) {
            var table = row.substring(0, row.indexOf(' '));
            var found = run(
                    old,
                    before.business(),
                    "select to_jsonb(t)::text from " + table + " t where "
                            + (table.equals("contract_clause") || table.equals("contract") ? "id" : "contract_id")
                            + " = '"
                            + row.substring(row.indexOf(' ') + 1) + "'");
            found.forEach(json -> carried.add(insert(
                    table,
                    json.replace(before.business().toString(), after.business().toString()))));
        }
        Tenancy.as(
                after,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    // What they refer to is not carried over, so they are never committed.
                    status.setRollbackOnly();
                    jdbc.execute("set constraints all deferred");
                    carried.forEach(jdbc::update);
                    assertThat(read(after, declined).isDeclined()).isTrue();
                    assertThat(read(after, withdrawn).isDeclined()).isFalse();
                    assertThat(read(after, withdrawn).closing().side()).isEqualTo(Side.US);
                    assertThat(read(after, withdrawn).closing().reason()).isEqualTo("Another vendor.");
                    assertThat(read(after, open).closing()).isNull();
                    assertThat(read(after, declined).wording().clauses())
                            .hasSameSizeAs(declined.wording().clauses());
                    return status;
                }));
    }

    private Contract read(Tenancy.Scope business, Contract contract) {
        return as(business, () -> {
            var read = contracts.get(contract.id());
            read.wording().clauses().size();
            return read;
        });
    }

    private Contract aSentOne(Tenancy.Scope us) {
        return as(us, () -> {
            var engagement = engagements.open("Bookkeeping " + UUID.randomUUID());
            var contract = contracts.keep(
                    SampleContracts.aDraft(engagement, drafts.originOf(engagement), SampleContracts.aBasis()));
            contracts.send(contract.id(), ANA, NOW);
            return contract;
        });
    }

    /** Every row of the contracts of this business as JSON, by table and id. */
    private Map<String, String> rows(Tenancy.Scope us) {
        var rows = new LinkedHashMap<String, String>();
        for (var table : TABLES) {
            var id = table.equals("contract_clause") || table.equals("contract") ? "id" : "contract_id";
            as(
                            us,
                            () -> jdbc.queryForList(
                                    "select " + id + "::text as id, to_jsonb(t)::text as row from " + table + " t"))
                    .forEach(row -> rows.put(table + " " + row.get("id"), (String) row.get("row")));
        }
        return rows;
    }

    private static String insert(String place, String json) {
        var table = place.split(" ")[0];
        return "insert into " + table + " select * from jsonb_populate_record(null::" + table + ", '"
                + json.replace("'", "''") + "')";
    }

    private static String business(BusinessId id) {
        return "insert into business (business_id, name, country, zone, currency, locale, created_at, version) values ('"
                + id + "', 'Studio Fern', 'DE', 'Europe/Berlin', 'EUR', 'de-DE', now(), 0)";
    }

    private static void migration(DatabaseAccess database, String target) {
        Flyway.configure()
                .dataSource(database.url(), DatabaseAccess.OWNER, database.ownerPassword())
                .target(target)
                .load()
                .migrate();
    }

    private static List<String> run(DatabaseAccess database, BusinessId business, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), DatabaseAccess.APP, database.appPassword());
                var statement = connection.createStatement()) {
            statement.execute("select set_config('app.business_id', '" + business + "', false)");
            var found = new ArrayList<String>();
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        }
    }

    private <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private void as(Tenancy.Scope scope, Runnable work) {
        as(scope, () -> {
            work.run();
            return true;
        });
    }

    private Tenancy.Scope newBusiness() {
        var id = new BusinessId(UUID.randomUUID());
        as(Tenancy.Scope.of(id), () -> jdbc.update(business(id)));
        return Tenancy.Scope.of(id);
    }
}
