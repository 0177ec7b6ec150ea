package app.handoff.installation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Looks at the database before anything is changed in it: whatever would weaken Handoff there is refused with a remedy. */
final class DatabaseCheck {

    private static final int OLDEST_VERSION = 15;
    private static final String ROLES = " Run src/main/resources/db/roles.sql as an administrator in that database,"
            + " then set spring.datasource.username=handoff_app and spring.flyway.user=handoff_owner with their passwords.";

    private DatabaseCheck() {}

    static void check(String url, @Nullable String username, @Nullable String password) {
        Properties login = new Properties();
        if (username != null) {
            login.setProperty("user", username);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        try (Connection connection = DriverManager.getConnection(url, login)) {
            check(Facts.of(connection));
        } catch (SQLException e) {
            throw new InstallationProblem(
                    "Handoff cannot work with its database at " + withoutSecrets(url) + ": "
                            + String.valueOf(e.getMessage())
                                    .replaceAll("\\s+", " ")
                                    .replaceAll("([^.])$", "$1.")
                            + " Check spring.datasource.url, spring.datasource.username and spring.datasource.password.",
                    e);
        }
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    static void check(Facts facts) {
        if (facts.version() / 10_000 < OLDEST_VERSION) {
            throw new InstallationProblem("Handoff needs PostgreSQL " + OLDEST_VERSION + " or newer, and this one is "
                    + facts.version() / 10_000
                    + ". Upgrade it, or leave spring.datasource.url out to use Handoff's own.");
        }
        if (!facts.encoding().equals("UTF8")) {
            throw new InstallationProblem(
                    "Handoff needs a database in the encoding UTF8, and this one is in " + facts.encoding()
                            + ". Create one with: create database handoff encoding 'UTF8' template template0");
        }
        if (facts.aboveTheLaw()) {
            throw new InstallationProblem("The database role " + facts.role()
                    + " may see every business's rows, whatever the rules say." + ROLES);
        }
        if (!facts.becomesVendor()) {
            throw new InstallationProblem("The database role " + facts.role()
                    + " cannot step down to handoff_vendor, as it must for visitors with a link." + ROLES);
        }
    }

    record Facts(int version, String encoding, String role, boolean aboveTheLaw, boolean becomesVendor) {

        static Facts of(Connection connection) throws SQLException {
            String question = """
                    select current_setting('server_version_num')::int, current_setting('server_encoding'), rolname,
                           rolsuper or rolbypassrls,
                           exists (select from pg_roles vendor
                                    where vendor.rolname = 'handoff_vendor' and pg_has_role(me.oid, vendor.oid, 'member'))
                      from pg_roles me where rolname = current_user
                    """;
            try (Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery(question)) {
                answer.next();
                return new Facts(
                        answer.getInt(1),
                        answer.getString(2),
                        answer.getString(3),
                        answer.getBoolean(4),
                        answer.getBoolean(5));
            }
        }
    }
}
