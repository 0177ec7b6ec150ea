package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.account.ABusiness;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Hundreds of clients that take all the time in the world keep nobody else waiting. */
@Tag("alone")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class SlowClientsTests {

    private static final int SLOW = 300;
    private static final Duration HONEST = Duration.ofSeconds(Integer.getInteger("handoff.test.slow", 3));

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    /** Only a Handoff that is set up asks to sign in; and the first pages after a start take longest, slow clients or not. */
    @BeforeEach
    void setUp() throws Exception {
        ABusiness.in(context);
        var http = HttpClient.newHttpClient();
        for (int i = 0; i < 50; i++) {
            askHonestly(http);
        }
    }

    @Test
    void bodiesThatComeByteByByteKeepNobodyWaiting() throws Exception {
        serveWhile(
                "bodies",
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nemail=");
    }

    @Test
    void bodiesThatNobodyReadsKeepNobodyWaiting() throws Exception {
        serveWhile(
                "unread bodies",
                "POST /fonts/inter.woff2 HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x");
    }

    @Test
    void headersThatComeByteByByteKeepNobodyWaiting() throws Exception {
        serveWhile("headers", "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    /** Slow ones come first, all at once; those who get hung up on come again, as an attacker would. */
    private void serveWhile(String what, String beginning) throws Exception {
        var end = new CountDownLatch(1);
        var slow = new ArrayList<Thread>();
        var connected = new CountDownLatch(SLOW);
        for (int i = 0; i < SLOW; i++) {
            var thread = new Thread(() -> {
                while (end.getCount() > 0) {
                    dawdle(beginning, connected, end);
                }
            });
            thread.start();
            slow.add(thread);
        }
        connected.await();
        try {
            var http = HttpClient.newHttpClient();
            var times = new ArrayList<Double>();
            long start = System.nanoTime();
            while (System.nanoTime() - start < HONEST.toNanos()) {
                times.addAll(askHonestly(http));
            }
            double slowest =
                    times.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            System.out.printf(
                    "Slow %s on Java %d: %d at once, %d honest requests, slowest %.3f s%n",
                    what, Runtime.version().feature(), SLOW, times.size(), slowest);
            assertThat(times).hasSizeGreaterThan(10);
            assertThat(slowest).isLessThan(1);
        } finally {
            end.countDown();
            for (var thread : slow) {
                thread.interrupt();
                thread.join();
            }
        }
    }

    /** @return how long a page and a form each took, in seconds */
    private List<Double> askHonestly(HttpClient http) throws Exception {
        return List.of(
                seconds(http, HttpRequest.newBuilder(address("/sign-in")).build(), 200),
                seconds(
                        http,
                        HttpRequest.newBuilder(address("/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("email=ana%40example.com"))
                                .build(),
                        403));
    }

    private void dawdle(String beginning, CountDownLatch connected, CountDownLatch end) {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", port));
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            connected.countDown();
            while (!end.await(2, TimeUnit.SECONDS)) {
                out.write('a');
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // Hung up on, or over.
        }
    }

    private static double seconds(HttpClient http, HttpRequest request, int expected) throws Exception {
        long start = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(expected);
        return (System.nanoTime() - start) / 1e9;
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Test
    void anHonestLineIsNotCalledSlowBesideThem() throws Exception {
        var end = new CountDownLatch(1);
        var connected = new CountDownLatch(SLOW);
        var slow = new ArrayList<Thread>();
        for (int i = 0; i < SLOW; i++) {
            var thread = new Thread(() -> {
                while (end.getCount() > 0) {
                    dawdle(
                            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                    + " application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nemail=",
                            connected,
                            end);
                }
            });
            thread.start();
            slow.add(thread);
        }
        connected.await();
        int size = 90_000;
        try (var phone = new Socket("localhost", port)) {
            OutputStream out = phone.getOutputStream();
            out.write(("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + size
                            + "\r\n\r\nemail=")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] tenth = "a".repeat(3000).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 6; sent < size; sent += tenth.length) {
                // A phone sends at its own pace; nobody counts this down before it is done.
                assertThat(end.await(100, TimeUnit.MILLISECONDS)).isFalse();
                out.write(tenth, 0, Math.min(tenth.length, size - sent));
                out.flush();
            }
            assertThat(new String(phone.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        } finally {
            end.countDown();
            for (var thread : slow) {
                thread.interrupt();
                thread.join();
            }
        }
    }

    @Test
    void aFormThatIsTooLargeIsRefusedOnAPageOfOurs(CapturedOutput console) throws Exception {
        var http = HttpClient.newHttpClient();
        for (int megabytes : List.of(3, 10)) {
            var answer = http.send(
                    HttpRequest.newBuilder(address("/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("email=" + "a".repeat(megabytes << 20)))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("That is too large").contains("<main");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        }
        var broken = http.send(
                HttpRequest.newBuilder(address("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("email=%zz"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("We could not read that");
        assertThat(console.getAll().lines().filter(line -> line.startsWith("\tat ")))
                .isEmpty();
    }

    /** One file too large, and files that are too large only together. */
    @ParameterizedTest
    @CsvSource({"1, 21", "2, 21", "4, 17"})
    void aFileThatIsTooLargeIsRefusedOnAPageOfOurs(int files, int megabytes) throws Exception {
        var body = new StringBuilder();
        for (int file = 0; file < files; file++) {
            body.append("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"offer.pdf\"\r\n\r\n")
                    .append("a".repeat(megabytes << 20))
                    .append("\r\n");
        }
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address("/sign-in"))
                                .header("Content-Type", "multipart/form-data; boundary=part")
                                .POST(BodyPublishers.ofString(
                                        body.append("--part--\r\n").toString()))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("That is too large").contains("<main");
    }
}
