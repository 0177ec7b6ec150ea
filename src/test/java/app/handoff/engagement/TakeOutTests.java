package app.handoff.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Archives;
import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import app.handoff.web.FileArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** What an owner takes out of the engagements of the sample business, each at another stage. */
@SpringBootTest
class TakeOutTests {

    private static final String CANARY = "Xanthippe Quagmire";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Engagements engagements;

    @Test
    void everyListedFileIsInItTheDataIsReadAndNothingOfAnotherBusiness() {
        var pages = Pages.of(context);
        var ana = pages.owner("Studio Fern");
        var moss = pages.inSample(pages.owner(CANARY));
        var sample = pages.inSample(ana);
        var all = Tenancy.as(
                Tenancy.Scope.of(sample.business()).at(Pages.BERLIN), () -> engagements.list(null, null, 100));
        assertThat(all).hasSizeGreaterThan(3);
        var files = all.stream().map(entry -> taken(pages, sample, entry.id())).toList();

        files.forEach(entries -> {
            var index = text(entries, "index.html");
            assertThat(index).doesNotContain("??", CANARY);
            entries.keySet().stream()
                    .filter(path -> !path.equals("index.html") && !path.startsWith("Procedure of"))
                    .forEach(path -> assertThat(index).contains(UriUtils.encodePath(path, StandardCharsets.UTF_8)));
            var data = Canonical.read(text(entries, "engagement.json"), JsonNode.class);
            assertThat(data.path("engagement").path("name").stringValue()).isNotBlank();
            entries.forEach((path, content) -> assertThat(new String(content, StandardCharsets.UTF_8))
                    .as(path)
                    .doesNotContain(CANARY));
        });
        var paths = files.stream().flatMap(entries -> entries.keySet().stream()).collect(Collectors.toSet());
        assertThat(paths)
                .contains(
                        "Contract/Contract 1.txt",
                        "Contract/Contract 1, change 1.txt",
                        "Running work/Credits.csv",
                        "Running work/Meetings.csv",
                        "Running work/Actions.csv",
                        "Invoices/Invoices.csv",
                        "Running work/Weekly reports.csv",
                        "Running work/Service levels.csv",
                        "Reviews.csv",
                        "What was done.csv");
        assertThat(pages.get(moss, address(all.get(0).id()))).hasStatus(404);
    }

    /** 200 megabytes go through, and what is read is written before more is read. */
    @Test
    void aLargeFileIsSentPieceByPiece() throws Exception {
        var read = new AtomicLong();
        var written = new AtomicLong();
        var ahead = new AtomicLong();
        var size = 200_000_000L;
        var chance = new Random(7);
        var large = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] piece, int from, int length) {
                if (read.get() >= size) {
                    return -1;
                }
                chance.nextBytes(piece);
                read.addAndGet(length);
                ahead.accumulateAndGet(read.get() - written.get(), Math::max);
                return length;
            }
        };
        var archive = new FileArchive("large", Instant.EPOCH);
        var takeOut = new TakeOut(
                archive, "Studio Fern", Instant.EPOCH, new Format(new StaticMessageSource()), Locale.ENGLISH);
        takeOut.file("", "large.bin", Sentence.of("engagement.takeOut.data"), () -> large);

        archive.render(Map.of(), new MockHttpServletRequest(), new MockHttpServletResponse() {
            @Override
            public jakarta.servlet.ServletOutputStream getOutputStream() {
                return new org.springframework.mock.web.DelegatingServletOutputStream(new OutputStream() {
                    @Override
                    public void write(int one) {
                        written.incrementAndGet();
                    }

                    @Override
                    public void write(byte[] piece, int from, int length) throws IOException {
                        written.addAndGet(length);
                    }
                });
            }
        });

        assertThat(written.get()).isGreaterThan(size / 100 * 99);
        assertThat(ahead.get()).as("bytes that were read and not yet written").isLessThan(1_000_000);
    }

    private static Map<String, byte[]> taken(Pages pages, SignedIn who, EngagementId engagement) {
        var answer = pages.get(who, address(engagement)).exchange();
        assertThat(answer).hasStatusOk();
        return Archives.entries(answer.getResponse().getContentAsByteArray());
    }

    private static String address(EngagementId engagement) {
        return "/engagements/" + engagement + "/engagement.zip";
    }

    private static String text(Map<String, byte[]> entries, String path) {
        return new String(entries.get(path), StandardCharsets.UTF_8);
    }
}
