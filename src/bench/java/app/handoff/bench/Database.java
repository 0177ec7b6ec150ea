package app.handoff.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/** The running database server of a data folder. */
record Database(Path dataFolder) {

    /** As administrator, whom row-level security does not bind. */
    Connection connect() throws SQLException {
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(dataFolder.resolve("database.properties"))) {
            passwords.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + line(3) + "/handoff", "handoff_admin", passwords.getProperty("admin"));
    }

    List<String> ask(String question) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    String askOne(String question) throws SQLException {
        return ask(question).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no row: " + question));
    }

    void run(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    long postmaster() {
        return Long.parseLong(line(0));
    }

    private String line(int number) {
        try (var folders = Files.list(dataFolder)) {
            var cluster = folders.filter(
                            folder -> folder.getFileName().toString().startsWith("database-"))
                    .filter(folder -> Files.exists(folder.resolve("postmaster.pid")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("No database server runs in " + dataFolder));
            return Files.readAllLines(cluster.resolve("postmaster.pid"))
                    .get(number)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
