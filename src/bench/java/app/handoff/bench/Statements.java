package app.handoff.bench;

import static org.awaitility.Awaitility.await;

import app.handoff.bench.Business.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Counts the statements of a visit in the log of the database server. Jobs in the background add to some visits, so several are made. */
final class Statements implements AutoCloseable {

    private static final int VISITS = 5;
    private static final Duration UNTIL_LOGGED = Duration.ofMillis(150);
    private static final Pattern STATEMENT =
            Pattern.compile("LOG:  (?:statement|execute [^:]+): (.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern AROUND_IT =
            Pattern.compile("(begin|commit|rollback|set |.*select set_config\\().*", Pattern.CASE_INSENSITIVE);

    private final Database database;

    Statements(Database database) throws SQLException {
        this.database = database;
        database.run("alter system set log_statement = 'all'", "select pg_reload_conf()");
        letItBeWritten();
    }

    /** The server writes its log a moment after it has answered. */
    private static void letItBeWritten() {
        await().pollDelay(UNTIL_LOGGED).until(() -> true);
    }

    /**
     * How many there are.
     *
     * @param all with the begin and the end of each transaction, its tenant and the session
     * @param own without what begins and ends transactions and names the tenant
     */
    record Count(int all, int own) {}

    Count of(Visit visit, Session person, int port) throws IOException {
        List<Count> counts = new ArrayList<>();
        try (var connection = new HttpConnection(port)) {
            visit.by(person, connection, true);
            for (int i = 0; i < VISITS; i++) {
                letItBeWritten();
                var log = log();
                long from = Files.size(log);
                visit.by(person, connection, false);
                letItBeWritten();
                counts.add(count(log, from));
            }
        }
        counts.sort(Comparator.comparingInt(Count::all));
        return counts.get(VISITS / 2);
    }

    private Path log() throws IOException {
        try (var files = Files.list(database.dataFolder().resolve("log"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("database-"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    private static Count count(Path log, long from) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        var statements = STATEMENT
                .matcher(new String(bytes, (int) from, bytes.length - (int) from, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1).strip())
                // With an empty one the pool asks whether a connection still works that had been idle.
                .filter(statement -> !statement.isEmpty())
                .toList();
        int own = (int) statements.stream()
                .filter(statement -> !AROUND_IT.matcher(statement).matches())
                .count();
        return new Count(statements.size(), own);
    }

    @Override
    public void close() throws SQLException {
        database.run("alter system reset log_statement", "select pg_reload_conf()");
    }
}
