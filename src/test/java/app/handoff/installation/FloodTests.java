package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.HandoffApplication;
import app.handoff.TestDatabase;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Handoff in a process of its own with little memory, to which many come at once with what is costly. */
@Tag("alone")
class FloodTests {

    private static final String LEET = "4@8({[<369!1|05$7+%2";
    private static final Pattern FORM_TOKEN = Pattern.compile("(?<=name=\"_csrf\" value=\")[^\"]+");

    @Test
    void manySignInsAndCostlyPasswordsAtOnceBreakNothingAndLeaveThePagesOpen() throws Exception {
        int port = freePort();
        var process = start(port);
        var console = new AtomicReference<>("");
        var reader = CompletableFuture.runAsync(() -> read(process, console));
        var pool = Executors.newFixedThreadPool(130);
        try {
            waitUntilItRuns(port, process, console);
            ask(port, HttpClient.newHttpClient(), "/sign-in"); // the first page takes longest
            var costly = List.of(
                    LEET.repeat(4).substring(0, 64),
                    new StringBuilder(LEET).reverse().toString().repeat(4).substring(0, 64),
                    "$3cr3t|p4$$w0rd@dm1n!h4nd0ff%".repeat(3).substring(0, 64));
            var setUps = flood(port, pool, 24, number -> {
                var token = token(port, number, "/set-up");
                return () -> post(
                        port,
                        number.client,
                        "/set-up",
                        Map.of(
                                "_csrf",
                                token,
                                "business",
                                "Fern " + number.index,
                                "country",
                                "FR",
                                "name",
                                "Ana Ruiz",
                                "email",
                                "ana" + number.index + "@example.com",
                                "password",
                                costly.get(number.index % 3)));
            });
            System.out.println("Costly passwords at once: 24, answers " + setUps);
            var signIns = flood(port, pool, 100, number -> {
                var token = token(port, number, "/sign-in");
                return () -> post(
                        port,
                        number.client,
                        "/sign-in",
                        Map.of(
                                "_csrf",
                                token,
                                "email",
                                "ana" + number.index + "@example.com",
                                "password",
                                "a calm ledger of pine"));
            });
            System.out.println("Signing in at once with 256 MB: 100, answers " + signIns);

            assertThat(setUps.statuses.keySet()).isSubsetOf(302, 422, 503);
            assertThat(signIns.statuses.keySet()).isSubsetOf(302, 422, 503);
            assertThat(signIns.statuses.getOrDefault(422, 0))
                    .as("sign-ins that were looked at")
                    .isPositive();
            assertThat(List.of(setUps, signIns)).allSatisfy(answers -> {
                assertThat(answers.busyWithoutTime)
                        .as("503 that is not our own page, or does not say when to come again")
                        .isZero();
                assertThat(answers.pages).isPositive();
                assertThat(answers.slowestPage).isLessThan(Duration.ofSeconds(8));
            });
            assertThat(console.get()).doesNotContain("OutOfMemoryError", "Exception");
        } finally {
            pool.shutdownNow();
            ChildProcess.kill(process.toHandle());
            reader.join();
        }
    }

    /** Everybody fetches their form, then all go off together; meanwhile somebody reads pages that need the database. */
    private static Answers flood(int port, ExecutorService pool, int many, Preparation preparation) throws Exception {
        var prepared = new ArrayList<Act>();
        for (int i = 0; i < many; i++) {
            prepared.add(preparation.prepare(new Visitor(
                    i,
                    HttpClient.newBuilder()
                            .cookieHandler(new CookieManager())
                            .executor(pool)
                            .build())));
        }
        var running = new ArrayList<Future<HttpResponse<String>>>();
        for (var act : prepared) {
            running.add(pool.submit(act::go));
        }
        var answers = new Answers();
        var reader = HttpClient.newHttpClient();
        while (!running.stream().allMatch(Future::isDone)) {
            long began = System.nanoTime();
            assertThat(ask(port, reader, "/sign-in").statusCode()).isIn(200, 302);
            answers.pageTook(Duration.ofNanos(System.nanoTime() - began));
        }
        for (var one : running) {
            answers.add(one.get());
        }
        return answers;
    }

    private static String token(int port, Visitor visitor, String page) throws Exception {
        var found = FORM_TOKEN.matcher(ask(port, visitor.client, page).body());
        assertThat(found.find()).as("form of " + page).isTrue();
        return found.group();
    }

    private static HttpResponse<String> ask(int port, HttpClient client, String page) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(int port, HttpClient client, String page, Map<String, String> form)
            throws Exception {
        var body = new ArrayList<String>();
        form.forEach((name, value) -> body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(String.join("&", body)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Process start(int port) throws IOException {
        var settings = new TreeMap<>(TestDatabase.settings(TestDatabase.another()));
        settings.put("server.port", port);
        settings.put("handoff.sign-up-open", true);
        return ChildProcess.java(
                        HandoffApplication.class,
                        settings.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new))
                .start();
    }

    private static void waitUntilItRuns(int port, Process process, AtomicReference<String> console) throws Exception {
        var until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!console.get().contains("Handoff is running")) {
            assertThat(process.isAlive() && System.nanoTime() < until)
                    .as(console.get())
                    .isTrue();
            process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        assertThat(console.get())
                .contains(String.valueOf(port))
                .containsPattern("Set-up code for other machines: [A-Z2-9]{4}-[A-Z2-9]{4}");
    }

    private static void read(Process process, AtomicReference<String> console) {
        try (var output = process.inputReader()) {
            for (String line; (line = output.readLine()) != null; ) {
                var next = line;
                console.updateAndGet(before -> before + next + "\n");
            }
        } catch (IOException e) {
            // The process was ended.
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private record Visitor(int index, HttpClient client) {}

    private interface Preparation {
        Act prepare(Visitor visitor) throws Exception;
    }

    private interface Act {
        HttpResponse<String> go() throws Exception;
    }

    /** What came back. */
    private static final class Answers {

        private final Map<Integer, Integer> statuses = new TreeMap<>();
        private int busyWithoutTime;
        private int pages;
        private Duration slowestPage = Duration.ZERO;

        void add(HttpResponse<String> answer) {
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() == 503
                    && (answer.headers().firstValue("Retry-After").isEmpty()
                            || !answer.body().contains("Temporarily not available"))) {
                busyWithoutTime++;
            }
        }

        void pageTook(Duration time) {
            pages++;
            slowestPage = time.compareTo(slowestPage) > 0 ? time : slowestPage;
        }

        @Override
        public String toString() {
            return "%s; pages read meanwhile: %d, slowest %d ms".formatted(statuses, pages, slowestPage.toMillis());
        }
    }
}
