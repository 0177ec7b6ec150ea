package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.handoff.HandoffApplication;
import app.handoff.TestDatabase;
import app.handoff.tenancy.TextCipher;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start with another secret than the one that sealed the data says so and stops. */
@ExtendWith(OutputCaptureExtension.class)
class KeyCheckTests {

    private static final byte[] OURS = key(1);
    private static final byte[] OTHER = key(2);

    private static final DatabaseAccess DATABASE = TestDatabase.another();

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(DATABASE.url(), DatabaseAccess.OWNER, DATABASE.ownerPassword())
                .load()
                .migrate();
    }

    @BeforeEach
    void forget() throws SQLException {
        execute("delete from installation_key");
    }

    @Test
    void theFirstSecretIsRememberedAndAnotherOneStopsTheStart() {
        check(OURS, false).start();
        check(OURS, false).start();

        assertThatExceptionOfType(InstallationProblem.class)
                .isThrownBy(() -> check(OTHER, false).start())
                .withMessageContaining("handoff.secret")
                .withMessageContaining("start with the earlier one")
                .withMessageContaining("--handoff.new-secret=true");
    }

    @Test
    void whoeverLostTheSecretForGoodStartsOnceWithANewOne() {
        check(OURS, false).start();

        check(OTHER, true).start();
        check(OTHER, false).start();
        assertThatExceptionOfType(InstallationProblem.class)
                .isThrownBy(() -> check(OURS, false).start());
    }

    @Test
    void ofManyNodesThatStartAtOnceWithTwoSecretsThoseWithOneOfThemStart() {
        var starts = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> starts(i % 2 == 0 ? OURS : OTHER) ? i % 2 : -1))
                .toList();
        var started = starts.stream()
                .map(CompletableFuture::join)
                .filter(secret -> secret >= 0)
                .toList();

        assertThat(started).hasSize(6);
        assertThat(started.stream().distinct()).hasSize(1);
    }

    @Test
    void dataOfAnEarlierVersionProveTheSecretByTheMessagesSealedWithIt() throws SQLException {
        var business = UUID.randomUUID();
        execute(
                "select set_config('app.business_id', '" + business + "', true)",
                "insert into business (business_id, name, country, zone, currency, locale, created_at, version) values ('"
                        + business + "', 'Fern', 'DE', 'Europe/Berlin', 'EUR', 'en', now(), 0)",
                "insert into login (id, email, created_at, version) values ('" + business + "', '" + business
                        + "@fern.example', now(), 0)",
                "insert into member (id, name, email, role, status, created_at, version) values ('" + business
                        + "', 'Ana Ruiz', '" + business + "@fern.example', 'OWNER', 'ACTIVE', now(), 0)",
                "insert into membership (login_id, business_id, member_id, last_used_at) values ('" + business + "', '"
                        + business + "', '" + business + "', now())",
                "insert into message (id, recipient_name, recipient_email, subject, body, sealed_path, status, next_try_at,"
                        + " created_at, version) select gen_random_uuid(), 'L', 'l@t.example', 's', 'b', path, 'WAITING', now(),"
                        + " now(), 0 from (values (decode('" + hex(OURS) + "', 'hex')), (decode('" + hex(key(3))
                        + "', 'hex'))) as paths (path)");

        assertThat(starts(OTHER)).isFalse();
        assertThat(starts(OTHER)).as("nothing was remembered").isFalse();
        assertThat(starts(OURS)).isTrue();
        assertThat(starts(key(3))).as("ours was remembered").isFalse();
        execute("delete from membership");
    }

    @Test
    void aStartWithAnotherSecretEndsInOneSentence(CapturedOutput console) {
        check(OURS, false).start();
        var application = new SpringApplicationBuilder(HandoffApplication.class)
                .properties(TestDatabase.settings(DATABASE))
                .properties("server.port=0");

        assertThatThrownBy(() -> application.run(
                        "--handoff.secret=" + Base64.getEncoder().encodeToString(OTHER)))
                .isNotNull();

        assertThat(console)
                .containsOnlyOnce("is not the one that this installation's data were sealed with")
                .doesNotContain("Exception", "\tat ", "Handoff is running");
    }

    private static boolean starts(byte[] key) {
        try {
            check(key, false).start();
            return true;
        } catch (InstallationProblem e) {
            return false;
        }
    }

    private static KeyCheck check(byte[] key, boolean newSecret) {
        var database = new PGSimpleDataSource();
        database.setUrl(DATABASE.url());
        database.setUser(DatabaseAccess.APP);
        database.setPassword(DATABASE.appPassword());
        return new KeyCheck(database, new TextCipher(() -> key), () -> key, newSecret);
    }

    private static String hex(byte[] key) {
        return java.util.HexFormat.of().formatHex(new TextCipher(() -> key).encrypt("/s/token/bid"));
    }

    private static byte[] key(int number) {
        var key = new byte[32];
        key[0] = (byte) number;
        return key;
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(DATABASE.url(), DatabaseAccess.APP, DATABASE.appPassword());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
