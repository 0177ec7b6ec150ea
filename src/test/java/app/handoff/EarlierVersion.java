package app.handoff;

import app.handoff.installation.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A database of its own as an earlier version left it, with rows of one business, that is brought to a later one. */
public class EarlierVersion {

    public static final String LATEST = "latest";

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

    private final DatabaseAccess database = TestDatabase.another();
    private final UUID business = UUID.randomUUID();

    public UUID business() {
        return business;
    }

    /** As the application connects. */
    public Connection application() throws SQLException {
        return connection(DatabaseAccess.APP, database.appPassword());
    }

    /** As whoever changes the tables connects. */
    public Connection owner() throws SQLException {
        return connection(DatabaseAccess.OWNER, database.ownerPassword());
    }

    private Connection connection(String user, String password) throws SQLException {
        var connection = DriverManager.getConnection(database.url(), user, password);
        run(connection, "select set_config('app.business_id', '" + business + "', false)");
        return connection;
    }

    /** @param version the last one whose changes are made; or {@link #LATEST} */
    public void migrate(String version) {
        Flyway.configure()
                .dataSource(database.url(), DatabaseAccess.OWNER, database.ownerPassword())
                .target(version)
                .load()
                .migrate();
    }

    /** A row with these values and anything in every other column that must have one. */
    public static void insert(Connection connection, String table, Map<String, String> values) throws SQLException {
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

    /** Lets a table take rows without what they refer to, from anybody. */
    public static void standAlone(Connection connection, String table) throws SQLException {
        for (var constraint : run(
                connection,
                "select conname from pg_constraint where conrelid = '" + table
                        + "'::regclass and contype in ('f', 'c')")) {
            run(connection, "alter table " + table + " drop constraint " + constraint);
        }
        run(connection, "alter table " + table + " disable trigger user, no force row level security");
    }

    /** The first column of what a statement finds. */
    public static List<String> run(Connection connection, String sql) throws SQLException {
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
