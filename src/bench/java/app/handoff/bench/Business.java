package app.handoff.bench;

import static org.awaitility.Awaitility.await;

import app.handoff.installation.EmbeddedServer;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.ShareToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * The business that a benchmark works in: the sample business, made by the application itself, and then multiplied.
 *
 * @param id in the database
 * @param link what opens a vendor's page of bids
 */
record Business(UUID id, ShareToken link) {

    static final int PEOPLE = 64;
    private static final String PASSWORD = "a bench stands in the park";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How large it is. The engagements that the sample has are among those that are open. */
    record Size(int tasks, int ended, int open) {

        private static final int TASKS_PER_ENGAGEMENT = 50;
        private static final int ENGAGEMENTS_PER_OPEN_ONE = 20;
        private static final int OPEN_IN_THE_SAMPLE = 6;

        /** One engagement in twenty is open, though never fewer than the sample has. */
        static Size of(int tasks) {
            int engagements = tasks / TASKS_PER_ENGAGEMENT;
            int open = Math.max(OPEN_IN_THE_SAMPLE, engagements / ENGAGEMENTS_PER_OPEN_ONE);
            return new Size(tasks, engagements - open, open);
        }

        Size withOpen(int number) {
            return new Size(tasks, ended, number);
        }

        @Override
        public String toString() {
            return "%,d tasks, %,d of %,d engagements open".formatted(tasks, open, ended + open);
        }
    }

    /** Sets the installation up and has it make its sample. */
    static void found(Server server) throws IOException {
        try (var browser = new Browser(server.port())) {
            browser.open("/set-up")
                    .submit(
                            "/set-up",
                            Map.of(
                                    "business", "Bench",
                                    "country", "DE",
                                    "zone", "Europe/Berlin",
                                    "currency", "EUR",
                                    "name", "Olga Owner",
                                    "email", "olga@bench.example",
                                    "password", PASSWORD,
                                    "sample", "true"));
            await("the sample business")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> !browser.open("/settings/sample").path().equals("/settings/sample"));
        }
    }

    /** Multiplies the sample in a data folder that no server works on. */
    static Business multiply(Path dataFolder, Size size) throws IOException, SQLException {
        try (var server = EmbeddedServer.start(dataFolder, Map.of("fsync", "off", "max_wal_size", "4GB"));
                var administrator = server.connect("handoff")) {
            var id = UUID.fromString(new Database(dataFolder).askOne("select business_id from business where sample"));
            execute(administrator, script());
            call(administrator, id, size);
            var business = new Business(id, ShareToken.random(new BusinessId(id)));
            business.openLink(administrator);
            execute(administrator, "drop schema bench cascade");
            execute(administrator, "vacuum (analyze)");
            execute(administrator, "checkpoint");
            return business;
        }
    }

    private static void call(Connection administrator, UUID id, Size size) throws SQLException {
        try (var multiply = administrator.prepareStatement("call bench.multiply(?, ?, ?, ?, ?)")) {
            multiply.setObject(1, id);
            multiply.setInt(2, size.tasks());
            multiply.setInt(3, size.ended());
            multiply.setInt(4, size.open());
            multiply.setInt(5, PEOPLE);
            multiply.execute();
        }
    }

    /** Only hashes of links are stored, so one of them is made the hash of a token that we know. */
    private void openLink(Connection administrator) throws SQLException {
        try (var update = administrator.prepareStatement("""
                update share_link set token_hash = ? where (business_id, id) = (
                    select l.business_id, l.id from share_link l join invitation i on i.id = l.subject
                    join bid_request r on r.id = i.request_id
                    where l.business_id = ? and l.purpose = 'BID' and l.revoked_at is null and r.status = 'OPEN'
                        and i.declined_at is null and i.revoked_at is null
                    order by l.id desc limit 1)
                """)) {
            update.setBytes(1, link.hash());
            update.setObject(2, id);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("No vendor is invited to bid");
            }
        }
    }

    private static void execute(Connection administrator, String sql) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String script() throws IOException {
        try (var script = Business.class.getResourceAsStream("/bench/multiply.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Signs one of its people in.
     *
     * @param number 1 to {@value #PEOPLE}
     */
    static Session signIn(Server server, int number) throws IOException {
        try (var browser = new Browser(server.port())) {
            browser.open("/sign-in")
                    .submit("/sign-in", Map.of("email", "member" + number + "@bench.example", "password", PASSWORD));
            if (browser.path().startsWith("/sign-in")) {
                throw new IOException("Member " + number + " could not sign in: "
                        + browser.page().select("main").text());
            }
            return new Session(number, browser.cookieHeader());
        }
    }

    /** A member of staff opens fewer pages than the others. */
    record Session(int number, String cookies) {

        Session numbered(int other) {
            return new Session(other, cookies);
        }

        boolean isStaff() {
            return number % 5 == 0 || number % 5 == 3;
        }
    }
}
