package app.handoff;

import app.handoff.installation.DataFolderInUse;
import app.handoff.installation.DatabaseAccess;
import app.handoff.installation.DatabaseRoles;
import app.handoff.installation.EmbeddedServer;
import app.handoff.tenancy.QuickSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL that all tests of one JVM share: the server named by HANDOFF_TEST_DATABASE_URL, else a container where a
 * Docker engine answers, else the server that comes with Handoff. Each JVM gets an empty database of its own.
 */
public final class TestDatabase {

    private static final String SERVER_VARIABLE = "HANDOFF_TEST_DATABASE_URL";
    private static final String IMAGE = "postgres:18";
    private static final String PREFIX = "handoff_test_";
    private static final Path TARGET = Path.of("target");

    /** Tests may lose their data in a power cut, and many contexts share the server. */
    private static final Map<String, String> SPEED =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "300");

    private static @Nullable Server server;
    private static @Nullable DatabaseAccess access;

    private TestDatabase() {}

    /** The database that all tests share. */
    public static synchronized DatabaseAccess access() {
        if (access == null) {
            access = another();
        }
        return access;
    }

    /** A new, empty database on the same server, for a test that begins with an empty installation. */
    public static synchronized DatabaseAccess another() {
        try {
            if (server == null) {
                server = choose();
            }
            return server.newDatabase();
        } catch (SQLException e) {
            throw new IllegalStateException("The tests find no database to run on", e);
        }
    }

    /** What an application is told to use this database. */
    public static Map<String, Object> settings(DatabaseAccess access) {
        return Map.of(
                "spring.datasource.url", access.url(),
                "spring.datasource.username", DatabaseAccess.APP,
                "spring.datasource.password", access.appPassword(),
                "spring.datasource.hikari.minimum-idle", "0",
                "spring.flyway.url", access.url(),
                "spring.flyway.user", DatabaseAccess.OWNER,
                "spring.flyway.password", access.ownerPassword());
    }

    private static Server choose() throws SQLException {
        String url = System.getenv(SERVER_VARIABLE);
        if (url != null && !url.isBlank()) {
            say("the server named by " + SERVER_VARIABLE);
            return () -> {
                DatabaseAccess external = databaseOn(url);
                SpringApplication.getShutdownHandlers().add(() -> drop(url, external));
                return external;
            };
        }
        if (dockerAnswers()) {
            say("a container of " + IMAGE);
            var container = new PostgreSQLContainer(IMAGE)
                    .withDatabaseName("postgres")
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
            container.start();
            String separator = container.getJdbcUrl().contains("?") ? "&" : "?";
            String inContainer = container.getJdbcUrl() + separator + "user=" + container.getUsername() + "&password="
                    + container.getPassword();
            return () -> databaseOn(inContainer);
        }
        say("the PostgreSQL that comes with Handoff");
        EmbeddedServer embedded = startEmbedded();
        SpringApplication.getShutdownHandlers().add(embedded::close);
        try (Connection administrator = embedded.connect("postgres")) {
            dropLeftovers(administrator);
        }
        return () -> databaseIn(embedded);
    }

    private static DatabaseAccess databaseIn(EmbeddedServer embedded) throws SQLException {
        String name = newName();
        try (Connection administrator = embedded.connect("postgres")) {
            execute(administrator, "create database " + name);
        }
        DatabaseAccess own = embedded.access(name);
        try (Connection administrator = embedded.connect(name)) {
            DatabaseRoles.create(administrator, own.ownerPassword(), own.appPassword());
        }
        return own;
    }

    private static String newName() {
        return PREFIX + UUID.randomUUID().toString().replace("-", "");
    }

    private static void say(String choice) {
        System.out.println("Tests run on " + choice + ".");
    }

    /** Asks Testcontainers only where an engine may be: without one it tries for long and complains loudly. */
    private static boolean dockerAnswers() {
        String home = System.getProperty("user.home");
        boolean engineMayBeHere = System.getenv("DOCKER_HOST") != null
                || System.getProperty("os.name").startsWith("Windows")
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(home, ".docker", "run", "docker.sock"))
                || Files.exists(Path.of(home, ".testcontainers.properties"));
        if (!engineMayBeHere) {
            return false;
        }
        if (LoggerFactory.getLogger("org.testcontainers") instanceof ch.qos.logback.classic.Logger logger) {
            logger.setLevel(ch.qos.logback.classic.Level.OFF);
        }
        return DockerClientFactory.instance().isDockerAvailable();
    }

    private static DatabaseAccess databaseOn(String server) throws SQLException {
        String name = newName();
        try (Connection administrator = DriverManager.getConnection(server)) {
            execute(administrator, "create database " + name);
        }
        // The roles belong to the whole server: runs that share it must agree on the passwords.
        DatabaseAccess own = new DatabaseAccess(urlOf(server, name), "owner-in-tests", "app-in-tests");
        try (Connection administrator = DriverManager.getConnection(onDatabase(server, name))) {
            DatabaseRoles.create(administrator, own.ownerPassword(), own.appPassword());
        }
        return own;
    }

    private static String onDatabase(String server, String name) {
        return server.replaceFirst("^(jdbc:postgresql:(?://[^/?]*/)?)[^?]*", "$1" + name);
    }

    private static String urlOf(String server, String name) {
        return onDatabase(server, name)
                .replaceAll("(?<=[?&])(user|password)=[^&]*&?", "")
                .replaceAll("[?&]$", "");
    }

    private static EmbeddedServer startEmbedded() {
        for (int number = 1; ; number++) {
            try {
                return EmbeddedServer.start(TARGET.resolve("test-database" + (number == 1 ? "" : "-" + number)), SPEED);
            } catch (DataFolderInUse e) {
                // Another JVM runs tests of the same checkout at the same time.
            }
        }
    }

    private static void dropLeftovers(Connection administrator) throws SQLException {
        List<String> leftovers = new ArrayList<>();
        try (Statement statement = administrator.createStatement();
                ResultSet found = statement.executeQuery(
                        "select datname from pg_database where datname like '" + PREFIX + "%'")) {
            while (found.next()) {
                leftovers.add(found.getString(1));
            }
        }
        for (String leftover : leftovers) {
            execute(administrator, "drop database " + leftover + " with (force)");
        }
    }

    private static void drop(String server, DatabaseAccess database) {
        String name = database.url().replaceFirst("\\?.*$", "").replaceFirst("^.*[/:]", "");
        try (Connection administrator = DriverManager.getConnection(server)) {
            execute(administrator, "drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            System.out.println("The test database " + name + " is left behind: " + e.getMessage());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where new databases are made. */
    @FunctionalInterface
    private interface Server {

        DatabaseAccess newDatabase() throws SQLException;
    }

    /** Gives every application context of a test this database, unless the test names one itself or wants none. */
    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

        /** The tests that run alone come after those that have looked. */
        private static boolean isLookedThrough = Boolean.getBoolean("handoff.test.looked-through");

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var environment = context.getEnvironment();
            if (environment.containsProperty("spring.datasource.url")
                    || "none".equals(environment.getProperty("handoff.test-database"))) {
                return;
            }
            if (context instanceof GenericApplicationContext generic) {
                QuickSecrets.in(generic);
                generic.registerBean(DatabaseLog.Writer.class);
                if (!environment.getProperty("handoff.test-rounds", Boolean.class, false)) {
                    generic.registerBean(RestingRounds.class);
                }
            }
            var sources = environment.getPropertySources();
            sources.addLast(new MapPropertySource("test database", settings(access())));
            sources.addFirst(new MapPropertySource(
                    "test folder",
                    Map.of("handoff.data", TARGET.resolve("test-data").toString())));
            if (!isLookedThrough) {
                // What a start leaves to us, once in each JVM: every mapping and every query fits the tables.
                sources.addFirst(new MapPropertySource(
                        "thorough start",
                        Map.of(
                                "spring.jpa.hibernate.ddl-auto",
                                "validate",
                                "spring.data.jpa.repositories.bootstrap-mode",
                                "default")));
                context.addApplicationListener((ContextRefreshedEvent started) ->
                        isLookedThrough |= started.getApplicationContext().containsBean("entityManagerFactory"));
            }
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
