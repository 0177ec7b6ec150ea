package app.handoff.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries everything from a cluster of an older PostgreSQL into a new one: the tables are made as Handoff makes them, up to
 * the step that the old ones stand at, every row is copied, and both sides are counted and compared. The old cluster stays as
 * it is; whatever goes wrong, the next start begins anew.
 */
final class Upgrade {

    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);

    /** Nobody relies on the new cluster before it is complete and written through. */
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname),
                   (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                     where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '')
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            """;

    private final DataFolder data;
    private final Cluster older;
    private final Cluster newer;

    Upgrade(DataFolder data, Cluster older, Cluster newer) {
        this.data = data;
        this.older = older;
        this.newer = newer;
    }

    /** Leaves both clusters stopped, the new one complete. */
    void carryOver() throws IOException, SQLException {
        long start = System.nanoTime();
        requireRoom(Files.getFileStore(older.folder()).getUsableSpace());
        LOG.info(
                "Handoff now brings PostgreSQL {}: carrying your data over from PostgreSQL {}.",
                newer.programs().version(),
                older.programs().version());
        newer.create();
        older.start(Map.of("default_transaction_read_only", "on"));
        try {
            newer.start(FAST);
            try {
                newer.createDatabase();
                if (older.hasDatabase()) {
                    copy();
                }
            } finally {
                newer.stopInOrder();
            }
        } finally {
            older.stop("fast", 60);
        }
        newer.writeThrough();
        LOG.info("Carried over and compared within {} seconds.", (System.nanoTime() - start) / 1_000_000_000);
    }

    /** A new cluster takes no more than the old one, which also holds what was removed from it. */
    void requireRoom(long free) throws IOException {
        long needed = DataFolder.size(older.folder());
        if (free < needed) {
            throw new InstallationProblem(
                    "Handoff brings a new version of PostgreSQL and has to copy your data for it, which"
                            + " needs " + (needed / 1_000_000 + 1) + " MB in " + data + "; " + free / 1_000_000
                            + " MB are free. Make room and start again: nothing has been changed.");
        }
    }

    private void copy() throws IOException, SQLException {
        try (Connection from = older.connect(Cluster.DATABASE);
                Connection to = newer.connect(Cluster.DATABASE)) {
            Map<String, String> tables = tables(from);
            createTables(version(from, tables));
            requireSame("tables", tables.keySet(), tables(to).keySet());
            execute(to, "set session_replication_role = replica");
            if (!tables.isEmpty()) {
                execute(to, "truncate " + String.join(", ", tables.keySet()));
            }
            for (Map.Entry<String, String> table : tables.entrySet()) {
                copy(from, to, table.getKey(), table.getValue());
            }
            copyCounters(from, to);
            execute(to, "analyze");
            for (String table : tables.keySet()) {
                requireSame("rows of " + table, sum(from, table), sum(to, table));
            }
        }
    }

    /** Each table with the columns that are not reckoned from others. */
    static Map<String, String> tables(Connection connection) throws SQLException {
        Map<String, String> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(TABLES)) {
            while (found.next()) {
                tables.put(found.getString(1), String.valueOf(found.getString(2)));
            }
        }
        return tables;
    }

    /** The step of the history that the tables stand at; none if Handoff never got as far as making them. */
    private static @Nullable String version(Connection from, Map<String, String> tables) throws SQLException {
        if (!tables.containsKey("public.flyway_schema_history")) {
            return null;
        }
        List<String> versions = column(
                from,
                "select version from flyway_schema_history where success and version is not null"
                        + " order by installed_rank desc limit 1");
        return versions.isEmpty() ? null : versions.get(0);
    }

    private void createTables(@Nullable String version) {
        if (version == null) {
            return;
        }
        DatabaseAccess access = newer.access(Cluster.DATABASE);
        try {
            Flyway.configure(getClass().getClassLoader())
                    .dataSource(access.url(), DatabaseAccess.OWNER, access.ownerPassword())
                    .target(version)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new InstallationProblem(
                    "This Handoff does not know the tables in " + data + ", which stand at step " + version
                            + ". Start the Handoff that wrote them, or a newer one.",
                    e);
        }
    }

    /** Row by row, so that no table has to fit into memory. */
    static void copy(Connection from, Connection to, String table, String columns) throws SQLException {
        String what = table + " (" + columns + ")";
        CopyOut out = from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + what + " to stdout");
        CopyIn in = to.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + what + " from stdin");
        for (byte[] row; (row = out.readFromCopy()) != null; ) {
            in.writeToCopy(row, 0, row.length);
        }
        in.endCopy();
    }

    private static void copyCounters(Connection from, Connection to) throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet counters = statement.executeQuery(
                        "select format('%I.%I', schemaname, sequencename), last_value from pg_sequences"
                                + " where last_value is not null");
                PreparedStatement set = to.prepareStatement("select setval(?::regclass, ?)")) {
            while (counters.next()) {
                set.setString(1, counters.getString(1));
                set.setLong(2, counters.getLong(2));
                set.execute();
            }
        }
    }

    /** How many rows there are and the sum of their checksums, in whatever order they lie. */
    static String sum(Connection connection, String table) throws SQLException {
        return column(
                        connection,
                        "select count(*) || ' / ' || coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint), 0) from "
                                + table + " t")
                .get(0);
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void requireSame(String what, Object before, Object now) throws IOException {
        if (!before.equals(now)) {
            throw new InstallationProblem("Your data in " + data + " could not be carried over to PostgreSQL "
                    + newer.programs().version() + ": the " + what + " were " + before + " and would be " + now
                    + ". Nothing has been changed; go on with the Handoff of before, and tell us.");
        }
    }
}
