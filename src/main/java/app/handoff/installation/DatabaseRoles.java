package app.handoff.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates the roles of {@code db/roles.sql}, the same in every deployment and in tests. */
public final class DatabaseRoles {

    private DatabaseRoles() {}

    /** The connection belongs to an administrator and leads to Handoff's own database. */
    public static void create(Connection administrator, String ownerPassword, String appPassword) throws SQLException {
        String setting =
                "select set_config('handoff.owner_password', ?, false), set_config('handoff.app_password', ?, false)";
        try (PreparedStatement passwords = administrator.prepareStatement(setting)) {
            passwords.setString(1, ownerPassword);
            passwords.setString(2, appPassword);
            passwords.execute();
        }
        try (Statement statement = administrator.createStatement()) {
            statement.execute(script());
        }
    }

    private static String script() {
        try (InputStream script = DatabaseRoles.class.getResourceAsStream("/db/roles.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
