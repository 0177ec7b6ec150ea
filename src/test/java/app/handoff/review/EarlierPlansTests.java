package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.TestDatabase;
import app.handoff.installation.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Reviews planned, and projects opened, before their columns were there that say what is over and how many years lie between. */
class EarlierPlansTests {

    private static final DatabaseAccess DATABASE = TestDatabase.another();

    /** What a row of no matter holds, by the type of the column. */
    private static final Map<String, String> ANYTHING = Map.of(
            "uuid", "gen_random_uuid()",
            "character varying", "'EUR'",
            "timestamp with time zone", "'2026-01-05T09:00:00Z'",
            "time without time zone", "'09:00'",
            "date", "'2026-01-05'",
            "integer", "1",
            "numeric", "1",
            "boolean", "false",
            "jsonb", "'[]'");

    private final UUID business = UUID.randomUUID();

    @Test
    void whatIsOverAndHowManyYearsLieBetweenIsFilledForWhatStoodThereBefore() throws SQLException {
        migrate("247");
        try (var connection = connection(DatabaseAccess.OWNER, DATABASE.ownerPassword())) {
            run(connection, "alter table engagement drop constraint an_engagement_stands_on_a_decision");
        }
        Map<String, UUID> projects = new LinkedHashMap<>();
        var ended = UUID.randomUUID();
        var running = UUID.randomUUID();
        var notBegun = UUID.randomUUID();
        try (var connection = connection(DatabaseAccess.APP, DATABASE.appPassword())) {
            run(
                    connection,
                    "insert into business (business_id, name, country, zone, currency, locale, created_at, version)"
                            + " values ('" + business
                            + "', 'Studio Fern', 'DE', 'Europe/Berlin', 'EUR', 'de-DE', now(), 0)");
            projects.put("5", project(connection, "YEARS", 5, "'2026-01-05T09:00:00Z'"));
            projects.put("1", project(connection, "YEAR", 5, "'2026-01-05T09:00:00Z'"));
            projects.put("once", project(connection, "ONCE", 1, "'2026-01-05T09:00:00Z'"));
            projects.put("none", project(connection, "MONTH", 3, "'2026-01-05T09:00:00Z'"));
            plan(connection, ended, "ENDED");
            plan(connection, running, "LIVE");
            plan(connection, notBegun, null);
        }
        migrate("285");
        try (var connection = connection(DatabaseAccess.APP, DATABASE.appPassword())) {
            assertThat(yearsApart(connection, projects.get("5")))
                    .as("what the earlier steps left")
                    .isNull();
            projects.put("later", project(connection, "YEARS", 4, "now() + interval '1 hour'"));
        }
        migrate("latest");

        try (var connection = connection(DatabaseAccess.APP, DATABASE.appPassword())) {
            assertThat(yearsApart(connection, projects.get("5"))).isEqualTo("5");
            assertThat(yearsApart(connection, projects.get("1"))).isEqualTo("1");
            assertThat(yearsApart(connection, projects.get("once"))).isEqualTo("1");
            assertThat(yearsApart(connection, projects.get("none"))).isNull();
            assertThat(yearsApart(connection, projects.get("later")))
                    .as("frozen when it was opened, not now")
                    .isNull();
            assertThat(run(connection, "select engagement_id::text from review_plan where over"))
                    .containsExactly(ended.toString());
        }
    }

    private UUID project(Connection connection, String period, int everyYears, String openedAt) throws SQLException {
        var task = UUID.randomUUID();
        var engagement = UUID.randomUUID();
        insert(
                connection,
                "task",
                Map.of(
                        "id",
                        "'" + task + "'",
                        "name",
                        "'" + task + "'",
                        "kind",
                        "'ONE_OFF'",
                        "place",
                        "'OFF_SITE'",
                        "core",
                        "'NONE'",
                        "period",
                        "'" + period + "'",
                        "every_years",
                        "" + everyYears,
                        "standing",
                        "'OPEN'"));
        insert(
                connection,
                "engagement",
                Map.of(
                        "id",
                        "'" + engagement + "'",
                        "task_id",
                        "'" + task + "'",
                        "kind",
                        "'ONE_OFF'",
                        "leading_reason",
                        "'ONE_OFF'",
                        "opened_at",
                        openedAt));
        return engagement;
    }

    private void plan(Connection connection, UUID engagement, String phase) throws SQLException {
        insert(connection, "review_plan", Map.of("engagement_id", "'" + engagement + "'"));
        if (phase != null) {
            insert(
                    connection,
                    "delivery",
                    Map.of(
                            "engagement_id",
                            "'" + engagement + "'",
                            "phase",
                            "'" + phase + "'",
                            "report_day",
                            "'FRIDAY'",
                            "reported_by",
                            "'STAFF'"));
        }
    }

    private static String yearsApart(Connection connection, UUID engagement) throws SQLException {
        return run(connection, "select years_apart::text from engagement where id = '" + engagement + "'")
                .get(0);
    }

    /** A row with these values and anything in every other column that must have one. */
    private static void insert(Connection connection, String table, Map<String, String> values) throws SQLException {
        var row = new HashMap<>(values);
        try (var columns = connection
                .createStatement()
                .executeQuery("select column_name, data_type from information_schema.columns where table_name = '"
                        + table + "' and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER'")) {
            while (columns.next()) {
                row.putIfAbsent(columns.getString(1), ANYTHING.get(columns.getString(2)));
            }
        }
        run(
                connection,
                "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                        + String.join(", ", row.values()) + ")");
    }

    private static void migrate(String target) {
        Flyway.configure()
                .dataSource(DATABASE.url(), DatabaseAccess.OWNER, DATABASE.ownerPassword())
                .target(target)
                .load()
                .migrate();
    }

    private Connection connection(String user, String password) throws SQLException {
        var connection = DriverManager.getConnection(DATABASE.url(), user, password);
        run(connection, "select set_config('app.business_id', '" + business + "', false)");
        return connection;
    }

    private static List<String> run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
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
}
