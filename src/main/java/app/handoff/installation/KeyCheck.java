package app.handoff.installation;

import app.handoff.tenancy.SecretKey;
import app.handoff.tenancy.TextCipher;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Holds the key against the one that the data of this installation were sealed with, before anybody is served and before any
 * job runs: with another key messages could not be read, and vendors' browsers would no longer be known.
 */
@Component
class KeyCheck implements SmartLifecycle {

    private static final String WHAT_IT_SIGNS = "handoff";

    /** So many messages of a business are tried; one that opens is proof enough. */
    private static final int PROOFS = 5;

    private final DataSource database;
    private final TextCipher cipher;
    private final byte[] fingerprint;
    private final boolean newSecret;
    private volatile boolean running;

    KeyCheck(
            DataSource database,
            TextCipher cipher,
            SecretKey key,
            @Value("${handoff.new-secret:false}") boolean newSecret) {
        this.database = database;
        this.cipher = cipher;
        this.fingerprint = key.sign(WHAT_IT_SIGNS);
        this.newSecret = newSecret;
    }

    /** @throws InstallationProblem if the data were sealed with another key */
    @Override
    public void start() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            check(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The secret of this installation cannot be checked", e);
        }
        running = true;
    }

    private void check(Connection connection) throws SQLException {
        byte[] known = known(connection);
        if (known == null && (newSecret || opensWhatIsThere(connection))) {
            write(connection, "insert into installation_key (fingerprint) values (?) on conflict do nothing");
            // Another node may have been first: what it wrote counts for this one too.
            known = known(connection);
        } else if (known != null && newSecret) {
            write(connection, "update installation_key set fingerprint = ?, written_at = now()");
            return;
        }
        if (known == null || !MessageDigest.isEqual(known, fingerprint)) {
            throw new InstallationProblem(
                    "The secret (handoff.secret or the file secret.key in the data folder) is not the "
                            + "one that this installation's data were sealed with: start with the earlier one, or, if that is lost "
                            + "for good, start once with --handoff.new-secret=true and do without the messages sealed with it.");
        }
    }

    private static byte @Nullable [] known(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select fingerprint from installation_key");
                var found = statement.executeQuery()) {
            return found.next() ? found.getBytes(1) : null;
        }
    }

    private void write(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, fingerprint);
            statement.executeUpdate();
        }
    }

    /** Data of an earlier version carry no fingerprint, but their messages were sealed with the key. */
    private boolean opensWhatIsThere(Connection connection) throws SQLException {
        boolean some = false;
        for (String business : businesses(connection)) {
            for (byte[] sealed : sealed(connection, business)) {
                if (cipher.decrypt(sealed).isPresent()) {
                    return true;
                }
                some = true;
            }
        }
        return !some;
    }

    private static List<String> businesses(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = connection.prepareStatement("select distinct business_id::text from membership");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<byte[]> sealed(Connection connection, String business) throws SQLException {
        try (var enter = connection.prepareStatement("select set_config('app.business_id', ?, true)")) {
            enter.setString(1, business);
            enter.execute();
        }
        List<byte[]> found = new ArrayList<>();
        try (PreparedStatement newest = connection.prepareStatement(
                        "select sealed_path from message where sealed_path is not null order by created_at desc limit ?");
                ResultSet rows = executed(newest)) {
            while (rows.next()) {
                found.add(rows.getBytes(1));
            }
        }
        return found;
    }

    private static ResultSet executed(PreparedStatement newest) throws SQLException {
        newest.setInt(1, PROOFS);
        return newest.executeQuery();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else that starts. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
