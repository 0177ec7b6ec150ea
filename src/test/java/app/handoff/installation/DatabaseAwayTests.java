package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import app.handoff.Pages;
import app.handoff.TestDatabase;
import app.handoff.installation.SignedInBrowser.Answer;
import app.handoff.tenancy.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A database that is looked after elsewhere goes away and comes back, while people work. */
@Tag("alone")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "handoff.test-database=none")
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("handoff.test.away", 8));
    private static final Pattern TRACE = Pattern.compile("(?m)^\\s+at .*$");

    @TempDir
    static Path folder;

    static String port;
    static EmbeddedServer elsewhere;

    @Autowired
    WebApplicationContext context;

    @Autowired
    FilterRegistrationBean<FallbackPages> fallbackPages;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int ours;

    @DynamicPropertySource
    static void elsewhere(DynamicPropertyRegistry registry) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = String.valueOf(free.getLocalPort());
        }
        elsewhere = start();
        DatabaseAccess access = elsewhere.access();
        registry.add("handoff.data", () -> folder.resolve("data").toString());
        TestDatabase.settings(access).forEach((name, value) -> {
            // As the README says it: where the tables are made is derived from where they are used.
            if (!name.equals("spring.flyway.url")) {
                registry.add(name, () -> value);
            }
        });
    }

    private static EmbeddedServer start() {
        return EmbeddedServer.start(folder.resolve("elsewhere"), Map.of("port", port, "fsync", "off"));
    }

    @AfterAll
    static void stop() {
        elsewhere.close();
    }

    @Test
    void everyPageAsksToComeBackWhileTheDatabaseIsStopped(CapturedOutput console) throws Exception {
        var seen = workWhile(
                () -> {
                    elsewhere.close();
                    await().during(AWAY).atMost(AWAY.multipliedBy(2)).until(() -> !elsewhere.isRunning());
                },
                () -> elsewhere = start());
        report("stopped", AWAY, seen);
        assertThat(lines(console, "The database does not answer")).hasSize(1);
        assertThat(lines(console, "The database answers again")).hasSize(1);
        assertThat(TRACE.matcher(console.getAll()).results().map(found -> found.group()))
                .isEmpty();
    }

    /** @param quietly for how many seconds nobody came: after nine, the connection that the database is asked through is given back */
    @ParameterizedTest
    @ValueSource(ints = {0, 11})
    @DisabledOnOs(OS.WINDOWS)
    void everyPageAsksToComeBackWhileTheDatabaseHangs(int quietly, CapturedOutput console) throws Exception {
        TimeUnit.SECONDS.sleep(quietly);
        var server = postmaster();
        var processes = new ArrayList<ProcessHandle>();
        var seen = workWhile(
                () -> {
                    // First the one that starts the others: a connection begun between looking and stopping went on
                    // answering.
                    signal("STOP", List.of(server));
                    server.descendants().forEach(processes::add);
                    signal("STOP", processes);
                    processes.add(server);
                    await().during(AWAY).atMost(AWAY.multipliedBy(2)).until(server::isAlive);
                },
                () -> signal("CONT", processes));
        report("hanging", AWAY, seen);
        assertThat(lines(console, "The database does not answer")).hasSize(1);
        assertThat(lines(console, "The database answers again")).hasSize(1);
    }

    /** People keep asking for pages of every kind before, during and after. */
    private Seen workWhile(Trouble trouble, Trouble end) throws Exception {
        var ana = SignedInBrowser.of(Pages.of(context).owner("Ana's own"), context, ours);
        assertThat(ana.get("/").status()).isEqualTo(200);
        assertThat(ana.get("/app.css").status()).isEqualTo(200);
        String link = "/s/" + "A".repeat(64);
        List<Ask> asks = List.of(
                () -> ana.get("/"),
                () -> ana.get("/tasks"),
                () -> ana.post("/tasks", "name=Payroll"),
                () -> ana.get("/nothing/here"),
                () -> ana.get("/sign-in"),
                () -> ana.post("/sign-in", "email=ana@example.com&password=a+calm+ledger"),
                () -> ana.get(link),
                () -> ana.post(link + "/bid", "price=12"));
        var answers = new ConcurrentLinkedQueue<Answer>();
        var people = Executors.newScheduledThreadPool(asks.size());
        asks.forEach(
                ask -> people.scheduleWithFixedDelay(() -> answers.add(answerTo(ask)), 0, 100, TimeUnit.MILLISECONDS));
        await().until(() -> answers.size() > 2 * asks.size());
        long gone = System.nanoTime();
        trouble.happens();
        // A server that starts may answer before it says that it has started.
        long returning = System.nanoTime();
        end.happens();
        long back = System.nanoTime();
        double recovery = -1;
        while (recovery < 0 && System.nanoTime() - back < Duration.ofSeconds(20).toNanos()) {
            var home = ana.get("/");
            if (home.status() == 200) {
                recovery = (home.answered() - back) / 1e9;
            } else {
                assertThat(home.asksToComeBack()).as(home.toString()).isTrue();
            }
        }
        people.shutdown();
        assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        var ready = ana.get("/");
        return new Seen(List.copyOf(answers), gone, returning, recovery, ready.status() == 200);
    }

    private static Answer answerTo(Ask ask) {
        try {
            return ask.now();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void report(String how, Duration away, Seen seen) {
        // Once nobody can have slipped in any more, and before it comes back.
        var during = seen.answers().stream()
                .filter(answer ->
                        answer.asked() - seen.gone() > Duration.ofSeconds(3).toNanos()
                                && answer.answered() < seen.returning())
                .toList();
        double slowest = seen.answers().stream()
                .filter(answer -> answer.answered() > seen.gone())
                .mapToDouble(Answer::seconds)
                .max()
                .orElseThrow();
        var byStatus = seen.answers().stream()
                .collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
        System.out.printf(
                "Database %s for %d s: %d answers %s, slowest %.2f s, back after %.2f s, session kept %s%n",
                how, away.toSeconds(), seen.answers().size(), byStatus, slowest, seen.recovery(), seen.sessionKept());
        assertThat(during)
                .hasSizeGreaterThan(20)
                .allSatisfy(answer -> assertThat(
                                answer.path().startsWith("/s/") && answer.status() == 404 || answer.asksToComeBack())
                        .as(answer.toString())
                        .isTrue());
        assertThat(during).anyMatch(Answer::asksToComeBack);
        assertThat(seen.answers()).filteredOn(answer -> answer.status() >= 500).allMatch(Answer::asksToComeBack);
        assertThat(slowest).isLessThan(3);
        assertThat(seen.recovery()).isBetween(0.0, 5.0);
        assertThat(seen.sessionKept()).isTrue();
    }

    @Test
    void saysWhatBecameOfWhatWasSent() throws Exception {
        var gone = new DataAccessResourceFailureException("gone", new SQLException("broken off", "08006"));

        assertThat(sent("GET", () -> {
                    throw gone;
                }))
                .contains("reload this page.")
                .doesNotContain("just sent");
        assertThat(sent("POST", () -> {
                    throw gone;
                }))
                .contains("was not saved");
        // Looking something up saves nothing.
        assertThat(sent("POST", () -> {
                    reading().executeWithoutResult(status -> {});
                    throw gone;
                }))
                .contains("was not saved");
        assertThat(sent("POST", () -> {
                    transaction.executeWithoutResult(status -> {});
                    throw gone;
                }))
                .contains("We do not know whether");
    }

    private TransactionTemplate reading() {
        var reading = new TransactionTemplate(transaction.getTransactionManager());
        reading.setReadOnly(true);
        return reading;
    }

    private String sent(String method, Runnable work) throws Exception {
        var response = new MockHttpServletResponse();
        response.addHeader("Content-Security-Policy", "default-src 'none'");
        response.addHeader("Content-Disposition", "attachment");
        fallbackPages
                .getFilter()
                .doFilter(new MockHttpServletRequest(method, "/tasks"), response, (request, answer) -> work.run());
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getHeader("Content-Security-Policy")).isNotNull();
        assertThat(response.getHeader("Content-Disposition")).isNull();
        return response.getContentAsString();
    }

    @Test
    void aMistakeOfOursIsNotTakenForADatabaseThatIsAway() {
        for (Exception mistake : List.of(
                new IllegalStateException("no business"),
                new SQLException("no such table", "42P01"),
                new SQLException("too many columns", "54011"),
                new SQLException("read-only transaction", "25006"),
                new SQLException("taken", "23505"))) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> sent("POST", () -> {
                        throw new IllegalArgumentException(mistake);
                    }))
                    .withCause(mistake);
        }
    }

    @Test
    void theStateOfAConnectionTellsWhetherTheDatabaseIsAway() {
        assertThat(List.of("08001", "08006", "57P01", "57P03", "53300"))
                .allMatch(state -> DatabaseAway.isMeantBy(new RuntimeException(new SQLException("", state))));
        assertThat(List.of("53100", "58030"))
                .noneMatch(state -> DatabaseAway.isMeantBy(new SQLException("", state)))
                .allMatch(state -> DatabaseAway.passes(new SQLException("", state)));
        assertThat(List.of("57014", "40001", "42501", "22001"))
                .noneMatch(state -> DatabaseAway.passes(new SQLException("", state)));
        assertThat(Tenancy.current()).isNull();
    }

    private static List<String> lines(CapturedOutput console, String words) {
        return console.getAll().lines().filter(line -> line.contains(words)).toList();
    }

    static ProcessHandle postmaster() throws IOException {
        return postmaster(folder.resolve("elsewhere"));
    }

    static ProcessHandle postmaster(Path data) throws IOException {
        Path pidFile = data.resolve("database-18/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0)))
                .orElseThrow();
    }

    static void signal(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    private record Seen(List<Answer> answers, long gone, long returning, double recovery, boolean sessionKept) {}

    private interface Trouble {
        void happens() throws Exception;
    }

    private interface Ask {
        Answer now() throws IOException, InterruptedException;
    }
}
