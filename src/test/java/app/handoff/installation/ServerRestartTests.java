package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.handoff.Pages;
import app.handoff.installation.SignedInBrowser.Answer;
import app.handoff.web.Anyone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

/** The embedded server is killed, stopped and frozen while people work: it comes back by itself. */
@Tag("alone")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "handoff.test-database=none")
@DirtiesContext
@DisabledOnOs(OS.WINDOWS)
@ExtendWith(OutputCaptureExtension.class)
class ServerRestartTests {

    private static final int ROUNDS = 5;
    private static final int WRITERS = 2;

    /** The server lives until this process ends. */
    private static final Path OURS = Path.of("target", "restarted-data").toAbsolutePath();

    @TempDir
    static Path folder;

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int ours;

    @DynamicPropertySource
    static void ownServer(DynamicPropertyRegistry registry) throws IOException {
        DataFolder.delete(OURS);
        registry.add("handoff.data", OURS::toString);
    }

    /** Writes one row for each request, in a transaction as every page has one. */
    @TestConfiguration
    static class Writing {

        @RestController
        static class Rows {

            private final JdbcClient jdbc;

            Rows(JdbcClient jdbc) {
                this.jdbc = jdbc;
            }

            @Anyone
            @Transactional
            @GetMapping("/_ui/written/{id}")
            String write(@PathVariable long id) {
                jdbc.sql("insert into attempt (key, failures, since) values (?, 1, now())")
                        .param("written " + id)
                        .update();
                return "written";
            }
        }
    }

    @Test
    void comesBackByItselfHoweverItsProcessEnds(CapturedOutput console) throws Exception {
        Path data = OURS;
        var ana = SignedInBrowser.of(Pages.of(context).owner("Ana's own"), context, ours);
        assertThat(ana.get("/").status()).isEqualTo(200);
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        var answers = new ConcurrentLinkedQueue<Answer>();
        var over = new AtomicBoolean();
        var next = new AtomicLong();
        var writers = java.util.stream.Stream.generate(() -> new Thread(() -> {
                    while (!over.get()) {
                        long id = next.incrementAndGet();
                        var answer = ask(ana, "/_ui/written/" + id);
                        answers.add(answer);
                        if (answer.status() == 200) {
                            acknowledged.add(id);
                        }
                    }
                }))
                .limit(WRITERS)
                .toList();
        writers.forEach(Thread::start);
        double slowest = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            slowest = Math.max(slowest, back(ana, console, round, "KILL", DatabaseAwayTests.postmaster(data)));
        }
        // One server process alone: PostgreSQL throws everybody out and repairs itself.
        var process = ProcessHandle.of(
                        jdbc.sql("select pg_backend_pid()").query(Long.class).single())
                .orElseThrow();
        double backend = back(ana, console, ROUNDS, "KILL", process);
        double interrupted = back(ana, console, ROUNDS + 1, "INT", DatabaseAwayTests.postmaster(data));
        over.set(true);
        for (var writer : writers) {
            writer.join();
        }
        Set<Long> lost = new HashSet<>(acknowledged);
        jdbc.sql("select substr(key, 9)::bigint from attempt where key like 'written %'")
                .query(Long.class)
                .list()
                .forEach(lost::remove);
        var byStatus =
                answers.stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
        System.out.printf(
                "Embedded server killed %d times under writes: back within %.1f s, a single process killed %.1f s,"
                        + " interrupted %.1f s; %d rows acknowledged, %d lost; answers %s, slowest %.2f s%n",
                ROUNDS,
                slowest,
                backend,
                interrupted,
                acknowledged.size(),
                lost.size(),
                byStatus,
                answers.stream().mapToDouble(Answer::seconds).max().orElseThrow());
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 5);
        assertThat(lost).isEmpty();
        assertThat(Math.max(slowest, Math.max(backend, interrupted))).isLessThan(10);
        assertThat(answers)
                .as("each says that its row is there, or asks to come back")
                .allMatch(
                        answer -> answer.status() == 200 && answer.text().equals("written") || answer.asksToComeBack());
        assertThat(answers).anyMatch(Answer::asksToComeBack);
        assertThat(console.getAll().lines().filter(line -> line.startsWith("\tat ")))
                .isEmpty();
        assertThat(startedAgain(console)).isEqualTo(ROUNDS + 1);
    }

    /**
     * How long it takes from the blow until a member's page is there again, with the session of before.
     *
     * @param restarts how often the server was started again by then; the next blow falls after that was finished
     */
    private static double back(
            SignedInBrowser ana, CapturedOutput console, int restarts, String signal, ProcessHandle hit)
            throws Exception {
        long start = System.nanoTime();
        DatabaseAwayTests.signal(signal, List.of(hit));
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ServerPrograms.isOver(hit) && startedAgain(console) == restarts);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    var home = ask(ana, "/");
                    assertThat(home.status() == 200 || home.asksToComeBack())
                            .as(home.toString())
                            .isTrue();
                    return home.status() == 200;
                });
        return (System.nanoTime() - start) / 1e9;
    }

    private static long startedAgain(CapturedOutput console) {
        return console.getAll()
                .lines()
                .filter(line -> line.contains("was started again"))
                .count();
    }

    private static Answer ask(SignedInBrowser browser, String path) {
        try {
            return browser.get(path);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void comesBackAfterItLetNobodyInAnyMore() throws Exception {
        Path data = folder.resolve("watched");
        var server = EmbeddedServer.start(data, Map.of());
        try (server) {
            server.watched(new ServerWatch(server, 1, 1));
            for (String trouble : List.of("STOP", "TERM")) {
                var access = server.access();
                // As long as somebody is connected, a server that was asked to end politely waits and lets nobody in.
                try (var held = DriverManager.getConnection(access.url(), DatabaseAccess.APP, access.appPassword())) {
                    var before = DatabaseAwayTests.postmaster(data);
                    long start = System.nanoTime();
                    DatabaseAwayTests.signal(trouble, List.of(before));
                    await().atMost(Duration.ofSeconds(15))
                            .until(() -> !before.isAlive() || ServerPrograms.isOver(before));
                    // It answers a moment before whoever started it takes note.
                    await().atMost(Duration.ofSeconds(15))
                            .ignoreExceptions()
                            .until(() -> server.isRunning() && answers(server));
                    System.out.printf(
                            "Embedded server after %s: back after %.1f s%n",
                            trouble, (System.nanoTime() - start) / 1e9);
                    assertThat(held.isValid(1)).isFalse();
                }
            }
        }
        // Closed, it stays closed.
        assertThat(data.resolve("database-18/postmaster.pid")).doesNotExist();
    }

    @Test
    void saysOnceWhatKeepsItFromComingBackAndGoesOnTrying(CapturedOutput console) throws Exception {
        Path data = folder.resolve("watched");
        Path cluster = data.resolve("database-18");
        Path elsewhere = data.resolve("moved-away");
        try (var server = EmbeddedServer.start(data, Map.of()).watched()) {
            DatabaseAwayTests.signal("KILL", List.of(DatabaseAwayTests.postmaster(data)));
            Files.move(cluster, elsewhere);
            await().atMost(Duration.ofSeconds(15)).until(() -> console.getAll().contains("cannot be started again"));
            Files.move(elsewhere, cluster);
            await().atMost(Duration.ofSeconds(15)).ignoreExceptions().until(() -> answers(server));
        }
        assertThat(console.getAll().lines().filter(line -> line.contains("cannot be started again")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains("Handoff goes on trying").contains("disk is full"));
    }

    private static boolean answers(EmbeddedServer server) throws Exception {
        try (var connection = server.connect("postgres")) {
            return connection.isValid(1);
        }
    }
}
