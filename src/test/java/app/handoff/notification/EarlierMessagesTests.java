package app.handoff.notification;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.TestDatabase;
import app.handoff.installation.DatabaseAccess;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** Messages written before there were confidential ones. */
class EarlierMessagesTests {

    private static final DatabaseAccess DATABASE = TestDatabase.another();
    private static final UUID BUSINESS = UUID.randomUUID();

    @Test
    void linksToSignInAndToProveAnAddressBecomeConfidentialAndOldOnesAreForgotten() throws SQLException {
        migration().target("180").load().migrate();
        run(
                "insert into business (business_id, name, country, zone, currency, locale, created_at, version) values ('"
                        + BUSINESS + "', 'Fern', 'DE', 'Europe/Berlin', 'EUR', 'en', now(), 0)",
                message("Sign in", "WAITING", "'1 hour'"),
                message("Sign in", "SENT", "'1 hour'"),
                message("Use this address", "WAITING", "'-1 hour'"),
                message("Join Studio Fern", "WAITING", "'1 hour'"),
                message("Start your bid", "SENT", "'1 hour'"));

        migration().load().migrate();

        assertThat(
                        run(
                                "select button || ' ' || status || case when confidential then ' confidential' else '' end"
                                        + " || case when body is null and sealed_path is null then ' forgotten' else '' end from message"))
                .containsExactlyInAnyOrder(
                        "Sign in WAITING confidential",
                        "Sign in SENT confidential forgotten",
                        "Use this address WAITING confidential forgotten",
                        "Join Studio Fern WAITING",
                        "Start your bid SENT");
    }

    @Test
    void remindersThatWereWrittenWithoutAnEndAreWithdrawnAWeekLater() throws SQLException {
        var database = TestDatabase.another();
        migration(database).target("268").load().migrate();
        run(
                database,
                "insert into business (business_id, name, country, zone, currency, locale, created_at, version) values ('"
                        + BUSINESS + "', 'Fern', 'DE', 'Europe/Berlin', 'EUR', 'en', now(), 0)",
                reminder("Write the report", "WAITING", 20),
                reminder("Write the report", "FAILED", 8),
                reminder("Write the report", "WAITING", 2),
                reminder("Write the report", "SENT", 20),
                reminder("Start your bid", "WAITING", 20));

        migration(database).load().migrate();

        assertThat(run(
                        database,
                        "select button || ' ' || status || case when useful_until is null then ' always'"
                                + " when useful_until < now() then ' withdrawn' else ' for a while' end from message"))
                .containsExactlyInAnyOrder(
                        "Write the report WAITING withdrawn",
                        "Write the report FAILED withdrawn",
                        "Write the report WAITING for a while",
                        "Write the report SENT always",
                        "Start your bid WAITING always");
    }

    private static String reminder(String button, String status, int daysAgo) {
        return "insert into message (id, recipient_name, recipient_email, subject, body, button, sealed_path, status,"
                + " next_try_at, created_at, version) values (gen_random_uuid(), 'L', 'l@t.example', 's', 'b', '"
                + button
                + "', '\\x00', '" + status + "', now(), now() - interval '" + daysAgo + " days', 0)";
    }

    private static FluentConfiguration migration(DatabaseAccess database) {
        return Flyway.configure().dataSource(database.url(), DatabaseAccess.OWNER, database.ownerPassword());
    }

    private static FluentConfiguration migration() {
        return migration(DATABASE);
    }

    private static String message(String button, String status, String usefulFor) {
        return "insert into message (id, recipient_name, recipient_email, subject, body, button, sealed_path, status,"
                + " next_try_at, created_at, useful_until, version) values (gen_random_uuid(), 'L', 'l@t.example', 's', 'b', '"
                + button + "', '\\x00', '" + status + "', now(), now(), now() + interval " + usefulFor + ", 0)";
    }

    /** What the last one finds. */
    private static List<String> run(String... statements) throws SQLException {
        return run(DATABASE, statements);
    }

    private static List<String> run(DatabaseAccess database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), DatabaseAccess.APP, database.appPassword());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.business_id', '" + BUSINESS + "', true)");
            var found = new ArrayList<String>();
            for (var sql : statements) {
                if (statement.execute(sql)) {
                    try (var rows = statement.getResultSet()) {
                        while (rows.next()) {
                            found.add(rows.getString(1));
                        }
                    }
                }
            }
            connection.commit();
            return found;
        }
    }
}
