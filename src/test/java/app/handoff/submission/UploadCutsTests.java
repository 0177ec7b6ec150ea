package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.handoff.Pages;
import app.handoff.bidding.ABidding;
import app.handoff.files.FileId;
import app.handoff.files.Files;
import app.handoff.files.SampleFiles;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Files whose line is cut in the middle of parts all arrive whole, and what was cut leaves nothing behind. With {@code
 * -Dhandoff.test.files=20 -Dhandoff.test.megabytes=100 -Dsurefire.arguments=-Xmx256m} it is the large run.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class UploadCutsTests {

    private static final int FILES = Integer.getInteger("handoff.test.files", 3);
    private static final long SIZE = Integer.getInteger("handoff.test.megabytes", 6) * 1024L * 1024;
    private static final int PART = 2 * 1024 * 1024;
    private static final int CUTS = 3;
    private static final int AT_ONCE = 3;
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Files files;

    @Autowired
    JdbcTemplate jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private Scope vendor;
    private String page;
    private String cookies;
    private String formToken;

    @BeforeEach
    void aVendorAtItsFiles() throws Exception {
        var made = biddings.open(
                Scope.of(Pages.of(context).owner("Studio Fern").business()).at(Pages.BERLIN),
                LocalDateTime.now().plusDays(10),
                "Kontor Vier");
        vendor = made.vendor(0);
        var token = biddings.link(made, 0);
        var proof = OpenedLinks.proof(context, token.value()).orElseThrow();
        page = OpenedLinks.path(token) + "/bid/files";
        cookies = "handoff-link-%s=%d.%s; %s=%s"
                .formatted(
                        token.handle(),
                        Instant.now().getEpochSecond(),
                        token.value(),
                        proof.getName(),
                        proof.getValue());
        var shown = http.send(request(page).build(), BodyHandlers.ofString());
        assertThat(shown.statusCode()).isEqualTo(200);
        var found = FORM_TOKEN.matcher(shown.body());
        assertThat(found.find()).isTrue();
        formToken = found.group(1);
        cookies += "; " + shown.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    @Test
    void everyFileArrivesWholeHoweverOftenTheLineIsCut() throws Exception {
        var spooled = spooled();
        long before = heap();
        var begun = Instant.now();
        var senders = Executors.newFixedThreadPool(AT_ONCE);
        var sent = new ArrayList<String>();
        try {
            var all = new ArrayList<java.util.concurrent.Callable<String>>();
            for (int number = 0; number < FILES; number++) {
                long size = SIZE - number;
                all.add(() -> send(size));
            }
            for (var one : senders.invokeAll(all)) {
                sent.add(one.get());
            }
        } finally {
            senders.shutdown();
        }
        var took = Duration.between(begun, Instant.now());
        long after = heap();

        assertThat(Tenancy.as(vendor, this::kept)).containsExactlyInAnyOrderElementsOf(sent);
        long stray = Tenancy.as(
                vendor,
                () -> biddings.as(
                        vendor,
                        () -> jdbc.queryForObject(
                                "select (select count(*) from file_upload)"
                                        + " + (select count(*) from file_chunk where of_file is null)",
                                Long.class)));
        var left = spooled();
        left.removeAll(spooled);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(left).noneMatch(java.nio.file.Files::exists));
        System.out.printf(
                "Uploads: %d of %d MB with %d cuts each in %d s, %d with the right hash, heap %d MB before and %d MB after of at"
                        + " most %d MB, stray parts %d%n",
                FILES,
                SIZE >> 20,
                CUTS,
                took.toSeconds(),
                sent.size(),
                before >> 20,
                after >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                stray);
        assertThat(stray).isZero();
        assertThat(after - before).as("bytes that stay in memory").isLessThan(32 << 20);
    }

    /** @return the hash of what was sent */
    private String send(long size) throws Exception {
        var sha256 = hash(SampleFiles.largePdf(size));
        var announced = http.send(
                request(page + "/uploads")
                        .header("X-XSRF-TOKEN", formToken)
                        .header("Upload-Length", String.valueOf(size))
                        .header(
                                "Upload-Metadata",
                                "filename " + base64("Offer " + size + ".pdf") + ",sha256 " + base64(sha256))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(announced.statusCode()).as(announced.body()).isEqualTo(201);
        var place = announced.headers().firstValue("Location").orElseThrow();
        long parts = (size + PART - 1) / PART;
        var cuts = Set.of(0L, parts / 2, parts - 1);
        assertThat(cuts).hasSize(CUTS);
        try (var content = SampleFiles.largePdf(size)) {
            for (long part = 0; part < parts; part++) {
                var bytes = content.readNBytes(PART);
                if (cuts.contains(part)) {
                    cut(place, part * PART, bytes);
                    assertThat(offset(http.send(
                                    request(place)
                                            .method("HEAD", BodyPublishers.noBody())
                                            .build(),
                                    BodyHandlers.ofString())))
                            .isEqualTo(part * PART);
                }
                var answer = http.send(
                        request(place)
                                .header("X-XSRF-TOKEN", formToken)
                                .header("Content-Type", "application/offset+octet-stream")
                                .header("Upload-Offset", String.valueOf(part * PART))
                                .method("PATCH", BodyPublishers.ofByteArray(bytes))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
                assertThat(offset(answer)).isEqualTo(part * PART + bytes.length);
            }
        }
        return sha256;
    }

    /** The line breaks in the middle of a part. */
    private void cut(String place, long offset, byte[] bytes) throws IOException {
        try (var line = new Socket("localhost", port)) {
            OutputStream out = line.getOutputStream();
            out.write(("PATCH " + place + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: " + cookies
                            + "\r\nX-XSRF-TOKEN: " + formToken
                            + "\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: " + offset
                            + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
        }
    }

    private List<String> kept() {
        return biddings.as(vendor, () -> jdbc.queryForList("select id from stored_file", UUID.class)).stream()
                .map(id -> {
                    try (var content = files.content(biddings.as(vendor, () -> files.get(new FileId(id))))
                            .getInputStream()) {
                        return hash(content);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", cookies);
    }

    private static long offset(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("Upload-Offset").orElseThrow();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Set<Path> spooled() throws IOException {
        var spooled = new HashSet<Path>();
        try (var files = java.nio.file.Files.newDirectoryStream(
                Path.of(System.getProperty("java.io.tmpdir")), "handoff-upload-*")) {
            files.forEach(spooled::add);
        }
        return spooled;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(InputStream content) {
        try (var digested = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
